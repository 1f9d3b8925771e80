"""Which changes of one figure can make a table total hold, told without adding all the parts again.

A column of a thousand cells has some sixty thousand changes of one digit; the sum of its parts is
formed once, and each change only moves it.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from heshu.model.figures import Claim, Quantity
from heshu.model.intervals import EVERYTHING, Interval, lenient_cell, point
from heshu.model.relations import Relation, TableTotal


class Closing(Struct, frozen=True):
    """The sum of the parts of a table total; empty for any other relation, which is short."""

    total: Claim | None = None
    summed: Interval = EVERYTHING

    def may(self, claim: Claim, changed: Quantity) -> bool:
        """False if the total can not hold with a figure changed so, however it is read."""
        if self.total is None:
            return True
        new = lenient_cell(changed)
        if claim is self.total:
            return new.meets(self.summed)
        moved = _moved(self.summed, lenient_cell(claim.quantity), new)
        return moved.meets(lenient_cell(self.total.quantity))


def closing(relation: Relation) -> Closing:
    """What tells of the changes of a relation which are worth a trial."""
    if not isinstance(relation, TableTotal):
        return Closing()
    cells = (lenient_cell(part.quantity) for part in relation.parts)
    return Closing(relation.total, sum(cells, start=point(0)))


def _moved(summed: Interval, old: Interval, new: Interval) -> Interval:
    """A sum with one of its terms exchanged; everything where one of them has no end."""
    return Interval(_end(summed.low, old.low, new.low), _end(summed.high, old.high, new.high))


def _end(summed: Fraction | None, old: Fraction | None, new: Fraction | None) -> Fraction | None:
    return None if summed is None or old is None or new is None else summed - old + new
