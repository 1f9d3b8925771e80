"""Averages, prices and products that the second of two sentences reckons from the first."""

from __future__ import annotations

from heshu.model.relations import Average, Extremes, Purchase, Relation
from heshu.relations.joined.pair import Pair, may_go_on
from heshu.relations.left_over import figures_of
from heshu.relations.scene import Scene


def is_reckoned(relation: Relation, pair: Pair) -> bool:
    """办理公证2463件，收取费用318.6万元。件均收费1395元; 采购课桌椅462套。单价285元，总价13.97万元."""
    head = pair.second.claims[0].place.start
    if isinstance(relation, Purchase):
        return head in figures_of(relation) and len(pair.figures() & figures_of(relation)) == 1
    if not isinstance(relation, Average):
        return False
    return relation.average.place.start == head and figures_of(relation) - {head} == pair.figures()


def averages(relation: Relation, pair: Pair) -> bool:
    """一级果每公斤10元，二级果7元，三级果5元。平均售价为每公斤11元: the mean of what was told before."""
    if not isinstance(relation, Extremes):
        return False
    mean = relation.average.place.start
    own = pair.figures(second=True)
    ends = (relation.lowest.place.start, relation.highest.place.start)
    return all(end < min(own) for end in ends) and mean in own


def tells_of_each(first: Scene, second: Scene) -> bool:
    """True for "On average each driver went 300 km. Altogether, 40 drivers went 12,000": so much for one."""
    if len(first.claims) != 1 or not may_go_on(first.statement, second.statement):
        return False
    each, begins = first.said["each-on-average"], second.said["goes-on-in-all"]
    return begins.match(second.text) is not None and each.search(first.text) is not None


def sums_of_each(relation: Relation, pair: Pair) -> bool:
    """Whether an average has its mean in the first sentence, its count and its sum in the second."""
    if not isinstance(relation, Average):
        return False
    told = {relation.count.place.start, relation.total.place.start}
    own = pair.figures(second=True)
    return told == own and frozenset([relation.average.place.start]) == pair.figures()


def multiplies(relation: Relation, pair: Pair) -> bool:
    """185 cows give an average of 7,200 litres each. That adds up to 1.33 million litres."""
    head, figures = pair.second.claims[0].place.start, figures_of(relation)
    if isinstance(relation, Purchase):  # 每10股派2.5元。本次共派发现金红利2亿元
        return relation.amount.place.start == head and figures - {head} <= pair.figures()
    if not isinstance(relation, Average) or relation.total.place.start != head:
        return False
    return figures - {head} == pair.figures()


def is_priced(relation: Relation, pair: Pair) -> bool:
    """今年收苹果5.2万斤。按每斤3.8元结算，收入19.76万元: the only amount of the unit told before."""
    if not isinstance(relation, Purchase):
        return False
    count, own = relation.quantity, pair.figures(second=True)
    alike = [
        each.place.start
        for each in pair.first.claims
        if each.quantity.unit == count.quantity.unit and not each.change.endswith("-by")
    ]
    told = {relation.price.place.start, relation.amount.place.start}
    return alike == [count.place.start] and told <= own
