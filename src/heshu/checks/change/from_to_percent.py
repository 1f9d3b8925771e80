"""CHG002: two levels give a growth in percent: 从10.5万吨增加到12.6万吨，增长25%."""

from __future__ import annotations

from heshu.checks.change.growth import (
    CUSTOM_SLACK,
    arrow,
    both_rates,
    directed,
    growth,
    positive_ends,
    signed_text,
    widened,
)
from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading
from heshu.model.relations import Change


def derive(change: Change, reading: Reading) -> Comparison | None:
    """100 (end / start - 1) beside the printed percentage."""
    both = positive_ends(change, reading)
    if both is None or change.rate is None or both_rates(change):
        return None
    derived = growth(*both)
    stated = directed(reading(change.rate.quantity), change, derived)
    return Comparison(
        derived=derived,
        stated=widened(stated, CUSTOM_SLACK) if change.customarily_real else stated,
        formula=arrow(change),
        claim=change.rate,
        text=signed_text(change, change.rate),
        unit="%",
        signed=True,
    )


CHECK = Check(
    code="CHG002",
    name="from-to-percent",
    severity="error",
    furthest=12,
    relations=(Change,),
    derive=derive,
)
