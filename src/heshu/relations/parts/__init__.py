"""Parts and wholes: 男22人、女35人，合计57人 -> parts, whole, exhaustive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.model.relations import Balance, Parts, operands
from heshu.relations.balances import find_balances, tied
from heshu.relations.changes import comparable
from heshu.relations.labels import Label
from heshu.relations.names_ahead import with_names_ahead
from heshu.relations.parts.bands import are_all_bands, are_banded
from heshu.relations.parts.by_times import parts_by_times
from heshu.relations.parts.contents import hold_unsaid, in_scale_of, with_contents
from heshu.relations.parts.divisions import (
    are_counted,
    are_disjoint,
    are_graded,
    completes,
    divides,
)
from heshu.relations.parts.doubts import (
    is_ruled_out,
    is_size_of_each,
)
from heshu.relations.parts.for_several import counted_for_each
from heshu.relations.parts.forms import are_told_in_several_ways
from heshu.relations.parts.found import find_lists
from heshu.relations.parts.grouped import is_grouped
from heshu.relations.parts.nouns import counts_alike
from heshu.relations.parts.of_others import (
    are_of_others,
    are_told_by_ways,
    befell_people,
    may_be_of_more,
)
from heshu.relations.parts.pairs import Pair, at_its_word, lent, pairs_of
from heshu.relations.parts.rules import AGAIN, SUMMED, Listed, PartRules, compile_parts
from heshu.relations.parts.silent import (
    are_among,
    are_not_its_two_sides,
    did_something,
    may_be_silent,
)
from heshu.relations.parts.sizes import LEAST_PARTS, agreeing_end, counted_out, far_apart
from heshu.relations.parts.structures import find_structures, of_listed
from heshu.relations.parts.terms import in_months
from heshu.relations.parts.worked_out import find_worked_out
from heshu.relations.scene import LEVEL, TIME, Scene
from heshu.relations.stocks import find_stocks

__all__ = ["PartRules", "compile_parts", "find_parts"]

OPEN_BEFORE = 24
"""Masked characters before a list that may say it is open (crops such as ...)."""
OPEN_BEHIND = 6
"""Masked characters behind a list that may say so (等)."""
NEAR_PART = 24
"""Characters behind a part in which a word stands that makes it overlap."""
EXHAUSTIVE = (
    "parts-made-of",
    "parts-listed",
    "parts-summed",
    AGAIN,
    "parts-bare",
    "parts-ways",
    "parts-grouped",
    "parts-counted",
)
"""Patterns whose words say that the parts are all there are."""
DIVIDED = frozenset({"closed", "parts-then-whole"})
"""Patterns without a word for a sum, which need a division."""
AMONG = frozenset({"among", "parts-among-behind"})
"""Patterns whose parts need not be all."""
CLOSED = frozenset({*EXHAUSTIVE, *DIVIDED} - {"parts-made-of"})
"""Patterns that say nothing of a single part."""


def find_parts(scene: Scene, rules: PartRules) -> Iterator[Parts | Balance]:
    """Balances, exhaustive lists with their totals, parts among a whole, and structure ratios."""
    scene = in_months(scene)
    balances = tuple(find_worked_out(scene, rules.cautions))
    balances = balances or tuple(find_balances(scene, rules.balances))
    balances = balances or tuple(find_stocks(scene, rules.cautions))
    yield from balances
    known: list[Parts] = []
    if scene.text.count(LEVEL) >= LEAST_PARTS and not scene.statement.cells:
        used = set(tied(balances))
        for timed in parts_by_times(scene, rules.cautions):
            used |= {claim.start for _, claim in operands(timed)}
            yield timed
        for listed in find_lists(scene, rules):
            if listed.whole.claim.start not in used:
                found = _relation(listed, rules)
                if found is not None:
                    used |= {claim.start for _, claim in operands(found)}
                    known.append(found)
                    yield found
        yield from _lone_parts(scene, rules, used)
    for structure in find_structures(scene, rules.structures, rules.cautions):
        yield of_listed(structure, known)


def _lone_parts(scene: Scene, rules: PartRules, used: set[int]) -> Iterator[Parts]:
    """One part of a whole: 48 of the village's 36 houses."""
    for pair in pairs_of(scene, rules.pairs):
        if {pair.part.start, pair.whole.start} & used or rules.said.no_whole.search(pair.cue):
            continue
        if pair.whole.quantity.kind == "ratio":
            continue  # one in six of the firms asked, 2,216 of which replied
        called, text = scene.said["number-called"], scene.statement.text
        if any(called.search(text, 0, each.start) for each in (pair.part, pair.whole)):
            continue  # wearing number 61 in a field of 40 runners; in week 34, 97 cases
        if befell_people(scene, pair.part, pair.whole):
            continue  # of the 640 members, 2,150 visits to the pool were counted
        if is_size_of_each(scene, pair.whole) or _is_of_a_larger_one(scene, pair):
            continue  # eight groups of five students
        if not rules.cautions.forbid(scene, pair.start, pair.end):
            yield Parts(
                cue=pair.cue,
                language=scene.statement.language,
                parts=(pair.part,),
                whole=pair.whole,
            )


