"""Totals of tables and the figures that they may sum up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.model.figures import Claim
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.tables.grid import Row
from heshu.relations.tables.subtotals import adds_up
from heshu.relations.tables.words import TableWords

LEAST_PARTS = 2
WHOLE = 100
"""The percentage that shares add up to."""
RATIOS = frozenset({"multiple", "rank", "ratio", "percentage-point"})
"""Kinds of figures that are never added up."""


class Candidate(Struct, frozen=True):
    """A total and the ways to read what it sums up, the likeliest first."""

    total: Claim
    readings: tuple[tuple[Claim, ...], ...]

    def fitting(self) -> tuple[Claim, ...] | None:
        """The reading that adds up; `None` where none does."""
        return next((parts for parts in self.readings if adds_up(parts, self.total)), None)


def is_mean(total: Claim, parts: Sequence[Claim]) -> bool:
    """True for the total of a column of ratios: 1.53x, 1.21x, 1.01x, all in all 1.34x.

    A percentage is a share of all where the total is 100 %, and else a rate. What is more than the
    least and less than the largest figure is a mean, whatever its column is called.
    """
    quantity = total.quantity
    if quantity.kind == "percent":
        return quantity.value != WHOLE
    if quantity.kind in RATIOS:
        return True
    values = [part.quantity.value for part in parts if part.quantity.value is not None]
    if quantity.value is None or not values or min(values) < 0:
        return False
    between = min(values) < quantity.value < max(values)
    return between and not is_slipped_sum(total, parts)


def is_slipped_sum(total: Claim, parts: Sequence[Claim]) -> bool:
    """True where one digit or scale of a total or a part keeps the parts from adding up to it."""
    stated = total.quantity.value or Decimal(0)
    reckoned = summed(parts)
    if _look_alike(total, reckoned):
        return True
    rests = ((part, stated - reckoned + (part.quantity.value or 0)) for part in parts)
    return any(rest > 0 and _look_alike(part, rest) for part, rest in rests)


def _look_alike(claim: Claim, value: Decimal) -> bool:
    """True if a printed figure may be a slip of a value."""
    return slip_between(claim.quantity, replace(claim.quantity, value=value)) is not Slip.NONE


def summed(parts: Sequence[Claim]) -> Decimal:
    """The sum of what is printed."""
    return sum((part.quantity.value or Decimal(0) for part in parts), Decimal(0))


def of_one_unit(
    cells: Sequence[tuple[Row, int]], total: Claim, words: TableWords
) -> tuple[Claim, ...] | None:
    """The figures of some cells; `None` if one is missing that is not nil, or in another unit."""
    claims = [
        row.figures.get(column)
        for row, column in cells
        if column in row.figures or not words.is_nil(row, column)
    ]
    found = [each for each in claims if each and each.quantity.unit == total.quantity.unit]
    return tuple(found) if len(found) == len(claims) >= LEAST_PARTS else None
