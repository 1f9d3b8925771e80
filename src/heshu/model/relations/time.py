"""Dates, clock times, durations: 2025年10月29日，星期三."""

from __future__ import annotations

import datetime

from heshu.model.figures import Mention
from heshu.model.relations.relation import Relation


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
