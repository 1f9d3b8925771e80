"""Two or three sentences that tell two levels in turn and their change: 240 in 2010. 300 today. A rise of 60."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.model.relations import AverageGrowth, Change, Relation
from heshu.relations.changes.in_turn import LEVELS, MOST_AMOUNTS, figures_in_turn
from heshu.relations.joined.pair import Pair, are_prose, but_lengths, joined
from heshu.relations.joined.split import part_of
from heshu.relations.left_over import figures_of
from heshu.relations.scene import Scene

IN_TURN = "in-turn"
"""The finder of such changes."""
STOP, COMMA = ". ", ", "
MOST_SENTENCES = 3


def in_turn(scenes: Sequence[Scene]) -> Iterator[Pair]:
    """The neighbouring English sentences that have two levels and one or two amounts of change."""
    counts = [_counted(scene) for scene in scenes]
    for first in range(len(scenes) - 1):
        yield from increments_in_turn(scenes[first], scenes[first + 1])
        for last in range(first + 1, min(first + MOST_SENTENCES, len(scenes))):
            told = counts[first : last + 1]
            levels, amounts = sum(each[0] for each in told), sum(each[1] for each in told)
            if levels > LEVELS or amounts > MOST_AMOUNTS or not all(map(any, told)):
                break
            if levels == LEVELS and amounts:
                yield from _together(scenes[first : last + 1])


def _counted(scene: Scene) -> tuple[int, int]:
    """How many levels and amounts of change a sentence has; none where it is not English."""
    return figures_in_turn(scene) if scene.statement.language == "en" else (0, 0)


def _together(scenes: Sequence[Scene]) -> Iterator[Pair]:
    """Sentences of one passage as one statement, the last of them the second of the pair."""
    *ahead, second = (scene.statement for scene in scenes)
    first = ahead[0]
    for each in ahead[1:]:
        if not are_prose(first, each):
            return
        first = joined(first, each, STOP)
    if are_prose(first, second):
        joint = joined(first, second, STOP)
        yield Pair(first, second, joint, (IN_TURN,), ties_all)


def increments_in_turn(first: Scene, second: Scene) -> Iterator[Pair]:
    """At 12 euros, it is 2 euros dearer than before. That is an increase of 20 percent: of the first amount."""
    head = second.said["turn-that-is"].match(second.text)
    if head is None or _counted(first) != (1, 1) or _counted(second) != (0, 1):
        return
    if are_prose(first.statement, second.statement):
        start, last = second.original(head.end()), len(second.statement.text)
        rest = part_of(second.statement, start, last)
        joint = joined(first.statement, rest, COMMA)
        yield Pair(first.statement, rest, joint, ("changes", IN_TURN), ties_all)


def ties_all(relation: Relation, pair: Pair) -> bool:
    """A change that ties all figures of the sentences but for how long something took."""
    if not isinstance(relation, Change | AverageGrowth) or relation.end is None:
        return False
    every = frozenset(each.place.start for each in but_lengths(pair.joint.claims))
    return every <= figures_of(relation)
