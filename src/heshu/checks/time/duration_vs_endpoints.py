"""TIM004: a duration fits its two ends: 3月5日至3月11日 is 6 or 7 days."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison, counted
from heshu.checks.time.elapsed import elapsed
from heshu.checks.time.wording import ends
from heshu.model.intervals import Reading
from heshu.model.relations import Duration


def derive(span: Duration, reading: Reading) -> Comparison | None:
    """The time between the ends, without and with the last day, beside the printed one."""
    if span.consecutive:
        return None
    between = elapsed(span.begin, span.end, span.length.quantity.unit)
    if between is None:
        return None
    return Comparison(
        derived=between,
        stated=counted(span.length, reading),
        formula=ends(span),
        claim=span.length,
    )


CHECK = Check(
    code="TIM004",
    name="duration-vs-endpoints",
    severity="warning",
    tier=2,
    relations=(Duration,),
    derive=derive,
    zh="{formula} 为 {derived}，文中为 {stated}",
    en="{formula} is {derived}, the text says {stated}",
    repairs=False,
    bound=True,
)
