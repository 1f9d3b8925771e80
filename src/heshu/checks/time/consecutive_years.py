"""TIM007: years in a row count both ends: 2016年至2020年 are five."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison, counted
from heshu.checks.time.wording import ends
from heshu.model.intervals import Reading, point
from heshu.model.relations import Duration


def derive(span: Duration, reading: Reading) -> Comparison | None:
    """The years from the first to the last, both included, beside the printed number."""
    if not span.consecutive:
        return None
    years = span.end.year - span.begin.year + 1
    return Comparison(
        derived=point(years),
        stated=counted(span.length, reading),
        formula=f"{ends(span)} = {years}",
        claim=span.length,
    )


CHECK = Check(
    code="TIM007",
    name="consecutive-years",
    severity="warning",
    tier=2,
    relations=(Duration,),
    derive=derive,
    zh="{formula}，文中为 {stated}",
    en="{formula}, the text says {stated}",
    repairs=False,
    bound=True,
)
