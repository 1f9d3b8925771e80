"""Printed ranges whose ends stand in the wrong order: 8至5公里."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Range
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.phrases import phrases
from heshu.relations.scene import Scene, place_in, synthetic
from heshu.relations.slots import WordLists

SIGNS = re.compile(r"\s*(?:[-—–~～－]|——)\s*")
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
    one_scale: re.Pattern[str]
    """Both ends of one scale word, which is not lent to a first end that is larger."""
    degrees: re.Pattern[str]
    cautions: Cautions


def compile_ranges(pack: Pack, cautions: Cautions) -> RangeRules:
    """The rules of a pack for ranges."""
    return RangeRules(
        word_pattern(pack, "relation-countdown"),
        _ranging(pack),
        _bare(pack),
        _one_scale(pack),
        _degrees(pack),
        cautions,
    )


def _one_scale(pack: Pack) -> re.Pattern[str]:
    phrase = phrases(pack).regex
    return re.compile(
        rf"(?P<first>\d[\d.]*) {phrase('relation-range-joint')} (?P<second>\d[\d.]*) "
        rf"{phrase('relation-range-scale')}"
    )


def _degrees(pack: Pack) -> re.Pattern[str]:
    """Both ends of a range of temperatures."""
    number, degree = r"\d+(?:\.\d+)?", words(pack, "relation-degree")
    below = r"[-−－]?"  # the sign of the first end: -5℃至2℃ rises
    joint = phrases(pack).regex("relation-range-joint")
    return re.compile(
        rf"(?P<first>{below}{number})\s?(?:℃|°\s?[CF]|{degree})?\s?(?:[-—–~～－]|——|{joint})\s?"
        rf"(?P<second>{number})\s?(?:℃|°|{degree})"
    )


def _ranging(pack: Pack) -> re.Pattern[str] | None:
    """Verbs of ranging with their "from"; `None` for a language without them."""
    if not pack.words_named("relation-ranging"):
        return None
    verbs, lead = WordLists(pack).regex("relation-ranging"), "relation-ranging-from"
    return re.compile(rf"{verbs}{phrases(pack).regex(lead)}", re.IGNORECASE)


def _bare(pack: Pack) -> re.Pattern[str] | None:
    """What a range of a count may look like in a pack; `None` for a language with measure words."""
    if not pack.words_named("relation-range-of"):
        return None
    groups = WordLists(pack).regex("relation-range-of")
    number, phrase = r"\d{1,3}(?:,\d{3})+|\d{1,5}", phrases(pack).regex
    return re.compile(
        rf"{groups}{phrase('relation-group-of')}(?P<first>{number})[-–—](?P<second>{number})\s"
        rf"(?!{phrase('relation-no-noun-of-group')}\b)[a-z]{{3,}}",
        re.IGNORECASE,
    )


def find_ranges(scene: Scene, rules: RangeRules) -> Iterator[Range]:
    """Ranges that begin with their larger end, read as one quantity or as two."""
    for offset, printed in scene.claims.items():
        claim = _as_printed(scene, _in_one_scale(printed, rules), rules)
        if not _is_inverted(claim) or _is_aside(scene, claim):
            continue
        if not _excused(scene, offset, offset + 1, claim, rules):
            yield Range(cue=claim.quantity.text, language=scene.statement.language, claim=claim)
    for (left, first), (right, other) in pairwise(sorted(scene.claims.items())):
        gap = scene.text[left + 1 : right]
        between = scene.said["between"].search(scene.text, 0, left) is not None
        second = _as_age(scene, left, first, other)
        if not _joins(scene, gap) or not _descends(scene, first, second, counted=between):
            continue
        if scene.said["range-and"].fullmatch(gap) and not between:
            continue
        if MIXED_FRACTION.search(first.quantity.text):
            continue
        if not between and _are_two_sides(scene, left, first, second, rules):
            continue
        if gap[:1].isspace() and _is_count_before_share(first, second):
            continue
        if (first.quantity.kind, second.quantity.kind) == ("age", "duration"):
            continue  # sentenced the 57-year-old to three years
        dashed = gap.strip() in DASHES and right == left + len(gap) + 1
        if not _excused(scene, left, right + 1, second, rules, dashed=dashed):
            cue = scene.statement.text[first.start : second.end]
            yield Range(cue=cue, language=scene.statement.language, claim=second, first=first)
    yield from _limits(scene, rules)
    yield from _hedged_limits(scene, rules)
    yield from _years(scene, rules)
    yield from _counts(scene, rules)


LIMITED = frozenset({"money", "count", "duration", "area", "mass", "length"})
"""What laws put between two limits; above 39 °C or below 35 °C are two cases."""


def _limits(scene: Scene, rules: RangeRules) -> Iterator[Range]:
    """处5万元以上2万元以下罚款: two limits side by side, the lower of which is the higher."""
    for (left, first), (right, second) in pairwise(sorted(scene.claims.items())):
        a, b = first.quantity, second.quantity
        if right != left + 1 or (a.qualifier, b.qualifier) != ("at-least", "at-most"):
            continue
        if a.unit != b.unit or a.kind not in LIMITED or a.value is None or b.value is None:
            continue
        two_cases = scene.said["for-either-end"].search(scene.text, right)
        if not two_cases and a.value > b.value and not rules.cautions.doubts(scene):
            cue = scene.statement.text[first.start : second.end]
            yield Range(cue=cue, language=scene.statement.language, claim=second, first=first)


def _hedged_limits(scene: Scene, rules: RangeRules) -> Iterator[Range]:
    """A minimum of 90 and a maximum of 45 minutes: the least is more than the most."""
    if scene.statement.language != "en" or rules.cautions.doubts(scene):
        return
    text = scene.statement.text
    for first, second in pairwise([scene.claims[at] for at in sorted(scene.claims)]):
        a, b = first.quantity, second.quantity
        if a.value is None or b.value is None or not a.value > b.value > 0:
            continue
        if a.unit not in ("", b.unit) or a.kind in SKIPPED_KINDS or b.kind in SKIPPED_KINDS:
            continue
        told = f"{text[max(first.start - HEDGED, 0) : first.start]}{a.text}"
        between = f"{text[first.end : second.start]}{b.text}"
        if scene.said["least-then-end"].search(told) and scene.said["and-most"].match(between):
            cue = text[first.start : second.end]
            yield Range(cue=cue, language="en", claim=second, first=first)


HEDGED = 24
"""Characters before a figure in which "a minimum of" stands."""


def _years(scene: Scene, rules: RangeRules) -> Iterator[Range]:
    """Between 1995 and 1987; differences between two years, and years BC, may count back."""
    if scene.statement.language != "en" or rules.cautions.doubts(scene):
        return
    text = scene.statement.text
    for found in BETWEEN_YEARS.finditer(text):
        first, second = int(found["first"]), int(found["second"])
        if first <= second or scene.said["of-two-years"].search(text, 0, found.start()):
            continue
        spans = [found.span(name) for name in ("first", "second")]
        places = [place_in(scene.statement, *span) for span in spans]
        if None in places:
            continue
        one, other = (
            synthetic(scene.statement, place, span, Decimal(year), kind="count")
            for place, span, year in zip(places, spans, (first, second), strict=True)
            if place is not None
        )
        yield Range(cue=found[0], language="en", claim=other, first=one)


YEAR = r"(?:1[0-9]|20)\d\d"
BETWEEN_YEARS = re.compile(
    rf"\b(?:between\s(?=\d+\sand\s)|from\s(?=\d+\suntil\s))(?P<first>{YEAR})\s(?:and|until)\s"
    rf"(?P<second>{YEAR})\b(?!\s?(?:BCE?\b|B\.C|[a-z]*s\b|million|per|%))",
    re.IGNORECASE,
)


def _joins(scene: Scene, gap: str) -> bool:
    """True for what stands between the ends of a range and nothing else."""
    return bool(SIGNS.fullmatch(gap) or scene.said["range-joint"].fullmatch(gap))


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


ALIKE = 20


def _in_one_scale(claim: Claim, rules: RangeRules) -> Claim:
    """The range with the scale word of its second end for the first: "between 45 and 30 million"."""
    quantity = claim.quantity
    shared = rules.one_scale.search(quantity.text) if quantity.qualifier == "range" else None
    if shared is None or quantity.high is None:
        return claim
    first, second = Decimal(shared["first"].rstrip(".")), Decimal(shared["second"].rstrip("."))
    if not second < first < second * ALIKE:
        return claim
    return replace(claim, quantity=replace(quantity, low=first * quantity.high / second))


def _as_printed(scene: Scene, claim: Claim, rules: RangeRules) -> Claim:
    """The claim with 18 before 15 for 最高气温18—15℃, whose ends the table puts in order."""
    found = rules.degrees.search(claim.quantity.text)
    if claim.quantity.kind != "temperature" or claim.quantity.qualifier != "range" or not found:
        return claim
    before = claim.sentence[max(claim.start - WORDS_BEFORE, 0) : claim.start]
    within = scene.said["within-range"].search(claim.sentence[claim.start : claim.end + 2])
    if not within and not scene.said["one-extreme"].search(CLAUSE_END.split(before)[-1]):
        return claim
    if not found["first"][0].isdigit():
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


def _is_aside(scene: Scene, claim: Claim) -> bool:
    """True for "cost just under £3m – £2.94m, to be exact – and took a year"."""
    spaced = scene.said["aside-behind-dash"].match(claim.quantity.text)
    return (
        spaced is not None
        and scene.said["aside-behind-dash"].match(claim.sentence, claim.end) is not None
    )


def _descends(scene: Scene, first: Claim, second: Claim, *, counted: bool) -> bool:
    """True for two neighbours of one unit, the larger in front, that look like a range."""
    a, b = first.quantity, second.quantity
    if a.value is None or b.value is None or a.qualifier not in ("", "about") or b.qualifier:
        return False
    one_unit = a.unit in (b.unit, b.unit.partition("/")[0], "")
    things = counted and b.kind == "count" and not scene.said["scored"].search(second.sentence)
    alike = one_unit and b.kind not in SKIPPED_KINDS and (b.unit != "" or things)
    return alike and a.value > b.value > 0 and a.value < b.value * TOO_FAR


def _as_age(scene: Scene, left: int, first: Claim, second: Claim) -> Claim:
    """The 12 of "pupils aged 15 to 12 pay half", which is no count of what stands behind it."""
    age, other = first.quantity, second.quantity
    bare = other.unit == "" and other.kind in ("count", "number")
    if age.kind != "age" or not bare or not scene.said["aged-ahead"].search(scene.text, 0, left):
        return second
    return replace(second, quantity=replace(other, unit=age.unit, kind="age"))


WHOLE = 100


def _are_two_sides(scene: Scene, left: int, first: Claim, second: Claim, rules: RangeRules) -> bool:
    """True for "she leads 47 percent to 43 percent", and not for what ranges so."""
    shares = first.quantity.kind == second.quantity.kind == "percent"
    text, end = scene.statement.text, second.start
    if (
        scene.statement.language != "en"
        or not shares
        or not text[first.end : end].strip().isalpha()
    ):
        return False
    if scene.said["range-governed"].search(text, 0, first.start):
        return False  # puts the share at 50 percent to 40 percent
    return rules.ranging is None or rules.ranging.search(scene.text, 0, left) is None


def _is_count_before_share(first: Claim, second: Claim) -> bool:
    """True for the votes and their share in "Marrin 12,874 – 41.9%"."""
    count = first.quantity.value or 0
    return not first.quantity.unit and second.quantity.unit == "%" and count > WHOLE


MIXED_FRACTION = re.compile(r"\d[- ]\d+/\d")
"""The rate opened at 10-1/4 to 10-1/8: what is offered stands before what is bid."""
LONGEST_IDIOM = 20
"""Characters of "from beginning to end", which counts nothing down."""
ADVISED = "以"
DASHES = frozenset("-–—~～")
"""Between the ends of a range, whatever leads to it: fish grow to 40-25 cm."""


def _excused(
    scene: Scene, start: int, end: int, claim: Claim, rules: RangeRules, *, dashed: bool = False
) -> bool:
    """True where larger-to-smaller is meant: countdowns, changes, scores."""
    reach = WORDS_BEFORE if scene.statement.language == "zh" else 2 * WORDS_BEFORE
    before = scene.text[max(start - reach, 0) : start]
    after = scene.text[end : end + WORDS_BEFORE + LONGEST_IDIOM]
    if scene.statement.language == "zh":  # 45至35周岁，大专以上学历
        after = CLAUSE_END.split(after)[0]
    before = rules.ranging.sub("", before) if rules.ranging else before
    before, after = (scene.said["no-countdown"].sub("", each) for each in (before, after))
    if scene.said["put-at"].search(before):
        after = scene.said["by-somebody"].sub("", after)
    if scene.said["then-advised"].match(after):
        before = before.removesuffix(ADVISED)  # 距离以50—80厘米为宜
    after = after[:WORDS_BEFORE]
    if rules.countdown.search(before) or rules.countdown.search(after):
        return True
    if (
        before.endswith("(")
        and after.startswith(")")
        and scene.said["one-against-other"].search(scene.text)
    ):
        return True
    if not dashed and scene.said["one-above-another"].search(scene.text, 0, start):
        return True  # exceeded those of shoes, at $90 million to $70 million
    return (claim.change.endswith("to") and not dashed) or rules.cautions.doubts(scene)
