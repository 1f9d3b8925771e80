"""RAT005: a percentage of an amount is the amount that the text says: 2.4亿元的30%，即7200万元."""

from __future__ import annotations

from heshu.checks.change.growth import same_unit
from heshu.checks.check import Check, Comparison
from heshu.checks.ratio.quotients import PER
from heshu.model.intervals import Reading, point
from heshu.model.relations import PercentOf


def derive(relation: PercentOf, reading: Reading) -> Comparison | None:
    """Percentage times whole beside the printed part."""
    if not same_unit(relation.part, relation.whole):
        return None
    percent, whole = relation.percent.quantity, relation.whole.quantity
    share = reading(percent) / point(PER.get(percent.unit, 1))
    return Comparison(
        derived=share * reading(whole),
        stated=reading(relation.part.quantity),
        formula=f"{whole.text} * {percent.text}",
        claim=relation.part,
    )


CHECK = Check(
    code="RAT005",
    name="percent-of",
    severity="error",
    relations=(PercentOf,),
    derive=derive,
    furthest=2.5,
    likely=2,
    tier=2,
)
