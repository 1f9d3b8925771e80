"""TAB003: a cell of a share column is its value over the total."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.tables.totals import of_cell, ratio
from heshu.model.intervals import Reading
from heshu.model.relations import TableShare


def derive(share: TableShare, reading: Reading) -> Comparison | None:
    """Value over total beside the printed share."""
    derived = ratio(of_cell(share.part, reading), of_cell(share.whole, reading))
    if derived is None:
        return None
    return Comparison(
        derived=derived,
        stated=of_cell(share.share, reading),
        formula=f"{share.part.quantity.text} / {share.whole.quantity.text}",
        claim=share.share,
        unit="%",
    )


CHECK = Check(
    code="TAB003",
    name="share-column",
    severity="error",
    relations=(TableShare,),
    derive=derive,
    tier=2,
)
