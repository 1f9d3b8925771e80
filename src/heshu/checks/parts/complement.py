"""SUM007: two halves of a closed division add up to the whole: 男, 女; urban, rural."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.parts.sums import against_whole
from heshu.model.intervals import Reading
from heshu.model.relations import Parts


def derive(parts: Parts, reading: Reading) -> Comparison | None:
    """The sum of both halves beside the whole."""
    return against_whole(parts, reading) if parts.complement else None


CHECK = Check(
    code="SUM007",
    name="complement",
    severity="error",
    relations=(Parts,),
    derive=derive,
    furthest=2.5,
    likely=1.2,
)
