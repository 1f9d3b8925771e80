"""Which changes of one figure can make a table total hold, told without adding all the parts again.

A column of a thousand cells has some sixty thousand changes of one digit; the sum of its parts is
formed once, and each change only moves it.
"""

from __future__ import annotations

from msgspec import Struct

from heshu.model.figures import Claim, Quantity
from heshu.model.intervals import Interval, lenient, point, strict
from heshu.model.relations import Relation, TableTotal


class Closing(Struct, frozen=True):
    """The sum of the parts of a table total; empty for any other relation, which is short."""

    total: Claim | None = None
    summed: Interval | None = None

    def may(self, claim: Claim, changed: Quantity) -> bool:
        """False if the total can not hold with a figure changed so, however it is read."""
        if self.total is None or self.summed is None:
            return True
        new = _widest(changed)
        if claim is self.total:
            return new.meets(self.summed)
        return _moved(self.summed, _widest(claim.quantity), new).meets(_widest(self.total.quantity))


def closing(relation: Relation) -> Closing:
    """What tells of the changes of a relation which are worth a trial."""
    if not isinstance(relation, TableTotal):
        return Closing()
    summed = point(0)
    for part in relation.parts:
        summed = summed + _widest(part.quantity)
    return Closing(relation.total, summed)


def _widest(quantity: Quantity) -> Interval:
    """Everything that a figure may stand for."""
    one, two = strict(quantity), lenient(quantity)
    if None in (one.low, one.high, two.low, two.high):
        return Interval(None, None)
    assert one.low is not None
    assert one.high is not None
    assert two.low is not None
    assert two.high is not None
    return Interval(min(one.low, two.low), max(one.high, two.high))


def _moved(summed: Interval, old: Interval, new: Interval) -> Interval:
    """A sum with one of its terms exchanged."""
    if None in (summed.low, summed.high, old.low, old.high, new.low, new.high):
        return Interval(None, None)
    assert summed.low is not None
    assert summed.high is not None
    assert old.low is not None
    assert old.high is not None
    assert new.low is not None
    assert new.high is not None
    return Interval(summed.low - old.low + new.low, summed.high - old.high + new.high)
