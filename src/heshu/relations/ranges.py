"""Printed ranges whose ends stand in the wrong order: 8至5公里."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Range
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.patterns import WordLists
from heshu.relations.scene import Scene, place_in, synthetic

JOINTS = re.compile(r"\s*(?:[-—–~～－至到]|——|to|and)\s*", re.IGNORECASE)
BETWEEN_ONLY = re.compile(r"between\s*$", re.IGNORECASE)
WORDS_BEFORE = 16
CLAUSE_END = re.compile("[，。；、（(]")
SKIPPED_KINDS = frozenset({"rank", "score", "ratio", "multiple", "index"})
"""Scores run either way."""
TOO_FAR = 1000
"""Ends this many times apart are more likely an elided scale word (5-2万) than a slip."""


class RangeRules(Struct, frozen=True):
    """What the finder of ranges compiled from a pack."""

    countdown: re.Pattern[str]
    ranging: re.Pattern[str] | None
    """What ranges from a to b does not fall from a to b."""
    bare: re.Pattern[str] | None
    """A range of a bare count that no quantity was read from: batches of 500–200 units."""
    cautions: Cautions


def compile_ranges(pack: Pack, cautions: Cautions) -> RangeRules:
    """The rules of a pack for ranges."""
    return RangeRules(
        word_pattern(pack, "relation-countdown"), _ranging(pack), _bare(pack), cautions
    )


def _ranging(pack: Pack) -> re.Pattern[str] | None:
    """Verbs of ranging with their "from"; `None` for a language without them."""
    if not pack.words_named("relation-ranging"):
        return None
    verbs = WordLists(pack).regex("relation-ranging")
    return re.compile(rf"{verbs}\s+(?:anywhere\s+)?from\s*$", re.IGNORECASE)


def _bare(pack: Pack) -> re.Pattern[str] | None:
    """What a range of a count may look like in a pack; `None` for a language with measure words."""
    if not pack.words_named("relation-range-of"):
        return None
    groups = WordLists(pack).regex("relation-range-of")
    number = r"\d{1,3}(?:,\d{3})+|\d{1,5}"
    return re.compile(
        rf"{groups}\sof\s(?P<first>{number})[-–—](?P<second>{number})\s(?!(?:to|against|in)\b)[a-z]{{3,}}",
        re.IGNORECASE,
    )


def find_ranges(scene: Scene, rules: RangeRules) -> Iterator[Range]:
    """Ranges that begin with their larger end, read as one quantity or as two."""
    for offset, printed in scene.claims.items():
        claim = _as_printed(_in_one_scale(printed))
        if _is_inverted(claim) and not _excused(scene, offset, offset + 1, claim, rules):
            yield Range(cue=claim.quantity.text, language=scene.statement.language, claim=claim)
    for (left, first), (right, second) in pairwise(sorted(scene.claims.items())):
        gap = scene.text[left + 1 : right]
        between = BETWEEN_ONLY.search(scene.text[:left]) is not None
        if not JOINTS.fullmatch(gap) or not _descends(first, second, counted=between):
            continue
        if gap.strip().lower() == "and" and not between:
            continue
        if MIXED_FRACTION.search(first.quantity.text):
            continue
        dashed = gap.strip() in DASHES and right == left + len(gap) + 1
        if not _excused(scene, left, right + 1, second, rules, dashed=dashed):
            cue = scene.statement.text[first.start : second.end]
            yield Range(cue=cue, language=scene.statement.language, claim=second, first=first)
    yield from _counts(scene, rules)


LEAST_YEAR, YEARS_LEFT_OUT = 1500, 100
"""Editions of 2019-20 are years."""


def _counts(scene: Scene, rules: RangeRules) -> Iterator[Range]:
    """Ranges that begin with their larger end and were too odd to be read as one quantity."""
    text = scene.statement.text
    for found in rules.bare.finditer(text) if rules.bare else ():
        ends = [Decimal(found[name].replace(",", "")) for name in ("first", "second")]
        spans = [found.span(name) for name in ("first", "second")]
        places = [place_in(scene.statement, *span) for span in spans]
        known = any(claim.start <= spans[0][0] < claim.end for claim in scene.claims.values())
        years = ends[0] >= LEAST_YEAR and ends[1] < YEARS_LEFT_OUT
        if known or years or None in places or not ends[1] < ends[0] < ends[1] * TOO_FAR:
            continue
        if rules.cautions.doubts(scene):
            continue
        first, second = (
            synthetic(scene.statement, place, span, end, kind="count")
            for place, span, end in zip(places, spans, ends, strict=True)
            if place is not None
        )
        cue = text[spans[0][0] : spans[1][1]]
        yield Range(cue=cue, language="en", claim=second, first=first)


ONE_SCALE = re.compile(
    r"(?P<first>\d[\d.]*) (?:and|to) (?P<second>\d[\d.]*) (?:thousand|million|billion|trillion)\b"
)
"""Both ends of one scale word, which is not lent to a first end that is larger."""
ALIKE = 20


def _in_one_scale(claim: Claim) -> Claim:
    """The range with the scale word of its second end for the first: "between 45 and 30 million"."""
    quantity = claim.quantity
    shared = ONE_SCALE.search(quantity.text) if quantity.qualifier == "range" else None
    if shared is None or quantity.high is None:
        return claim
    first, second = Decimal(shared["first"].rstrip(".")), Decimal(shared["second"].rstrip("."))
    if not second < first < second * ALIKE:
        return claim
    return replace(claim, quantity=replace(quantity, low=first * quantity.high / second))


DEGREES = re.compile(
    r"(?P<first>\d+(?:\.\d+)?)\s?(?:℃|°\s?[CF]|摄氏度|度)?\s?(?:[-—–~～－至到]|——|to)\s?"
    r"(?P<second>\d+(?:\.\d+)?)\s?(?:℃|°|摄氏度|度|degrees)"
)
ONE_SIDED = re.compile(
    r"最高|最低|[水体室地油炉棚库窖肛]温|温度(?!带|计)|highs?\b|lows?\b|temperatures? of|(?:water|body|storage|room|oven)"
    r" temperature",
    re.IGNORECASE,
)
"""A day of 25～16℃ is named by its warmest and coldest hour; a highest temperature is not."""


def _as_printed(claim: Claim) -> Claim:
    """The claim with 18 before 15 for 最高气温18—15℃, whose ends the table puts in order."""
    found = DEGREES.search(claim.quantity.text)
    if claim.quantity.kind != "temperature" or claim.quantity.qualifier != "range" or not found:
        return claim
    before = claim.sentence[max(claim.start - WORDS_BEFORE, 0) : claim.start]
    if not ONE_SIDED.search(CLAUSE_END.split(before)[-1]):
        return claim
    first, second = Decimal(found["first"]), Decimal(found["second"])
    return replace(claim, quantity=replace(claim.quantity, low=first, high=second))


def _is_inverted(claim: Claim) -> bool:
    """True for one range with a larger first end."""
    quantity = claim.quantity
    return (
        quantity.qualifier == "range"
        and quantity.low is not None
        and quantity.high is not None
        and quantity.low > quantity.high >= 0
        and quantity.kind not in SKIPPED_KINDS
    )


def _descends(first: Claim, second: Claim, *, counted: bool) -> bool:
    """True for two neighbours of one unit, the larger in front, that look like a range."""
    a, b = first.quantity, second.quantity
    if a.value is None or b.value is None or a.qualifier not in ("", "about") or b.qualifier:
        return False
    one_unit = a.unit in (b.unit, b.unit.partition("/")[0], "")
    things = counted and b.kind == "count" and "score" not in second.sentence.lower()
    alike = one_unit and b.kind not in SKIPPED_KINDS and (b.unit != "" or things)
    return alike and a.value > b.value > 0 and a.value < b.value * TOO_FAR


AGAINST = re.compile(
    r"\b(?:ahead|behind|versus|compared|beat|led|lead|trail(?:ed|s)?)\b", re.IGNORECASE
)
"""Boys were ahead of girls (9.5% to 9.1%): one figure of each."""
MIXED_FRACTION = re.compile(r"\d[- ]\d+/\d")
"""The rate opened at 10-1/4 to 10-1/8: what is offered stands before what is bid."""
DASHES = frozenset("-–—~～")
"""Between the ends of a range, whatever leads to it: fish grow to 40-25 cm."""


def _excused(
    scene: Scene, start: int, end: int, claim: Claim, rules: RangeRules, *, dashed: bool = False
) -> bool:
    """True where larger-to-smaller is meant: countdowns, changes, scores."""
    reach = WORDS_BEFORE if scene.statement.language == "zh" else 2 * WORDS_BEFORE
    before = scene.text[max(start - reach, 0) : start]
    after = scene.text[end : end + WORDS_BEFORE]
    if scene.statement.language == "zh":  # 45至35周岁，大专以上学历
        after = CLAUSE_END.split(after)[0]
    before = rules.ranging.sub("", before) if rules.ranging else before
    if rules.countdown.search(before) or rules.countdown.search(after):
        return True
    if before.endswith("(") and after.startswith(")") and AGAINST.search(scene.text):
        return True
    return (claim.change.endswith("to") and not dashed) or rules.cautions.doubts(scene)
