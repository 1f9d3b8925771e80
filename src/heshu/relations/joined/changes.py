"""Changes and discounts that the second of two sentences tells of levels of the first."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import (
    AverageGrowth,
    Change,
    Comparative,
    Completion,
    Discount,
    Relation,
    UnitPair,
)
from heshu.relations.changes.stems import is_known, words_of
from heshu.relations.joined.pair import Pair, but_lengths, may_go_on
from heshu.relations.joined.wholes import is_only
from heshu.relations.left_over import figures_of
from heshu.relations.scene import Scene


def is_a_year_apart(first: Scene, second: Scene) -> bool:
    """False for "rose by 300 in May to 1,500. A year earlier it had been 900": other stretches."""
    printed = first.statement.text, second.statement.text
    return not any(first.said["no-year-apart"].search(text) for text in printed)


def has_a_base_of_its_own(first: Scene, second: Scene) -> bool:
    """True for "That is 30 percent up on 2015" and "An increase of 10 percent would be enough"."""
    said, text = second.said, second.text
    alone = len(but_lengths(first.claims.values())) == 1
    if first.statement.language != "en" or alone:
        return False  # The ticket was $630. That is $30 more than a year ago, a rise of 8 percent
    if said["only-imagined"].search(text) or said["stretch-of-its-own"].search(text):
        return True
    known = {each.text.lower() for each in first.times.values()}
    return any(each.text.lower() not in known for each in second.times.values())


def tells_change(relation: Relation, pair: Pair) -> bool:
    """报价从4150元跌到3780元。跌幅为9.8%: of a change that ends the first sentence."""
    if not isinstance(relation, Change | AverageGrowth):
        return False
    if isinstance(relation, Change) and relation.start is None:
        return _is_increment(relation, pair)
    ends = [claim.place.start for claim in (relation.start, relation.end) if claim is not None]
    told = figures_of(relation) - frozenset(ends)
    last = pair.first.claims[-1].place.start
    return (
        len(ends) == 2
        and max(ends) == last
        and frozenset(ends) <= pair.figures()
        and relation.end is not None
        and (relation.end.change.endswith("-to") or _has_no_other(relation, pair))
        and told == {pair.second.claims[0].place.start}
    )


def _has_no_other(relation: Change | AverageGrowth, pair: Pair) -> bool:
    """True for "In 2015 it treated 310 patients; in 2021 it treated 440": two levels and no more."""
    if pair.first.language != "en":
        return False  # 第一季度投资20亿元，第二季度投资30亿元。增长15%: over another time
    levels = but_lengths(pair.first.claims)
    return len(levels) == len([each for each in (relation.start, relation.end) if each])


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


def _is_increment(change: Change, pair: Pair) -> bool:
    """True for "Enrolment stood at 6,300. That was 300 up on the previous year, a rise of 5%"."""
    if change.end is None or change.delta is None or change.rate is None:
        return False
    told = {change.delta.place.start, change.rate.place.start}
    return is_only(change.end, pair) and told == pair.figures(second=True)


def tells_later(relation: Relation, pair: Pair) -> bool:
    """The club had 240 members in 2010. Today it has 1,680, seven times as many: a level of each time."""
    if not isinstance(relation, Change) or relation.end is None or relation.rate is not None:
        return False
    told = (relation.delta, relation.points, relation.multiple, relation.doublings)
    if not any(each is not None for each in (*told, relation.fraction)):
        return False
    if _counts_another(relation.end, pair):
        return False
    figures = figures_of(relation)
    second = {each.place.start for each in but_lengths(pair.second.claims)}
    return is_alone(relation.start, pair) and second <= figures


def _counts_another(level: Claim, pair: Pair) -> bool:
    """True for 20,000 films behind a sentence about books: a noun that it does not have."""
    found = NOUN_BEHIND.match(pair.second.text, level.end)
    counted = level.quantity.kind == "count" and found is not None
    return counted and found is not None and not is_known(found[1], words_of(pair.first.text))


NOUN_BEHIND = re.compile(r"\s([a-z]+)")


def is_alone(level: Claim | None, pair: Pair) -> bool:
    """Whether a level is the only figure of the first sentence but for how long something took."""
    alike = but_lengths(pair.first.claims)
    return level is not None and [each.place.start for each in alike] == [level.place.start]


def tells_of_its_like(first: Scene, second: Scene) -> bool:
    """True for one figure of the north in one sentence and one of the south in the next."""
    if first.statement.language != "en" or len(first.claims) != 1 or len(second.claims) != 1:
        return False
    if not may_go_on(first.statement, second.statement):
        return False
    both = f"{first.statement.text} {second.statement.text}"
    return first.said["one-and-its-opposite"].search(both) is not None


def is_of_its_like(relation: Relation, pair: Pair) -> bool:
    """Whether two figures, one of each sentence, differ but in their units."""
    return isinstance(relation, UnitPair) and figures_of(relation) == (
        pair.figures() | pair.figures(second=True)
    )


def is_completed(relation: Relation, pair: Pair) -> bool:
    """The appeal aimed at $250,000. It raised $310,000, 124% of its goal: the aim is told before."""
    return isinstance(relation, Completion) and is_alone(relation.target, pair)


def goes_on_with_trend(first: Scene, second: Scene) -> bool:
    """True for 一季度，逆差为120亿美元。二季度，逆差收窄至105亿美元: one thing, of a time and the next."""
    found = second.said["goes-on-trend"].match(second.text)
    if found is None or not may_go_on(first.statement, second.statement):
        return False
    noun = second.text[found.start("noun") : found.start("moved")]
    times = [each.iso for each in (*first.times.values(), *second.times.values())]
    if len(but_lengths(first.claims.values())) != 1 or noun not in first.text:
        return False
    return len(times) == NEIGHBOURS and _is_next(*times)


NEIGHBOURS = 2
"""The time of the first sentence and that of the second."""


def _is_next(former: str, period: str) -> bool:
    """True for 2023 and 2024, for May and June, and for one quarter and the next."""
    one, other = (PERIOD.fullmatch(each) for each in (former, period))
    if one is None or other is None:
        return False
    if (
        bool(one["month"]) != bool(other["month"])
        or one["year"].isdecimal() != other["year"].isdecimal()
    ):
        return False
    last, first = _months(one, "last"), _months(other, "month")
    return first - last == 1 if one["month"] else first - last == YEAR


PERIOD = re.compile(
    r"(?P<year>\d{4}|\{y(?P<back>-\d+)?\}|-)(?:-(?P<month>\d\d)(?:/(?P=year)-(?P<last>\d\d))?)?"
)
YEAR = 12
"""Months."""


def _months(found: re.Match[str], end: str) -> int:
    """The month of an end of a period, counted from the year 0 or from this year."""
    year = int(found["year"]) if found["year"].isdecimal() else int(found["back"] or 0)
    return year * YEAR + int(found[end] or found["month"] or 0)


def tells_trend(relation: Relation, pair: Pair) -> bool:
    """A gap that narrowed or widened from the only figure of the first sentence."""
    if not isinstance(relation, Change) or relation.end is None or not relation.direction:
        return False
    second = pair.figures(second=True)
    return is_alone(relation.start, pair) and relation.end.place.start in second


def is_held_against(first: Scene, second: Scene) -> bool:
    """True for 一班均分86.5分。二班均分88.2分，低于一班: a figure each, and the name of the first."""
    found = second.said["told-against-before"].match(second.text)
    if found is None or not may_go_on(first.statement, second.statement):
        return False
    name = second.text[found.start("other") : found.end()]
    return name in first.text and len(first.claims) == len(second.claims) == 1


def compares_both(relation: Relation, pair: Pair) -> bool:
    """A figure of the second sentence that is called more or less than that of the first."""
    if not isinstance(relation, Comparative):
        return False
    return figures_of(relation) == pair.figures() | pair.figures(second=True)
