"""Points of the calendar behind printed times: 1936年10月19日, 去年, 2016年至2020年.

>>> moment("1936-10-19"), moment("2016")
(Moment(year=1936, month=10, day=19), Moment(year=2016, month=None, day=None))
"""

from __future__ import annotations

import datetime

from msgspec.structs import replace

from heshu.claims.periods import resolve
from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import Moment
from heshu.relations.dates import SHORT_MONTHS
from heshu.relations.scene import Scene

ISO = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
NO_YEAR = re.compile(r"--(?P<month>\d{2})(?:-(?P<day>\d{2}))?", re.ASCII)
ANY_YEAR = 2000
"""Lent to two dates without a year; a leap year, so that 29 February exists."""


def moment(iso: str) -> Moment | None:
    """The point that an ISO 8601 year, month or date names; `None` for anything else."""
    found = ISO.fullmatch(iso)
    if found is None:
        return None
    month, day = found["month"], found["day"]
    return Moment(int(found["year"]), int(month) if month else None, int(day) if day else None)


def moment_of(mention: Mention, as_of: datetime.date | None) -> Moment | None:
    """The point that a printed time names on the day of writing, if it can be told."""
    return moment(resolve(mention.iso, as_of))


def moment_of_day(mention: Mention) -> Moment | None:
    """A month and day without a year, in a year that stands for any."""
    return moment(f"{ANY_YEAR}{mention.iso[1:]}") if NO_YEAR.fullmatch(mention.iso) else None


def ends_of(mention: Mention) -> tuple[Moment, Moment] | None:
    """Both ends of a printed period: 2016年至2020年."""
    first, slash, last = mention.iso.partition("/")
    return pair(first, last) if slash else _english_days(mention.text)


MONTH = r"(?P<month{n}>[A-Z][a-z]{{2}})[a-z]*\.?"
DAY = r"(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?"
TO = r"\s*(?:to|through|until|till|-|–|—)\s*"
YEAR = r"(?:,?\s(?P<year>[12]\d{3}))?\.?"
DAYS = (
    re.compile(
        f"{MONTH.format(n=1)}\\s{DAY.format(n=1)}{TO}(?:{MONTH.format(n=2)}\\s)?{DAY.format(n=2)}{YEAR}"
    ),
    re.compile(
        f"{DAY.format(n=1)}(?:\\s{MONTH.format(n=1)})?{TO}{DAY.format(n=2)}\\s{MONTH.format(n=2)}{YEAR}"
    ),
)
"""May 1 to May 10, 2024; May 1-10; 3-7 March 2024."""


def _english_days(text: str) -> tuple[Moment, Moment] | None:
    """Both ends of English days that share a month or a year."""
    found = next(filter(None, (each.fullmatch(text) for each in DAYS)), None)
    if found is None:
        return None
    months = [found["month1"] or found["month2"], found["month2"] or found["month1"]]
    first, last = (SHORT_MONTHS.get(month.lower()) for month in months)
    if not first or not last:
        return None
    year = int(found["year"] or ANY_YEAR)
    begin = Moment(year - (first > last), first, int(found["day1"]))
    return begin, Moment(year, last, int(found["day2"]))


SEASON = re.compile(r"(?P<year>[12]\d{3})/(?P<next>[12]\d{3})", re.ASCII)
SLASH = re.compile(r"\d\s?/\s?\d", re.ASCII)


def season(iso: str) -> Moment | None:
    """The first year of a season of two: 2016 of "2016/17"."""
    found = SEASON.fullmatch(iso)
    if found is None or int(found["next"]) != int(found["year"]) + 1:
        return None
    return Moment(int(found["year"]), None, None)


def is_season(mention: Mention) -> bool:
    """True for "2016/17", a year of a school, a club or a firm, and no span of two years."""
    return season(mention.iso) is not None and SLASH.search(mention.text) is not None


def pair(first: str, last: str) -> tuple[Moment, Moment] | None:
    """Two ends, of which a year is lent to the other: 2019年3月5日 and 3月11日; or two seasons."""
    seasons = season(first), season(last)
    if seasons[0] and seasons[1]:
        return seasons[0], seasons[1]
    begin, end = moment(first), moment(last)
    if begin is None and NO_YEAR.fullmatch(first):
        begin = moment(f"{end.year if end else ANY_YEAR}{first[1:]}")
    if end is None and NO_YEAR.fullmatch(last) and begin:
        end = moment(f"{begin.year}{last[1:]}")
        if end and end.last() < begin.first():
            end = replace(end, year=end.year + 1)
    return (begin, end) if begin and end else None


def years_in(scene: Scene) -> list[tuple[int, Mention, Moment]]:
    """Every time of a statement that names a point, with its offset in the masked text."""
    found = []
    for offset, mention in sorted(scene.times.items()):
        point = moment_of(mention, scene.as_of)
        if point is not None:
            found.append((offset, mention, point))
    return found
