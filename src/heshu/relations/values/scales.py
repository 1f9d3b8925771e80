"""Figures on a scale with ends: 满分100分得了112分, 11 out of 10, 北纬95度."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.phrases import Phrases
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import ScaledScore
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.phrases import phrases
from heshu.relations.scene import Scene
from heshu.relations.small_numbers import SMALL_NUMBERS

NUMBER = r"\d+(?:\.\d+)?"
END_OF_SCALE = rf"\d+|{'|'.join(('zero', 'one', *SMALL_NUMBERS))}"
SLOTS = {
    "edge": r"\b",
    "space": r"\s?",
    "lat": rf"(?P<lat>{NUMBER})",
    "long": rf"(?P<long>{NUMBER})",
    "named-degrees": rf"(?P<named>{NUMBER})",
    "pole": rf"(?P<pole>{NUMBER})",
    "score": rf"(?<![\d,.])(?P<score>{NUMBER})",
    "full": rf"(?P<full>{END_OF_SCALE})(?![\d,.]\d)",
    "full-mark": r"(?P<full>\d+)",
    "score-behind": rf"(?P<score>{NUMBER})(?![\d%])",
    "points": f"(?P<points>{END_OF_SCALE})",
    "low": f"(?P<low>{END_OF_SCALE})",
    "high": rf"(?P<high>{END_OF_SCALE})(?![\d-])",
}
CHARACTERS = {
    "undigited": r"\D",
    "spaced": "[a-z ]",
    "words": r"(?:[a-z]+\s)",
    "unstopped": "[^.;]",
}
FEW = {"三": 3, "五": 5, "六": 6, "七": 7, "十": 10, "百": 100}
"""Full marks in characters: 满分为五星."""
STAR = "星"
MOST_ACIDITY = 14
LATITUDE, LONGITUDE = 90, 180


class ScaleWords(Struct, frozen=True):
    """How a language names the ends of scales."""

    full_marks: re.Pattern[str]
    """满分为100分, with the highest score as one of two groups."""
    named: tuple[tuple[str, Decimal], ...]
    """百分制 -> 100."""
    measured: tuple[tuple[re.Pattern[str], Decimal], ...]
    """A figure behind the name of its scale, and the end of that: 风力 17级."""
    acidity: re.Pattern[str]
    """The pH of a solution in water; 0 to 14 but for the strongest acids and lyes."""


class ScaleRules(Struct, frozen=True):
    """What the finder of scales compiled from a pack."""

    mark: re.Pattern[str]
    """What each text with a scale holds, so that the others are passed over."""
    coordinate: re.Pattern[str]
    """A latitude or longitude, its degrees in a group that tells which."""
    out_of: re.Pattern[str]
    """A score and the full mark: 11 out of 10."""
    scale_of: re.Pattern[str]
    """A scale with its two ends in a language that prints them so."""
    rated: re.Pattern[str]
    """A score right before such a scale: the hotel was rated 5.6 on a scale of 1 to 5."""
    rated_ahead: re.Pattern[str]
    """One with a time and a verb in between: was 5.6 in May, measured on a scale of 1 to 5."""
    maximum: re.Pattern[str]
    """A full mark."""
    called: re.Pattern[str]
    """A full mark that is called so behind it: in which 60 points was the maximum."""
    scored: re.Pattern[str]
    """What somebody got, behind it."""
    counted: re.Pattern[str]
    """Behind a number that counts those who rate: 18 of the nurses."""
    points: re.Pattern[str]
    """A scale by the number of its points: on a seven-point scale."""
    several: re.Pattern[str]
    """Bonus points and totals of several parts, which may go beyond a scale."""
    words: ScaleWords
    cautions: Cautions


def compile_scales(pack: Pack, cautions: Cautions) -> ScaleRules:
    """The rules of a pack for scales."""
    phrases_of = Phrases(pack, SLOTS, CHARACTERS).regex

    def found(name: str) -> re.Pattern[str]:
        return re.compile(phrases_of(name), re.IGNORECASE)

    return ScaleRules(
        found("relation-scale-mark"),
        found("relation-coordinate"),
        found("relation-out-of"),
        found("relation-scale-of"),
        found("relation-rated"),
        found("relation-rated-ahead"),
        found("relation-maximum"),
        found("relation-maximum-behind"),
        found("relation-scored"),
        re.compile(rf"\s+{words(pack, 'relation-scale-counted')}\b", re.IGNORECASE),
        found("relation-point-scale"),
        word_pattern(pack, "relation-beyond-scale"),
        _words(pack),
        cautions,
    )


def _words(pack: Pack) -> ScaleWords:
    """How a pack names the ends of scales: 百分制|100."""
    full, mark = words(pack, "relation-full-marks"), words(pack, "relation-mark")
    link = words(pack, "relation-full-marks-is")
    number = rf"(\d+(?:\.\d+)?|[{''.join(FEW)}])"
    entries = [entry.partition("|") for entry in pack.words_named("relation-named-scale")]
    measured = [entry.split("|") for entry in pack.words_named("relation-measured-scale")]
    said = phrases(pack).regex("relation-measured-link")
    noun, to = words(pack, "relation-acidity-noun"), phrases(pack).regex("relation-acidity-link")
    return ScaleWords(
        re.compile(f"{full}{link}?{number}{mark}|{number}{mark}{link}?{full}"),
        tuple((name, Decimal(top)) for name, _, top in entries),
        tuple(
            (re.compile(rf"{name}{said}{{0,4}}(?P<value>{NUMBER})(?![\d.])\s?{unit}"), Decimal(top))
            for name, top, unit in measured
        ),
        re.compile(
            rf"(?<![A-Za-z])[pP]H\s?{noun}?\s?{to}?\s?"
            r"(?P<value>\d+(?:\.\d+)?)(?![\d.]|\s?[-~～—–至到])"
        ),
    )


def find_scales(scene: Scene, rules: ScaleRules) -> Iterator[ScaledScore]:
    """The figures of a statement on scales whose ends are known."""
    text = scene.statement.text
    if not rules.mark.search(text):
        return
    yield from _coordinates(scene, rules)
    yield from _acidity(scene, rules)
    yield from _measured(scene, rules)
    plain = scene.said["nothing-beyond"].sub("", text)
    if rules.several.search(plain) or rules.cautions.doubts(scene):
        return
    if scene.statement.language == "zh":
        yield from _full_marks(scene, rules)
    else:
        yield from _out_of(scene, rules)


def _full_marks(scene: Scene, rules: ScaleRules) -> Iterator[ScaledScore]:
    """Scores beside the one full mark that the statement names."""
    text = scene.statement.text
    found = list(rules.words.full_marks.finditer(text))
    printed = (each[1] or each[2] for each in found)
    marks = [Decimal(FEW.get(mark) or mark) for mark in printed]
    for_each = any(scene.said["for-each-item"].search(text, 0, each.start()) for each in found)
    marks += [top for name, top in rules.words.named if name in text]
    if len(marks) != 1 or any(_is_of_another(scene, each) for each in found):
        return
    for claim in scene.claims.values():
        value = claim.quantity.value
        if _is_mark(claim) and value is not None and value != marks[0]:
            if value > marks[0] and _is_of_several(scene, claim, for_each=for_each):
                continue
            yield _on_scale(scene, claim, Decimal(0), marks[0])


def _is_of_another(scene: Scene, mark: re.Match[str]) -> bool:
    """True for 理综得了268分，比满分150分的数学多出近120分: the full mark is of what is held against it."""
    text = scene.statement.text
    against = scene.said["held-against-a-thing"].search(text, 0, mark.start())
    return bool(against and scene.said["of-a-named-thing"].match(text, mark.end()))


def _is_of_several(scene: Scene, claim: Claim, *, for_each: bool) -> bool:
    """True for 满分为100分，小李语文和数学得了186分: the points of two papers.

    Where the full mark is that of each item, only what is told of one item is held against it.
    """
    clause = re.split("[，。；：]", scene.statement.text[: claim.start])[-1]
    if for_each and scene.said["mark-of-one-item"].search(clause) is None:
        return True
    joined, each = scene.said["marks-of-several"], scene.said["mark-of-each"]
    return joined.search(clause) is not None and each.search(clause) is None


def _is_mark(claim: Claim) -> bool:
    """True for points, and for the 5.6星 of a rating: stars that are counted have no decimals."""
    quantity = claim.quantity
    starred = quantity.text.endswith(STAR) or claim.sentence.startswith(STAR, claim.end)
    return quantity.kind == "score" or (starred and quantity.unit in ("", "星", "颗"))


def _out_of(scene: Scene, rules: ScaleRules) -> Iterator[ScaledScore]:
    """Scores "11 out of 10" and what is rated "on a scale of 1 to 10"."""
    text = scene.statement.text
    told: set[int] = set()
    for found in rules.out_of.finditer(text):
        claim = _claim_at(scene, found.start("score"))
        full = _end(found["full"])
        if claim is not None and Decimal(found["score"]) > full:
            told.add(claim.start)
            yield _on_scale(scene, claim, Decimal(0), full)
    yield from (each for each in _on_full_mark(scene, rules) if each.claim.start not in told)
    yield from _on_points(scene, rules)
    scale = rules.scale_of.search(text)
    if scale is None:
        return
    low, high = _end(scale["low"]), _end(scale["high"])
    if low >= high or scene.said["changed-from"].search(scale[0]):
        return  # the school's grade improved from 4 to 2: that is a change and no scale
    before = _before_scale(scene, scale.start(), rules)
    if before is not None:
        yield _on_scale(scene, before, low, high)
        return
    for claim in scene.statement.claims:
        if claim.start >= scale.end() and _is_rating(claim, rules):
            yield _on_scale(scene, claim, low, high)
            return


def _before_scale(scene: Scene, start: int, rules: ScaleRules) -> Claim | None:
    """What was rated ahead of a scale: 5.6 on a scale, 6.2 last year, measured on a scale."""
    ahead = scene.statement.text[:start]
    rated = rules.rated.search(ahead)
    claim = _claim_at(scene, rated.start("score")) if rated else None
    if claim is not None and claim.quantity.kind in ("number", "count", "score"):
        return claim
    far = rules.rated_ahead.search(ahead)
    claim = _claim_at(scene, far.start("score")) if far else None
    return claim if claim is not None and _is_rating(claim, rules) else None


LIKE_SCORES = frozenset({"number", "score", "count", "index"})


def _on_full_mark(scene: Scene, rules: ScaleRules) -> Iterator[ScaledScore]:
    """What was got of the one full mark that the statement names: marked out of 80, scored 84."""
    text = scene.statement.text
    called = list(rules.called.finditer(text))
    marks = [*rules.maximum.finditer(text), *called]
    if len(marks) != 1 or (called and scene.said["in-another-test"].search(text)):
        return
    for found in (*_ahead_of(text, marks[0], rules), *rules.scored.finditer(text, marks[0].end())):
        claim = _claim_at(scene, found.start("score"))
        if claim is not None and claim.quantity.kind in LIKE_SCORES:
            yield _on_scale(scene, claim, Decimal(0), Decimal(marks[0]["full"]))


def _ahead_of(text: str, mark: re.Match[str], rules: ScaleRules) -> Iterator[re.Match[str]]:
    """What was got before the full mark, no figure in between: 64 in the test, marked out of 60."""
    for found in rules.scored.finditer(text, 0, mark.start()):
        between = text[found.end() : mark.start()]
        if not any(map(str.isdigit, between)) and not SENTENCE_END.search(between):
            yield found


SENTENCE_END = re.compile(r"[;!?\n]|\.\s")


def _on_points(scene: Scene, rules: ScaleRules) -> Iterator[ScaledScore]:
    """What got so many points on a seven-point scale, printed before or behind it."""
    text = scene.statement.text
    for found in rules.points.finditer(text):
        full = _end(found["points"])
        ahead = RATED.search(text, 0, found.start())
        claim = _claim_at(scene, ahead.start("score")) if ahead else None
        if claim is None:
            claim = next(
                (each for each in scene.statement.claims if each.start > found.end()), None
            )
        if claim is not None and _is_rating(claim, rules):
            yield _on_scale(scene, claim, Decimal(0), full)


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
    broken = quantity.value is not None and quantity.value % 1 != 0
    if quantity.kind not in ("number", "score", *(("count",) if broken else ())):
        return False  # 6.2 last year is no count, since nothing is counted in tenths
    return rules.counted.match(claim.sentence, claim.end) is None


RATED = re.compile(
    rf"(?<![\d,.])(?P<score>{NUMBER})(?:\s(?:points|out))?,?\s(?:[a-z]+\s){{0,3}}$", re.IGNORECASE
)
"""A score and a few words before a scale: came to 7.4 on a seven-point scale."""
DEGREES = ("lat", "long", "named", "pole")


def _coordinates(scene: Scene, rules: ScaleRules) -> Iterator[ScaledScore]:
    """Latitudes beyond 90 and longitudes beyond 180 degrees."""
    for found in rules.coordinate.finditer(scene.statement.text):
        groups = found.groupdict()
        name = next(name for name in DEGREES if groups.get(name) is not None)
        north = name in ("lat", "pole") or groups.get("of_latitude") is not None
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


def _measured(scene: Scene, rules: ScaleRules) -> Iterator[ScaledScore]:
    """Figures behind the names of scales whose ends are fixed by a standard: 最大风力达19级."""
    for scale, top in rules.words.measured:
        for found in scale.finditer(scene.statement.text):
            claim = _claim_at(scene, found.start("value"))
            if claim is None or claim.quantity.value is None or claim.change:
                continue
            if claim.quantity.qualifier or _is_of_another_scale(scene, found, claim):
                continue
            yield _on_scale(scene, claim, Decimal(0), top)


def _is_of_another_scale(scene: Scene, found: re.Match[str], claim: Claim) -> bool:
    """True for 新摩氏硬度15, for 莫氏硬度，24名学生, and for 托福613分 of the test on paper."""
    text, said = scene.statement.text, scene.said
    counted = found.end() == found.end("value") and claim.quantity.unit != ""
    older = said["mark-of-the-older-test"].fullmatch(text, found.start(), claim.end)
    return (
        counted
        or older is not None
        or said["scale-revised"].search(text, 0, found.start()) is not None
    )


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
