"""How units are printed: 出生率 in % for ‰, and 5-10万 with 万 at one end only."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import ElidedRange, PermilleRate
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.scene import Scene

THOUSANDS = re.compile(
    r"(?<![\d,.])(?P<first>\d{1,3})(?P<dash>[-–])(?P<second>\d{1,3}),000(?![\d,])"
)
"""2-3,000 jobs, which may also be read as two to three thousand."""
SIGNS = "$€£¥￥"
REACH = {"zh": 16, "en": 80}
LOWEST, HIGHEST = Decimal("2.5"), Decimal(60)
"""Per thousand, crude rates of births and deaths lie here; in percent hardly any do."""
SHRINKING = Decimal("-1.2")
"""A natural growth below this in percent would be the fastest decline of any country."""
FEWEST, MOST = Decimal(5), Decimal(20)
"""Per thousand, how many of the people of a place die in a year."""

ENDS = frozenset({"from", "increase-to", "decrease-to"})
"""出生率由8.9%降至7.6%: the noun does not stand right before its figures."""


class SpellingRules(Struct, frozen=True):
    """What the finder of unit spellings compiled from a pack."""

    vital: re.Pattern[str]
    """Rates that are always per thousand: 出生率, birth rate."""
    vital_in_company: re.Pattern[str]
    """Rates that are, beside one of the former: 死亡率 is also said of a disease."""
    whose: re.Pattern[str]
    """Whose rate it is: "the birth rate of the county came to"."""
    link: re.Pattern[str]
    elided: re.Pattern[str]
    """A range whose scale word or % stands behind its second end only."""
    sharing_scale: frozenset[str]
    """Words between two ends that have one scale word, but not one %: 3到5万元."""
    sharing_unit: frozenset[str]
    """Words between two ends that have one scale word or %: 5 to 10 million."""
    cautions: Cautions


def compile_spellings(pack: Pack, cautions: Cautions) -> SpellingRules:
    """The rules of a pack for spellings of units."""
    link = word_pattern(pack, "relation-magnitude-link").pattern
    return SpellingRules(
        word_pattern(pack, "relation-vital-rate"),
        word_pattern(pack, "relation-vital-rate-in-company"),
        re.compile(
            rf"\s{words(pack, 'relation-vital-rate-owner')}\s(?!\d)[A-Za-z’'-]+"
            rf"(?:(?:\s[A-Za-z’'-]+){{1,3}}?(?=\s{words(pack, 'relation-vital-rate-verb')}\s)"
            rf"|(?:\s[A-Z][a-z]+)?(?=[\s,]))"
        ),
        re.compile(
            rf"(?:\s|{link}|(?:19|20)\d\d\b|,[^,;]{{1,30}},|[:,]\s|\((?:19|20)\d\d\))*",
            re.IGNORECASE,
        ),
        re.compile(_elided_range(pack), re.IGNORECASE),
        frozenset(pack.words_named("relation-joint-as-spoken")),
        frozenset(pack.words_named("relation-joint-of-unit")),
        cautions,
    )


def _elided_range(pack: Pack) -> str:
    """Two ends with what joins them, behind the second a scale word or a percent sign."""
    joint, spaced = (words(pack, f"relation-joint-of-{name}") for name in ("scale", "unit"))
    scale = words(pack, "relation-elided-scale")
    return (
        rf"(?P<sign>[$€£¥￥])?(?P<first>\d[\d,.]*)(?P<dash>\s?[-–—~～－]\s?|{joint}|\s{spaced}\s)"
        rf"(?P<second>[$€£¥￥]?\d[\d,.]*)(?P<gap>\s?)(?P<word>[%％‰]|{scale}|[mk](?![A-Za-z]))"
    )


def find_spellings(scene: Scene, rules: SpellingRules) -> Iterator[PermilleRate | ElidedRange]:
    """The oddly spelled units of a statement."""
    if rules.cautions.doubts(scene):
        return
    named: set[str] = set()
    for claim in scene.claims.values():
        if claim.quantity.qualifier == "range":
            yield from _elided(claim, scene, rules)
        elif claim.quantity.unit == "%":
            for rate in _permille(claim, scene, rules):
                if rate.noun not in named:  # once for 出生率由8.9%降至7.6%
                    yield rate
                named.add(rate.noun)


def _elided(claim: Claim, scene: Scene, rules: SpellingRules) -> Iterator[ElidedRange]:
    """A range joined by a dash whose scale word or % stands behind its second end only."""
    thousands = THOUSANDS.search(claim.quantity.text)
    if thousands is not None and int(thousands["first"]) < int(thousands["second"]):
        full = f"{thousands['first']},000{thousands['dash']}{thousands['second']},000"
        yield ElidedRange(
            cue=claim.quantity.text, language=scene.statement.language, claim=claim, full=full
        )
        return
    found = rules.elided.search(claim.quantity.text)
    if found is None or not _leaves_out(found, rules) or _is_season(found, claim, scene):
        return  # "10-15 percent" in words is plain usage
    word = found["gap"] + found["word"]
    sign = found["sign"] or ""
    second = found["second"] if found["second"][0] in SIGNS else sign + found["second"]
    text = claim.quantity.text
    full = f"{sign}{found['first']}{word}{found['dash']}{second}{word}"
    full = text[: found.start()] + full + text[found.end() :]
    yield ElidedRange(
        cue=claim.quantity.text, language=scene.statement.language, claim=claim, full=full
    )


def _leaves_out(found: re.Match[str], rules: SpellingRules) -> bool:
    """True unless words join the ends in a plain way: 3到5万元, 5 to 10 million people.

    8至10% and "$3 to $5 billion" say something else of their first end than is meant.
    """
    dash, word = found["dash"].strip(), found["word"].lower()
    if word in ("m", "k"):
        return bool(found["sign"])  # £2–3m, but 2-3m is a length
    if word not in "%％‰" and not _rises(found):
        return False  # 5000至1万元: the first end has no scale word
    if dash in rules.sharing_scale:
        return word in ("%", "％", "‰")
    return dash.lower() not in rules.sharing_unit or bool(found["sign"])


def _is_season(found: re.Match[str], claim: Claim, scene: Scene) -> bool:
    """True for the years of 2024—2025万利杯, whose 万 begins a name and is no scale word."""
    ends = (found["first"], found["second"])
    if claim.quantity.unit or not all(YEAR.fullmatch(each) for each in ends):
        return False
    first, second = (int(each) for each in ends)
    named = HAN.match(scene.statement.text, claim.end) is not None
    return named and second == first + 1


YEAR = re.compile(r"(?:19|20)\d\d")
HAN = re.compile("[\u4e00-\u9fff]")


def _rises(found: re.Match[str]) -> bool:
    """True if the number of the first end is the smaller one, or one of them is no number."""
    printed = [
        found[end].strip("$€£¥￥").replace(",", "").rstrip(".") for end in ("first", "second")
    ]
    if any(each.count(".") > 1 for each in printed):
        return True
    first, second = (Decimal(each) for each in printed)
    return first < second


def _permille(claim: Claim, scene: Scene, rules: SpellingRules) -> Iterator[PermilleRate]:
    """出生率为6.8%: a vital rate in percent whose value is that of a rate per thousand."""
    value, text = claim.quantity.value, scene.statement.text
    per_thousand = scene.said["per-thousand"].search(text) is not None
    if value is None:
        return
    if not per_thousand and not (LOWEST <= value <= HIGHEST or -HIGHEST <= value <= SHRINKING):
        return
    if scene.said["from-a-cause"].match(text, claim.end):
        return  # a death rate of 8.5% from the fever
    before = text[max(claim.start - REACH[scene.statement.language], 0) : claim.start]
    counted = scene.said["people-counted"].search(text) is not None
    company = per_thousand or counted or bool(rules.vital.search(text))
    company = company or scene.said["rate-of-a-place"].search(text) is not None
    company = company or _is_of_a_people(scene, value)
    patterns = (rules.vital, rules.vital_in_company) if company else (rules.vital,)
    yield from _named_behind(claim, scene, patterns, before)
    for pattern in patterns:
        for noun in pattern.finditer(before):
            if scene.said["vital-rate-of-others"].search(before, 0, noun.start()):
                continue
            whose = rules.whose.match(before, noun.end())
            level = claim.change in ENDS and claim.indicator.endswith(noun[0])
            behind = whose.end() if whose else noun.end()
            level = level or _is_told_behind(scene, claim, before[behind:])
            if level or rules.link.fullmatch(before, behind):
                yield PermilleRate(
                    cue=noun[0], language=scene.statement.language, claim=claim, noun=noun[0]
                )
                return


def _is_of_a_people(scene: Scene, value: Decimal) -> bool:
    """True for the deaths of all who live at a place, and not of the sick or of animals alone."""
    said, text = scene.said, scene.statement.text
    if not FEWEST <= value <= MOST or said["rate-of-its-people"].search(text) is None:
        return False
    return said["rate-of-the-sick"].search(text) is None


DATED_BRACKET = re.compile(r"[）)]|[,，]?\s(?:[a-z]+\s)?\d{4}[)）]")
"""The end of a bracket, which may say when: (11.8% in 2022)."""


def _is_told_behind(scene: Scene, claim: Claim, between: str) -> bool:
    """True for 死亡率（7.87%） and for 自然增长率连续五年走低，去年只有2.48%."""
    if between.strip() in ("（", "("):
        return DATED_BRACKET.match(scene.statement.text, claim.end) is not None
    return scene.said["moved-and-is-now"].fullmatch(between) is not None


AHEAD = 60
"""Characters behind a rate at the head of a sentence in which its name stands."""


def _named_behind(
    claim: Claim, scene: Scene, patterns: tuple[re.Pattern[str], ...], before: str
) -> Iterator[PermilleRate]:
    """At 12.4 per cent, the crude birth rate was the lowest since registration began."""
    said = scene.said
    if not said["at-the-front"].search(before):
        return
    behind = scene.statement.text[claim.end : claim.end + AHEAD]
    for noun in chain.from_iterable(pattern.finditer(behind) for pattern in patterns):
        if said["then-its-name"].fullmatch(behind, 0, noun.start()):
            yield PermilleRate(
                cue=noun[0], language=scene.statement.language, claim=claim, noun=noun[0]
            )
