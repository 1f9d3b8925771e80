"""RAT008: a fraction in words, or m of n, is the percentage beside it: 三分之二（67%）."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading
from heshu.model.relations import FractionPair


def derive(relation: FractionPair, reading: Reading) -> Comparison | None:
    """The fraction in percent beside the printed percentage."""
    fraction = relation.fraction.quantity
    derived, formula = reading(fraction), fraction.text
    if relation.base is not None:
        base = reading(relation.base.quantity)
        if base.low is None or base.low <= 0:
            return None
        derived, formula = derived / base, f"{formula} / {relation.base.quantity.text}"
    elif fraction.unit == "%":
        return None
    return Comparison(
        derived=derived.scale(100),
        stated=reading(relation.percent.quantity),
        formula=formula,
        claim=relation.percent,
        unit="%",
    )


CHECK = Check(
    code="RAT008",
    name="x-in-y-vs-percent",
    severity="warning",
    relations=(FractionPair,),
    derive=derive,
    tier=2,
    repairs=False,
)
