"""What the cells of a table add up to."""

from __future__ import annotations

from heshu.checks.check import Comparison
from heshu.checks.parts.sums import formula_of
from heshu.model.figures import Claim
from heshu.model.intervals import Interval, Reading, lenient, lenient_cell, point
from heshu.model.relations import TableTotal

MOST_SHOWN = 8
"""Figures of a formula; of a longer column the first and the last ones are shown."""


def against_total(total: TableTotal, reading: Reading) -> Comparison:
    """The sum of the parts beside the printed total."""
    summed = point(0)
    for part in total.parts:
        summed = summed + of_cell(part, reading)
    return Comparison(
        derived=summed,
        stated=of_cell(total.total, reading),
        formula=_formula(total.parts),
        claim=total.total,
    )


def of_cell(claim: Claim, reading: Reading) -> Interval:
    """The interval of a cell; leniently no zeros at its end count as rounded off."""
    return lenient_cell(claim.quantity) if reading is lenient else reading(claim.quantity)


def _formula(parts: tuple[Claim, ...]) -> str:
    if len(parts) <= MOST_SHOWN:
        return formula_of(parts)
    half = MOST_SHOWN // 2
    return f"{formula_of(parts[:half])} + … + {formula_of(parts[-half:])}"


def ratio(numerator: Interval, denominator: Interval) -> Interval | None:
    """A quotient in percent; `None` where the divisor may be zero or negative."""
    if denominator.low is None or denominator.low <= 0:
        return None
    return (numerator / denominator).scale(100)
