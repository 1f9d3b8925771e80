"""Parts and wholes: 男22人、女35人，合计57人 -> parts, whole, exhaustive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import Interval, lenient, point
from heshu.model.relations import Balance, Parts, operands
from heshu.relations.balances import BalanceRules, compile_balances, find_balances, tied
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes import comparable
from heshu.relations.labels import Label, labels
from heshu.relations.parts.divisions import (
    DivisionWords,
    are_disjoint,
    compile_divisions,
    completes,
    divides,
)
from heshu.relations.parts.lists import ListWords, items_before, items_from, offset_of
from heshu.relations.parts.nouns import counts_alike
from heshu.relations.parts.pairs import lent, pairs_of, scores
from heshu.relations.parts.structures import find_structures
from heshu.relations.patterns import Match, Rule, WordLists, compile_patterns, matches
from heshu.relations.scene import LEVEL, TIME, Scene

LEAST_PARTS = 2
OPEN_BEFORE = 24
"""Masked characters before a list that may say it is open (crops such as ...)."""
OPEN_BEHIND = 6
"""Masked characters behind a list that may say so (等)."""
NEAR_PART = 24
"""Characters behind a part in which a word stands that makes it overlap."""
EXHAUSTIVE = ("parts-made-of", "parts-listed", "parts-summed", "parts-bare")
"""Patterns whose words say that the parts are all there are."""
CLOSED = frozenset({"parts-listed", "parts-summed", "parts-bare", "closed"})
"""Patterns that say nothing of a single part."""
PLAUSIBLE_RATIO = 3
"""A total that is that many times its parts is the total of something else."""
SCALE_SLIP = 900
SLIPS = (10**3, 10**4, 10**6, 10**8)
"""Powers of ten that scale words stand for: thousand, 万, million, 亿."""
PLAUSIBLE_SLIP = Fraction(3, 2)
"""A total is a power of ten too large where it fits that well otherwise."""
"""Unless it is about a thousand times as large or more, which a wrong scale word explains."""


UNPRICED = re.compile(
    rf"(?:加上|连同|算上|算进|外加|另加|加之|计入|包括|包含|(?<!成)(?<!含)含)(?!税)"
    rf"[^，。；;{LEVEL}]{{1,14}}(?:，[^。；;]{{0,10}})?$"
)
"""加上零售，两天一共卖出655箱: a part of which no figure is printed."""
TAXED = re.compile(r"含(?:税|息|运费|邮|量|水|金|糖|油|氧|硫|碳|脂|盐|酒精|铁|钙|磷)")
"""单价92元，含税总价4.6万元 names no part of the price."""
SCALE_END = re.compile(r"满分|总分为$|上限|限额")
"""在满分为100分的测试中取得117分 breaks a scale, which has a check of its own."""
EACH = re.compile("[各均]为?$")
"""其中语文、数学、外语各150分 gives one figure for three parts."""
CODE = re.compile(r"\b[A-Z]{2,3}$")
"""Airlines cancelled 74 flights, including KR 208: the second number is a name."""
VOTE = re.compile(r"弃权|\babst", re.IGNORECASE)
"""A count of votes, which has a check of its own."""


COMPARED = re.compile(r"\b(?:ahead|short|instead|outside|independent) of\b", re.IGNORECASE)
"""Orders of $340 million were ahead of the $310 million forecast, and no part of them."""


class PartRules(Struct, frozen=True):
    """What the finder of parts compiled from a pack."""

    listed: tuple[Rule, ...]
    """A whole, and behind it all its parts: 由…组成, consists of."""
    summed: tuple[Rule, ...]
    """A total behind its parts: 合计, for a total of."""
    among: tuple[Rule, ...]
    closed: tuple[Rule, ...]
    """Lists without a cue of their own, taken only where they are a division without a rest."""
    words: ListWords
    divisions: DivisionWords
    balances: BalanceRules
    structure: re.Pattern[str]
    ratio: re.Pattern[str]
    made_of: re.Pattern[str]
    """组成 behind a list that 由 leads into."""
    overlap: re.Pattern[str]
    not_given: re.Pattern[str] | None
    """Behind a list, of a rest without a figure: 30 women, the others children."""
    holder: re.Pattern[str] | None
    """Right before the bare number of a part: the study, with 95."""
    kinds: re.Pattern[str] | None
    """Groups, categories: what a number of parts counts, after at most one other word."""
    mean: re.Pattern[str]
    """Before a total that is none: the average came to 52."""
    residual: re.Pattern[str]
    """Parts that only count as left out where they are not printed: 弃权, undecided."""
    cautions: Cautions


def compile_parts(pack: Pack, cautions: Cautions) -> PartRules:
    """The rules of a pack for parts and wholes."""
    return PartRules(
        compile_patterns(pack, "parts-made-of")
        + compile_patterns(pack, "parts-listed")
        + compile_patterns(pack, "parts-bare"),
        compile_patterns(pack, "parts-summed"),
        compile_patterns(pack, "among"),
        compile_patterns(pack, "closed"),
        ListWords(
            word_pattern(pack, "relation-other-subject"), word_pattern(pack, "relation-nested")
        ),
        compile_divisions(pack),
        compile_balances(pack, cautions),
        word_pattern(pack, "relation-structure"),
        word_pattern(pack, "relation-ratio"),
        re.compile(rf"[^，。；,;]{{0,12}}(?:{word_pattern(pack, 'relation-made-of').pattern})"),
        word_pattern(pack, "relation-overlap"),
        word_pattern(pack, "relation-not-given") if pack.language == "en" else None,
        _holder(pack),
        _kinds(pack),
        word_pattern(pack, "relation-mean-value"),
        word_pattern(pack, "relation-residual"),
        cautions,
    )


def _holder(pack: Pack) -> re.Pattern[str] | None:
    """What stands right before the bare number of a part; `None` for a language without it."""
    if not pack.words_named("relation-part-holder"):
        return None
    return re.compile(rf"{WordLists(pack).regex('relation-part-holder')}$", re.IGNORECASE)


def _kinds(pack: Pack) -> re.Pattern[str] | None:
    """Nouns of parts; `None` for a language in which a measure word tells."""
    if pack.language != "en":
        return None
    nouns = WordLists(pack).regex("relation-kinds")
    return re.compile(rf"\s*(?:[a-z-]+\s)?{nouns}", re.IGNORECASE)


class Listed(Struct, frozen=True):
    """A whole and the labelled parts of one list."""

    match: Match
    whole: Label
    parts: tuple[Label, ...]

    @property
    def start(self) -> int:
        """Where the relation begins in the masked text."""
        return min(self.whole.offset, self.parts[0].offset)

    @property
    def end(self) -> int:
        """Where its last figure ends."""
        return max(self.whole.offset, self.parts[-1].offset) + 1


def find_parts(scene: Scene, rules: PartRules) -> Iterator[Parts | Balance]:
    """Balances, exhaustive lists with their totals, parts among a whole, and structure ratios."""
    balances = tuple(find_balances(scene, rules.balances))
    yield from balances
    if scene.text.count(LEVEL) >= LEAST_PARTS and not scene.statement.cells:
        used = set(tied(balances))
        for listed in _lists(scene, rules):
            if listed.whole.claim.start not in used:
                found = _relation(listed, rules)
                if found is not None:
                    used |= {claim.start for _, claim in operands(found)}
                    yield found
        yield from _lone_parts(scene, rules, used)
    yield from find_structures(scene, rules.structure, rules.ratio, rules.cautions)


def _lone_parts(scene: Scene, rules: PartRules, used: set[int]) -> Iterator[Parts]:
    """One part of a whole: 48 of the village's 36 houses."""
    for pair in pairs_of(scene):
        if {pair.part.start, pair.whole.start} & used or COMPARED.search(pair.cue):
            continue
        if not rules.cautions.forbid(scene, pair.start, pair.end):
            yield Parts(
                cue=pair.cue,
                language=scene.statement.language,
                parts=(pair.part,),
                whole=pair.whole,
            )


