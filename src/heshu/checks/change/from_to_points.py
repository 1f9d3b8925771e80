"""CHG003: two rates differ by percentage points: 从3.2%升至4.5%，提高2个百分点."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.change.growth import arrow, both_rates, directed, ends, signed_text
from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading
from heshu.model.relations import Change

BASIS_POINT = Fraction(1, 100)
"""Percentage points in a basis point, by definition."""


def derive(change: Change, reading: Reading) -> Comparison | None:
    """The difference of two rates beside the printed points."""
    both = ends(change, reading)
    if both is None or change.points is None or not both_rates(change):
        return None
    derived = both[1] - both[0]
    stated = reading(change.points.quantity)
    if change.points.quantity.unit == "bp":
        stated = stated.scale(BASIS_POINT)
    return Comparison(
        derived=derived,
        stated=directed(stated, change, derived),
        formula=arrow(change),
        claim=change.points,
        text=signed_text(change, change.points),
        unit="个百分点" if change.language == "zh" else " points",
        signed=True,
    )


CHECK = Check(
    code="CHG003",
    name="from-to-points",
    severity="error",
    furthest=3,
    relations=(Change,),
    derive=derive,
)
