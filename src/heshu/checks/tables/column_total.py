"""TAB001: the rows of a column add up to its total row."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.tables.totals import against_total
from heshu.model.intervals import Reading
from heshu.model.relations import TableTotal


def derive(total: TableTotal, reading: Reading) -> Comparison | None:
    """The sum of the rows beside the total of the column."""
    return None if total.across else against_total(total, reading)


CHECK = Check(
    code="TAB001",
    name="column-total",
    severity="error",
    relations=(TableTotal,),
    derive=derive,
    likely=1.2,
)