class Named:
    """The labels of a statement, read when the first is asked for."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._labels: dict[int, Label] = {}

    def at(self, offset: int) -> Label:
        """The label of the figure at an offset."""
        if not self._labels:
            self._labels = {label.offset: label for label in labels(self._scene)}
        return self._labels[offset]

    def all(self, offsets: Sequence[int]) -> tuple[Label, ...]:
        """The labels of several figures."""
        return tuple(self.at(offset) for offset in offsets)


def _lists(scene: Scene, rules: PartRules) -> Iterator[Listed]:
    """The lists of a statement with their wholes, the surest wordings first."""
    named = Named(scene)
    for match in matches(rules.listed, scene):
        yield from _behind(match, rules, named)
    for match in matches(rules.summed, scene):
        whole = match.claim("whole")
        at = -1 if whole is None else offset_of(scene, whole)
        items = items_before(scene, at, rules.words) if at >= 0 else []
        if items and not _of_other_noun(match, named.all(items)):
            yield Listed(match, named.at(at), named.all(items))
    closing = rules.divisions.hint.search(scene.text)
    for match in matches(rules.among + rules.closed if closing else rules.among, scene):
        yield from _behind(match, rules, named)


SUM_NOUN = re.compile(r"(?P<noun>[\u4e00-\u9fff]{2})$")
COMMON = re.compile("公共|.共[产青享和同建识]")
"""公共卫生机构28个 adds up nothing."""
TOTAL_OF = re.compile(r"总[额量数](?:为|达)")


def _of_other_noun(match: Match, parts: Sequence[Label]) -> bool:
    """True for the 利润总额为 behind revenue and costs, which is no sum of what stands before."""
    text = match.scene.text
    if COMMON.match(text, match.start - 1) if match.start else False:
        return True
    if not TOTAL_OF.match(text, match.start):
        return False
    noun = SUM_NOUN.search(text, 0, match.start)
    return noun is not None and not any(noun["noun"] in part.words for part in parts)


def _behind(match: Match, rules: PartRules, named: Named) -> Iterator[Listed]:
    """The list that begins with the part of a match."""
    whole, first = match.claim("whole"), match.claim("part")
    if whole is None or first is None or whole is first:
        return
    if scores(first, whole) or not (comparable(first, whole) or _is_bare(match.scene, first)):
        return
    if whole.change.endswith("-by") and _has_level_before(match.scene, whole):
        return
    items = items_from(match.scene, offset_of(match.scene, first), rules.words)
    made_of = match.rule.name != "parts-made-of" or rules.made_of.match(
        match.scene.text, items[-1] + 1
    )
    if made_of:
        yield Listed(match, named.at(offset_of(match.scene, whole)), named.all(items))


BARE = re.compile(r"\s*(?:hectares\s+)?(?:are|is|were|was|went|go|goes|\)|,)\b", re.IGNORECASE)


def _is_bare(scene: Scene, part: Claim) -> bool:
    """True for the 140 of "320 hectares: 140 are arable", which has the unit of its whole."""
    bare = part.quantity.kind == "number" and part.quantity.unit == ""
    return bare and bool(BARE.match(scene.statement.text, part.end))


def _has_level_before(scene: Scene, amount: Claim) -> bool:
    """人口318万人，比上年减少2万人，其中城镇201万人: the parts are those of the level."""
    return any(
        claim.start < amount.start and not claim.change and comparable(claim, amount)
        for claim in scene.claims.values()
    )


def _relation(listed: Listed, rules: PartRules) -> Parts | None:
    """The relation that a list states, if it states one."""
    scene, name, whole = listed.match.scene, listed.match.rule.name, listed.whole
    if _is_ruled_out(listed, rules):
        return None
    parts = _agreeing_end(listed.parts, whole.claim) if name == "parts-summed" else listed.parts
    several = len(parts) >= LEAST_PARTS
    behind = min(listed.end + OPEN_BEHIND, len(scene.text))
    ahead = max(listed.start - (OPEN_BEFORE if name == "parts-summed" else 0), 0)
    is_open = _leaves_open(scene.text[ahead:behind], parts, rules)
    divided = divides(parts, whole, scene, rules.divisions)
    exhaustive = name in EXHAUSTIVE or divided or completes(parts, rules.divisions)
    alike = divided or _all_alike(scene, listed)
    if name in CLOSED and not several:
        return None
    if name == "closed" and (is_open or not exhaustive or not alike):
        return None
    if name == "parts-summed" and (is_open or _far_apart(parts, whole.claim)):
        return None
    if name == "among" and not exhaustive and not alike and not _could_be_parts(listed):
        return None
    if name in ("among", "closed") and _overlaps(scene, listed, behind, rules):
        return None
    open_later = _leaves_open(scene.text[ahead:], parts, rules)
    closed = not (is_open if name in EXHAUSTIVE and name != "parts-bare" else open_later)
    if rules.not_given and rules.not_given.search(scene.text, listed.end):
        closed, open_later = False, True
    return Parts(
        cue=listed.match.cue,
        language=scene.statement.language,
        parts=tuple(lent(part.claim, whole.claim) for part in parts),
        whole=whole.claim,
        exhaustive=exhaustive and several and closed,
        complement=divided and len(parts) == LEAST_PARTS and not open_later,
        disjoint=several and are_disjoint(parts, rules.divisions),
    )


def _is_ruled_out(listed: Listed, rules: PartRules) -> bool:
    """True for what only looks like a whole with its parts, whatever the words that tie them."""
    scene, name = listed.match.scene, listed.match.rule.name
    whole, parts = listed.whole, listed.parts
    if rules.cautions.forbid(scene, listed.start, listed.end) or COMPARED.search(listed.match.cue):
        return True
    if any(VOTE.search(part.words) or EACH.search(part.before) for part in parts):
        return True
    if any(part.claim.quantity.kind == "number" and CODE.search(part.before) for part in parts):
        return True
    if name == "among" and TAXED.search(listed.match.cue):
        return True
    if name == "parts-summed" and any(SCALE_END.search(part.before) for part in parts):
        return True
    if SCALE_END.search(whole.before) or whole.after.startswith("制"):
        return True
    if scene.text[: whole.offset].endswith("投"):  # 三分球8投5中，贡献19分
        return True
    if name == "parts-summed" and rules.mean.search(_between(scene, parts[-1], whole)):
        return True
    if name == "parts-summed":
        if UNPRICED.search(scene.text, parts[-1].offset + 1, whole.offset):
            return True
        return bool(BALANCE.search(whole.before) and not BALANCE.search(parts[0].words))
    if name == "parts-bare" and not all(_is_held(part, rules) for part in parts):
        return True
    if name == "parts-listed" and _counts_parts(listed, rules):
        return True
    if name == "parts-listed" and (
        _is_no_list(scene, listed) or SUPERLATIVE.search(scene.text, 0, whole.offset)
    ):
        return True
    return len(parts) >= LEAST_PARTS and _too_far_for_a_slip(parts, whole.claim)


def _counts_parts(listed: Listed, rules: PartRules) -> bool:
    """True for the "two" of "60 runners were split into two groups", which is no part."""
    behind = listed.parts[0].after.split(",")[0]
    return rules.kinds is not None and rules.kinds.match(behind) is not None


def _is_held(part: Label, rules: PartRules) -> bool:
    """True for the 41 of "three schools: Ash, with 41", not for "Ash, with 410 pupils"."""
    quantity = part.claim.quantity
    alone = quantity.kind == "number" and quantity.unit == ""
    return alone and rules.holder is not None and rules.holder.search(part.before) is not None


def _between(scene: Scene, part: Label, whole: Label) -> str:
    """The words between the last part of a list and the total behind it."""
    return scene.text[part.offset + 1 : whole.offset]


SUPERLATIVE = re.compile("最[高低多少大小长短快慢重轻强好差深浅]的?(?:是|为)")
"""降雨量最大的是东山镇，累计148毫米，西河镇和南坪镇分别为131毫米、120毫米 has no whole."""
BALANCE = re.compile(r"\b(?:profit|surplus|deficit|loss|margin|difference)\b", re.IGNORECASE)
"""Revenue was $80 million and costs $66 million; profit came to $17 million: that is no sum."""
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
    ahead = scene.text[whole.offset + 1 : first.offset]
    before = next((at for at in sorted(scene.claims, reverse=True) if at < whole.offset), -1)
    listed_whole = (  # 图书馆12个、博物馆38个，其中免费开放45个
        before >= 0
        and "、" in scene.text[before : whole.offset]
        and "，" not in scene.text[before : whole.offset]
        and comparable(scene.claims[before], whole.claim)
    )
    if scene.statement.language == "en":  # 900 visitors on Sunday, including 520 adults
        ahead = ahead[ahead.rfind(",") + 1 :]
    return (
        TIME in ahead
        or listed_whole
        or rules.overlap.search(scene.text, listed.start, behind) is not None
        or any(rules.overlap.search(part.after[:NEAR_PART]) for part in listed.parts)
    )


def _is_no_list(scene: Scene, listed: Listed) -> bool:
    """True for what lists no amounts: 三产结构为12.1：36.4：51.5, "four steps: (1) apply".

    Nor does "5,400 tonnes (2022: 7,200 tonnes)".
    """
    first = listed.parts[0].offset
    bare = listed.parts[0].claim.quantity.unit == ""
    numbered = bare and scene.text[first - 1 : first + 2 : 2] in ("()", "（）")
    between = scene.text[listed.whole.offset + 1 : first]
    dated = TIME in between and not between.strip(f"：:(（ {TIME}")
    return numbered or dated or not between.strip("：: ")


def _leaves_open(text: str, parts: Sequence[Label], rules: PartRules) -> bool:
    """True if a list is said to be incomplete or to overlap, unless the odd part is one of it.

    赞成票152票、反对票23票、弃权票5票 leaves nobody out.
    """
    for found in rules.cautions.open_list.finditer(text):
        own = any(found[0].lower() in part.words.lower() for part in parts)
        if not own or not rules.residual.search(found[0]):
            return True
    return False


def _agreeing_end(parts: tuple[Label, ...], whole: Claim) -> tuple[Label, ...]:
    """The last parts of a list that make up the whole, or the whole list if none do.

    Where a list begins is less sure than where it ends: 去年300万元，今年修路100万元，架桥200万元，
    合计300万元.
    """
    for first in range(len(parts) - LEAST_PARTS + 1):
        if _sum(parts[first:]).meets(lenient(whole.quantity)):
            return parts[first:]
    return parts


def _sum(parts: Sequence[Label]) -> Interval:
    summed = point(0)
    for part in parts:
        summed = summed + lenient(part.claim.quantity)
    return summed


def _far_apart(parts: Sequence[Label], whole: Claim) -> bool:
    """True if a total is so many times its parts that it must be the total of something else.

    新增病例5例，治愈3例，共有确诊120例 adds up nothing. A slipped scale word is told by its power
    of ten.
    """
    summed, stated = _sum(parts), lenient(whole.quantity)
    if summed.high is None or stated.low is None or summed.high <= 0:
        return True
    values = [part.claim.quantity.value for part in parts]
    if whole.quantity.value == 10 * sum(value or 0 for value in values):
        return False  # a nought too many: 45人、12人、8人，共650人
    ratio = stated.low / summed.high
    if ratio >= SCALE_SLIP:
        return _too_far_for_a_slip(parts, whole)
    return ratio > PLAUSIBLE_RATIO or ratio * PLAUSIBLE_RATIO < 1 / SCALE_SLIP


def _too_far_for_a_slip(parts: Sequence[Label], whole: Claim) -> bool:
    """True if a total is thousands of times its parts and no scale word explains it.

    公共预算收入18.4亿元，增长5.5%，城乡居民收入分别达到41260元、20135元 are different things.
    """
    summed, stated = _sum(parts), lenient(whole.quantity)
    if summed.high is None or stated.low is None or summed.high <= 0:
        return False
    ratio = stated.low / summed.high
    near = (power * PLAUSIBLE_SLIP > ratio > power / PLAUSIBLE_SLIP for power in SLIPS)
    return ratio >= SCALE_SLIP and not any(near)


def _all_alike(scene: Scene, listed: Listed) -> bool:
    """True unless a list counts other things than its whole: 120 villages, 3,500 families."""
    if scene.statement.language == "zh" or listed.whole.claim.quantity.unit != "":
        return True
    last = listed.parts[-1]
    if counts_alike(scene, last.claim, listed.whole.claim):
        return True
    return all(counts_alike(scene, part.claim, listed.whole.claim) for part in listed.parts)
