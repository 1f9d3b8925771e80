"""VAL002: a thing cannot get smaller by a multiple of itself: 降低了3倍, three times less."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Interval, Reading, nominal
from heshu.model.relations import Change

BELOW_ONE = Interval(Fraction(0), Fraction(1), high_open=True)
"""What may be taken away as a multiple: less than the whole. 减少0.5倍 is odd but possible."""


def derive(change: Change, reading: Reading) -> Comparison | None:
    """The multiple by which something is said to fall; taken at face value, whatever is rounded."""
    if change.multiple is None or change.direction != "down" or change.multiple_means == "to":
        return None
    return Comparison(
        derived=BELOW_ONE,
        stated=nominal(change.multiple.quantity),
        formula=change.cue,
        claim=change.multiple,
        unit="",
        severity="error" if change.multiple_means == "by" else None,
    )


CHECK = Check(
    code="VAL002",
    name="multiple-decrease",
    severity="warning",
    relations=(Change,),
    derive=derive,
    zh="减少 {stated}：减少的部分不能达到或超过原来的一倍",
    en="a decrease by {stated}: no more than the whole can be taken away",
    agrees_zh="减少 {stated}，少于原来的一倍",
    agrees_en="a decrease by {stated} is less than the whole",
    repairs=False,
    bound=True,
)
