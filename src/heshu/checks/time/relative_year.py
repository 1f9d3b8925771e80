"""TIM010: last year is the year before the day of writing."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading, point
from heshu.model.relations import RelativeYear


def derive(year: RelativeYear, reading: Reading) -> Comparison | None:
    """The year that the day of writing gives beside the printed one."""
    return Comparison(
        derived=point(year.expected),
        stated=point(year.year),
        formula=f"{year.relative.text} = {year.expected}",
        text=year.printed.text,
    )


CHECK = Check(
    code="TIM010",
    name="relative-year",
    severity="warning",
    tier=3,
    relations=(RelativeYear,),
    derive=derive,
    zh="按写作日期 {formula}，文中为 {stated}",
    en="by the day of writing {formula}, the text says {stated}",
    repairs=False,
    bound=True,
)
