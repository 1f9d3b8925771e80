"""Of which time a text tells, as its head and the news of its release say.

江海县2024年工作总结 tells of 2024; 10月11日，局里召开发布会，通报了前三季度情况 of the quarters and
not of the day. The day in a line at the head is the time of a text that tells no other.
"""

from __future__ import annotations

from heshu.claims.attribution import Context
from heshu.claims.chinese.rules.times import TimeRules
from heshu.claims.chinese.times import Moment
from heshu.claims.chinese.view import View
from heshu.claims.masking import TIME
from heshu.model import lazy_re as re

HEAD = 4
"""Passages at the beginning of a text that may be lines of its head."""
LONGEST_LINE = 60
SENTENCE = re.compile(r"[。；，]")
DAY = re.compile(r"\{d[^/]*\}|-{1,3}\d\d(?:-\d\d)?|\d{4}-\d\d-\d\d")
MONTH = re.compile(r"--\d\d")
LONGEST_DATELINE = 5
"""Characters beside the day of a sentence that only tells when and where: 3月2日，江海。"""
CALENDAR = 2
"""Strength of a time that outlives its passage."""


def is_day(moment: Moment) -> bool:
    """Whether a time is a single day: 10月11日, 昨日; not 10月."""
    return DAY.fullmatch(moment.iso) is not None and MONTH.fullmatch(moment.iso) is None


def in_head(view: View, context: Context, *, heading: bool) -> bool:
    """Whether a sentence is a line at the head of a text: a title, who issues it, when."""
    if view.figures or context.passage >= HEAD or len(view.text) > LONGEST_LINE:
        return False
    return heading or SENTENCE.search(view.text) is None


def reported(
    view: View, context: Context, rules: TimeRules, *, heading: bool
) -> tuple[Moment, ...]:
    """The times of which a sentence says that the text will tell: 关于上半年工作的汇报."""
    if view.figures:
        return ()
    text = view.masked.text
    told = [
        m for m in view.moments if not (m.base or m.each or is_day(m)) and m.strength >= CALENDAR
    ]
    if in_head(view, context, heading=heading):
        return tuple(told)
    published = _publishes(view, rules)
    return tuple(
        m
        for m in told
        if rules.reported.match(text, m.position + 1) and (published or rules.heard.search(text))
    )


def told_at_head(
    view: View, context: Context, rules: TimeRules, *, heading: bool
) -> tuple[Moment, ...]:
    """The day in a line at the head or of what somebody did, where no time is known."""
    if context.period.text or view.figures:
        return ()
    text = view.masked.text
    days = [m for m in view.moments if is_day(m) and not m.base and m.strength >= CALENDAR]
    if in_head(view, context, heading=heading):
        return tuple(days)
    return tuple(
        m
        for m in days
        if m.named
        and not rules.joint.search(text, 0, m.position)
        and not rules.deadline.match(text, m.position + 1)
    )


def is_release(view: View, moment: Moment, rules: TimeRules) -> bool:
    """Whether a day is that on which a text was sent or figures were published."""
    if moment.wire:
        return True
    if view.figures or not is_day(moment):
        return False
    return is_dateline(view) or _publishes(view, rules)


def is_dateline(view: View) -> bool:
    """Whether a sentence only tells when and where it was written, 3月2日，江海."""
    if view.figures or not any(is_day(moment) for moment in view.moments):
        return False
    letters = [each for each in view.masked.text if each.isalnum() and each != TIME]
    return len(letters) <= LONGEST_DATELINE


def _publishes(view: View, rules: TimeRules) -> bool:
    return rules.release.search(view.masked.text) is not None
