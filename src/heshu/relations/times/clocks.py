"""Clock times and the hours between them: 19时30分开始，22时05分结束，历时2小时35分钟."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import ClockSpan
from heshu.relations.patterns import Match
from heshu.relations.scene import Scene
from heshu.relations.times.rules import TimeRules

UNITS = frozenset({"h", "min"})
CLOCK = re.compile(r"T(?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2})?", re.ASCII)
ENGLISH = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?:(?P<half>[ap])\.?m\b\.?)?", re.IGNORECASE
)
CLAUSE_STOP = re.compile("[，；。,;.]")
BEHIND = 12
"""Characters behind the hours in which it may say that they are other ones: a two-hour drive."""
NOON, HOUR = 12, 60


def clock_span(match: Match, rules: TimeRules) -> ClockSpan | None:
    """Two clock times and the hours or minutes between them."""
    length, first, last = match.claim("length"), match.times.get("begin"), match.times.get("end")
    if length is None or first is None or last is None or length.quantity.unit not in UNITS:
        return None
    begin, end = _minutes(first), _minutes(last)
    if match.scene.said["time-zones"].search(match.scene.statement.text):
        return None
    behind = CLAUSE_STOP.split(match.scene.text[match.end : match.end + BEHIND], 1)[0]
    if begin is None or end is None or rules.other_span.search(match.untimed + behind):
        return None
    return ClockSpan(
        cue=match.cue,
        language=match.scene.statement.language,
        first=first,
        last=last,
        length=length,
        minutes=_between(match.scene, first, last, begin, end),
    )


def _minutes(mention: Mention) -> int | None:
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


def _between(scene: Scene, first: Mention, last: Mention, begin: int, end: int) -> tuple[int, ...]:
    """Minutes from one to the other, over midnight too; 晚7点30分 to 10点05分 is in one half day."""
    between = (end - begin) % (24 * HOUR)
    ambiguous = end < 13 * HOUR and not _is_sure(scene, last)
    ambiguous = ambiguous or (begin < 13 * HOUR and not _is_sure(scene, first))
    return (between, (end - begin) % (NOON * HOUR)) if ambiguous else (between,)


def _is_sure(scene: Scene, mention: Mention) -> bool:
    """True for a time that says its half of the day."""
    return scene.said["half-of-day"].search(mention.text) is not None
