"""CHG001: the difference of two levels is the change in between: 从10增加到15，增加4."""

from __future__ import annotations

from heshu.checks.change.growth import arrow, directed, ends, same_unit, signed_text
from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading
from heshu.model.relations import Change


def derive(change: Change, reading: Reading) -> Comparison | None:
    """End minus start beside the printed difference."""
    both = ends(change, reading)
    if both is None or change.delta is None or change.start is None:
        return None
    if not same_unit(change.start, change.delta):
        return None
    derived = both[1] - both[0]
    return Comparison(
        derived=derived,
        stated=directed(reading(change.delta.quantity), change, derived),
        formula=arrow(change),
        claim=change.delta,
        text=signed_text(change, change.delta),
        signed=True,
    )


CHECK = Check(
    code="CHG001",
    name="from-to-delta",
    severity="error",
    relations=(Change,),
    derive=derive,
    furthest=2.5,
    likely=1.6,
)
