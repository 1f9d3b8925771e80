"""Two Chinese sentences with three figures between them, or of which the second says the first again.

收到稿件3264件。参赛选手有816人，平均每人投稿4件: the finders of means, rates and speeds read both as one where
that leaves none of their figures over. 换句话说 at the head of a sentence says nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator

from heshu.relations.joined.conclusions import CONCLUDING, is_concluded
from heshu.relations.joined.pair import Pair, joined
from heshu.relations.joined.split import part_of
from heshu.relations.scene import Scene

ALONE = ("averages", "motions")
"""No shares: what the next sentence has a share of may be another village, year or ballot."""
THREE = 3
COMMA = "，"


def alone(first: Scene, second: Scene) -> Iterator[Pair]:
    """Sentences with three figures, the second of which is of no other time."""
    one, other = first.statement, second.statement
    if len(one.claims) + len(other.claims) == THREE and not second.times:
        yield Pair(one, other, joined(one, other, COMMA), ALONE, is_concluded)


def in_other_words(first: Scene, second: Scene) -> Iterator[Pair]:
    """五分之二的村庄通了气。换句话说，通气率为40%: both without the words between."""
    found = second.said["in-other-words"].match(second.text)
    if found is not None:
        rest = part_of(second.statement, found.end(), len(second.statement.text))
        joint = joined(first.statement, rest, COMMA)
        yield Pair(first.statement, rest, joint, CONCLUDING, is_concluded)
