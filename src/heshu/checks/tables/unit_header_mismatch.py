"""TAB006: text and table agree but for a power of ten: 3210元 beside 3,210 under 单位：万元."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.tables.mentions import compared, slipped
from heshu.model.intervals import Reading, lenient
from heshu.model.relations import CellMention


def derive(mention: CellMention, reading: Reading) -> Comparison | None:
    """The cell in the unit of its header beside the text, where a power of ten is between them."""
    widest = compared(mention, lenient)
    if widest.derived.meets(widest.stated) or not slipped(mention):
        return None
    return compared(mention, reading)


CHECK = Check(
    code="TAB006",
    name="unit-header-mismatch",
    severity="warning",
    relations=(CellMention,),
    derive=derive,
    tier=2,
    zh="表中 {formula}，按表头单位为 {derived}，文中为 {stated}",
    en="the table has {formula}, in the unit of its header {derived}, the text says {stated}",
    repairs=False,
)
