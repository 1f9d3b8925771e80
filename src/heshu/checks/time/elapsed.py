"""Time between two points of the calendar that are printed as years, months or days.

>>> years_between(Moment(1881, 9, 25), Moment(1936, 10, 19)), years_between(Moment(1950), Moment(2020))
((55, 55), (69, 70))
"""

from __future__ import annotations

import datetime
from fractions import Fraction
from math import ceil, floor

from heshu.model.intervals import Interval
from heshu.model.relations import Moment

MONTHS = 12
DAYS_OF_WEEK = 7
DAYS_OF_MONTH = 30
HALF = Fraction(1, 2)
"""Part of a month by which months between two days are rounded: 1 March to 31 May are not two."""
SLACK = Fraction(1, 5)
"""Part of a span of months by which a number of years may be rounded."""


def years_between(begin: Moment, end: Moment) -> tuple[int, int]:
    """Fewest and most completed years from one point to the other."""
    return _completed(begin.last(), end.first()), _completed(begin.first(), end.last())


def _completed(begin: tuple[int, int, int], end: tuple[int, int, int]) -> int:
    return end[0] - begin[0] - (end[1:] < begin[1:])


def elapsed(begin: Moment, end: Moment, unit: str, *, touched: bool = False) -> Interval | None:
    """From the time between two points without the last one to that with it, in `a mo wk d`.

    `touched`: every year of the calendar counts that the time lies in.

    `None` where the points are printed less exactly than the unit: days between two months.
    """
    if unit == "a" and touched:
        return _whole(Fraction(end.year - begin.year), Fraction(end.year - begin.year + 1))
    if begin.day and end.day:
        return _by_days(begin, end, unit)
    if begin.month and end.month and unit in ("a", "mo"):
        months = MONTHS * (end.year - begin.year) + end.month - begin.month
        return _by_months(months, months + 1, unit)
    if unit == "a":
        years = end.year - begin.year
        return _whole(Fraction(years), Fraction(years + 1))
    return None


def agreed_term(begin: Moment, end: Moment, unit: str) -> Interval | None:
    """The whole months or years between two days, with or without the last one, in `a mo`.

    `None` where they are none: 15 March 2024 to 30 June 2025.
    """
    first, last = day_of(begin), day_of(end)
    if first is None or last is None or unit not in ("a", "mo"):
        return None
    for day in (last, last + datetime.timedelta(days=1)):
        if day.day == first.day:
            months = MONTHS * (day.year - first.year) + day.month - first.month
            length = Fraction(months, MONTHS if unit == "a" else 1)
            return Interval(length, length)
    return None


def _by_days(begin: Moment, end: Moment, unit: str) -> Interval | None:
    first, last = day_of(begin), day_of(end)
    if first is None or last is None:
        return None
    days = (last - first).days
    if unit == "d":
        return Interval(Fraction(days), Fraction(days + 1))
    if unit == "wk":
        return _whole(Fraction(days, DAYS_OF_WEEK), Fraction(days + 1, DAYS_OF_WEEK))
    months = MONTHS * (last.year - first.year) + last.month - first.month
    low, high = months - (last.day < first.day), months + (last.day + 1 > first.day)
    if unit == "mo":
        behind = Fraction(last.day - first.day, DAYS_OF_MONTH)
        return Interval(months + behind - HALF, months + behind + HALF)
    return _by_months(low, high, unit)


def _by_months(low: int, high: int, unit: str) -> Interval:
    """Months, or years: of a span below two years about as many as its months make.

    March to June is no half year, and March to the next March are not two years, while nine
    months of school are called one. March to March two years on is two, the last month or not.
    """
    if unit != "a":
        return Interval(Fraction(low), Fraction(high))
    if low >= 2 * MONTHS and low % MONTHS == 0:
        return Interval(Fraction(low, MONTHS), Fraction(high, MONTHS))
    if low >= 2 * MONTHS or low < 0:
        return _whole(Fraction(low, MONTHS), Fraction(high, MONTHS))
    slack = max(Fraction(1), high * SLACK)
    return Interval((low - slack) / MONTHS, (high + slack) / MONTHS)


def _whole(low: Fraction, high: Fraction) -> Interval:
    """Both ends as whole units, because a duration in words is rounded either way."""
    return Interval(Fraction(floor(low)), Fraction(ceil(high)))


def day_of(moment: Moment) -> datetime.date | None:
    """The calendar day; `None` for one that does not exist or is not printed in full."""
    try:
        return datetime.date(moment.year, moment.month or 0, moment.day or 0)
    except ValueError:
        return None
