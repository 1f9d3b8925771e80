"""TAB002: the cells of a row add up to its total column."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.tables.totals import against_total
from heshu.model.intervals import Reading
from heshu.model.relations import TableTotal


def derive(total: TableTotal, reading: Reading) -> Comparison | None:
    """The sum of the cells beside the total of the row."""
    return against_total(total, reading) if total.across else None


CHECK = Check(
    code="TAB002",
    name="row-total",
    severity="error",
    relations=(TableTotal,),
    derive=derive,
    likely=1.2,
)
