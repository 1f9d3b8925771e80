"""TAB004: a cell of a growth column follows from the values of both periods."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.tables.totals import of_cell, ratio
from heshu.model.intervals import Reading, point
from heshu.model.relations import TableGrowth


def derive(growth: TableGrowth, reading: Reading) -> Comparison | None:
    """This period over the last, less 100 %, beside the printed growth."""
    quotient = ratio(of_cell(growth.current, reading), of_cell(growth.previous, reading))
    if quotient is None:
        return None
    return Comparison(
        derived=quotient - point(100),
        stated=of_cell(growth.rate, reading),
        formula=f"{growth.previous.quantity.text} -> {growth.current.quantity.text}",
        claim=growth.rate,
        unit="%",
        signed=True,
    )


CHECK = Check(
    code="TAB004",
    name="growth-column",
    severity="warning",
    relations=(TableGrowth,),
    derive=derive,
    tier=3,
)
