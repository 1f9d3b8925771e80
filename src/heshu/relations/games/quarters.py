"""The scores of all quarters beside that of the game: 四节比分24∶18、21∶25、19∶22、27∶20 make 91∶85.

Chinese only; sets do not add up, and a game with extra time has more than its quarters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Parts
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.games.victories import SCORE
from heshu.relations.scene import Scene, place_in, synthetic

QUARTERS = 4
NEAR = 1
"""Sentences before and behind that with the quarters in which the score of the game may stand."""
JOINT = re.compile(r"\s?[、，,；;和]\s?")
Score = re.Match[str]
Sides = tuple[int, int]


def find_quarters(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Parts]:
    """Each side of a game whose quarters do not make its score, or both where they do."""
    for index, scene in enumerate(scenes):
        statement = scene.statement
        if statement.language != "zh" or statement.cells or rules["zh"].doubts(scene):
            continue
        led = scene.said["scores-of-quarters"].search(statement.text)
        quarters = _quarters(statement.text, led.end()) if led else []
        near = scenes[max(index - NEAR, 0) : index + 1 + NEAR]
        if led is None or len(quarters) != QUARTERS or _has_extra_time(near):
            continue
        game = _game(scene, near, quarters)
        if game is not None and _fits_one_side(quarters, game[1]):
            yield from _sides(led[0], scene, quarters, *game)


def _has_extra_time(scenes: Sequence[Scene]) -> bool:
    return any(each.said["extra-time"].search(each.statement.text) for each in scenes)


def _quarters(text: str, start: int) -> list[Score]:
    """The scores of a list that begins at an offset."""
    found: list[Score] = []
    for score in SCORE.finditer(text, start):
        at = found[-1].end() if found else start
        if found and not JOINT.fullmatch(text, at, score.start()):
            break
        if not found and score.start() != start:
            break
        found.append(score)
    return found


def _game(
    scene: Scene, near: Sequence[Scene], quarters: Sequence[Score]
) -> tuple[Scene, Score] | None:
    """The only score beside those of the quarters, in their sentence or one next to it."""
    own = {score.start() for score in quarters}
    for each in (scene, *(one for one in near if one is not scene)):
        if each.statement.passage != scene.statement.passage:
            continue
        if each.said["score-of-another-game"].search(each.statement.text):
            continue
        scores = [
            score
            for score in SCORE.finditer(each.statement.text)
            if each is not scene or score.start() not in own
        ]
        if scores:
            return (each, scores[0]) if len(scores) == 1 else None
    return None


def _sides(
    cue: str, scene: Scene, quarters: Sequence[Score], told: Scene, game: Score
) -> Iterator[Parts]:
    """The quarters of each side beside what it scored; the winner may be told first in the game only."""
    made = _sums(quarters)
    final = int(game["one"]), int(game["two"])
    turned = _apart(made, final[::-1]) < _apart(made, final)
    for side, other in (("one", "two"), ("two", "one")):
        parts = [_figure(scene, score, side) for score in quarters]
        whole = _figure(told, game, other if turned else side)
        known = [part for part in parts if part is not None]
        if whole is not None and len(known) == len(parts):
            yield Parts(
                cue=cue, language="zh", parts=tuple(known), whole=whole, exhaustive=True,
                disjoint=True,
            )  # fmt: skip


def _fits_one_side(quarters: Sequence[Score], game: Score) -> bool:
    """True if a side has what its quarters make: one slip leaves the other side alone."""
    return bool({int(game["one"]), int(game["two"])} & {*_sums(quarters)})


def _sums(quarters: Sequence[Score]) -> Sides:
    """What both sides scored in all quarters."""
    return sum(int(each["one"]) for each in quarters), sum(int(each["two"]) for each in quarters)


def _apart(one: Sides, other: Sides) -> int:
    """How far two scores are apart."""
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _figure(scene: Scene, score: Score, side: str) -> Claim | None:
    """One side of a score as a figure."""
    place = place_in(scene.statement, *score.span(side))
    if place is None:
        return None
    return synthetic(scene.statement, place, score.span(side), Decimal(score[side]), kind="score")
