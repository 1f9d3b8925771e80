"""What parts add up to."""

from __future__ import annotations

from collections.abc import Sequence

from heshu.checks.change.growth import same_unit
from heshu.checks.check import Comparison
from heshu.model.figures import Claim
from heshu.model.intervals import Interval, Reading, point, strict
from heshu.model.relations import Parts

LEAST_PARTS = 2


def total(parts: Parts, reading: Reading) -> Interval:
    """The sum of the intervals of all parts.

    Taken strictly, its ends are open where several parts are rounded: they are not all rounded as
    far as can be, and the same way.
    """
    each = [reading(part.quantity) for part in parts.parts]
    summed = point(0)
    for interval in each:
        summed = summed + interval
    rounded = [interval for interval in each if interval.low != interval.high]
    if reading is not strict or len(rounded) < LEAST_PARTS:
        return summed
    return Interval(summed.low, summed.high, low_open=True, high_open=True)


def formula(parts: Parts) -> str:
    """`22万人 + 35万人`."""
    return formula_of(parts.parts)


def formula_of(figures: Sequence[Claim]) -> str:
    """The figures as printed, with plus signs."""
    return " + ".join(figure.quantity.text for figure in figures)


def units_agree(parts: Parts) -> bool:
    """True if every part is in the unit of the whole."""
    whole = parts.whole
    return whole is not None and all(same_unit(part, whole) for part in parts.parts)


def against_whole(parts: Parts, reading: Reading) -> Comparison | None:
    """The sum of the parts beside the printed whole, in one unit."""
    whole = parts.whole
    if whole is None or len(parts.parts) < LEAST_PARTS:
        return None
    if not units_agree(parts):
        return None
    return Comparison(
        derived=total(parts, reading),
        stated=reading(whole.quantity),
        formula=formula(parts),
        claim=whole,
    )
