"""TIM006: an anniversary is the year less the year of the founding."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison, counted
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import Anniversary


def derive(event: Anniversary, reading: Reading) -> Comparison | None:
    """Years since the founding; the n-th year counts the first one too."""
    years = event.at.year - event.founded.year + (event.counts != "anniversary")
    at = event.event.text if event.event else str(event.at.year)
    return Comparison(
        derived=Interval(Fraction(years - (event.counts == "running")), Fraction(years)),
        stated=counted(event.number, reading),
        formula=f"{event.founding.text} -> {at} = {years}",
        claim=event.number,
    )


CHECK = Check(
    code="TIM006",
    name="anniversary",
    severity="warning",
    tier=2,
    relations=(Anniversary,),
    derive=derive,
    zh="{formula}，文中为 {stated}",
    en="{formula}, the text says {stated}",
    repairs=False,
    bound=True,
)
