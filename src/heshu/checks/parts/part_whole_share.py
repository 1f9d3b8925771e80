"""SUM005: a part divided by its whole is its share: 1535人中有384人，占12%."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.ratio.quotients import share_of
from heshu.model.intervals import Reading
from heshu.model.relations import Share


def derive(share: Share, reading: Reading) -> Comparison | None:
    """Part / whole beside the printed share."""
    return None if share.rate else share_of(share, reading)


CHECK = Check(
    code="SUM005",
    name="part-whole-share",
    severity="error",
    relations=(Share,),
    derive=derive,
    furthest=2.5,
    likely=1.5,
)
