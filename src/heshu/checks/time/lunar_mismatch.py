"""TIM009: a lunar day has one date: 农历甲辰年八月十五 is 17 September 2024."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from heshu.checks.check import Check, Comparison
from heshu.checks.time import lunar_calendar
from heshu.checks.time.lunar_calendar import ANIMALS, BRANCHES, DOUBTFUL, LunarDay
from heshu.model.intervals import Reading, point
from heshu.model.relations import LunarDate, LunarYear, Relation


def derive(relation: Relation, reading: Reading) -> Comparison | None:
    """The date of the calendar beside the printed one; `None` outside of 1900 to 2100."""
    if isinstance(relation, LunarYear):
        return _year(relation)
    assert isinstance(relation, LunarDate)
    return _date(relation) if relation.solar_text else _existence(relation)


def _date(date: LunarDate) -> Comparison | None:
    """Printed date against lunar day; every year that may be meant is tried."""
    found: list[tuple[datetime.date, LunarDay]] = []
    for year in _solar_years(date):
        printed = _solar(year, date.solar_month, date.solar_day)
        lunar = lunar_calendar.to_lunar(printed) if printed else None
        if printed and lunar:
            found.append((printed, lunar))
    if not found:
        return None
    if any(_fits(date, printed, lunar) for printed, lunar in found):
        return _compared(date, "", agree=True)
    printed, lunar = found[0]
    return _compared(date, _right(date, printed, lunar), agree=False)


def _solar_years(date: LunarDate) -> tuple[int, ...]:
    """The years in which the printed date may lie."""
    if date.solar_year is not None:
        return (date.solar_year,)
    if date.lunar_year is not None:
        return (date.lunar_year, date.lunar_year + 1)
    if date.cycle and date.cycle[1:] in BRANCHES:
        first = next(
            (year for year in range(1900, 1960) if lunar_calendar.cycle_of(year) == date.cycle),
            None,
        )
        if first is not None:
            return tuple(year + n for year in range(first, 2100, 60) for n in (0, 1))
    if date.dateline is not None:
        year = date.dateline.year
        return (year, year - 1, year + 1)
    return ()


def _solar(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _fits(date: LunarDate, printed: datetime.date, lunar: LunarDay) -> bool:
    """True if the day of the calendar is the lunar day that the text names."""
    if date.cycle and date.cycle != lunar_calendar.cycle_of(lunar.year):
        return False
    if date.lunar_year is not None and date.solar_year is None and not _of_year(date, lunar):
        return False
    days = [lunar]
    if (lunar.year, lunar.month) in DOUBTFUL or (lunar.year, lunar.month - 1) in DOUBTFUL:
        beside = (printed + datetime.timedelta(n) for n in (-1, 1))
        days += [day for each in beside if (day := lunar_calendar.to_lunar(each))]
    return any(_is_day(date, day) for day in days)


def _of_year(date: LunarDate, lunar: LunarDay) -> bool:
    """True if 2024年除夕 may be that of the lunar year: the one before it ends in 2024 as well."""
    assert date.lunar_year is not None
    return date.lunar_year - lunar.year in ((0, 1) if lunar.month > 10 else (0,))


def _is_day(date: LunarDate, lunar: LunarDay) -> bool:
    month = lunar_calendar.month_of(lunar.year, lunar.month, leap=lunar.leap)
    day = date.day or (month.length if month else 0)
    if date.leap and not lunar.leap:
        return False
    return lunar.month == date.month and lunar.day == day


def _right(date: LunarDate, printed: datetime.date, lunar: LunarDay) -> str:
    """The date of the lunar day that is nearest to the printed date."""
    candidates = [
        day for year in (lunar.year, lunar.year - 1, lunar.year + 1) if (day := _day_in(date, year))
    ]
    if not candidates:
        return ""
    nearest = min(candidates, key=lambda day: abs((day - printed).days))
    if date.language == "zh":
        return f"{nearest.year}年{nearest.month}月{nearest.day}日"
    return f"{nearest:%B} {nearest.day}, {nearest.year}"


def _day_in(date: LunarDate, year: int) -> datetime.date | None:
    month = lunar_calendar.month_of(year, date.month, leap=date.leap)
    if month is None:
        return None
    return lunar_calendar.to_solar(year, date.month, date.day or month.length, leap=date.leap)


def _compared(date: LunarDate, right: str, *, agree: bool) -> Comparison:
    zh, en = f"，历表上为{right}", f", the calendar says {right}"
    if not right:
        zh, en = "，历表上没有这一天", ", there is no such day"
    return Comparison(
        derived=point(0),
        stated=point(0 if agree else 1),
        formula=date.lunar_text,
        text=date.solar_text,
        note_zh="" if agree else zh,
        note_en="" if agree else en,
    )


def _existence(date: LunarDate) -> Comparison | None:
    """A month that a year does not have, or a 30th in a month of 29 days."""
    assert date.lunar_year is not None
    if not lunar_calendar.months_of(date.lunar_year):
        return None
    years = [date.lunar_year, *([date.lunar_year - 1] if date.month > 10 else [])]
    months = [lunar_calendar.month_of(year, date.month, leap=date.leap) for year in years]
    exists = any(month is not None and date.day <= month.length for month in months)
    return Comparison(
        derived=point(0),
        stated=point(0 if exists else 1),
        formula=f"{date.lunar_year}年" if date.language == "zh" else f"{date.lunar_year}",
        text=date.lunar_text,
        note_zh="" if exists else "，历表上没有这一月或这一天",
        note_en="" if exists else ", which the calendar does not have",
    )


def _year(found: LunarYear) -> Comparison | None:
    """The name of a year in the cycle; without a year the animal of the name alone."""
    names = _names(found)
    agree = all(names)
    right = ""
    if found.year is not None:
        cycle = lunar_calendar.cycle_of(found.year)
        right = cycle + ANIMALS[BRANCHES.index(cycle[1])]
    elif found.cycle:
        right = found.cycle + ANIMALS[BRANCHES.index(found.cycle[1])]
    return Comparison(
        derived=point(0),
        stated=point(0 if agree else 1),
        formula=f"{found.year}" if found.year is not None else f"{found.cycle}年",
        text=f"{found.cycle}{found.animal}年",
        note_zh="" if agree else f"，应为{right}年",
        note_en="" if agree else f" but {right}年",
    )


def _names(found: LunarYear) -> Iterator[bool]:
    """Whether each name that is printed is the right one."""
    if found.year is not None:
        cycle = lunar_calendar.cycle_of(found.year)
        if found.cycle:
            yield found.cycle == cycle
        if found.animal:
            yield found.animal == ANIMALS[BRANCHES.index(cycle[1])]
    if found.cycle and found.animal:
        yield found.animal == ANIMALS[BRANCHES.index(found.cycle[1])]


CHECK = Check(
    code="TIM009",
    name="lunar-mismatch",
    severity="warning",
    relations=(LunarDate, LunarYear),
    derive=derive,
    tier=3,
    opt_in=True,
    zh="{formula} 不是{stated}",
    en="{formula} is not {stated}",
    repairs=False,
    bound=True,
)
