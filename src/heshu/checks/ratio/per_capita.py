"""RAT002: a total divided by a population is the figure per head, with 2 % for the mean population."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.ratio.average import divided
from heshu.model.intervals import Reading
from heshu.model.relations import Average


def derive(average: Average, reading: Reading) -> Comparison | None:
    """Total / population beside the printed figure per head."""
    return divided(average, reading) if average.population else None


CHECK = Check(
    code="RAT002",
    name="per-capita",
    severity="warning",
    relations=(Average,),
    derive=derive,
    furthest=2.5,
    likely=1.5,
    tier=3,
)
