"""Times of a level that something is measured against: `short of the peak of ▢ reached in 2019`.

They say when that level was, not when the other figures of the sentence held, and the sentences
behind it are not about that time.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from heshu.claims.english.times.rules import TimeRules
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

LONGEST_NAME = 6
"""Words in front of the noun of a record."""
LONGEST_SINCE = 6
"""Words between a superlative and since."""
OF_RECORD = re.compile(
    r"(?P<noun>[NE])o[dX]?(?P<figure>Q)[NE]{0,3},?(?P<set>[VLR]?)[iarp]?[dN]{0,2}$"
)
"""the peak of ▢, reached in the middle of"""
OF_EXTREME = re.compile(r"d(?P<name>[NE]{1,4})(?:p[Sk])?,?(?P<is>v|,i)[i]?$")
"""the busiest day was, the worst flood since then, in"""
DEED = re.compile(r"[Nun]{0,2}(?:k?[SE]X?x?|kx?v)?X?[VLDUCR]")
LEADING = frozenset("NETdroun")
"""Letters in front of a noun of change: its forecast for growth in 2019."""
NAMED = frozenset("NEdXS")


def recorded_by(line: Line, first: int, rules: TimeRules) -> int:
    """The figure of the record whose time begins at a token, -1 if it is not that of one.

    Only of a record that another figure is held against.

    Not so: Exports rose to a record of ▢ in May.
    """
    found = OF_RECORD.search(line.shape, max(0, first - LONGEST_NAME * 2), first)
    if found is None or line.words[found.start("noun")] not in rules.records:
        return -1
    place = found.start("noun") - 1
    last = max(0, place - LONGEST_NAME)
    while place > last and line.shape[place] in NAMED:
        place -= 1
    if place < 0:
        return -1
    short = line.shape[place] in "fc" or line.words[place] in rules.beyond
    short = short or (line.shape[place] == "o" and line.words[place - 1] in rules.beyond)
    if short or (found["set"] and line.words[place] in rules.beaten):
        return found.start("figure")
    return -1


def is_since_extreme(line: Line, first: int, rules: TimeRules) -> bool:
    """its highest since the summer of 2021, the largest increase since May: how far back one looks."""
    place = first - 1 - (line.shape[max(0, first - 1)] == "d")
    if place < 1 or line.words[place] not in rules.since:
        return False
    for index in range(place - 1, max(-1, place - LONGEST_SINCE), -1):
        word = line.words[index]
        if word in rules.extremes:
            return True
        if line.shape[index] not in "NEoiard":
            return False
    return False


def is_of_extreme(line: Line, first: int, rules: TimeRules) -> bool:
    """The busiest day was May 4; its worst year, in 2018: when something was the most."""
    named = OF_EXTREME.search(line.shape, max(0, first - LONGEST_NAME * 2), first)
    told = named is not None and (named["is"] == "v" or line.shape[first + 1 : first + 2] == ",")
    if named is None or not told:
        return False
    return not rules.extremes.isdisjoint(line.words[named.start("name") : named.end("name")])


def is_revised(line: Line, start: int, token: int, predictions: AbstractSet[str]) -> bool:
    """trimmed its estimate for next year to ▢ from ▢: what was foreseen before, for the same time.

    The words between the head of the change and the figure tell so, and those around a noun: cut
    its forecast for growth to ▢ from ▢.
    """
    if start > 0 and line.shape[start] in "un":
        while start > 0 and line.shape[start - 1] in LEADING:
            start -= 1
    return start >= 0 and not predictions.isdisjoint(line.words[start:token])


def deed_behind(line: Line, token: int) -> int:
    """The verb of a clause that tells where a figure is from: the ▢ that was reached; -1 for none."""
    found = DEED.match(line.shape, token + 1) if line.shape[token - 1 : token] == "d" else None
    return found.end() - 1 if found else -1
