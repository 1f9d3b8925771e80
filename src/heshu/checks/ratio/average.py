"""RAT001: a total divided by a count is the average: 282.18万元 / 498件 = 5666元."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from heshu.checks.check import Check, Comparison
from heshu.model.figures import Quantity
from heshu.model.intervals import Interval, Reading, strict
from heshu.model.relations import Average

MEAN_POPULATION = Fraction(2, 100)
"""Statistical bureaus divide by the mean population of a year, which is up to 2 % off."""


def derive(average: Average, reading: Reading) -> Comparison | None:
    """Total / count beside the printed average; a population is for RAT002."""
    return None if average.population else divided(average, reading)


def divided(average: Average, reading: Reading) -> Comparison | None:
    """Total / count, times the units that the average is for, beside the printed average."""
    count = reading(counted(average.count.quantity))
    if count.low is None or count.low <= 0:
        return None
    derived = (reading(average.total.quantity) / count).scale(average.each)
    if average.population or (average.per_head and reading is not strict):
        derived = derived * Interval(1 - MEAN_POPULATION, 1 + MEAN_POPULATION)
    return Comparison(
        derived=derived,
        stated=reading(rounded(average.average.quantity)),
        formula=f"{average.total.quantity.text} / {average.count.quantity.text}",
        claim=average.average,
    )


def counted(quantity: Quantity) -> Quantity:
    """A count is exact, the four days of a "four-day event" among them."""
    return replace(quantity, kind="count") if quantity.kind == "duration" else quantity


def rounded(quantity: Quantity) -> Quantity:
    """An average in whole yuan is rounded, though an amount of whole yuan is exact."""
    return replace(quantity, kind="other")


CHECK = Check(
    code="RAT001",
    name="average",
    severity="error",
    relations=(Average,),
    derive=derive,
    furthest=2.5,
    likely=1.5,
)
