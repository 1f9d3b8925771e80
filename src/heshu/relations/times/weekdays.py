"""Weekdays beside clock times: from 10pm on Tuesday until 3am on Thursday, 周二22时至周四3时."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.relations.dates import WEEKDAYS_ZH
from heshu.relations.scene import Scene

NAMED = re.compile(
    r"(?P<short>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*|(?:星期|周|礼拜)(?P<digit>[一二三四五六日天])"
)
ORDER = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAYS_OF_WEEK = 7
NEAR = 5
"""Characters between a clock time and its weekday: 10pm on Tuesday."""


def days_between(scene: Scene, first: Mention, last: Mention) -> int | None:
    """Days from the weekday of one clock time to that of a later one; `None` where one has none."""
    begin, end = _weekday_at(scene, first), _weekday_at(scene, last)
    return None if begin is None or end is None else (end - begin) % DAYS_OF_WEEK


def _weekday_at(scene: Scene, clock: Mention) -> int | None:
    """The weekday right before or behind a clock time, from 0 for Monday."""
    for each in scene.times.values():
        if -NEAR <= each.start - clock.end <= NEAR or 0 <= clock.start - each.end <= NEAR:
            day = _weekday(each)
            if day is not None:
                return day
    return None


def _weekday(mention: Mention) -> int | None:
    """From 0 for Monday; `None` for what is no weekday."""
    named = NAMED.fullmatch(mention.text)
    if named is None:
        return None
    return WEEKDAYS_ZH[named["digit"]] if named["digit"] else ORDER.index(named["short"])
