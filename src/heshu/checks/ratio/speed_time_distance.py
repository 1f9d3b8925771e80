"""RAT009: a rate times a time is the amount: 时速300公里, 2小时, 600公里."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading
from heshu.model.relations import Motion


def derive(motion: Motion, reading: Reading) -> Comparison | None:
    """Rate times time beside the printed amount; `None` for a time that is only the longest."""
    if motion.time.quantity.qualifier in ("at-most", "less-than"):
        return None
    return Comparison(
        derived=reading(motion.speed.quantity) * reading(motion.time.quantity),
        stated=reading(motion.amount.quantity),
        formula=f"{motion.speed.quantity.text} * {motion.time.quantity.text}",
        claim=motion.amount,
    )


CHECK = Check(
    code="RAT009",
    name="speed-time-distance",
    severity="warning",
    relations=(Motion,),
    derive=derive,
    tier=3,
    opt_in=True,
    repairs=False,
)
