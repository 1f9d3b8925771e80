"""VAL004: coverage, turnout and pass rates stay between 0 and 100 %: 覆盖率达到103%."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison, reached
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import BoundedRate


def derive(rate: BoundedRate, reading: Reading) -> Comparison | None:
    """A printed rate beside the limits of its definition."""
    limit = 1000 if rate.claim.quantity.unit == "‰" else 100
    return Comparison(
        derived=Interval(Fraction(0), Fraction(limit)),
        stated=reached(rate.claim, reading),
        formula=rate.cue,
        claim=rate.claim,
        unit=rate.claim.quantity.unit,
    )


CHECK = Check(
    code="VAL004",
    name="bounded-rate-out-of-range",
    severity="error",
    relations=(BoundedRate,),
    derive=derive,
    zh="{formula} {stated} 超出 0 至 100%",
    en="{formula} of {stated} is outside 0 to 100%",
    agrees_zh="{formula} {stated} 在 0 至 100% 之内",
    agrees_en="{formula} of {stated} is within 0 to 100%",
    repairs=False,
    bound=True,
)
