"""Coverage: what was looked at, so that silence is not mistaken for verification.

>>> coverage_line(Coverage(documents=1, figures=31, related=9, relations=4, checked=3, held=2))
'31 figures seen, 9 of them in 4 relations; 3 relations checked, 2 held, 1 did not'
>>> coverage_line(Coverage(documents=1))
'no figures seen: nothing was checked'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct


class Coverage(Struct, frozen=True, kw_only=True):
    """Counts of one document or of a run."""

    documents: int = 0
    figures: int = 0
    """Claims in the table."""
    related: int = 0
    """Claims that take part in a relation."""
    relations: int = 0
    checked: int = 0
    """Relations whose arithmetic at least one selected check could work out."""
    held: int = 0
    """Checked relations without a finding."""

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(**{
            name: getattr(self, name) + getattr(other, name)
            for name in self.__struct_fields__
        })  # fmt: skip


def total(parts: Iterable[Coverage]) -> Coverage:
    """The coverage of a run."""
    return sum(parts, Coverage())


def coverage_line(coverage: Coverage) -> str:
    """One sentence for people."""
    if not coverage.figures:
        return "no figures seen: nothing was checked"
    seen = f"{counted(coverage.figures, 'figure')} seen"
    if coverage.documents > 1:
        seen += f" in {coverage.documents} documents"
    if not coverage.relations:
        return f"{seen}, none of them in a relation: nothing was checked"
    related = f"{coverage.related} of them in {counted(coverage.relations, 'relation')}"
    failed = coverage.checked - coverage.held
    checked = f"{counted(coverage.checked, 'relation')} checked, {coverage.held} held"
    return f"{seen}, {related}; {checked}" + (f", {failed} did not" if failed else "")


def counted(number: int, noun: str) -> str:
    """The number and its noun: `1 figure`, `2 figures`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def added(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Counts by name added up, in the order in which the names are met.

    >>> added([{"error": 1, "info": 0}, {"error": 2, "info": 1}])
    {'error': 3, 'info': 1}
    """
    sums: dict[str, int] = {}
    for each in counts:
        for name, number in each.items():
            sums[name] = sums.get(name, 0) + number
    return sums
