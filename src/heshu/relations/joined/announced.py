"""A figure called out before what it is reckoned from: 涨了四倍！老街的月租从2000元涨到12000元."""

from __future__ import annotations

from heshu.model.relations import Anniversary, Change, Discount, Ranking, Relation, ScaledScore
from heshu.relations.joined.pair import Pair, are_prose, but_lengths, may_go_on
from heshu.relations.left_over import figures_of
from heshu.relations.scene import DOUBLED, MULTIPLE, POINTS, Scene

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
    if not may_go_on(first.statement, second.statement):
        return False
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


TWO_LEVELS = 2
COLON = ": "
"""The joint of an amount of change and the sentence with its levels."""


def tells_ahead(first: Scene, second: Scene) -> bool:
    """House prices climbed 8 per cent. The average went from $350,000 to $398,000: levels behind."""
    if first.statement.language != "en" or not are_prose(first.statement, second.statement):
        return False
    if (
        len(but_lengths(second.claims.values())) != TWO_LEVELS
        or ":" in first.text
        or ":" in second.text
    ):
        return False
    if _is_of_a_stretch_of_its_own(first, second):
        return False
    told = but_lengths(first.claims.values())
    if not told:
        return first.said["way-told"].search(first.text) is not None
    amount, symbol = told[0], first.text[first.offset(told[0])]
    changed = symbol in POINTS + MULTIPLE + DOUBLED or amount.change.endswith("-by")
    return len(told) == 1 and changed


def _is_of_a_stretch_of_its_own(first: Scene, second: Scene) -> bool:
    """Output grew 12% over the year. In December it went from 400 to 420: one time, of both levels."""
    if second.said["alone-in-a-stretch"].search(second.text):
        return True
    one, other = (second.offset(each) for each in but_lengths(second.claims.values()))
    if any(one < at < other for at in second.times):
        return False  # of each level its own
    governing = [each for at, each in second.times.items() if at < one or first.times]
    known = {each.text.lower() for each in first.times.values()}
    return any(each.text.lower() not in known for each in governing)


def is_told_ahead(relation: Relation, pair: Pair) -> bool:
    """A change whose levels stand in the second sentence, and its amount, if there is one, before."""
    if not isinstance(relation, Change) or relation.start is None or relation.end is None:
        return False
    ends = {relation.start.place.start, relation.end.place.start}
    amounts = {each.place.start for each in but_lengths(pair.first.claims)}
    return ends <= pair.figures(second=True) and amounts <= figures_of(relation)
