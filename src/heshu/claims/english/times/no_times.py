"""Dates and months that say no time: `July wheat futures`, `Saturday ridership`, `LONDON, April 11 -`."""

from __future__ import annotations

from heshu.claims.english.times.rules import TimeRules
from heshu.claims.english.words import Line
from heshu.model.figures import Numeral

AS_IN = ("as", "in")
"""twice as much as in 2019: not when it held."""
LONGEST_DATELINE = 8
"""Words of the place in front of the date of an article."""
ANOTHER_WORDING = frozenset({"last", "first"})
"""What a time begins with that tells more of the one in front."""


def is_none(line: Line, index: int, rules: TimeRules) -> bool:
    """Whether the time at a token is the name of something else, or when the text was written."""
    return (
        _is_contract(line, index, rules)
        or _is_lifespan(line, index)
        or line.words[max(0, index - 2) : index] == AS_IN
        or "delivery" in line.words[max(0, index - 3) : index]
        or _is_dateline(line, index)
        or _is_fresh(line, index)
        or _is_apposition(line, index)
        or _is_sort(line, index, rules)
    )


def _is_contract(line: Line, index: int, rules: TimeRules) -> bool:
    """July coffee settled up ▢; the October contract: a month that names a good for delivery."""
    if line.words[index + 1 : index + 2] == ():
        return False
    item = line.masked.items[line.items[index]]
    month = isinstance(item, Numeral) and len(item.iso) == len("--07")
    good = line.words[index + 1] in rules.contracts
    paper = not rules.papers.isdisjoint(line.words[index + 2 : index + 3])  # July wheat futures
    return month and good and (paper or line.shape[index + 2 : index + 3] not in ("N", "o"))


def _is_fresh(line: Line, index: int) -> bool:
    """up to date: how new something is; not: up ▢ to date."""
    return line.shape[index - 1 : index] == "A" and line.phrase(index, index).lower() == "to date"


def _is_apposition(line: Line, index: int) -> bool:
    """In 2019, the last year before the merger: the same time in other words."""
    words = line.phrase(index, index).lower().split()
    return line.shape[index - 3 : index] == "T,d" and words[0] in ANOTHER_WORDING


def _is_sort(line: Line, index: int, rules: TimeRules) -> bool:
    """Saturday ridership grew, the Sunday market: a weekday that says of what sort something is."""
    word = line.printed(index).lower()
    named = line.words[index + 1 : index + 2]
    if line.shape[index + 1 : index + 2] != "N" or (rules.hours | rules.naming).intersection(named):
        return False
    weekday = line.phrase(index, index).lower() in rules.weekdays
    return weekday and not word.endswith("s") and (not index or line.shape[index - 1] == "d")


def _is_lifespan(line: Line, index: int) -> bool:
    """Anna Doe (1840-1926) wrote ▢: when somebody lived."""
    opening = line.shape.rfind("(", max(0, index - 6), index)
    closing = line.shape.find(")", index, index + 6)
    if opening < 1 or closing < 0 or line.shape[opening - 1] != "E":
        return False
    inside = line.shape[opening + 1 : closing]
    return not set(inside) - set("TENo-,iVX") and ("-" in inside or "V" in inside)


def _is_dateline(line: Line, index: int) -> bool:
    """LONDON, April 11 - Output rose: when it was written."""
    shape = line.shape
    return (
        0 < index < LONGEST_DATELINE
        and shape[index + 1 : index + 2] == "-"
        and not set(shape[:index]) - set("EN,.(;")
        and shape[index - 1] in ",("
    )
