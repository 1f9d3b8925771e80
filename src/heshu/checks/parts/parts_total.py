"""SUM001: parts that are said to be all there are add up to the whole."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.parts.sums import against_whole
from heshu.model.intervals import Reading
from heshu.model.relations import Parts


def derive(parts: Parts, reading: Reading) -> Comparison | None:
    """The sum of an exhaustive list beside its total."""
    if not parts.exhaustive or parts.complement or parts.ratio:
        return None
    return against_whole(parts, reading)


CHECK = Check(
    code="SUM001",
    name="parts-total",
    severity="error",
    relations=(Parts,),
    derive=derive,
    furthest=2.5,
    likely=1.2,
)
