"""TAB005: a figure of the text is that of the cell with the same label and period."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.tables.mentions import compared, slipped
from heshu.model.intervals import Reading
from heshu.model.relations import CellMention


def derive(mention: CellMention, reading: Reading) -> Comparison | None:
    """The cell beside the text; `None` where only the scale of the header differs (TAB006)."""
    comparison = compared(mention, reading)
    if not comparison.derived.meets(comparison.stated) and slipped(mention):
        return None
    return comparison


CHECK = Check(
    code="TAB005",
    name="text-vs-table",
    severity="error",
    furthest=2,
    likely=1.3,
    relations=(CellMention,),
    derive=derive,
    tier=2,
    zh="表中 {formula}，即 {derived}，文中为 {stated}",
    en="the table has {formula}, which is {derived}, the text says {stated}",
)
