"""Clock times and the hours between them: 19时30分开始，22时05分结束，历时2小时35分钟."""

from __future__ import annotations

import datetime

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import ClockSpan, Moment
from heshu.relations.moments import pair
from heshu.relations.patterns import Match
from heshu.relations.scene import Scene
from heshu.relations.times.rules import TimeRules
from heshu.relations.times.weekdays import days_between

UNITS = frozenset({"h", "min"})
CLOCK = re.compile(r"T(?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2})?", re.ASCII)
ENGLISH = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?:(?P<half>[ap])\.?m\b\.?)?", re.IGNORECASE
)
CLAUSE_STOP = re.compile("[，；。,;.]")
BEHIND = 12
"""Characters behind the hours in which it may say that they are other ones: a two-hour drive."""
ONLY_DAY = "^---"
"""The 7日 of 3月5日18时至7日6时, which is of the month before it."""
NOON, HOUR = 12, 60


def at_its_clock(match: Match) -> Match:
    """The match with the 9时 of 当天9时开庭，11时休庭 for its beginning, and not the day before it."""
    first, last = match.times.get("begin"), match.times.get("end")
    if first is None or last is None or last.kind != "time" or first.kind == "time":
        return match
    beside = (each for each in match.scene.times.values() if each.start == first.end)
    clock = next((each for each in beside if each.kind == "time"), None)
    return replace(match, times={**match.times, "begin": clock}) if clock else match


def clock_span(match: Match, rules: TimeRules, *, moved: bool = False) -> ClockSpan | None:
    """Two clock times and the hours or minutes between them.

    `moved` says that the words tie them for sure: put off from 17:00 to 21:00.
    """
    length, first, last = match.claim("length"), match.times.get("begin"), match.times.get("end")
    if length is None or first is None or last is None or length.quantity.unit not in UNITS:
        return None
    begin, end = minutes_of(first), minutes_of(last)
    if "day" not in match.times and _days_apart(match.scene, first, last):
        return None
    between = _over_days(match, begin, end) if begin is not None and end is not None else ()
    if "day" in match.times and not between:
        return None
    if match.scene.said["time-zones"].search(match.scene.statement.text):
        return None
    behind = CLAUSE_STOP.split(match.scene.text[match.end : match.end + BEHIND], 1)[0]
    if begin is None or end is None:
        return None
    words = match.scene.said["no-other-span"].sub("", match.untimed + behind)
    if not moved and rules.other_span.search(words):
        return None
    return ClockSpan(
        cue=match.cue,
        language=match.scene.statement.language,
        first=first,
        last=last,
        length=length,
        minutes=between or _between(match.scene, (first, begin), (last, end), rules),
    )


def _days_apart(scene: Scene, first: Mention, last: Mention) -> bool:
    """True where a date of its own stands before the later clock time."""
    between = (each for each in scene.times.values() if first.end <= each.start < last.start)
    return any(each.kind == "date" for each in between)


def _over_days(match: Match, begin: int, end: int) -> tuple[int, ...]:
    """Minutes from 7月15日22时 to 7月16日6时; nothing where the days are not printed."""
    day, until = match.times.get("day"), match.times.get("until")
    last_day = re.sub(ONLY_DAY, day.iso[:-2], until.iso) if day and until else ""
    days = pair(day.iso, last_day) if day else None
    dates = [day_of(each) for each in days] if days else []
    if len(dates) < len(("first", "last")) or None in dates:
        return ()
    first, last = (each for each in dates if each)
    minutes = (last - first).days * 24 * HOUR + end - begin
    return (minutes,) if minutes > 0 else ()


def day_of(moment: Moment) -> datetime.date | None:
    """The day of the calendar; `None` for one that does not exist or is not printed in full."""
    try:
        return datetime.date(moment.year, moment.month or 0, moment.day or 0)
    except ValueError:
        return None


def minutes_of(mention: Mention) -> int | None:
    """Minutes since midnight; `None` for what is no clock time."""
    if mention.kind != "time":
        return None
    found = CLOCK.fullmatch(mention.iso) or ENGLISH.fullmatch(mention.text.strip())
    if found is None:
        return None
    hour, half = int(found["hour"]), (found.groupdict().get("half") or "").lower()
    if half and hour <= NOON:
        hour = hour % NOON + NOON * (half == "p")
    return hour * HOUR + int(found["minute"] or 0)


def _between(
    scene: Scene, start: tuple[Mention, int], stop: tuple[Mention, int], rules: TimeRules
) -> tuple[int, ...]:
    """Minutes from one to the other, over midnight too; 晚7点30分 to 10点05分 is in one half day."""
    (first, begin), (last, end) = start, stop
    between = (end - begin) % (24 * HOUR)
    ambiguous = end < 13 * HOUR and not is_sure(scene, last)
    ambiguous = ambiguous or (begin < 13 * HOUR and not is_sure(scene, first))
    found = (between, (end - begin) % (NOON * HOUR)) if ambiguous else (between,)
    apart = days_between(scene, first, last, rules.weekdays)
    if apart:
        return _on_weekdays(end - begin, apart, ambiguous=ambiguous)
    if _is_on_another_day(scene, first, last):
        return (*found, *(each + days * 24 * HOUR for each in found for days in (1, 2)))
    return found


def _on_weekdays(minutes: int, apart: int, *, ambiguous: bool) -> tuple[int, ...]:
    """Minutes between clock times so many days apart; 9 to 4 may be in the other half of the day."""
    halves = (0, -NOON * HOUR, NOON * HOUR) if ambiguous else (0,)
    return tuple([apart * 24 * HOUR + minutes + half for half in halves])


def _is_on_another_day(scene: Scene, first: Mention, last: Mention) -> bool:
    """True for 从上午8时到次日中午12时, not for 到当天中午12时."""
    if scene.statement.language != "zh":
        return False
    between = (each for each in scene.times.values() if first.end <= each.start < last.start)
    return any(scene.said["that-same-day"].fullmatch(each.text) is None for each in between)


def is_sure(scene: Scene, mention: Mention) -> bool:
    """True for a time that says its half of the day."""
    return scene.said["half-of-day"].search(mention.text) is not None
