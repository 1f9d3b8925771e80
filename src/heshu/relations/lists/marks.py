"""The numbers before the items of a list, and the runs that they make: 一是减税；二是降费；四是稳岗."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Statement
from heshu.model.relations import Enumeration
from heshu.relations.lists.rules import CIRCLED, ROMAN, ListRules
from heshu.relations.scene import place_in
from heshu.relations.small_numbers import ordinal_number

LEAST = 2
"""Marks that make a list."""


class Mark(Struct, frozen=True):
    """A number at the head of an item."""

    series: str
    number: int
    text: str
    statement: Statement
    start: int
    doubtful: bool = False
    """It may begin a decimal, or be of 三、四号楼, and counts only where it goes on with a run."""


def marks_in(statement: Statement, rules: ListRules) -> Iterator[Mark]:
    """The numbers at the heads of the items of a statement."""
    text = statement.text
    named = [each.span() for each in rules.elsewhere.finditer(text)]
    circled = _are_labels(text, named)
    told = 0
    for found in rules.mark.finditer(text):
        if any(start <= found.start() < end for start, end in named):
            continue
        group = found.lastgroup or ""
        if group == "circled" and circled:
            continue  # ①耕土，②粉砂，③～⑤黏土，⑥砾石: several share an item
        told = _told(group, told)
        number = told or None if group in TOLD else _number(group, found[group])
        if number is not None:
            series = TOLD.get(group) or ALIKE.get(group, group)
            start = found.start(group)
            shared = group == "dun" and rules.shared.match(text, found.end(group)) is not None
            doubtful = shared or group in ALIKE
            yield Mark(series, number, found[group], statement, start, doubtful=doubtful)


LABEL = re.compile(f"(?P<noun>[一-龥])[{CIRCLED}]")


def _are_labels(text: str, named: Sequence[tuple[int, int]]) -> bool:
    """True where circled numbers tell things apart that are not told in their order.

    样品①含水率12.4%，样品③15.6%，样品②13.1%; ③～⑤.
    """
    if any(text[end - 1] in CIRCLED or text[start] in CIRCLED for start, end in named):
        return True
    nouns = [found["noun"] for found in LABEL.finditer(text)]
    return len(nouns) > len(set(nouns))


ALIKE = {"dot_digit": "dot"}
"""Groups whose marks go on with those of another series: 1.本表… 2.2010年… 3.增速…."""
TOLD = {"first": "told", "next": "told"}
"""Groups of words that tell items one after another and number none: 首先, 其次, 最后."""


def _told(series: str, before: int) -> int:
    """How many items have been told in such words, of which none can be left out."""
    match series:
        case "first":
            return 1
        case "next":
            return before + bool(before)
        case _:
            return before


def _number(series: str, text: str) -> int | None:
    match series:
        case "circled":
            return CIRCLED.index(text) + 1
        case "letter" | "bare_letter":
            return ord(text.lower()) - ord("a") + 1
        case "roman":
            return ROMAN.index(text.lower()) + 1
        case "number" | "half" | "step" | "dot" | "dot_digit":
            return int(text)
        case _:
            return ordinal_number(text)


def runs_of(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Runs of one series, each from its first item to the last that goes on with it."""
    open_runs: dict[str, list[list[Mark]]] = {}
    for mark in marks:
        runs = open_runs.setdefault(mark.series, [])
        if mark.doubtful and not (runs and runs[-1][-1].number == mark.number - 1):
            continue
        if runs and runs[-1][-1].doubtful and runs[-1][-1].number == mark.number:
            runs[-1][-1] = mark
            continue
        if mark.number == 1:
            runs.append([mark])
            continue
        fitting = [at for at, run in enumerate(runs) if run[-1].number == mark.number - 1]
        while fitting and len(runs) > fitting[-1] + 1:  # a list within an item has ended
            yield from _long_enough(runs.pop())
        if runs:
            runs[-1].append(mark)
    for runs in open_runs.values():
        for run in runs:
            yield from _long_enough(run)


def _long_enough(run: list[Mark]) -> Iterator[list[Mark]]:
    """The run, unless it is a single mark."""
    if len(run) >= LEAST:
        yield run


def enumeration_of(run: Sequence[Mark]) -> Enumeration:
    """The numbers of a run, reported at the first that does not follow the one before."""
    at = next((b for a, b in pairwise(run) if b.number != a.number + 1), run[0])
    return Enumeration(
        language=at.statement.language,
        cue=f"{run[0].text} … {run[-1].text}",
        numbers=tuple(mark.number for mark in run),
        marks=tuple(mark.text for mark in run),
        place=place_in(at.statement, at.start, at.start + len(at.text)),
        sentence=at.statement.text,
    )
