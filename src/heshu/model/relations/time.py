"""Dates, clock times, ages, durations, anniversaries: 1952年建校，2024年迎来70周年."""

from __future__ import annotations

import datetime
from typing import Literal

from msgspec import Struct

from heshu.model.figures import Claim, Mention
from heshu.model.relations.relation import Relation


class Moment(Struct, frozen=True):
    """A point of the calendar, as exact as it is printed: 1952年, 2019年3月, 1936年10月19日."""

    year: int
    month: int | None = None
    day: int | None = None

    def first(self) -> tuple[int, int, int]:
        """The first day that it may mean, as year, month, day."""
        return self.year, self.month or 1, self.day or 1

    def last(self) -> tuple[int, int, int]:
        """The last day that it may mean; every month counts 31 days here."""
        return self.year, self.month or 12, self.day or 31


class CalendarDate(Relation, frozen=True, kw_only=True):
    """A printed date or clock time, whether or not it exists, and a weekday beside it."""

    mention: Mention
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    weekday: int | None = None
    """From 0 for Monday, as in `datetime.date.weekday`."""
    dateline: datetime.date | None = None
    near: bool = False
    """It is told as a day of the weeks around the dateline, so that its year is known."""


class Lifetime(Relation, frozen=True, kw_only=True):
    """A birth, a later day and the age on it: 生于1881年，1936年逝世，享年55岁."""

    born: Moment
    at: Moment
    age: Claim
    birth: Mention
    event: Mention | None = None


class Duration(Relation, frozen=True, kw_only=True):
    """Two ends and the time between them: 从3月5日到3月11日，历时7天."""

    begin: Moment
    end: Moment
    length: Claim
    first: Mention
    last: Mention | None = None
    consecutive: bool = False
    """Years in a row, both ends counted."""
    agreed: bool = False
    """A term that was set, of a lease or a sentence: it is not rounded."""
    touched: bool = False
    """Years of the calendar that it lies in are counted: 历时三个年头."""


class ClockSpan(Relation, frozen=True, kw_only=True):
    """Two clock times and the hours between them: 19时30分开始，22时05分结束，历时2小时35分钟."""

    first: Mention
    last: Mention
    length: Claim
    minutes: tuple[int, ...]
    """From one to the other: the second reading is that of a time without its half of the day."""


class Succession(Relation, frozen=True, kw_only=True):
    """Two events of one thing, of which one must come first: 开工 and 竣工."""

    earlier: Moment
    later: Moment
    earlier_date: Mention
    later_date: Mention
    earlier_event: str
    later_event: str
    clock: tuple[int, int] | None = None
    """Minutes of the day of both, where they are clock times of one day."""


class Anniversary(Relation, frozen=True, kw_only=True):
    """A founding, a later year and which anniversary or which year it is."""

    founded: Moment
    at: Moment
    number: Claim
    founding: Mention
    event: Mention | None = None
    counts: Literal["anniversary", "year", "running"] = "anniversary"
    """第n年 counts the first year as 1, an anniversary as 0; what is "in its n-th year" is in either."""


class PeriodLabel(Relation, frozen=True, kw_only=True):
    """A named period and its months or years beside it: 上半年（1—7月）."""

    label: Mention
    printed: Mention
    named: tuple[int, int]
    """First and last month (1 to 12) or year of the named period."""
    stated: tuple[int, int]
    """The same of the printed one."""


class RelativeYear(Relation, frozen=True, kw_only=True):
    """去年（2023年）: a year named from the day of writing, and the year printed beside it."""

    relative: Mention
    printed: Mention
    expected: int
    year: int


class Era(Relation, frozen=True, kw_only=True):
    """A decade or century and a year said to lie in it: 20世纪80年代，即1972年."""

    era: Mention
    printed: Mention
    first: int
    last: int
    year: int


class LunarDate(Relation, frozen=True, kw_only=True):
    """A day of the lunar calendar or a festival, and its date: 2024年9月17日（农历八月十五）."""

    mention: Mention
    """Both, as printed."""
    lunar_text: str
    month: int
    day: int
    """0 for the last day of the month, which 除夕 is."""
    leap: bool = False
    lunar_year: int | None = None
    cycle: str = ""
    """Stem and branch of the lunar year, 甲辰."""
    solar_text: str = ""
    """Empty where only the lunar date is printed."""
    solar_year: int | None = None
    solar_month: int = 0
    solar_day: int = 0
    dateline: datetime.date | None = None


class LunarYear(Relation, frozen=True, kw_only=True):
    """A year and its name in the cycle of sixty or its animal: 2024年（甲辰龙年）."""

    mention: Mention
    year: int | None
    cycle: str = ""
    animal: str = ""
