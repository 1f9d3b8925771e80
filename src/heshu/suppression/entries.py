"""Entries of the configuration that keep a finding silent where a comment would print.

An entry names a document or a pattern, a check, a figure of the finding as printed (or none for
any), a reason, and perhaps the last day on which it counts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from msgspec import Struct

from heshu.model.figures import Place
from heshu.model.findings import Finding

UNUSED = "SUP001"
NAME = "unused-suppression"


class Entry(Struct, frozen=True, kw_only=True):
    """One entry, its check resolved to codes."""

    number: int
    pattern: str
    """Anchored: see `heshu.configuration.patterns`."""
    rule: str
    codes: frozenset[str]
    figure: str = ""
    reason: str = ""
    until: datetime.date | None = None
    source: str = ""
    line: int = 1
    """Where the entry stands."""

    def expired(self, today: datetime.date) -> bool:
        """True behind the last day on which the entry counts."""
        return self.until is not None and today > self.until

    def covers(self, finding: Finding) -> bool:
        """True if the finding is of the check and has the figure."""
        if finding.code not in self.codes:
            return False
        figure = "".join(self.figure.split())
        return not figure or figure in {"".join(text.split()) for text in _figures(finding)}


def _figures(finding: Finding) -> Iterator[str]:
    """The figures of a finding as printed, with and without their hedges."""
    for claim in finding.claims:
        quantity = claim.quantity
        yield quantity.text
        yield quantity.text[
            quantity.core_start - quantity.start : quantity.core_end - quantity.start
        ]
    yield from (mention.text for mention in finding.mentions)


def idle(
    entries: Sequence[Entry], tried: frozenset[int], used: frozenset[int], today: datetime.date
) -> list[Finding]:
    """A finding for each entry whose documents were checked in vain, or that has expired."""
    return [
        _about(entry, today) for entry in entries
        if entry.number in tried and entry.number not in used
    ]  # fmt: skip


def _about(entry: Entry, today: datetime.date) -> Finding:
    what = f"{entry.rule} in {entry.pattern.rpartition('/')[2]}"
    why = f"expired on {entry.until}" if entry.expired(today) else "suppresses nothing"
    message = f"the [[ignore]] entry for {what} {why}"
    place = Place(entry.source, 0, 0, entry.line, 1)
    return Finding(code=UNUSED, name=NAME, severity="warning", message=message, place=place)