def _is_of_a_larger_one(scene: Scene, pair: Pair) -> bool:
    """True for the 90 of "310 firemen with 44 engines were at work, 90 of them volunteers"."""
    part, whole = pair.part.quantity, pair.whole.quantity
    if scene.statement.language != "en" or None in (part.value, whole.value):
        return False
    if (part.value or 0) <= (whole.value or 0) or whole.kind not in ("count", "number"):
        return False
    return any(
        claim.start < min(pair.whole.start, pair.part.start)
        and claim.quantity.kind in ("count", "number", "score")
        and (claim.quantity.value or 0) >= (part.value or 0)
        for claim in scene.claims.values()
    )


def _relation(listed: Listed, rules: PartRules) -> Parts | None:
    """The relation that a list states, if it states one."""
    scene, name, whole = listed.match.scene, listed.match.rule.name, listed.whole
    if is_ruled_out(listed, rules) or hold_unsaid(tuple(listed.parts), whole, scene):
        return None
    listed = replace(listed, parts=tuple([with_contents(part, whole) for part in listed.parts]))
    if name == "parts-ways":
        scaled = tuple([in_scale_of(part, whole, scene) for part in listed.parts])
        listed = replace(listed, parts=scaled)
    parts = listed.parts
    if name in SUMMED:
        parts = agreeing_end(counted_for_each(tuple(parts), scene), whole.claim)
    several = len(parts) >= LEAST_PARTS
    behind = min(listed.end + OPEN_BEHIND, len(scene.text))
    ahead = max(listed.start - (OPEN_BEFORE if name in SUMMED else 0), 0)
    is_open = _leaves_open(scene, scene.text[ahead:behind], parts, rules)
    named = with_names_ahead(parts, scene) if name == "parts-then-whole" else parts
    divided = divides(named, whole, scene, rules.divisions)
    if name == "parts-then-whole" and are_not_its_two_sides(listed, parts):
        return None
    exhaustive = divided or _are_all(listed, parts, rules)
    alike = (divided and name != "parts-then-whole") or _all_alike(scene, listed)
    found = _Found(tuple(parts), is_open, exhaustive, alike, behind)
    if not _may_be_parts(listed, found, rules):
        return None
    open_later = _leaves_open(scene, scene.text[ahead:], parts, rules)
    closed = not (is_open if name in EXHAUSTIVE and name != "parts-bare" else open_later)
    if scene.said["open-up-to-whole"].search(scene.statement.text, 0, whole.claim.start):
        closed, open_later = False, True  # 货车、客车等65辆，其中货车41辆、客车18辆
    later = scene.said["none-left-over"].sub("", scene.text[listed.end :])
    untold = scene.said["rest-untold"].search(scene.text, listed.end)
    if untold or are_among(listed) or (rules.not_given and rules.not_given.search(later)):
        closed, open_later = False, True
    disjoint = several and _share_no_members(listed, parts, rules)
    among = name in AMONG and disjoint and _are_too_many(listed)
    among = among or (name == "parts-listed" and _are_some_of_it(listed, rules) and not divided)
    if divided and (may_be_silent(listed) or did_something(listed, rules)):
        closed, open_later = False, True
    return Parts(
        cue=listed.match.cue,
        language=scene.statement.language,
        parts=tuple(lent(at_its_word(scene, part.claim), whole.claim) for part in parts),
        whole=counted_out(whole) if divided else whole.claim,
        exhaustive=exhaustive and several and closed and not among,
        complement=divided and len(parts) == LEAST_PARTS and not open_later,
        disjoint=disjoint,
        uncertain=may_be_of_more(scene, parts, whole),
    )


