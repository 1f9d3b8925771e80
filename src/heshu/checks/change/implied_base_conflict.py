"""CHG008: growth leads from the level printed elsewhere: 去年320万 … 今年400万，增长15%."""

from __future__ import annotations

from heshu.checks.change.growth import CUSTOM_SLACK, growth, same_unit, widened
from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading
from heshu.model.relations import ImpliedBase


def derive(change: ImpliedBase, reading: Reading) -> Comparison | None:
    """100 (end / start - 1) of two levels in two places beside the printed percentage."""
    if change.not_comparable or not same_unit(change.start, change.end):
        return None
    start, end = reading(change.start.quantity), reading(change.end.quantity)
    if start.low is None or start.low <= 0 or end.low is None or end.low < 0:
        return None
    stated = reading(change.rate.quantity)
    if change.direction == "down" and stated.low is not None and stated.low >= 0:
        stated = -stated
    falls = change.direction == "down" and not change.rate.quantity.text.startswith("-")
    return Comparison(
        derived=growth(start, end),
        stated=widened(stated, CUSTOM_SLACK) if change.customarily_real else stated,
        formula=f"{change.start.quantity.text} -> {change.end.quantity.text}",
        claim=change.rate,
        text=("-" if falls else "") + change.rate.quantity.text,
        unit="%",
        signed=True,
    )


CHECK = Check(
    code="CHG008",
    name="implied-base-conflict",
    severity="error",
    furthest=6,
    relations=(ImpliedBase,),
    derive=derive,
    tier=2,
)
