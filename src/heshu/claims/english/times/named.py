"""Times that are named by what takes place then: `by the spring`, `at harvest`, `in early trading`.

They count only behind a preposition of time: the spring in a watch, a harvest of ▢ tonnes and the
trading of shares are no times.
"""

from __future__ import annotations

from msgspec import Struct

from heshu.claims.english.times.rules import TimeRules
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

BEHIND = frozenset("NEQ")
"""Letters behind a word that then only qualifies them: the spring collection, at harvest time."""
ACQUIRED = frozenset({"of", "in"})
"""Behind a season they make something else of it: the fall in prices, the spring of hope."""


FINITE = frozenset("vVUDLC")
LONGEST_OF_EVENT = 3
"""Words in front of the noun of an event."""
OF_EVENT = re.compile(r"od?[NE]{1,3}")
NUMBERED_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)")
LONGEST_CLAUSE = 14
"""Words of the clause that a sentence begins with."""


class Run(Struct, frozen=True, gc=False):
    """A time from one token to another."""

    first: int
    last: int


def named_time(line: Line, index: int, rules: TimeRules) -> Run | None:
    """The time whose noun stands at a token, behind its preposition."""
    word = line.words[index]
    if word not in rules.naming and not word[:1].isdigit():
        return None
    if " ".join(line.words[max(0, index - 2) : index + 1]) in rules.phrases:
        return Run(max(0, index - 2), index)  # on the day
    if " ".join(line.words[index - 1 : index + 1]) in rules.pairs:
        qualified = line.shape[index + 1 : index + 2] in tuple(BEHIND - {"Q"})
        return None if qualified else Run(index - 1, index)  # last night
    if word in rules.sessions:
        return _session(line, index, rules)
    before = line.words[max(0, index - 1)]
    behind = line.words[index + 1] if index + 1 < len(line.words) else "."
    event = (
        _event(line, index, rules) or _war(line, index, rules) or _that_season(line, index, rules)
    )
    if event is not None:
        return event
    if NUMBERED_DAY.fullmatch(word):
        return _numbered_day(line, index, rules)
    if line.shape[index + 1 : index + 2] in tuple(BEHIND):
        return None
    if behind in ACQUIRED and word not in rules.clock:
        return None  # but: by noon in Acmetown
    if word in rules.seasons and before == "the" and index > 1:
        return Run(index - 1, index) if _is_led(line, index - 1, rules) else None
    since = line.words[max(0, index - 2)] in rules.since and before == "the"
    if since and word in rules.disasters:
        return Run(index - 1, index)  # since the flood
    if word in rules.moments and _is_near(line, index, rules):
        return Run(index, index)
    if f"{before} {word}" in rules.moments and _is_near(line, index - 1, rules):
        return Run(index - 1, index)
    return None


def _event(line: Line, index: int, rules: TimeRules) -> Run | None:
    """by the outbreak of the war, at the time of its closure; at the last farm census."""
    shape, first = line.shape, index
    while first > 0 and shape[first - 1] in "NE" and index - first < LONGEST_OF_EVENT:
        first -= 1
    if not first or shape[first - 1] != "d" or not _is_led(line, first - 1, rules):
        return None
    if line.words[index] in rules.gatherings and shape[index + 1 : index + 2] != "N":
        latest = not rules.latest.isdisjoint(line.words[first:index])
        return Run(first, index) if latest else None
    if first < index or line.words[index] not in rules.stages:
        return None
    behind = OF_EVENT.match(shape, index + 1)
    return Run(index - 1, behind.end() - 1) if behind is not None else None


def since_clause(line: Line) -> Run | None:
    """Since the scheme was set up, it has paid ▢: a clause that says since when."""
    if line.words[:1] != ("since",):
        return None
    comma = line.shape.find(",", 2, LONGEST_CLAUSE)
    inside = line.shape[1:comma]
    if comma < 0 or not FINITE & set(inside) or set("QTR") & set(inside):
        return None
    return Run(0, comma - 1)


def _war(line: Line, index: int, rules: TimeRules) -> Run | None:
    """in the Great War, during the Acme Uprising: a name that a time of strife has."""
    shape, first = line.shape, index
    if line.words[index] not in rules.wars or shape[index] != "E":
        return None
    while first > 0 and shape[first - 1] == "E" and index - first < LONGEST_OF_EVENT:
        first -= 1
    named = 0 < first < index and shape[first - 1] == "d" and shape[index + 1 : index + 2] != "E"
    return Run(first, index) if named and _is_led(line, first, rules) else None


def _that_season(line: Line, index: int, rules: TimeRules) -> Run | None:
    """That summer the village bought it for ▢: the season of what was told before."""
    opens = index == 1 or (index > 1 and line.shape[index - 2] in ",&i")
    if line.words[index] not in rules.seasons or not opens or line.words[index - 1] != "that":
        return None
    return Run(index - 1, index) if line.shape[index + 1 : index + 2] in tuple("dSE,.Q") else None


def _numbered_day(line: Line, index: int, rules: TimeRules) -> Run | None:
    """on the 18th, on the evening of the 23rd: a day of the month that the text has named before."""
    if line.shape[index - 1] != "d" or index < 2 or line.shape[index + 1 : index + 2] in BEHIND:
        return None  # on the 18th floor
    if line.words[index - 2] == "on" or _is_led(line, index - 1, rules):
        return Run(index - 1, index)
    of_day = line.words[index - 2] == "of" and line.words[index - 3] in rules.hours
    return Run(index - 1, index) if of_day and index > 2 else None


def _is_near(line: Line, first: int, rules: TimeRules) -> bool:
    """Whether it is led by a preposition of time, or something takes place before or after a feast."""
    feast = line.words[first] in rules.feasts and line.words[max(0, first - 1)] in rules.events
    return feast or _is_led(line, first, rules)


def _is_led(line: Line, first: int, rules: TimeRules) -> bool:
    """Whether a preposition of time stands in front of a token, with an article or without."""
    place = first - 1 - (line.words[max(0, first - 1)] == "the")
    return place >= 0 and line.words[place] in rules.leading


def _session(line: Line, index: int, rules: TimeRules) -> Run | None:
    """in early trading, in late trading in Acmetown: a part of the day on which something is traded."""
    first = index - 1
    if first < 1 or line.words[first] not in rules.hours or not _is_led(line, first, rules):
        return None
    last, shape = index, line.shape
    if shape[last + 1 : last + 3] == "iE":
        last += 2
        while shape[last + 1 : last + 2] == "E":
            last += 1
    return Run(first, last)
