"""What a time is that does not say when a figure held: a comparison, or when it was said."""

from __future__ import annotations

from heshu.claims.english.times.rules import TimeRules
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

PEAKS = ("dTN", "TN.", "TN,")
"""A level that is named by its time."""
AWAY = re.compile(r"[AB]X?Q$|Q[ABun]$|[un]oX?Q$")
"""up ▢, ▢ higher, a ▢ decrease, a decrease of ▢."""
AS_THEN = re.compile(r"[pX](?:S|d?[NE]{1,2})[xv][ia]$")
"""as it did in, as the mill was in: what another time was like."""
LONGEST_AS = 7
LONGEST_LEVEL = 8
DID = frozenset({"did", "was", "were", "had"})
USUAL = re.compile(r"N[ro]d?(?:N[ro]d?)?$")
"""the average for, the norm for the whole of"""
THAN_AT = re.compile(r"[cp][pia]d?[NE]{0,3}$")
"""than on results day, than in the Acme season of"""
PART_OF = re.compile(r"Qd?N[io]$")
"""half the total in, twice the level of"""
NO_COMPARISON = frozenset("VUDLRxk;.:,")
"""Letters that a comparison does not reach over."""
OPENED = tuple(",dSE")
"""What stands behind a time that a sentence begins with."""
REPORT_DISTANCE = 4
SAID_DISTANCE = 14
"""Words between a verb of saying and the day, if there is no other statement between them."""


def is_compared(line: Line, first: int) -> bool:
    """compared with a rise of ▢ in the third quarter; not: more than ▢ in May, than in May."""
    if AS_THEN.search(line.shape, max(0, first - LONGEST_AS), first):
        return line.words[first - 2] in DID  # as many people as it did in 2019
    figure = 0
    for index in range(first - 1, 0, -1):
        letter = line.shape[index]
        if letter == "Q":
            figure = index
        elif letter == "c":
            return figure > index and not (line.words[index] == "than" and figure == index + 1)
        elif letter in NO_COMPARISON:
            return False
    return False


def is_of_level(line: Line, first: int, rules: TimeRules) -> bool:
    """▢ of the average for the whole of May, half the total in 2008: the level that a part is of."""
    usual = USUAL.search(line.shape, max(0, first - LONGEST_LEVEL), first)
    if usual is not None and line.words[usual.start()] in rules.usual:
        return True
    part = PART_OF.search(line.shape, max(0, first - LONGEST_LEVEL), first)
    return part is not None and line.words[first - 2] in rules.levels


def is_against(line: Line, first: int, rules: TimeRules, *, sure: bool) -> bool:
    """Whether a time stands behind from, than, compared with, on or over.

    If `sure`, only words count that always compare: on Monday and over the winter say when.
    """
    place = first - 1
    while place >= 0 and first - place < 4 and _leads_to_time(line, place, rules):
        place -= 1
    if place > 2 and line.shape[place] in "ior" and line.shape[place - 1] == "N":
        over = place - 2 - (line.shape[place - 2] == "d")
        if line.words[over] in ("than", "below", "above"):
            return True  # above the price in the same period of last year
    than = THAN_AT.search(line.shape, max(0, first - LONGEST_LEVEL), first)
    if than is not None and line.words[than.start()] == "than":
        return True  # more than on results day last year
    if place > 1 and line.shape[place] == "o" and line.words[place - 1] in rules.levels:
        place -= 3 if line.shape[place - 2] == "d" else 2  # above the level of a year earlier
    if place >= 1 and line.shape[place] in "iroa" and line.shape[place - 1] in "cwtf":
        place -= 1  # than in May, compared with that of May
    if place < 0:
        return False
    if line.words[place] in ("than", "versus", "against", "below", "above"):
        return True
    if line.words[place] == "of" and line.words[max(0, place - 1)] == "ahead":
        return True  # ran ▢ ahead of 2005
    if line.words[place] == "from" and line.shape[place + 1 : place + 4] in PEAKS:
        return True  # off ▢ from its May 2021 peak
    if line.words[place] == "from" and AWAY.search(line.shape, max(0, place - 4), place):
        return True  # up ▢ from the first quarter
    if place == 0 and line.words[0] == "from" and line.shape[first + 1 : first + 2] in OPENED:
        return False  # From January, a lunch costs ▢
    if line.words[place] in ("from", "on", "over"):
        return not sure
    return line.shape[max(0, place - 1) : place + 1] in ("cw", "ct")


def _leads_to_time(line: Line, index: int, rules: TimeRules) -> bool:
    """from [the same] period; not so: from [its clothing division] last year."""
    letter = line.shape[index]
    return letter == "d" or (letter == "N" and line.words[index] in rules.adjectives)


def is_said_then(line: Line, index: int) -> bool:
    """said last week that; not: said last week's sales."""
    before, behind = line.shape[max(0, index - 1) : index], line.shape[index + 1 : index + 2]
    return before == "R" and (behind in tuple("k.,") or behind == "")


def is_said(line: Line, index: int) -> bool:
    """said on Tuesday, told a briefing held at the ministry yesterday: when it was said."""
    near = line.shape[max(0, index - REPORT_DISTANCE) : index]
    said = line.shape.rfind("R", max(0, index - SAID_DISTANCE), index)
    return "R" in near or (said > 0 and not set("QUDCLvxk,;:") & set(line.shape[said:index]))
