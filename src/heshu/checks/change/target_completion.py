"""CHG016: what was reached over the target is the completion: 80亿元, 60亿元, 75%."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.change.growth import same_unit
from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading
from heshu.model.relations import Completion


def derive(progress: Completion, reading: Reading) -> Comparison | None:
    """100 actual / target beside the printed percentage."""
    if not same_unit(progress.target, progress.actual):
        return None
    target, actual = reading(progress.target.quantity), reading(progress.actual.quantity)
    if target.low is None or target.low <= 0 or actual.low is None or actual.low < 0:
        return None
    return Comparison(
        derived=(actual / target).scale(Fraction(100)),
        stated=reading(progress.rate.quantity),
        formula=f"{progress.actual.quantity.text} / {progress.target.quantity.text}",
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
