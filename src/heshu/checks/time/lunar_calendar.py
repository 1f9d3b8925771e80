"""The Chinese lunar calendar of 1900 to 2100: 农历甲辰年八月十五 is 17 September 2024.

A lunar year is five hexadecimal digits. The last tells which month is followed by its leap month,
0 for none; the three in front of it are a bit for each month, from the first, set where it has 30
days and not 29; the first is 1 where the leap month has 30. The facts were taken from two
independent tables (the packages zhdate 0.1 and LunarCalendar 0.0.9); where these differ, by a day
in 2057, 2089 and 2097, the new moon was computed with PyEphem for the meridian of 120° E, and in
those months either day is accepted.

>>> to_solar(2024, 8, 15)
datetime.date(2024, 9, 17)
>>> to_lunar(datetime.date(2025, 7, 25))
LunarDay(year=2025, month=6, day=1, leap=True)
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator

from msgspec import Struct

FIRST_YEAR = 1900
FIRST_DAY = datetime.date(1900, 1, 31)
YEARS = """
    04bd8 04ae0 0a570 054d5 0d260 0d950 16554 056a0 09ad0 055d2 04ae0 0a5b6 0a4d0
    0d250 1d255 0b540 0d6a0 0ada2 095b0 14977 04970 0a4b0 0b4b5 06a50 06d40 1ab54
    02b60 09570 052f2 04970 06566 0d4a0 0ea50 16a95 05ad0 02b60 186e3 092e0 1c8d7
    0c950 0d4a0 1d8a6 0b550 056a0 1a5b4 025d0 092d0 0d2b2 0a950 0b557 06ca0 0b550
    15355 04da0 0a5b0 14573 052b0 0a9a8 0e950 06aa0 0aea6 0ab50 04b60 0aae4 0a570
    05260 0f263 0d950 05b57 056a0 096d0 04dd5 04ad0 0a4d0 0d4d4 0d250 0d558 0b540
    0b6a0 195a6 095b0 049b0 0a974 0a4b0 0b27a 06a50 06d40 0af46 0ab60 09570 04af5
    04970 064b0 074a3 0ea50 06b58 05ac0 0ab60 096d5 092e0 0c960 0d954 0d4a0 0da50
    07552 056a0 0abb7 025d0 092d0 0cab5 0a950 0b4a0 0baa4 0ad50 055d9 04ba0 0a5b0
    15176 052b0 0a930 07954 06aa0 0ad50 05b52 04b60 0a6e6 0a4e0 0d260 0ea65 0d530
    05aa0 076a3 096d0 04afb 04ad0 0a4d0 1d0b6 0d250 0d520 0dd45 0b5a0 056d0 055b2
    049b0 0a577 0a4b0 0aa50 1b255 06d20 0ada0 14b63 09370 049f8 04970 064b0 168a6
    0ea50 06aa0 1a6c4 0aae0 092e0 0d2e3 0c960 0d557 0d4a0 0da50 05d55 056a0 0a6d0
    055d4 052d0 0a9b8 0a950 0b4a0 0b6a6 0ad50 055a0 0aba4 0a5b0 052b0 0b273 06930
    07337 06aa0 0ad50 14b55 04b60 0a570 054e4 0d160 0e968 0d520 0daa0 16aa6 056d0
    04ae0 0a9d4 0a2d0 0d150 0f252 0d520
"""
DOUBTFUL = frozenset({(2057, 9), (2089, 8), (2097, 7)})
"""Months whose new moon falls within three minutes of midnight."""
SHORT, LONG = 29, 30
MONTHS = 12
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ANIMALS = "鼠牛虎兔龙蛇马羊猴鸡狗猪"


class LunarDay(Struct, frozen=True):
    """A day of the lunar calendar."""

    year: int
    month: int
    day: int
    leap: bool = False


class LunarMonth(Struct, frozen=True):
    """A month of the lunar calendar."""

    year: int
    month: int
    leap: bool
    first: datetime.date
    length: int


@functools.cache  # one table for the life of the process
def calendar() -> tuple[tuple[LunarMonth, ...], ...]:
    """The months of every year from 1900, in order."""
    years: list[tuple[LunarMonth, ...]] = []
    first = FIRST_DAY
    for number, code in enumerate(YEARS.split()):
        months = []
        for month, leap, length in _lengths(int(code, 16)):
            months.append(LunarMonth(FIRST_YEAR + number, month, leap, first, length))
            first += datetime.timedelta(length)
        years.append(tuple(months))
    return tuple(years)


def _lengths(code: int) -> Iterator[tuple[int, bool, int]]:
    """Month, whether it is a leap month, and its length, of one year."""
    leap = code & 0xF
    for month in range(1, MONTHS + 1):
        yield month, False, LONG if code & (0x10000 >> month) else SHORT
        if month == leap:
            yield month, True, LONG if code & 0x10000 else SHORT


def months_of(year: int) -> tuple[LunarMonth, ...]:
    """The months of a lunar year; none outside of 1900 to 2100."""
    years = calendar()
    index = year - FIRST_YEAR
    return years[index] if 0 <= index < len(years) else ()


def month_of(year: int, month: int, *, leap: bool = False) -> LunarMonth | None:
    """One month; `None` where the year does not have it, as 2024 has no 闰六月."""
    for each in months_of(year):
        if each.month == month and each.leap == leap:
            return each
    return None


def to_solar(year: int, month: int, day: int, *, leap: bool = False) -> datetime.date | None:
    """The day of the common calendar; `None` where there is no such lunar day."""
    found = month_of(year, month, leap=leap)
    if found is None or not 1 <= day <= found.length:
        return None
    return found.first + datetime.timedelta(day - 1)


def to_lunar(day: datetime.date) -> LunarDay | None:
    """The lunar day; `None` outside of the table."""
    for year in (day.year - 1, day.year):
        for month in months_of(year):
            passed = (day - month.first).days
            if 0 <= passed < month.length:
                return LunarDay(year, month.month, passed + 1, month.leap)
    return None


def cycle_of(year: int) -> str:
    """Stem and branch of a lunar year: 2024 is 甲辰."""
    return STEMS[(year - 4) % 10] + BRANCHES[(year - 4) % 12]
