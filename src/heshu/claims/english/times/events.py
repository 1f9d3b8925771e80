"""Times of something that took place once: `founded in 1924`, `since records began in 1881`.

They say when that was, and seldom when the figures of a sentence held; the sentences behind it are
not about that time at all.
"""

from __future__ import annotations

from heshu.claims.english.times.rules import TimeRules
from heshu.claims.english.words import Line

LONGEST_EVENT = 9
"""Words from since, or from the participle, to the time."""
INSIDE_SINCE = frozenset("NEdoSXVUDLvxT&-ianu")
LONGEST_OPENING = 14
"""Words of a clause with when in front of the main one."""


def is_passing(line: Line, first: int, rules: TimeRules) -> bool:
    """Whether a time from token `first` on is of an event that later sentences are not about."""
    return _opens_with_event(line, first, rules) or _is_founded(line, first, rules)


def _opens_with_event(line: Line, first: int, rules: TimeRules) -> bool:
    """When the trustees met in May, they had ▢: a time that only tells of what took place then."""
    if line.words[0] not in rules.when or first >= LONGEST_OPENING:
        return False
    comma = line.shape.find(",", first)
    inside = line.shape[1 : comma if comma > 0 else first]
    met = not set("VLv").isdisjoint(inside) and set("UD").isdisjoint(inside)
    return met and 0 < comma < LONGEST_OPENING and "Q" not in inside and "," not in inside


def is_since_event(line: Line, first: int, rules: TimeRules) -> bool:
    """The warmest since records began in 1881, since the cut of last November; not: since last November."""
    for index in range(first - 1, max(-1, first - LONGEST_EVENT), -1):
        if line.words[index] in rules.since:
            between = line.shape[index + 1 : first]
            return not set("NESun").isdisjoint(between)
        if line.shape[index] not in INSIDE_SINCE:
            return False
    return False


def _is_founded(line: Line, first: int, rules: TimeRules) -> bool:
    """a station founded by Acme in 1924: no figure stands between the participle and its time."""
    if line.words[max(0, first - 1)] not in rules.dating:
        return False
    for index in range(first - 2, max(-1, first - LONGEST_EVENT), -1):
        if line.words[index] in rules.founding:
            return True
        if line.shape[index] not in "NEdobXiar":
            return False
    return False
