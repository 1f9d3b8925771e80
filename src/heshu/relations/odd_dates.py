"""Days and hours that a text itself calls odd: no February 30, 25:30 of a night bus, a wrong weekday."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from heshu.model.relations import CalendarDate
from heshu.relations.scene import Scene

MIDNIGHT = 24
CLOSING_PERIODS = range(13, 17)
"""Periods behind the twelve months of a year, in which books are closed."""
LEAST_LAST_DAY = 28
WEEKDAY = 3
"""Letters by which a weekday is known."""


def is_told_as_odd(
    scene: Scene, date: CalendarDate, span: tuple[int, int], weekdays: Sequence[str]
) -> bool:
    """True for an hour that is counted past midnight, a day spoken of as such, a weekday set right.

    So for a number of things before the name of their month.
    """
    said, text, (start, end) = scene.said, scene.statement.text, span
    if date.hour is not None:
        return date.hour >= MIDNIGHT and said["hours-past-midnight"].search(text) is not None
    counted = said["so-many-of-the-month"].search(text, 0, start)
    if counted and said["things-of-the-month"].match(text, end):
        return True  # of the 31 February gales four reached force 12
    if (date.month or 0) in CLOSING_PERIODS and said["closing-of-books"].search(text):
        return True
    if (date.day or 0) > LEAST_LAST_DAY and said["day-as-such"].search(text, 0, start):
        return said["behind-a-day-as-such"].match(text, end) is not None
    right = _weekday(date)
    if date.weekday is None or right is None or right == date.weekday:
        return False
    told = said["but-a-weekday"].search(text, end)
    return told is not None and told[0].split()[-1][:WEEKDAY].lower() == weekdays[right]


def _weekday(date: CalendarDate) -> int | None:
    """What day of the week a full date is."""
    try:
        return datetime.date(date.year or 0, date.month or 0, date.day or 0).weekday()
    except ValueError:
        return None
