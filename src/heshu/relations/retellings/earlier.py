"""The tellings that a later one can be the same figure as: those near it, and those that sum up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from heshu.relations.retellings.telling import Telling

NEAR = 30
"""Statements that a telling in the running text reaches back."""


class Earlier:
    """The tellings of one measure that were read so far, found again by where they stand."""

    def __init__(self) -> None:
        self._all: list[Telling] = []
        self._headings: dict[int, list[int]] = defaultdict(list)
        self._summaries: list[int] = []

    def add(self, telling: Telling) -> None:
        """Take note of the next telling of the text."""
        if telling.heading:
            self._headings[telling.index].append(len(self._all))
        elif telling.summary:
            self._summaries.append(len(self._all))
        self._all.append(telling)

    def reaching(self, later: Telling) -> Iterator[Telling]:
        """Those that a later telling can be the same figure as, the nearest first."""
        if later.heading:
            return
        if later.summary:
            numbers: Iterable[int] = range(len(self._all) - 1, -1, -1)
        else:
            far = [n for above in later.above for n in self._headings.get(above, ())]
            numbers = sorted({*self._near(later), *far, *self._summaries}, reverse=True)
        yield from (
            each for each in map(self._all.__getitem__, numbers) if each.index < later.index
        )

    def _near(self, later: Telling) -> Iterator[int]:
        for number in range(len(self._all) - 1, -1, -1):
            each = self._all[number]
            if each.index < later.index - NEAR:
                return
            if not each.heading and each.section == later.section:
                yield number
