"""A figure called out before what it is reckoned from: 涨了四倍！老街的月租从2000元涨到12000元."""

from __future__ import annotations

from heshu.model.relations import Anniversary, Change, Discount, Ranking, Relation, ScaledScore
from heshu.relations.joined.pair import Pair, are_prose
from heshu.relations.scene import Scene

ANNOUNCED = "changes", "times", "rankings"
"""Finders of what is called out before its noun."""


def announces(first: Scene, second: Scene) -> bool:
    """涨了四倍！老街的月租从2000元涨到12000元: one figure called out, and what it is reckoned from."""
    if not are_prose(first.statement, second.statement):
        return False
    said, text = first.said, first.text
    called = (said["announces-change"], said["announces-number"], said["announces-price"])
    return any(each.match(text) for each in called)


def is_announced(relation: Relation, pair: Pair) -> bool:
    """A change whose levels stand in the second sentence, or a price, rank or jubilee called out."""
    if isinstance(relation, Ranking):
        return relation.rank.place.start in pair.figures()
    if isinstance(relation, Anniversary):
        return relation.number.place.start in pair.figures() and relation.event is not None
    if isinstance(relation, Discount):
        return relation.price.place.start in pair.figures()
    if not isinstance(relation, Change) or relation.start is None or relation.end is None:
        return False
    ends = {relation.start.place.start, relation.end.place.start}
    return ends <= pair.figures(second=True)


def scores(first: Scene, second: Scene) -> bool:
    """Judges give marks from 0 to 20. Her dive earned 22.5: a scale and what was got on it."""
    if first.said["tells-a-scale"].search(first.text) is None:
        return False
    if any(each.said["scale-of-several"].search(each.text) for each in (first, second)):
        return False
    return second.said["tells-a-score"].search(second.text) is not None


def is_scored(relation: Relation, pair: Pair) -> bool:
    """A score of the second sentence, which names no scale of its own."""
    return isinstance(relation, ScaledScore) and relation.claim.place.start in pair.figures(
        second=True
    )
