"""Running totals at two times that are no dates of a calendar: "412 by Friday; 397 by Sunday".

Two figures with a time each, in one statement or in two neighbours, the later one behind. At least
one of them is said to be a running total, or both are what has been done by then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Cumulative
from heshu.relations.changes.cutoffs import CutoffRules, printed_day
from heshu.relations.changes.levels import comparable
from heshu.relations.changes.places import is_one_place
from heshu.relations.changes.stems import WORD, is_known, words_of
from heshu.relations.scene import LEVEL, Said, Scene
from heshu.relations.small_numbers import ordinal_number

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LATER = "later"
"""The kind of a time that is only said to be later than the one before."""


class Toll(Struct, frozen=True):
    """A figure with the time up to which it counts."""

    scene: Scene
    claim: Claim
    kind: str
    """What its time is reckoned in: days of a week, an age, dates."""
    order: int
    words: str
    """Its clause as it is printed."""
    began: str
    """The day since which it counts, as it is printed; empty where it is not told."""
    sure: bool


def find_tolls(
    scenes: Sequence[Scene], totals: re.Pattern[str], cutoffs: CutoffRules
) -> Iterator[Cumulative]:
    """The pairs of running totals of neighbouring English statements, the later one behind."""
    found = [
        (index, toll)
        for index, scene in enumerate(scenes)
        for toll in _tolls(scene, totals, cutoffs)
    ]
    for (at, one), (there, other) in pairwise(found):
        near = there - at <= 1 and one.scene.statement.passage == other.scene.statement.passage
        if near and _is_later(one, other) and _are_one_count(one, other):
            yield Cumulative(
                cue=one.claim.indicator, language="en", start=one.claim, end=other.claim
            )


def _tolls(scene: Scene, totals: re.Pattern[str], cutoffs: CutoffRules) -> Iterator[Toll]:
    """The figures of the clauses that have as many times as figures."""
    first = 0
    for last in (
        *(found.end() for found in scene.said["next-toll"].finditer(scene.text)),
        len(scene.text),
    ):
        figures = [
            at for at in sorted(scene.claims) if first <= at < last and scene.text[at] == LEVEL
        ]
        figures = [at for at in figures if scene.claims[at].quantity.kind != "duration"]
        times = list(_times(scene, first, last, cutoffs)) if figures else []
        if figures and len(times) == len(figures):
            words = scene.statement.text[scene.original(first) : scene.original(last)]
            began = _began(scene, first, last)
            sure = _is_sure(scene, (first, last), words, totals)
            for at, (kind, order) in zip(figures, times, strict=True):
                if _is_level(scene.claims[at]):
                    yield Toll(scene, scene.claims[at], kind, order, words, began, sure)
        first = last


def _is_level(claim: Claim) -> bool:
    quantity = claim.quantity
    plain = quantity.value is not None and not quantity.qualifier and claim.modality == "stated"
    return plain and not claim.change.endswith("-by") and claim.change != "from"


def _times(scene: Scene, first: int, last: int, rules: CutoffRules) -> Iterator[tuple[str, int]]:
    """The times of a stretch up to which figures count, each as a kind and a number.

    The day since which they count is left out, where it is not the only one.
    """
    times = list(scene.said["up-to-a-time"].finditer(scene.text, first, last))
    ends = [found for found in times if not scene.said["since-then"].match(found[0])]
    for found in ends or times:
        mention, numbered = scene.times.get(found.end() - 1), scene.claims.get(found.end() - 1)
        if numbered is not None:
            yield numbered.quantity.kind, int(numbered.quantity.value or 0)
            continue
        printed = mention.text if mention else _plain(scene, *found.span())
        order = _order(scene, printed, rules)
        if order is not None:
            yield order


def _began(scene: Scene, first: int, last: int) -> str:
    """The day since which the figures of a stretch count."""
    for found in scene.said["up-to-a-time"].finditer(scene.text, first, last):
        if scene.said["since-then"].match(found[0]):
            mention = scene.times.get(found.end() - 1)
            return (mention.text if mention else _plain(scene, *found.span())).lower()
    return ""


def _plain(scene: Scene, first: int, last: int) -> str:
    """A stretch of the masked text as it is printed."""
    return scene.statement.text[scene.original(first) : scene.original(last)]


def _order(scene: Scene, printed: str, rules: CutoffRules) -> tuple[str, int] | None:
    """Where a printed time stands among others of its kind."""
    said, text = scene.said, printed.lower()
    if said["some-time-later"].search(text):
        return LATER, 0
    day = said["day-of-week"].search(text)
    if day is not None:
        return "week", DAYS.index(day[0][:3].lower())
    date = printed_day(printed, rules)
    if date is not None:
        return "date" if date.year else "day of a year", (
            date.year * 12 + date.month
        ) * 31 + date.day
    for word in WORD.findall(text):
        number = ordinal_number(word) if said["an-ordinal"].fullmatch(word) else None
        if number is not None:
            return "ordinal", number
    return None


def _is_since(scene: Scene, first: int, last: int) -> bool:
    """True for "the total since June" in a stretch."""
    return scene.said["counted-since"].search(scene.text, first, last) is not None


def _is_sure(scene: Scene, span: tuple[int, int], words: str, totals: re.Pattern[str]) -> bool:
    """True for a clause that says that its figure is a running total."""
    said = scene.said
    if totals.search(words) or said["only-rises"].search(words) or _is_since(scene, *span):
        return True
    return bool(said["summed"].search(words) and _deeds(scene, words))


def _deeds(scene: Scene, words: str) -> set[str]:
    """The verbs of what had been done by a time; none of what one has or is."""
    said = scene.said
    found = {each[0].split()[-1].lower() for each in said["has-been-done"].finditer(words)}
    return {each for each in found if not said["verb-of-a-state"].fullmatch(each)}


def _is_later(one: Toll, other: Toll) -> bool:
    if other.kind == LATER:
        return one.kind != LATER
    return one.kind == other.kind and one.order < other.order


def _are_one_count(one: Toll, other: Toll) -> bool:
    """True for totals of one thing and place."""
    said = one.scene.said
    deeds = _deeds(one.scene, one.words), _deeds(other.scene, other.words)
    done = deeds[0] & deeds[1]
    if not (one.sure or other.sure or done):
        return False
    if all(deeds) and not done and not _names_its_own(other, deeds[1]):
        return False  # 840 flats had been sold; a total of 36 had been let
    if not comparable(one.claim, other.claim) or said["noun-of-another"].search(other.words):
        return False
    if one.words == other.words and said["of-a-part"].search(one.words):
        return False  # unused losses of $64 million at the end of 2018, of which $22 million will expire
    if one.began and other.began and one.began != other.began:
        return False  # since 1 January; since the start of May
    places = [_within(one), _within(other)]
    if all(places) and not places[0] & places[1]:
        return False
    return _is_one_noun(one, other) and (
        is_one_place(one.claim, other.claim, one.scene)
        or _is_empty(other, other.claim.entity)
        or _refers_back(other)
        or _is_thing_alone(other)
    )


def _names_its_own(toll: Toll, deeds: set[str]) -> bool:
    """True where a figure has a noun, which is none of the verbs of what had been done."""
    return any(
        each not in deeds and not toll.scene.said["empty-noun"].fullmatch(each)
        for each in WORD.findall(toll.claim.indicator.lower())
    )


def _within(toll: Toll) -> set[str]:
    """The places in which a figure counts; a time is none: "in September"."""
    said = toll.scene.said["counted-within"]
    told = {found[0].split()[-1].lower() for found in said.finditer(toll.words)}
    return told - {word for each in toll.scene.times.values() for word in words_of(each.text)}


def _is_one_noun(one: Toll, other: Toll) -> bool:
    """True where the second figure counts what the first one does, as far as it says."""
    said = one.scene.said
    if any(each.search(one.words) and each.search(other.words) for each in _counts(said)):
        return True
    known = words_of(one.words)
    done = [found[0].split()[-1].lower() for found in said["total-done"].finditer(other.words)]
    if not all(said["verb-of-a-state"].fullmatch(each) or is_known(each, known) for each in done):
        return False  # 840 flats had been built; the total sold was 360
    nouns = WORD.findall(other.claim.indicator.lower())
    return all(is_known(each, known) or said["empty-noun"].fullmatch(each) for each in nouns)


def _counts(said: Said) -> tuple[re.Pattern[str], ...]:
    """Words for one count: dead and killed, burnt and destroyed."""
    return said["of-deaths"], said["of-fires"]


def _refers_back(toll: Toll) -> bool:
    """True for "the running total had reached 81,700, the province said", which names no owner."""
    claim = toll.claim
    named = claim.sentence.find(claim.entity) > claim.start
    return named and bool(claim.indicator) and _is_empty(toll, claim.indicator)


def _is_thing_alone(toll: Toll) -> bool:
    """True for the "gross" of "its gross was $4.7 million", which was read as whose it is."""
    claim = toll.claim
    return bool(claim.entity) and claim.entity.lower() == claim.indicator.lower()


def _is_empty(toll: Toll, name: str) -> bool:
    said = toll.scene.said
    return all(
        said["empty-noun"].fullmatch(each) or any(count.fullmatch(each) for count in _counts(said))
        for each in WORD.findall(name.lower())
    )
