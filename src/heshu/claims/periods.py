"""Periods: what a time expression means on the day its text was written.

The scanners give ISO 8601 as far as it is printed, or a template over the day of writing:

>>> today = datetime.date(2025, 10, 29)
>>> resolve("{y-1}", today)
'2024'
>>> resolve("--09", today)
'2025-09'
>>> resolve("--09", today, anchor="2014-01/2014-06")
'2014-09'

Templates know `{y}` the year, `{m}` the month with its year, `{q}` the quarter as an interval,
`{h}` the half-year as an interval, `{w}` the ISO week and `{d}` the day, each with an offset:
`{y-1}`, `{m+1}`. What cannot be resolved is empty, never a guess.
"""

from __future__ import annotations

import datetime

from heshu.model import lazy_re as re

SLOT = re.compile(r"\{(?P<part>[ymqhwd])(?P<offset>[+-]\d{1,4})?\}")
FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
FIRST_YEAR = re.compile(r"[12]\d{3}")
FIRST_MONTH = re.compile(r"[12]\d{3}-(?P<month>0[1-9]|1[0-2])(?!\d)")
MONTHS = {"q": 3, "h": 6}
"""Months of a quarter and of a half-year."""
PLAN = re.compile("十([一二三四五六七八九])五")
CHINESE_DIGITS = "零一二三四五六七八九"
TENTH = 10
FIRST_YEAR_OF_TENTH_PLAN, YEARS_OF_PLAN = 2001, 5
"""The tenth five-year plan ran from 2001 to 2005 (State Council of China)."""
YEARS = range(1, 10_000)
"""Years that the calendar knows."""


def resolve(iso: str, today: datetime.date | None, anchor: str = "") -> str:
    """ISO 8601 date, month, year, week or interval of a scanned time; empty if it is open.

    `anchor` is the ISO of the period that governs the text around: it lends a date without a
    year its year, before the day of writing does. Clock times have no place in a period.
    """
    if not iso or iso.startswith("T"):
        return ""
    if "{" in iso:
        return _fill(iso, today)
    if iso.startswith("-") or "/-" in iso:
        return "/".join(_dated(end, today, anchor) for end in iso.split("/")).strip("/")
    return iso


def _dated(iso: str, today: datetime.date | None, anchor: str) -> str:
    """A date without year (`--05-01`) or month (`---12`) with what it lacks."""
    if not iso.startswith("--"):
        return iso
    year = FIRST_YEAR.search(anchor)
    if iso.startswith("---"):
        month = FIRST_MONTH.search(anchor)
        if month:
            return f"{month[0]}{iso[2:]}"
        return f"{today:%Y-%m}{iso[2:]}" if today else ""
    if year:
        return f"{year[0]}{iso[1:]}"
    return f"{today:%Y}{iso[1:]}" if today else ""


def _fill(template: str, today: datetime.date | None) -> str:
    """A template with its slots filled; empty without a day of writing."""
    if today is None:
        return ""
    filled = SLOT.sub(lambda slot: _slot(slot["part"], int(slot["offset"] or 0), today), template)
    return "" if "{" in filled or "?" in filled else filled


def _slot(part: str, offset: int, today: datetime.date) -> str:
    """One slot: a year, month, week or day that many units away; `?` outside the calendar."""
    if part == "y":
        year = today.year + offset
        return f"{year:04d}" if year in YEARS else "?"
    if part == "m":
        return _month(today.year * 12 + today.month - 1 + offset)
    if part in MONTHS:
        size = MONTHS[part]
        first = (today.year * 12 + today.month - 1) // size * size + offset * size
        return f"{_month(first)}/{_month(first + size - 1)}"
    try:
        day = today + datetime.timedelta(days=offset * (7 if part == "w" else 1))
    except OverflowError:
        return "?"
    if part == "d":
        return day.isoformat()
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _month(number: int) -> str:
    """The month with this number, counted from January of the year 0."""
    year, month = divmod(number, 12)
    return f"{year:04d}-{month + 1:02d}" if year in YEARS else "?"


def years_of_plan(name: str) -> str:
    """The years of one of China's five-year plans as an ISO 8601 interval; empty for other names.

    >>> years_of_plan("“十四五”时期")
    '2021/2025'
    """
    found = PLAN.search(name)
    if found is None:
        return ""
    first, last = years_of_numbered_plan(TENTH + CHINESE_DIGITS.index(found[1]))
    return f"{first}/{last}"


def years_of_numbered_plan(number: int) -> tuple[int, int]:
    """First and last year of a five-year plan of China.

    >>> years_of_numbered_plan(14)
    (2021, 2025)
    """
    first = FIRST_YEAR_OF_TENTH_PLAN + YEARS_OF_PLAN * (number - TENTH)
    return first, first + YEARS_OF_PLAN - 1


def day_of(iso: str) -> datetime.date | None:
    """The calendar day of a full ISO date; `None` for anything else.

    >>> day_of("2025-10-29"), day_of("2025-10"), day_of("2025-02-30")
    (datetime.date(2025, 10, 29), None, None)
    """
    if not FULL_DATE.fullmatch(iso):
        return None
    try:
        return datetime.date.fromisoformat(iso)
    except ValueError:
        return None
