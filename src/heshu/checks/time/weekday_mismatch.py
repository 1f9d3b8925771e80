"""TIM002: a date has one weekday: 2025年10月29日 was a Wednesday."""

from __future__ import annotations

import datetime

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading, point
from heshu.model.relations import CalendarDate

NAMES_ZH = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
NAMES_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def derive(date: CalendarDate, reading: Reading) -> Comparison | None:
    """The weekday of the calendar beside the printed one.

    Without a printed year the year of the dateline and those beside it are tried, unless the day is
    one of the weeks around it; a weekday of a year beside it neither agrees nor disagrees.
    """
    if date.weekday is None or date.month is None or date.day is None:
        return None
    weekdays = [day for year in _years(date) if (day := _weekday(year, date)) is not None]
    if not weekdays or date.weekday in weekdays[1:]:
        return None
    right = weekdays[0]
    return Comparison(
        derived=point(right),
        stated=point(date.weekday),
        formula=date.mention.text,
        text=NAMES_ZH[date.weekday] if date.language == "zh" else NAMES_EN[date.weekday],
        note_zh=f"，日历上为{NAMES_ZH[right]}" if len(weekdays) == 1 else "，前后年份均不符",
        note_en=f", the calendar says {NAMES_EN[right]}"
        if len(weekdays) == 1
        else ", nor was it in the year before or after",
    )


def _years(date: CalendarDate) -> tuple[int, ...]:
    if date.year is not None:
        return (date.year,)
    if date.dateline is None:
        return ()
    year = date.dateline.year
    years = (year, year - 1, year + 1)
    if not date.near:
        return years
    return tuple(each for each in years if _is_around(each, date, date.dateline)) or years


WEEKS_AROUND = datetime.timedelta(days=31)


def _is_around(year: int, date: CalendarDate, dateline: datetime.date) -> bool:
    """True for the year in which the day is one of the weeks around the dateline."""
    try:
        day = datetime.date(year, date.month or 0, date.day or 0)
    except ValueError:
        return False
    return abs(day - dateline) <= WEEKS_AROUND


def _weekday(year: int, date: CalendarDate) -> int | None:
    """The weekday in that year; `None` for a day that the year does not have."""
    try:
        return datetime.date(year, date.month or 0, date.day or 0).weekday()
    except ValueError:
        return None


CHECK = Check(
    code="TIM002",
    name="weekday-mismatch",
    severity="error",
    relations=(CalendarDate,),
    derive=derive,
    zh="{formula} 不是{stated}",
    en="{formula} is not a {stated}",
    agrees_zh="日历上“{formula}”是{stated}",
    agrees_en='by the calendar "{formula}" is a {stated}',
    repairs=False,
    bound=True,
)
