"""By how much a game was won beside its score: 98-91 is no nine-point win, 98比91 no 净胜9分.

Both stand in one sentence that has no other score, or the headline tells the one and the first sentence
with a score below it the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Change
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.scene import Scene, place_in, synthetic
from heshu.relations.small_numbers import SMALL_NUMBERS, small_number

SCORE = re.compile(
    r"(?<![\w∶:：比\-–—.])(?P<one>\d{1,3})\s?(?P<mark>[∶:：比\-–])\s?(?P<two>\d{1,3})(?![\w∶:：比\-–—%]|\.\d)",
    re.ASCII,
)
NUMBER = re.compile(
    rf"[0-9]{{1,2}}|\b(?:{'|'.join(SMALL_NUMBERS)})\b|[一二两三四五六七八九十]+", re.IGNORECASE
)
HOURS, MINUTES = 25, 2
"""Of a clock: hours of a day, and digits of minutes."""
LEAD = 4
"""Statements below a headline in which the score is told."""


def find_victories(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Change]:
    """The margin of each game with its only score."""
    for index, scene in enumerate(scenes):
        told = scene.said["margin-of-victory"].search(scene.statement.text)
        if told is None or scene.statement.cells or rules[scene.statement.language].doubts(scene):
            continue
        game = _game(scene, scenes[index + 1 : index + 1 + LEAD])
        if game is not None:
            change = _margin(scene, told, *game)
            if change is not None:
                yield change


def _game(scene: Scene, below: Sequence[Scene]) -> tuple[Scene, re.Match[str]] | None:
    """The only score of a sentence, or the first one below a headline without any."""
    for each in (scene, *(below if scene.statement.heading else ())):
        scores = [found for found in SCORE.finditer(each.statement.text) if not _is_time(found)]
        if each is not scene and each.statement.heading:
            return None
        if not scores:
            continue
        other = each.said["other-margin"].search(each.statement.text)
        return (each, scores[0]) if len(scores) == 1 and other is None else None
    return None


def _is_time(score: re.Match[str]) -> bool:
    """True for 10:30."""
    return score["mark"] in ":：" and int(score["one"]) < HOURS and len(score["two"]) == MINUTES


def _margin(scene: Scene, told: re.Match[str], game: Scene, score: re.Match[str]) -> Change | None:
    """Both sides of a score and how far they are said to be apart."""
    number = NUMBER.search(told[0])
    if number is None:
        return None
    start, value = told.start() + number.start(), small_number(number[0].lower())
    sides = sorted(("one", "two"), key=lambda side: int(score[side]))
    less, more = (_figure(game, score.span(side), int(score[side])) for side in sides)
    delta = _figure(scene, (start, start + len(number[0])), value) if value else None
    if less is None or more is None or delta is None or score["one"] == score["two"]:
        return None
    return Change(
        cue=told[0], language=scene.statement.language,
        start=less, end=more, delta=delta, direction="up", may_cross_zero=False,
    )  # fmt: skip


def _figure(scene: Scene, span: tuple[int, int], value: int) -> Claim | None:
    """A number of a statement as a figure; `None` where its place is not known."""
    place = place_in(scene.statement, *span)
    return synthetic(scene.statement, place, span, Decimal(value), kind="count") if place else None
