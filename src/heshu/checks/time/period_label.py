"""TIM008: a named period has its months: 上半年 is 1—6月."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading, point
from heshu.model.relations import PeriodLabel


def derive(period: PeriodLabel, reading: Reading) -> Comparison | None:
    """Both ends of the named period beside both ends of the printed one."""
    (first, last), (begin, end) = period.named, period.stated
    return Comparison(
        derived=point(first * SCALE + last),
        stated=point(begin * SCALE + end),
        formula=f"{period.label.text} = {first}–{last}",
        text=period.printed.text,
    )


SCALE = 10_000
"""Makes one number of the first and the last month or year."""


CHECK = Check(
    code="TIM008",
    name="period-label",
    severity="warning",
    tier=3,
    relations=(PeriodLabel,),
    derive=derive,
    zh="{formula}，文中为 {stated}",
    en="{formula}, the text says {stated}",
    repairs=False,
    bound=True,
)
