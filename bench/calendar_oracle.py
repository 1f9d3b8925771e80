"""Do dates, ages and durations agree? Counted on `datetime` alone; see oracle.py.

A date is its year, month and day as numbers of which one may have been changed.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from fractions import Fraction

from heshu.model.relations import Anniversary, CalendarDate, Duration, Relation

Ends = tuple[Fraction, Fraction]
Figures = Mapping[str, list[Ends]]
DATED = {
    "Lifetime": {"born": "birth", "at": "event"},
    "Duration": {"begin": "first", "end": "last"},
    "Succession": {"earlier": "earlier_date", "later": "later_date"},
    "Anniversary": {"founded": "founding", "at": "event"},
}
"""Type of relation -> field of a moment -> field of the mention that prints it."""


def _year(figures: Figures, role: str) -> int:
    return int(figures[role][0][0])


def lifetime(figures: Figures, _: Relation) -> bool:
    """True if nobody born then has that age; 虚岁 counts one more."""
    years = _year(figures, "at") - _year(figures, "born")
    low, high = figures["age"][0]
    return high < years - 1 or low > years + 1


def anniversary(figures: Figures, relation: Relation) -> bool:
    """True if that year has another anniversary; 第n年 counts the first year too."""
    assert isinstance(relation, Anniversary)
    years = _year(figures, "at") - _year(figures, "founded")
    number = figures["number"][0][0]
    return number != years + (1 if relation.counts == "year" else 0)


def duration(figures: Figures, relation: Relation) -> bool:
    """True if so many years do not lie between two years, the last counted or not."""
    assert isinstance(relation, Duration)
    if relation.length.quantity.unit != "a":
        return _days_apart(figures, relation)
    years = _year(figures, "end") - _year(figures, "begin")
    low, high = figures["length"][0]
    if relation.consecutive:
        return not low <= years + 1 <= high
    return high < years - 1 or low > years + 1


def _days_apart(figures: Figures, relation: Duration) -> bool:
    """The same of days, where both dates are printed with them."""
    if relation.length.quantity.unit != "d" or not (relation.begin.day and relation.end.day):
        return False
    first = datetime.date(_year(figures, "begin"), relation.begin.month or 1, relation.begin.day)
    last = datetime.date(_year(figures, "end"), relation.end.month or 1, relation.end.day)
    days = (last - first).days
    low, high = figures["length"][0]
    return high < days or low > days + 1


def succession(figures: Figures, _: Relation) -> bool:
    """True if what must come first comes in a later year."""
    return _year(figures, "earlier") > _year(figures, "later")


def weekday(figures: Figures, relation: Relation) -> bool:
    """True if a date has another weekday, or does not exist."""
    assert isinstance(relation, CalendarDate)
    if relation.weekday is None or relation.year is None or not (relation.month and relation.day):
        return False
    day = int(figures["day"][0][0])
    try:
        return datetime.date(relation.year, relation.month, day).weekday() != relation.weekday
    except ValueError:
        return True


CALENDAR_ORACLES: Mapping[str, Callable[[Figures, Relation], bool]] = {
    "Lifetime": lifetime,
    "Anniversary": anniversary,
    "Duration": duration,
    "Succession": succession,
    "CalendarDate": weekday,
}
