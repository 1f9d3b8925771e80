"""REF001: a figure of the text is that of the table of facts.

5.17万吨 beside a row of 57100 吨: 51,650 to 51,750 against 57,100.
"""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.reference.known import beside
from heshu.model.intervals import Reading
from heshu.model.relations import Elsewhere, Known


def derive(known: Known, reading: Reading) -> Comparison | None:
    """The row beside the claim."""
    return None if isinstance(known, Elsewhere) else beside(known, reading)


CHECK = Check(
    code="REF001",
    name="reference-table",
    severity="error",
    tier=2,
    relations=(Known,),
    derive=derive,
    repairs=False,
    zh="事实表 {formula} 为 {derived}，文中为 {stated}",
    en="the table of facts has {derived} for {formula}, the text says {stated}",
)
