"""Parts and wholes: 男22人、女35人，合计57人 -> parts, whole, exhaustive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from heshu.relations.parts.structures import find_structures
from heshu.relations.patterns import Match, Rule, compile_patterns, matches
from heshu.relations.scene import LEVEL, TIME, Scene

LEAST_PARTS = 2
OPEN_BEFORE = 24
"""Masked characters before a list that may say it is open (crops such as ...)."""
OPEN_BEHIND = 6
"""Masked characters behind a list that may say so (等)."""
NEAR_PART = 24
"""Characters behind a part in which a word stands that makes it overlap."""
EXHAUSTIVE = ("parts-made-of", "parts-listed", "parts-summed")
"""Patterns whose words say that the parts are all there are."""
PLAUSIBLE_RATIO = 3
"""A total that is that many times its parts is the total of something else."""
SCALE_SLIP = 900
"""Unless it is about a thousand times as large or more, which a wrong scale word explains."""


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
    residual: re.Pattern[str]
    """Parts that only count as left out where they are not printed: 弃权, undecided."""
    cautions: Cautions


def compile_parts(pack: Pack, cautions: Cautions) -> PartRules:
    """The rules of a pack for parts and wholes."""
    return PartRules(
        compile_patterns(pack, "parts-made-of") + compile_patterns(pack, "parts-listed"),
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
        word_pattern(pack, "relation-residual"),
        cautions,
    )


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
    yield from find_structures(scene, rules.structure, rules.ratio, rules.cautions)


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
        if items:
            yield Listed(match, named.at(at), named.all(items))
    closing = rules.divisions.hint.search(scene.text)
    for match in matches(rules.among + rules.closed if closing else rules.among, scene):
        yield from _behind(match, rules, named)


def _behind(match: Match, rules: PartRules, named: Named) -> Iterator[Listed]:
    """The list that begins with the part of a match."""
    whole, first = match.claim("whole"), match.claim("part")
    if whole is None or first is None or whole is first or not comparable(first, whole):
        return
    if whole.change.endswith("-by") and _has_level_before(match.scene, whole):
        return
    items = items_from(match.scene, offset_of(match.scene, first), rules.words)
    made_of = match.rule.name != "parts-made-of" or rules.made_of.match(
        match.scene.text, items[-1] + 1
    )
    if made_of:
        yield Listed(match, named.at(offset_of(match.scene, whole)), named.all(items))


def _has_level_before(scene: Scene, amount: Claim) -> bool:
    """人口318万人，比上年减少2万人，其中城镇201万人: the parts are those of the level."""
    return any(
        claim.start < amount.start and not claim.change and comparable(claim, amount)
        for claim in scene.claims.values()
    )


def _relation(listed: Listed, rules: PartRules) -> Parts | None:
    """The relation that a list states, if it states one."""
    scene, name = listed.match.scene, listed.match.rule.name
    if rules.cautions.forbid(scene, listed.start, listed.end):
        return None
    whole, parts = listed.whole, listed.parts
    if any(VOTE.search(part.words) for part in parts) or COMPARED.search(listed.match.cue):
        return None
    if name == "parts-listed" and _is_no_list(scene, listed):
        return None
    summed = name == "parts-summed"
    if summed:
        parts = _agreeing_end(parts, whole.claim)
        if _far_apart(parts, whole.claim):
            return None
    behind = min(listed.end + OPEN_BEHIND, len(scene.text))
    ahead = max(listed.start - (OPEN_BEFORE if summed else 0), 0)
    is_open = _leaves_open(scene.text[ahead:behind], parts, rules)
    divided = divides(parts, whole, scene, rules.divisions)
    complement = len(parts) == LEAST_PARTS and divided
    exhaustive = name in EXHAUSTIVE or divided or completes(parts, rules.divisions)
    alike = divided or _all_alike(scene, listed)
    if name == "closed" and (is_open or not exhaustive or not alike):
        return None
    if name == "parts-summed" and (is_open or len(parts) < LEAST_PARTS):
        return None
    if name == "among" and not exhaustive and not alike:
        return None
    if name in ("among", "closed") and _overlaps(scene, listed, behind, rules):
        return None
    several = len(parts) >= LEAST_PARTS
    open_later = _leaves_open(scene.text[ahead:], parts, rules)
    closed = not (is_open if name in EXHAUSTIVE else open_later)
    return Parts(
        cue=listed.match.cue,
        language=scene.statement.language,
        parts=tuple(part.claim for part in parts),
        whole=whole.claim,
        exhaustive=exhaustive and several and closed,
        complement=complement and not open_later,
        disjoint=several and are_disjoint(parts, rules.divisions),
    )


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
    ratio = stated.low / summed.high
    return PLAUSIBLE_RATIO < ratio < SCALE_SLIP or ratio * PLAUSIBLE_RATIO < 1 / SCALE_SLIP


NOUN = re.compile(r"\s*([a-z-]+)(?:\s+([a-z-]+))?", re.IGNORECASE)
NO_NOUN = re.compile(
    r"are|is|was|were|be|been|have|has|had|will|would|can|could|did|do|does|hold|holds|held|came|"
    r"come|went|said|say|says|remain|in|on|at|from|of|to|by|with|for|who|that|which|and|or|still|"
    r"live|lives|took|take|won|lost|fell|left|cast|voted|[a-z]+ed",
    re.IGNORECASE,
)


PERSONS = re.compile(
    r"(?:er|or|ist|ant|ent|ee|ian|man|men|woman|women|people|person|staff|crew|pupil|kid|child|"
    r"children|delegate|athlete|citizen|member|resident|victim|candidate|case|official|guest)s?\b",
    re.IGNORECASE,
)
"""Nouns of people, so that persons may be parts of what they count."""


def _all_alike(scene: Scene, listed: Listed) -> bool:
    """True unless a list counts other things than its whole: 120 villages, 3,500 families."""
    if scene.statement.language == "zh" or listed.whole.claim.quantity.unit != "":
        return True
    last = listed.parts[-1]
    if _counts_alike(scene, last.claim, listed.whole.claim):
        return True
    return all(_counts_alike(scene, part.claim, listed.whole.claim) for part in listed.parts)


def _counts_alike(scene: Scene, part: Claim, whole: Claim) -> bool:
    """True unless both count things in English and the nouns behind them differ."""
    if part.quantity.unit == "person":
        behind = scene.statement.text[whole.end : whole.end + 40].split(",")[0]
        return PERSONS.search(behind) is not None
    if part.quantity.unit != "":
        return True
    noun = NOUN.match(scene.statement.text, part.end)
    if noun is None or NO_NOUN.fullmatch(noun[1]):
        return True
    last = part.start if part.start > whole.end else len(scene.statement.text)
    other = scene.statement.text[whole.end : min(whole.end + 60, last)].lower()
    words = [word for word in noun.groups() if word]
    return any(word.lower().rstrip("s") in other for word in words[-1:]) or any(
        NO_NOUN.fullmatch(word) for word in words[1:]
    )
