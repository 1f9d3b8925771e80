"""A figure of the text beside the cell of a table that holds the same."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Comparison
from heshu.checks.tables.totals import of_cell
from heshu.model.figures import Claim
from heshu.model.intervals import Interval, Reading, lenient
from heshu.model.relations import CellMention

POWERS = (3, 4, 6, 8)
"""Powers of ten between the units that headers give: 千, 万, 百万, 亿."""


def compared(mention: CellMention, reading: Reading) -> Comparison:
    """The cell with the unit of its header beside the figure of the text."""
    return Comparison(
        derived=_of_text(mention.cell, of_cell(mention.cell, reading)),
        stated=_of_text(mention.printed, reading(mention.printed.quantity)),
        formula=mention.cell.quantity.text,
        claim=mention.printed,
    )


def _of_text(claim: Claim, interval: Interval) -> Interval:
    """下降3.2% is -3.2, as the column of a table has it."""
    quantity = claim.quantity
    falls = claim.change == "decrease-by" and quantity.value is not None and quantity.value > 0
    return -interval if falls else interval


def slipped(mention: CellMention) -> int:
    """The power of ten by which the figure of the text is too large or too small; 0 for none."""
    comparison = compared(mention, lenient)
    if mention.cell.quantity.kind in ("percent", "percentage-point", "multiple", "ratio"):
        return 0
    for power in POWERS:
        for sign in (1, -1):
            factor = Fraction(10) ** (sign * power)
            if comparison.derived.scale(factor).meets(comparison.stated):
                return sign * power
    return 0
