"""Chinese figures far apart whose numbers are one but for a scale word or two swapped digits.

到位资金41.2亿元 and, much further down, 去年到位的41.2万元招商资金: numbers of three digits seldom agree
by chance, and most of what stands around the later one stands around the earlier one, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Repeat
from heshu.relations.repeats.naming import CLAUSE_STOP
from heshu.relations.repeats.parallel import are_parallel, ends_alike, of_other_turns
from heshu.relations.repeats.rules import RepeatRules
from heshu.relations.repeats.run_in import are_of_two_labels
from heshu.relations.retellings.swapped import digits_of
from heshu.relations.scene import FIGURES, LEVEL, TIME, Scene

FEWEST_DIGITS = 3
MODALITIES = frozenset({"stated", "target"})
KINDS = frozenset({"count", "money", "mass", "area", "length", "volume", "energy", "power"})
LEAST_PAIRS, MOST_NEW = 3, 3
"""Pairs of characters that both clauses have, and of which the later one may have others."""
SWAPPED = 2
HALF, SHARE = 0.5, 0.6
"""Part of the pairs of the later clause that the earlier sentence has: of one number, and of a swapped one."""
SCALE = re.compile("[十百千万亿]")
HAN_PAIR = re.compile("(?=([\u4e00-\u9fff]{2}))")


class Printed(Struct, frozen=True):
    """A figure that is printed once, with the pairs of characters of its clause."""

    scene: Scene
    index: int
    claim: Claim
    pairs: frozenset[str]
    before: str
    """The masked words of its sentence in front of it."""
    told: str
    """The sentence up to the end of the clause of the figure, but for names of budgets."""
    label: str
    """Of the owner that its sentence or section is headed by."""


def find_slipped(
    scenes: Sequence[Scene],
    rules: RepeatRules,
    labels: Sequence[str],
    taken: frozenset[str],
    summaries: Mapping[int, int],
) -> Iterator[Repeat]:
    """Each figure printed once beside the first before it that looks like a slip of it."""
    groups: dict[tuple[str, str], list[Printed]] = {}
    for each in _printed(scenes, rules, labels, taken):
        digits = digits_of(each.claim.quantity)
        groups.setdefault((each.claim.quantity.unit, "".join(sorted(digits))), []).append(each)
        if each.claim.quantity.kind == "money":
            groups.setdefault((each.claim.quantity.unit, f"{digits[:2]}…"), []).append(each)
    told: set[str] = set()
    for group in groups.values():
        if len(group) > MOST_NEW:
            continue
        for number, later in enumerate(group):
            fits = [each for each in group[:number] if _are_one(each, later, rules.scope)]
            if len(fits) == 1 and later.claim.id not in told:
                told.add(later.claim.id)
                apart = summaries.get(fits[0].index, 0) != summaries.get(later.index, 0)
                yield Repeat(
                    language="zh", cue=later.claim.indicator, earlier=fits[0].claim,
                    later=later.claim, kind="summary" if apart else "text",
                )  # fmt: skip


def _printed(
    scenes: Sequence[Scene], rules: RepeatRules, labels: Sequence[str], taken: frozenset[str]
) -> Iterator[Printed]:
    """The levels of three digits and more that prose prints once."""
    times = Counter(
        (claim.quantity.unit, claim.quantity.value)
        for scene in scenes
        for claim in scene.claims.values()
    )
    for index, scene in enumerate(scenes):
        statement = scene.statement
        if statement.language != "zh" or not statement.is_prose:
            continue
        if rules.cautions.doubts(scene):
            continue
        for offset, claim in scene.claims.items():
            quantity = claim.quantity
            plain = (
                claim.id and claim.id not in taken and not quantity.qualifier and not claim.change
            )
            if not plain or quantity.kind not in KINDS or scene.text[offset] != LEVEL:
                continue
            start, end = _around(scene.text, offset)
            bare = scene.said["no-revision"].sub
            if rules.revised.search(bare("", scene.text[start:end])):
                continue
            once = times[quantity.unit, quantity.value] == 1 and claim.modality in MODALITIES
            if once and quantity.value and len(digits_of(quantity)) >= FEWEST_DIGITS:
                pairs, before = _pairs(_clause(scene, offset)), scene.text[:offset]
                told = bare("", scene.text[:end])
                yield Printed(scene, index, claim, pairs, before, told, labels[index])


def _around(text: str, offset: int) -> tuple[int, int]:
    """Where the clause around a figure begins and ends."""
    start = max(text.rfind(mark, 0, offset) for mark in "，；。：")
    ends = [at for mark in "，；。" if (at := text.find(mark, offset)) >= 0]
    return start + 1, min(ends, default=len(text))


def _clause(scene: Scene, offset: int) -> str:
    """The words of the clause around a figure, up to the next figures."""
    ahead = CLAUSE_STOP.split(scene.text[:offset])[-1]
    behind = CLAUSE_STOP.split(scene.text[offset + 1 :])[0]
    cut = re.compile(f"[{FIGURES}]")
    words = f"{cut.split(ahead)[-1]}，{cut.split(behind)[0]}"
    return scene.said["summed-of-a-deed"].sub("，", words).replace(TIME, "，")  # 共捕获


def _pairs(text: str) -> frozenset[str]:
    return frozenset(HAN_PAIR.findall(text))


def _are_one(earlier: Printed, later: Printed, scope: re.Pattern[str]) -> bool:
    """True for one number with another scale word or two digits swapped, told in the same words."""
    if earlier.claim.modality != later.claim.modality:
        return False
    if earlier.index == later.index or not _looks_like_slip(earlier.claim, later.claim):
        return False
    known = _pairs(re.sub(f"[{FIGURES}{TIME}]", "，", earlier.scene.text))
    shared = later.pairs & known
    same = _rounded(earlier.claim, later.claim)
    if len(shared) < LEAST_PAIRS or len(shared) < (HALF if same else SHARE) * len(later.pairs):
        return False
    return bool(earlier.pairs & later.pairs) and not _are_apart(earlier, later, scope)


def _of_other_kinds(earlier: Printed, later: Printed) -> bool:
    """True for 工业增加值 and 服务业增加值: other words before one noun, none of them in both sentences."""
    names = [CLAUSE_STOP.split(each.before)[-1] for each in (earlier, later)]
    alike = ends_alike(*names)
    if alike < SWAPPED:
        return False
    mine, yours = (name[: len(name) - alike][-SWAPPED:] for name in names)
    if any(later.scene.said["does-no-more"].fullmatch(each) for each in (mine, yours)):
        return False
    apart = mine not in later.scene.text and yours not in earlier.scene.text
    return apart and len(mine) == len(yours) == SWAPPED and HAN_PAIR.match(mine + yours) is not None


def _printed_before(printed: Printed) -> str:
    """The sentence in front of a figure, as it is printed."""
    return printed.scene.statement.text[: printed.claim.start]


def _owner(printed: Printed, scope: re.Pattern[str]) -> str:
    """Whose a figure is; empty for 全县 and 该案, which are what the document is about."""
    entity = printed.claim.entity
    general = scope.fullmatch(entity) or printed.scene.said["owner-told-of"].match(entity)
    return "" if general else entity


def _looks_like_slip(one: Claim, two: Claim) -> bool:
    """True for 2360万元 and 2.36亿元, and for 2.36万人 and 2.63万人."""
    first, second = digits_of(one.quantity), digits_of(two.quantity)
    size = [each.quantity.value.adjusted() for each in (one, two) if each.quantity.value]
    if _rounded(one, two):
        words = [SCALE.findall(each.quantity.text) for each in (one, two)]
        return size[0] != size[1] and words[0] != words[1]
    apart = [at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b]
    return size[0] == size[1] and len(apart) == SWAPPED and apart[1] == apart[0] + 1


def _rounded(one: Claim, two: Claim) -> bool:
    """True for one number but for its scale word: 6426.00万元 and 6.43亿元, of which one is rounded."""
    first, second = sorted((digits_of(one.quantity), digits_of(two.quantity)), key=len)
    if first == second or one.quantity.kind != "money":
        return first == second
    return (
        len(first) < len(second)
        and str(round(Decimal(f"{second[: len(first)]}.{second[len(first) :]}"))) == first
    )


def _are_apart(earlier: Printed, later: Printed, scope: re.Pattern[str]) -> bool:
    """True for figures of other owners or times, or of what one sentence sets against another."""
    if are_of_two_labels(earlier.label, later.label):
        return True
    sentences = (earlier.before, earlier.scene.text), (later.before, later.scene.text)
    if are_parallel(*sentences, later.scene.said):
        return True
    if _of_other_kinds(earlier, later) or of_other_turns(
        _printed_before(earlier), _printed_before(later), later.scene.said
    ):
        return True
    one, two = _owner(earlier, scope), _owner(later, scope)
    if one and two and one != two and not (one in two or two in one):
        return True
    times = [
        {
            each.text
            for each in scene.times.values()
            if not scene.said["any-year"].fullmatch(each.text)
        }
        for scene in (earlier.scene, later.scene)
    ]
    if all(times) and times[0].isdisjoint(times[1]):
        return True
    return any(each.scene.said["set-apart"].search(each.told) for each in (earlier, later))
