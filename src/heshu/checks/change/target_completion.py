"""CHG016: what was reached over the target is the completion: 80亿元, 60亿元, 75%."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.change.growth import same_unit
from heshu.checks.check import Check, Comparison
from heshu.model.figures import Quantity
from heshu.model.intervals import Interval, Reading, nominal, point
from heshu.model.relations import Completion

ONE_DIGIT = 10
"""A figure with one digit is less than so many units of its last place."""


def derive(progress: Completion, reading: Reading) -> Comparison | None:
    """100 actual / target beside the printed percentage."""
    if not same_unit(progress.target, progress.actual):
        return None
    target, actual = _set(progress.target.quantity, reading), reading(progress.actual.quantity)
    if target.low is None or target.low <= 0 or actual.low is None or actual.low < 0:
        return None
    share = actual / target - point(1) if progress.beyond else actual / target
    return Comparison(
        derived=share.scale(Fraction(100)),
        stated=reading(progress.rate.quantity),
        formula=f"{progress.actual.quantity.text} / {progress.target.quantity.text}{' - 1' * progress.beyond}",
        claim=progress.rate,
        unit="%",
    )


def _set(target: Quantity, reading: Reading) -> Interval:
    """The interval of a target: 计划造林2万亩 is a plan of 20,000, no figure rounded to it.

    A sum of money may have been rounded, and so may what is printed with more digits.
    """
    if target.value is None or target.qualifier or target.kind == "money" or not target.scaled:
        return reading(target)
    one_digit = abs(target.value) < ONE_DIGIT * target.precision
    return nominal(target) if one_digit else reading(target)


CHECK = Check(
    code="CHG016",
    name="target-completion",
    severity="error",
    relations=(Completion,),
    derive=derive,
    furthest=2.5,
    likely=1.4,
    tier=3,
)
