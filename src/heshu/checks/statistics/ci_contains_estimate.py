"""STA003: an estimate lies in its own confidence interval: OR 2.45 (95% CI 1.10 to 1.92) does not."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import ConfidenceInterval


def derive(found: ConfidenceInterval, reading: Reading) -> Comparison | None:
    """The interval with its rounded ends beside the estimate."""
    low, high = reading(found.low), reading(found.high)
    return Comparison(
        derived=Interval(low.low, high.high),
        stated=reading(found.estimate),
        formula=found.interval_text,
        text=found.estimate_text,
    )


CHECK = Check(
    code="STA003",
    name="ci-contains-estimate",
    severity="error",
    relations=(ConfidenceInterval,),
    derive=derive,
    tier=3,
    opt_in=True,
    zh="置信区间 {formula}，估计值 {stated}",
    en="confidence interval {formula}, estimate {stated}",
    repairs=False,
)
