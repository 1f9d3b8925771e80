"""TIM003: an age fits the birth: born 1881, died 1936, aged 54 or 55 (in Chinese also 56)."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison, counted
from heshu.checks.time.elapsed import years_between
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import Lifetime


def derive(life: Lifetime, reading: Reading) -> Comparison | None:
    """The age that the dates give beside the printed one; Chinese may count the year of birth."""
    low, high = years_between(life.born, life.at)
    if life.language == "zh":
        high = life.at.year - life.born.year + 1
    event = life.event.text if life.event else str(life.at.year)
    return Comparison(
        derived=Interval(Fraction(low), Fraction(high)),
        stated=counted(life.age, reading),
        formula=f"{life.birth.text} -> {event}",
        claim=life.age,
    )


CHECK = Check(
    code="TIM003",
    name="age-vs-birth",
    severity="warning",
    tier=2,
    relations=(Lifetime,),
    derive=derive,
    zh="{formula} 为 {derived}，文中为 {stated}",
    en="{formula} is {derived}, the text says {stated}",
    repairs=False,
    bound=True,
)
