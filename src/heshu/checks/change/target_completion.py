"""CHG016: what was reached over the target is the completion: 80亿元, 60亿元, 75%."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.change.growth import same_unit
from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading, point
from heshu.model.relations import Completion


def derive(progress: Completion, reading: Reading) -> Comparison | None:
    """100 actual / target beside the printed percentage."""
    if not same_unit(progress.target, progress.actual):
        return None
    target, actual = reading(progress.target.quantity), reading(progress.actual.quantity)
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


CHECK = Check(
    code="CHG016",
    name="target-completion",
    severity="error",
    relations=(Completion,),
    derive=derive,
    furthest=2.5,
    tier=3,
)
