"""VAL001: nothing that cannot be negative falls by more than 100 %: 降幅达240%."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison, reached
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import Change


def derive(change: Change, reading: Reading) -> Comparison | None:
    """A printed fall beside the limit of 100 %."""
    if change.rate is None or change.direction != "down" or change.may_cross_zero:
        return None
    return Comparison(
        derived=Interval(None, Fraction(100)),
        stated=reached(change.rate, reading),
        formula=change.cue,
        claim=change.rate,
        unit="%",
    )


CHECK = Check(
    code="VAL001",
    name="decrease-over-100",
    severity="error",
    relations=(Change,),
    derive=derive,
    zh="降幅 {stated} 超过 100%，而所指的量不会为负",
    en="a fall of {stated} is more than 100%, and the quantity cannot be negative",
    agrees_zh="降幅 {stated} 不超过 100%",
    agrees_en="a fall of {stated} is at most 100%",
    repairs=False,
    bound=True,
)
