"""TIM011: a year lies in its decade or century: 1972 is not in the 1980s."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Interval, Reading, point
from heshu.model.relations import Era


def derive(era: Era, reading: Reading) -> Comparison | None:
    """The years of the era beside the printed one."""
    return Comparison(
        derived=Interval(Fraction(era.first), Fraction(era.last)),
        stated=point(era.year),
        formula=f"{era.era.text} = {era.first}–{era.last}",
        text=era.printed.text,
    )


CHECK = Check(
    code="TIM011",
    name="century-decade",
    severity="error",
    tier=3,
    relations=(Era,),
    derive=derive,
    zh="{formula}，文中为 {stated}",
    en="{formula}, the text says {stated}",
    repairs=False,
    bound=True,
)