def _are_all(listed: Listed, parts: Sequence[Label], rules: PartRules) -> bool:
    """True where the words say that the parts are all there are, or their names leave nothing out."""
    scene, whole = listed.match.scene, listed.whole
    return (
        listed.match.rule.name in EXHAUSTIVE
        or completes(parts, rules.divisions)
        or are_counted(parts, whole, scene, rules.divisions)
        or are_all_bands(parts, scene)
        or scene.said["nothing-else"].match(scene.text, listed.end) is not None
    )


def _are_some_of_it(listed: Listed, rules: PartRules) -> bool:
    """True for 营业收入▢，其中一、二季度分别为▢和▢: less than all, and told as parts of it only."""
    scene, whole, first = listed.match.scene, listed.whole, listed.parts[0].offset
    if not rules.divisions.lead.search(scene.text, whole.offset, first):
        return False
    summed = sum(part.claim.quantity.value or 0 for part in listed.parts)
    return summed < (whole.claim.quantity.value or 0) and TIME in scene.text[whole.offset : first]


def _share_no_members(listed: Listed, parts: Sequence[Label], rules: PartRules) -> bool:
    """True for parts of which nothing can be in two."""
    scene = listed.match.scene
    return (
        (
            are_banded(parts, scene)
            or (are_disjoint(parts, rules.divisions) and not are_told_in_several_ways(scene, parts))
        )
        and not _are_stages(scene, parts, rules)
        and not _are_told_again(scene, parts)
        and not scene.said["in-both-parts"].search(scene.text, listed.end)
        and not are_told_by_ways(scene, parts)
    )


class _Found(Struct, frozen=True):
    """What is known of a list."""

    parts: tuple[Label, ...]
    is_open: bool
    """The words around it say that it is incomplete."""
    exhaustive: bool
    """Its form or words say that its parts are all there are."""
    alike: bool
    """It counts what the whole counts."""
    behind: int
    """The end of the words behind it that may open it."""


def _may_be_parts(listed: Listed, found: _Found, rules: PartRules) -> bool:
    """False for a list of which the pattern that found it asks more."""
    scene, name = listed.match.scene, listed.match.rule.name
    if name in CLOSED and len(found.parts) < LEAST_PARTS:
        return False
    if name in CLOSED and scene.said["counted-in"].match(scene.text, listed.end):
        return False
    if name == "parts-grouped" and (found.is_open or not is_grouped(listed, rules)):
        return False
    if name in DIVIDED and (found.is_open or not found.exhaustive or not found.alike):
        return False
    if name in SUMMED and (found.is_open or far_apart(found.parts, listed.whole.claim)):
        return False
    if are_of_others(scene, name, found.parts, listed.whole):
        return False
    if name not in AMONG | DIVIDED:
        return True
    if not found.exhaustive and not found.alike and not _could_be_parts(listed):
        return False
    return not _overlaps(scene, listed, found.behind, rules)


def _are_told_again(scene: Scene, parts: Sequence[Label]) -> bool:
    """True for the votes of "of 120 deputies, 98 took part; 61 voted yes and 37 no".

    What stands behind a semicolon and fits into the part before it may be what that is made of.
    """
    if scene.said["deed-unsaid"].match(scene.text, parts[-1].offset + 1):
        return True  # of 900 members, 500 may vote; 450 did
    if ";" not in scene.text[parts[0].offset : parts[1].offset]:
        return False
    first, *others = [part.claim.quantity.value for part in parts]
    known = [value for value in others if value is not None]
    several = len(known) == len(others) >= LEAST_PARTS
    return several and first is not None and sum(known) <= first


def _are_too_many(listed: Listed) -> bool:
    """True for three and more parts behind 其中 that are more than their whole.

    共有奖牌240枚，其中金牌78枚、银牌81枚、铜牌94枚: whether or not they are all there are.
    """
    values = [part.claim.quantity.value for part in listed.parts]
    known = [value for value in values if value is not None]
    whole = listed.whole.claim.quantity.value
    several = len(values) > LEAST_PARTS and len(known) == len(values)
    said = listed.match.scene.said["of-these"].search(listed.match.cue)
    return several and whole is not None and said is not None and sum(known) > whole


