"""RAT009: a rate times a time is the amount: 时速300公里, 2小时, 600公里."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.model.figures import Quantity
from heshu.model.intervals import Interval, Reading, point
from heshu.model.relations import Motion, Pace


def derive(motion: Motion | Pace, reading: Reading) -> Comparison | None:
    """Rate times time beside the printed amount; `None` for a time that is only the longest."""
    if isinstance(motion, Pace):
        return _by_two_times(motion, reading)
    if motion.time.quantity.qualifier in ("at-most", "less-than"):
        return None
    return Comparison(
        derived=reading(motion.speed.quantity) * _time(motion.time.quantity, reading),
        stated=reading(motion.amount.quantity),
        formula=f"{motion.speed.quantity.text} * {motion.time.quantity.text}",
        claim=motion.amount,
    )


def _by_two_times(pace: Pace, reading: Reading) -> Comparison:
    """The rate by the shorter time beside that by the longer one."""
    return Comparison(
        derived=reading(pace.first.quantity).scale(pace.times),
        stated=reading(pace.second.quantity),
        formula=f"{pace.first.quantity.text} * {pace.times}",
        claim=pace.second,
    )


def _time(time: Quantity, reading: Reading) -> Interval:
    """A time in whole hours or days is as long as it says: in 2 hours, not in 1.5 to 2.5."""
    if time.value is None or time.qualifier or time.value != time.value.to_integral_value():
        return reading(time)
    return point(Fraction(time.value))


CHECK = Check(
    code="RAT009",
    name="speed-time-distance",
    severity="warning",
    relations=(Motion, Pace),
    derive=derive,
    tier=3,
    opt_in=True,
    repairs=False,
)
