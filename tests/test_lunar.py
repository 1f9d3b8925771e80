"""The lunar calendar against known dates, and as a calendar."""

from __future__ import annotations

import datetime

import pytest

from heshu.checks.time import lunar_calendar
from heshu.checks.time.lunar_calendar import LunarDay

NEW_YEARS = ["1900-01-31", "1949-01-29", "1978-02-07", "2000-02-05", "2020-01-25", "2021-02-12",
             "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17"]  # fmt: skip
MID_AUTUMNS = ["2019-09-13", "2020-10-01", "2021-09-21", "2022-09-10", "2023-09-29", "2024-09-17",
               "2025-10-06", "2026-09-25"]  # fmt: skip
LEAP_MONTHS = {2001: 4, 2004: 2, 2006: 7, 2009: 5, 2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2,
               2025: 6, 2028: 5, 2033: 11}  # fmt: skip


@pytest.mark.parametrize("date", NEW_YEARS)
def test_spring_festivals(date: str) -> None:
    day = datetime.date.fromisoformat(date)
    assert lunar_calendar.to_solar(day.year, 1, 1) == day
    assert lunar_calendar.to_lunar(day) == LunarDay(day.year, 1, 1)


@pytest.mark.parametrize("date", MID_AUTUMNS)
def test_mid_autumn_festivals(date: str) -> None:
    day = datetime.date.fromisoformat(date)
    assert lunar_calendar.to_solar(day.year, 8, 15) == day


def test_leap_months() -> None:
    found = {
        year: month.month
        for year in range(2001, 2034)
        for month in lunar_calendar.months_of(year)
        if month.leap
    }
    assert {year: month for year, month in found.items() if year in LEAP_MONTHS} == LEAP_MONTHS
    # seven leap months in nineteen years
    assert sum(year < 2020 for year in found) == 7
    assert lunar_calendar.to_lunar(datetime.date(2025, 7, 25)) == LunarDay(2025, 6, 1, leap=True)


def test_day_follows_day() -> None:
    day, before = datetime.date(1900, 1, 31), None
    while day < datetime.date(2101, 1, 29):
        lunar = lunar_calendar.to_lunar(day)
        assert lunar is not None
        assert lunar_calendar.to_solar(lunar.year, lunar.month, lunar.day, leap=lunar.leap) == day
        if before is not None:
            assert lunar.day == before.day + 1 or (lunar.day == 1 and before.day in (29, 30))
        before = lunar
        day += datetime.timedelta(1)
    assert lunar_calendar.to_lunar(day) is None
    assert lunar_calendar.to_lunar(datetime.date(1900, 1, 30)) is None


def test_thirtieth_of_a_short_month() -> None:
    assert lunar_calendar.to_solar(2025, 12, 30) is None
    assert lunar_calendar.to_solar(2024, 6, 1, leap=True) is None


def test_names_of_years() -> None:
    assert [lunar_calendar.cycle_of(year) for year in (1911, 1984, 2024)] == [
        "辛亥",
        "甲子",
        "甲辰",
    ]