def _are_stages(scene: Scene, parts: Sequence[Label], rules: PartRules) -> bool:
    """True for parts told by verbs alone, which one member may do one after the other.

    Of the 19,840 who entered, 16,204 started and 15,671 finished. Nobody both dies and survives,
    and those who work in mines or in mills are told apart by the place.
    """
    if are_graded([part.words for part in parts], rules.divisions):
        return False
    if scene.statement.language == "zh":
        if _have_amounts(scene, parts):
            return True
        if all(scene.said["ever-done"].match(part.after) for part in parts):
            return True  # 35人去过海南，40人去过云南
        ahead = [scene.said["deed-of-a-part"].match(part.before) for part in parts]
        behind = [scene.said["deed-behind-a-part"].match(part.after) for part in parts]
        return any(
            all(deeds) and len({deed[0] for deed in deeds if deed}) == len(parts)
            for deeds in (ahead, behind)
        )
    verbs = [
        found[0].split()[-1] if found else ""
        for part in parts
        for found in (scene.said["told-by-verb"].match(scene.text, part.offset + 1),)
    ]
    return all(verbs) and len(set(verbs)) == len(verbs)


def _have_amounts(scene: Scene, parts: Sequence[Label]) -> bool:
    """True for 6家企业中，4家少计收入7846万元，3家借款逾期2.17亿元: one may have done both."""
    ends = [*(part.offset for part in parts[1:]), len(scene.text)]
    return all(
        not part.before.strip()
        and any(
            part.offset < at < end and "，" not in scene.text[part.offset : at]
            for at in scene.claims
        )
        for part, end in zip(parts, ends, strict=True)
    )


MOST_OVER = Decimal("1.5")


def _could_be_parts(listed: Listed) -> bool:
    """True if several parts of other names would each fit into the whole, and almost do together.

    Eighteen vehicles, including 12 cars and nine motorcycles: a car is a vehicle, but no word
    says so.
    """
    whole = listed.whole.claim.quantity
    values = [part.claim.quantity.value for part in listed.parts]
    if whole.value is None or len(values) < LEAST_PARTS or whole.unit not in ("", "person"):
        return False
    known = [value for value in values if value is not None]
    small = len(known) == len(values) and all(value < whole.value for value in known)
    return small and sum(known) <= MOST_OVER * whole.value


def _overlaps(scene: Scene, listed: Listed, behind: int, rules: PartRules) -> bool:
    """True if a part may be of another time or lie outside the whole: 其中去年开工的5所."""
    first, whole = listed.parts[0], listed.whole
    ahead = scene.said["compared-with-time"].sub("", scene.text[whole.offset + 1 : first.offset])
    before = next((at for at in sorted(scene.claims, reverse=True) if at < whole.offset), -1)
    listed_whole = (  # 图书馆12个、博物馆38个，其中免费开放45个
        before >= 0
        and "、" in scene.text[before : whole.offset]
        and "，" not in scene.text[before : whole.offset]
        and comparable(scene.claims[before], whole.claim)
    )
    if scene.statement.language == "en":  # 900 visitors on Sunday, including 520 adults
        ahead = ahead[max(ahead.rfind(","), ahead.rfind("(")) + 1 :]
    if scene.said["besides-head"].match(listed.parts[-1].before):
        behind = listed.parts[-2].offset  # 另有240人只跑迷你组 was told by the verb of the others
    return (
        TIME in ahead
        or listed_whole
        or rules.overlap.search(scene.text, listed.start, behind) is not None
        or any(rules.overlap.search(part.after[:NEAR_PART]) for part in listed.parts)
    )


def _leaves_open(scene: Scene, text: str, parts: Sequence[Label], rules: PartRules) -> bool:
    """True if a list is said to be incomplete or to overlap, unless the odd part is one of it.

    赞成票152票、反对票23票、弃权票5票 leaves nobody out.
    """
    for found in rules.cautions.open_list.finditer(_all_told(scene, text)):
        own = any(found[0].lower() in part.words.lower() for part in parts)
        if not own or not rules.residual.fullmatch(found[0]):
            return True
    return False


def _all_told(scene: Scene, text: str) -> str:
    """The words around a list without those that leave nothing out: and none of them spoiled.

    Nor does the 等 of 一等奖 and 高等教育.
    """
    counted = scene.said["no-open-word"].sub("", scene.said["counted-parts"].sub("", text))
    return scene.said["none-left-over"].sub("", counted)


def _all_alike(scene: Scene, listed: Listed) -> bool:
    """True unless a list counts other things than its whole: 120 villages, 3,500 families."""
    if scene.statement.language == "zh" or listed.whole.claim.quantity.unit != "":
        return True
    last = listed.parts[-1]
    if counts_alike(scene, last.claim, listed.whole.claim):
        return True
    return all(counts_alike(scene, part.claim, listed.whole.claim) for part in listed.parts)
