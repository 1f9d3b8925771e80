"""Numbered items that stand on lines of their own: 1.申请表； / 2.复印件； / 4.照片。."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.texts import LanguageCode
from heshu.relations.lists.marks import Mark, runs_of
from heshu.relations.scene import Scene

LEAST_LINES = 3
"""Items on lines that make a list of which one may have the number of another."""
HEAD = 2
"""Characters before the number of a line: a bracket and a blank."""
LEFT_OUT = re.compile(r"…|\.\.\.|[（(]略[）)]|^\s*略")
"""What says that not all of a list is printed."""


class Lines(Struct, frozen=True):
    """The runs of a list whose items are passages right behind one another."""

    lead: tuple[Scene, ...]
    """The last sentence of the passage before it, if it announces how many there are."""
    scenes: tuple[Scene, ...]
    runs: tuple[list[Mark], ...]
    broken_off: bool
    """A passage further down goes on with the numbers: 3. behind a paragraph behind 1. and 2."""


def lists_on_lines(
    passages: Sequence[tuple[Sequence[Scene], list[Mark]]], language: LanguageCode
) -> Iterator[Lines]:
    """The lists of a document whose items are passages of their own, in reading order.

    Passages come with the numbers at the heads of their items.
    """
    numbered = [(scenes, _leading(scenes, marks, language)) for scenes, marks in passages]
    last = {
        (mark.series, mark.number): at for at, (_, marks) in enumerate(numbered) for mark in marks
    }
    lead: tuple[Scene, ...] = ()
    items: list[tuple[Sequence[Scene], list[Mark]]] = []
    for at, (scenes, marks) in enumerate(numbered):
        if marks:
            items.append((scenes, marks))
            continue
        yield from _list_of(lead, items, last, at)
        lead, items = (scenes[-1],), []
    yield from _list_of(lead, items, last, len(numbered))


def _leading(scenes: Sequence[Scene], marks: list[Mark], language: LanguageCode) -> list[Mark]:
    """The numbers of a passage that begins with one; nothing for others and for rows of tables."""
    if scenes[0].statement.cells or scenes[0].statement.language != language:
        return []
    first = marks[0] if marks else None
    begins = first and first.statement is scenes[0].statement and first.start <= HEAD
    return marks if begins else []


def _list_of(
    lead: tuple[Scene, ...],
    items: Sequence[tuple[Sequence[Scene], list[Mark]]],
    last: Mapping[tuple[str, int], int],
    end: int,
) -> Iterator[Lines]:
    """The list of some lines, unless it is too short or says that it is not told in full.

    `last` has the passage in which each number stands last, `end` is that behind the list.
    """
    scenes = tuple(scene for each, _ in items for scene in each)
    if len(items) < LEAST_LINES or any(LEFT_OUT.search(each.statement.text) for each in scenes):
        return
    every = runs_of([mark for _, marks in items for mark in marks])
    ranked = any(
        each.said["ranked-lead"].search(text)
        for each in lead
        for text in (each.text, each.statement.text)
    )
    runs = tuple(run for run in every if _over_lines(run, ranked=ranked))
    lead = tuple(each for each in lead if each.said["list-lead"].search(each.text))
    goes_on = {(run[-1].series, run[-1].number + 1) for run in runs}
    yield Lines(lead, scenes, runs, any(last.get(mark, 0) > end for mark in goes_on))


def _over_lines(run: Sequence[Mark], *, ranked: bool) -> bool:
    """True for a run whose items stand on several lines; others are found in their own passage."""
    lines = {mark.statement.passage for mark in run}
    return len(run) >= LEAST_LINES and len(lines) > 1 and not is_ranking(run, ranked=ranked)


def is_ranking(run: Sequence[Mark], *, ranked: bool) -> bool:
    """True for places that two share, each with its figure: 1.张三86票 / 2.李四82票 / 2.王五82票 / 4.

    If `ranked`, what stands above the list says that they are places.
    """
    numbers = [mark.number for mark in run]
    if ranked and all(b - a in (0, 1) for a, b in pairwise(numbers)):
        return len(set(numbers)) < len(numbers)  # 第三名 behind two on place 2
    shared = all(
        number in (place, before)
        for place, (before, number) in enumerate(zip([0, *numbers], numbers, strict=False), start=1)
    )
    told = ranked or all(mark.statement.claims for mark in run)
    return shared and told and len(set(numbers)) < len(numbers)
