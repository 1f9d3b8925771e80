"""The figures of a finding as every format gives them: role, span, and what was read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from heshu.model.figures import Claim, Mention, Place
from heshu.model.findings import Verdict
from heshu.table.rows import claim_row

Roles = Mapping[tuple[str, str], str]
"""(relation id, claim id) -> role of the claim in the relation."""


class Span(Struct, frozen=True):
    """Lines and columns from 1, in code points; the end column is the one behind the last."""

    line: int
    column: int
    end_line: int
    end_column: int


class Figure(Struct, frozen=True):
    """A figure of a finding: where it stands and what was read."""

    role: str
    id: str
    source: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str

    @property
    def span(self) -> Span:
        """Lines and columns of the figure."""
        return Span(self.line, self.column, self.end_line, self.end_column)


def span_of(place: Place, starts: Sequence[int]) -> Span:
    """Lines and columns of a place; `starts` are the offsets of the lines, none without a text."""
    length = place.end - place.start
    if not starts or length <= 0:
        return Span(place.line, place.column, place.line, place.column + max(0, length))
    line = bisect_right(starts, place.end - 1)
    return Span(place.line, place.column, line, place.end - starts[line - 1] + 1)


def figures_of(verdict: Verdict, roles: Roles, starts: Sequence[int]) -> list[Figure]:
    """All figures of a finding or of what holds, dates and clock times behind the claims."""
    claims = [
        _of_claim(claim, roles.get((verdict.relation, claim.id), ""), starts)
        for claim in verdict.claims
    ]
    return claims + [_of_mention(mention, starts) for mention in verdict.mentions]


def _of_claim(claim: Claim, role: str, starts: Sequence[int]) -> Figure:
    """A claim of a finding; the columns are those of the claim table."""
    row, span = claim_row(claim, {}), span_of(claim.place, starts)
    return Figure(
        role, row.id, row.source, row.line, row.column, span.end_line, span.end_column,
        row.start, row.end, row.text, row.value, row.low, row.high, row.unit,
    )  # fmt: skip


def _of_mention(mention: Mention, starts: Sequence[int]) -> Figure:
    """A date or clock time of a finding."""
    place, span = mention.place, span_of(mention.place, starts)
    return Figure(
        mention.kind, "", place.source, place.line, place.column, span.end_line, span.end_column,
        place.start, place.end, mention.text, None, None, None, "",
    )  # fmt: skip
