"""RAT003: a rate is its numerator divided by its base: 应参保500人，参保475人，参保率98%."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.ratio.quotients import share_of
from heshu.model.intervals import Reading
from heshu.model.relations import Share


def derive(rate: Share, reading: Reading) -> Comparison | None:
    """Numerator / base beside the printed rate."""
    return share_of(rate, reading) if rate.rate else None


CHECK = Check(
    code="RAT003",
    name="rate-times-base",
    severity="error",
    relations=(Share,),
    derive=derive,
    furthest=2.5,
    likely=1.3,
)
