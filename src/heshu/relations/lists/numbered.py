"""Things told one after the other by their numbers: phase one clears the site, phase two, phase four."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Statement
from heshu.model.relations import Enumeration
from heshu.relations.lists.marks import Mark, enumeration_of
from heshu.relations.scene import Scene
from heshu.relations.small_numbers import SMALL_NUMBERS

LEAST = 3
"""Numbers that show that things are told in their order."""
NUMBERS = {"one": 1, **SMALL_NUMBERS}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
RUN_IN = re.compile(r"(?:^|[:;,]\s*)(?P<number>\d{1,2})\.\s*$")
"""Where a sentence was cut behind a number: "Agenda: 1." "Minutes; 2." "Roof; 4." "Any other business.\""""


def enumerations_told(group: Sequence[Scene]) -> Iterator[Enumeration]:
    """Runs of numbered things of one noun in a sentence, and of numbers in a row of short items."""
    for scene in group:
        yield from _of_nouns(scene)
    yield from _run_in([scene.statement for scene in group])


def _of_nouns(scene: Scene) -> Iterator[Enumeration]:
    """Chapter one …, chapter two … and chapter four …: each at the head of its clause."""
    runs: dict[str, list[Mark]] = {}
    for found in scene.said["numbered-thing"].finditer(scene.statement.text):
        start = found.start("thing")
        text = scene.statement.text[start : found.end()]
        noun, _, number = text.lower().replace("number ", "").rpartition(" ")
        value = int(number) if number.isdecimal() else NUMBERS.get(number) or ROMAN.get(number)
        if value is not None:
            mark = Mark(noun, value, text, scene.statement, start)
            runs.setdefault(noun, []).append(mark)
    for run in runs.values():
        yield from _told_in_order(run)


def _run_in(statements: Sequence[Statement]) -> Iterator[Enumeration]:
    """1. Minutes; 2. Budget; 4. Elections, each number at the end of what was read as a sentence."""
    run: list[Mark] = []
    for statement in statements:
        found = RUN_IN.search(statement.text)
        if found is None or int(found["number"]) == 1:
            yield from _told_in_order(run)
            run = []
        if found is not None:
            number, start = found["number"], found.start("number")
            run.append(Mark("run-in", int(number), number, statement, start))
    yield from _told_in_order(run)


def _told_in_order(run: Sequence[Mark]) -> Iterator[Enumeration]:
    """The run, if it begins with one and two."""
    if len(run) >= LEAST and [mark.number for mark in run[:2]] == [1, 2]:
        yield enumeration_of(run)
