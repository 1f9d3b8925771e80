"""Changes and discounts that the second of two sentences tells of levels of the first."""

from __future__ import annotations

from heshu.model.relations import AverageGrowth, Change, Discount, Relation
from heshu.relations.joined.pair import Pair
from heshu.relations.joined.wholes import is_only
from heshu.relations.left_over import figures_of
from heshu.relations.scene import Scene


def is_a_year_apart(first: Scene, second: Scene) -> bool:
    """False for "rose by 300 in May to 1,500. A year earlier it had been 900": other stretches."""
    printed = first.statement.text, second.statement.text
    return not any(first.said["no-year-apart"].search(text) for text in printed)


def tells_change(relation: Relation, pair: Pair) -> bool:
    """报价从4150元跌到3780元。跌幅为9.8%: of a change that ends the first sentence."""
    if not isinstance(relation, Change | AverageGrowth):
        return False
    ends = [claim.place.start for claim in (relation.start, relation.end) if claim is not None]
    told = figures_of(relation) - frozenset(ends)
    last = pair.first.claims[-1].place.start
    return (
        len(ends) == 2
        and max(ends) == last
        and frozenset(ends) <= pair.figures()
        and relation.end is not None
        and relation.end.change.endswith("-to")
        and told == {pair.second.claims[0].place.start}
    )


def tells_former(relation: Relation, pair: Pair) -> bool:
    """失业率降到4.6%。一年前还是5.9%，回落了1.6个百分点: the level before, and by how much it changed."""
    if not isinstance(relation, Change) or relation.start is None or relation.end is None:
        return False
    told = any((relation.delta, relation.rate, relation.points, relation.multiple))
    return (
        told
        and relation.end.place.start == pair.first.claims[-1].place.start
        and relation.start.place.start == pair.second.claims[0].place.start
    )


def takes_off(relation: Relation, pair: Pair) -> bool:
    """The tent is normally £250. Members get 20% off and pay £200: of the only sum told before."""
    if not isinstance(relation, Discount) or not is_only(relation.full_price, pair):
        return False
    second = pair.figures(second=True)
    return {relation.discount.place.start, relation.price.place.start} <= second
