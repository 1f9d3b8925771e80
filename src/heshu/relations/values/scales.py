"""Figures on a scale with ends: 满分100分得了112分, 11 out of 10, 北纬95度."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import ScaledScore
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.patterns import WordLists
from heshu.relations.phrases import phrases
from heshu.relations.scene import Scene
from heshu.relations.small_numbers import SMALL_NUMBERS

OUT_OF = re.compile(
    r"(?<![\d,.])(\d+(?:\.\d+)?)(?: points| marks| stars)? (?:for [a-z ]{1,30} )?out of "
    r"(?:(?:a |the )?(?:possible|maximum|total|perfect|full)(?: (?:score |mark )?of)? )?(\d+)(?![\d,.]\d)"
)
END_OF_SCALE = rf"\d+|{'|'.join(('zero', 'one', *SMALL_NUMBERS))}"
SCALE_OF = (
    rf"(?:on (?:a|the) (?:scale (?:of|from) )?|\b(?:<ask>)\s(?:[a-z]+\s){{0,4}}from )"
    rf"(?P<low>{END_OF_SCALE})(?: to |[-–]| - |-to-)(?P<high>{END_OF_SCALE})(?![\d-])"
)
"""On a scale of one to five; asked to mark the service from 1 to 6."""
RATED = re.compile(r"(?<![\d.,])(?P<score>\d+(?:\.\d+)?)(?: points| stars| marks)?,?\s$")
"""The hotel was rated 5.6 on a scale of 1 to 5."""
MAXIMUM = (
    r"\b(?:maximum (?:score |mark )?(?:of|is|was)|possible) (?P<full>\d+)(?: points| marks| stars)?\b"
    r"[^.;]{0,40}?"
    r"\b<got>\s(?P<score>\d+(?:\.\d+)?)(?![\d%])"
)
"""In the test, which has a maximum of 60 points, she got 64."""
COORDINATE = re.compile(
    r"(?P<lat>[北南]纬|latitude)\D{0,4}?(?P<a>\d+(?:\.\d+)?)\s?(?:度|°|degrees|north|south)"
    r"|(?P<long>[东西]经|longitude)\D{0,4}?(?P<b>\d+(?:\.\d+)?)\s?(?:度|°|degrees|east|west)"
    r"|(?P<c>\d+(?:\.\d+)?)\s?(?:°|degrees)\s?(?P<side>north|south|east|west)\s"
    r"(?P<what>latitude|longitude)"
    r"|\bat (?P<d>\d+(?:\.\d+)?)\s?(?:°|degrees)\s?(?P<pole>north|south)(?=[,.;]|\sand\b|$)",
    re.IGNORECASE,
)
SCALE_WORDS = re.compile(
    r"分制|满分|纬|经|latitude|longitude|out of|scale|maximum|possible|degrees|ph|from (?:0|1|one|zero) to ",
    re.IGNORECASE,
)
MOST_ACIDITY = 14
LATITUDE, LONGITUDE = 90, 180


class ScaleWords(Struct, frozen=True):
    """How a language names the ends of scales."""

    full_marks: re.Pattern[str]
    """满分为100分, with the highest score as one of two groups."""
    named: tuple[tuple[str, Decimal], ...]
    """百分制 -> 100."""
    acidity: re.Pattern[str]
    """The pH of a solution in water; 0 to 14 but for the strongest acids and lyes."""


class ScaleRules(Struct, frozen=True):
    """What the finder of scales compiled from a pack."""

    scale_of: re.Pattern[str] | None
    """A scale with its two ends in a language that prints them so."""
    maximum: re.Pattern[str] | None
    """A full mark and what somebody got."""
    counted: re.Pattern[str] | None
    """Behind a number that counts those who rate: 18 of the nurses."""
    several: re.Pattern[str]
    """Bonus points and totals of several parts, which may go beyond a scale."""
    words: ScaleWords
    cautions: Cautions


def compile_scales(pack: Pack, cautions: Cautions) -> ScaleRules:
    """The rules of a pack for scales."""
    several = word_pattern(pack, "relation-beyond-scale")
    if not pack.words_named("relation-scale-ask"):
        return ScaleRules(None, None, None, several, _words(pack), cautions)
    lists = WordLists(pack)
    ask = SCALE_OF.replace("<ask>", lists.regex("relation-scale-ask"))
    counted = re.compile(rf"\s+{lists.regex('relation-scale-counted')}", re.IGNORECASE)
    maximum = MAXIMUM.replace("<got>", lists.regex("relation-scale-got"))
    return ScaleRules(
        re.compile(ask, re.IGNORECASE),
        re.compile(maximum, re.IGNORECASE),
        counted,
        several,
        _words(pack),
        cautions,
    )


def _words(pack: Pack) -> ScaleWords:
    """How a pack names the ends of scales: 百分制|100."""
    full, mark = words(pack, "relation-full-marks"), words(pack, "relation-mark")
    link, number = words(pack, "relation-full-marks-is"), r"(\d+(?:\.\d+)?)"
    entries = [entry.partition("|") for entry in pack.words_named("relation-named-scale")]
    noun, to = words(pack, "relation-acidity-noun"), phrases(pack).regex("relation-acidity-link")
    return ScaleWords(
        re.compile(f"{full}{link}?{number}{mark}|{number}{mark}{link}?{full}"),
        tuple((name, Decimal(top)) for name, _, top in entries),
        re.compile(
            rf"(?<![A-Za-z])[pP]H\s?{noun}?\s?{to}?\s?"
            r"(?P<value>\d+(?:\.\d+)?)(?![\d.]|\s?[-~～—–至到])"
        ),
    )


def find_scales(scene: Scene, rules: ScaleRules) -> Iterator[ScaledScore]:
    """The figures of a statement on scales whose ends are known."""
    text = scene.statement.text
    if not SCALE_WORDS.search(text):
        return
    yield from _coordinates(scene)
    yield from _acidity(scene, rules)
    if rules.several.search(text) or rules.cautions.doubts(scene):
        return
    if scene.statement.language == "zh":
        yield from _full_marks(scene, rules)
    else:
        yield from _out_of(scene, rules)


def _full_marks(scene: Scene, rules: ScaleRules) -> Iterator[ScaledScore]:
    """Scores beside the one full mark that the statement names."""
    text = scene.statement.text
    marks = [Decimal(found[1] or found[2]) for found in rules.words.full_marks.finditer(text)]
    marks += [top for name, top in rules.words.named if name in text]
    if len(marks) != 1:
        return
    for claim in scene.claims.values():
        value = claim.quantity.value
        if claim.quantity.kind == "score" and value is not None and value != marks[0]:
            yield _on_scale(scene, claim, Decimal(0), marks[0])


def _out_of(scene: Scene, rules: ScaleRules) -> Iterator[ScaledScore]:
    """Scores "11 out of 10" and what is rated "on a scale of 1 to 10"."""
    text = scene.statement.text
    for found in OUT_OF.finditer(text):
        claim = _claim_at(scene, found.start(1))
        if claim is not None and Decimal(found[1]) > Decimal(found[2]):
            yield _on_scale(scene, claim, Decimal(0), Decimal(found[2]))
    for found in rules.maximum.finditer(text) if rules.maximum else ():
        claim = _claim_at(scene, found.start("score"))
        if claim is not None and claim.quantity.kind in ("number", "score", "count", "index"):
            yield _on_scale(scene, claim, Decimal(0), Decimal(found["full"]))
    scale = rules.scale_of.search(text) if rules.scale_of else None
    if scale is None:
        return
    low, high = _end(scale["low"]), _end(scale["high"])
    rated = RATED.search(text[: scale.start()])
    before = _claim_at(scene, rated.start("score")) if rated else None
    if before is not None and before.quantity.kind in ("number", "count", "score"):
        yield _on_scale(scene, before, low, high)
        return
    for claim in scene.statement.claims:
        if claim.start >= scale.end() and _is_rating(claim, rules):
            yield _on_scale(scene, claim, low, high)
            return


def _end(printed: str) -> Decimal:
    """An end of a scale in digits or in words."""
    word = printed.lower()
    return (
        Decimal(("zero", "one").index(word))
        if word in ("zero", "one")
        else Decimal(SMALL_NUMBERS.get(word, 0) or word)
    )


def _is_rating(claim: Claim, rules: ScaleRules) -> bool:
    """True for a bare number, not for the 120 of "the 120 tasters gave it 8.4"."""
    quantity = claim.quantity
    if quantity.kind not in ("number", "score") or rules.counted is None:
        return False
    return rules.counted.match(claim.sentence, claim.end) is None


def _coordinates(scene: Scene) -> Iterator[ScaledScore]:
    """Latitudes beyond 90 and longitudes beyond 180 degrees."""
    for found in COORDINATE.finditer(scene.statement.text):
        name = next(group for group in "abcd" if found[group] is not None)
        north = bool(found["lat"] or found["pole"]) or (found["what"] or "").lower() == "latitude"
        limit = Decimal(LATITUDE if north else LONGITUDE)
        claim = _claim_at(scene, found.start(name))
        if claim is not None and claim.quantity.value is not None:
            yield _on_scale(scene, claim, Decimal(0), limit)


def _acidity(scene: Scene, rules: ScaleRules) -> Iterator[ScaledScore]:
    """pH values, which end at 14."""
    for found in rules.words.acidity.finditer(scene.statement.text):
        claim = _claim_at(scene, found.start("value"))
        if claim is not None and claim.quantity.kind == "number" and not claim.quantity.unit:
            yield _on_scale(scene, claim, Decimal(0), Decimal(MOST_ACIDITY))


def _claim_at(scene: Scene, offset: int) -> Claim | None:
    """The claim that covers an offset of the sentence."""
    return next(
        (claim for claim in scene.statement.claims if claim.start <= offset < claim.end), None
    )


def _on_scale(scene: Scene, claim: Claim, low: Decimal, high: Decimal) -> ScaledScore:
    return ScaledScore(
        cue=claim.quantity.text,
        language=scene.statement.language,
        claim=claim,
        low=low,
        high=high,
    )
