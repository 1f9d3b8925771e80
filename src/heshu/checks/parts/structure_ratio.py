"""SUM006: the terms of a structure in percent add up to 100: 三次产业比 5.1∶40.2∶54.7."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.parts.sums import LEAST_PARTS, formula, total
from heshu.model.intervals import Reading, point
from heshu.model.relations import Parts


def derive(parts: Parts, reading: Reading) -> Comparison | None:
    """The sum of the terms beside 100."""
    if not parts.ratio or len(parts.parts) < LEAST_PARTS:
        return None
    return Comparison(
        derived=total(parts, reading),
        stated=point(100),
        formula=formula(parts),
        claim=parts.parts[-1],
        text="100%",
        unit="%",
    )


CHECK = Check(
    code="SUM006",
    name="structure-ratio",
    severity="error",
    relations=(Parts,),
    derive=derive,
    zh="{formula} 合计 {derived}，应为 {stated}",
    en="{formula} is {derived}, a structure adds up to {stated}",
)
