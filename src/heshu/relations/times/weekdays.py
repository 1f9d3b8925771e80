"""Weekdays beside clock times: from 10pm on Tuesday until 3am on Thursday, 周二22时至周四3时."""

from __future__ import annotations

from collections.abc import Sequence

from heshu.model.figures import Mention
from heshu.relations.dates import WEEKDAYS_ZH
from heshu.relations.scene import Scene

DAYS_OF_WEEK = 7
SHORT = len("mon")
NEAR = 5
"""Characters between a clock time and its weekday: 10pm on Tuesday."""


def days_between(scene: Scene, first: Mention, last: Mention, names: Sequence[str]) -> int | None:
    """Days from the weekday of one clock time to that of a later one; `None` where one has none."""
    begin, end = _weekday_at(scene, first, names), _weekday_at(scene, last, names)
    return None if begin is None or end is None else (end - begin) % DAYS_OF_WEEK


def _weekday_at(scene: Scene, clock: Mention, names: Sequence[str]) -> int | None:
    """The weekday right before or behind a clock time, from 0 for Monday."""
    for each in scene.times.values():
        if -NEAR <= each.start - clock.end <= NEAR or 0 <= clock.start - each.end <= NEAR:
            day = _weekday(scene, each, names)
            if day is not None:
                return day
    return None


def _weekday(scene: Scene, mention: Mention, names: Sequence[str]) -> int | None:
    """From 0 for Monday; `None` for what is no weekday."""
    if scene.said["weekday-named"].fullmatch(mention.text) is None:
        return None
    if scene.statement.language == "zh":
        return WEEKDAYS_ZH[mention.text[-1]]
    return names.index(mention.text[:SHORT].lower())
