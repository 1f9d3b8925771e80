"""TIM001: days and hours that no calendar and no clock has: 2月30日, 25时."""

from __future__ import annotations

import calendar
from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Interval, Reading, point
from heshu.model.relations import CalendarDate

LEAP_YEAR = 2000
"""Stands in where no year is printed, so that 2月29日 passes."""
MONTHS, LAST_HOUR, LAST_MINUTE, LAST_SECOND = 12, 24, 59, 60
"""24:00 ends a day and 23:59:60 is a leap second."""


def derive(date: CalendarDate, reading: Reading) -> Comparison | None:
    """The first part of the date that is out of its limits beside these."""
    for value, low, high in _parts(date):
        if value is not None and not low <= value <= high:
            return Comparison(
                derived=Interval(Fraction(low), Fraction(high)),
                stated=point(value),
                formula=date.mention.text,
                text=date.mention.text,
            )
    return None


def _parts(date: CalendarDate) -> tuple[tuple[int | None, int, int], ...]:
    """Every part of a date with its limits."""
    at_midnight = date.hour == LAST_HOUR
    return (
        (date.month, 1, MONTHS),
        (date.day, 1, _days(date)),
        (date.hour, 0, LAST_HOUR),
        (date.minute, 0, 0 if at_midnight else LAST_MINUTE),
        (date.second, 0, 0 if at_midnight else LAST_SECOND),
    )


def _days(date: CalendarDate) -> int:
    """The days of the month, or the most that a month can have."""
    if date.month is None or not 1 <= date.month <= MONTHS:
        return 31
    year = date.year if date.year and 1 <= date.year <= 9999 else LEAP_YEAR
    return calendar.monthrange(year, date.month)[1]


CHECK = Check(
    code="TIM001",
    name="impossible-date",
    severity="error",
    relations=(CalendarDate,),
    derive=derive,
    zh="{stated} 不存在",
    en="{stated} does not exist",
    repairs=False,
    bound=True,
)
