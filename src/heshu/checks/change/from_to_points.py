"""CHG003: two rates differ by percentage points: 从3.2%升至4.5%，提高2个百分点."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.change.growth import arrow, both_rates, directed, ends, signed_text
from heshu.checks.check import Check, Comparison
from heshu.model.figures import Claim
from heshu.model.intervals import Reading, nominal
from heshu.model.relations import Change

BASIS_POINT = Fraction(1, 100)
"""Percentage points in a basis point, by definition."""
STEP = Fraction(5, 100)
"""Percentage points in the smallest step that central banks move their rates by."""


def derive(change: Change, reading: Reading) -> Comparison | None:
    """The difference of two rates beside the printed points."""
    both = ends(change, nominal if _is_set_in_steps(change) else reading)
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


def _is_set_in_steps(change: Change) -> bool:
    """True for a key rate that goes by 50 basis points from 2.25 % to 3 %, which is 3.00 %."""
    points = change.points
    if points is None or points.quantity.unit != "bp":
        return False
    steps = (_in_points(change.start), _in_points(change.end), _in_points(points))
    return all(each is not None and (each / STEP).denominator == 1 for each in steps)


def _in_points(claim: Claim | None) -> Fraction | None:
    """A plain figure in percent or percentage points; `None` for a range and one with a hedge."""
    if claim is None or claim.quantity.value is None or claim.quantity.qualifier:
        return None
    value = Fraction(claim.quantity.value)
    return value * BASIS_POINT if claim.quantity.unit == "bp" else value


CHECK = Check(
    code="CHG003",
    name="from-to-points",
    severity="error",
    furthest=3,
    likely=2,
    relations=(Change,),
    derive=derive,
)
