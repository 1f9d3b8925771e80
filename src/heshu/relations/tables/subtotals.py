"""Rows that sum up the rows right before them, without being called subtotals.

| Bursaries | 2.6 |, | Hardship fund | 0.9 |, | Charitable activities | 3.5 |: the figures say that
the third row holds the first two. What most columns say is believed of all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from heshu.model.figures import Claim
from heshu.model.intervals import lenient_cell, point
from heshu.relations.tables.grid import Row

LEAST_HELD = 2
"""Rows that a subtotal sums up at least."""
MOST_HELD = 12


class Nesting(Struct, frozen=True):
    """A row and the rows that it sums up, some of which may be subtotals themselves."""

    subtotal: Row
    held: tuple[Row, ...]


def nestings(rows: Sequence[Row], columns: Sequence[int]) -> tuple[list[Nesting], list[Row]]:
    """The subtotals among some rows, and the rows that remain at the top.

    A row is taken for the sum of the fewest rows before it that add up to it in most columns.
    """
    found: list[Nesting] = []
    top: list[Row] = []
    for row in rows:
        nesting = next((each for each in _possible(row, top) if _is_believed(each, columns)), None)
        if nesting is not None:
            found.append(nesting)
            del top[len(top) - len(nesting.held) :]
        top.append(row)
    return found, top


def _possible(row: Row, before: Sequence[Row]) -> Iterator[Nesting]:
    for length in range(LEAST_HELD, min(len(before), MOST_HELD) + 1):
        yield Nesting(row, tuple(before[-length:]))


def _is_believed(nesting: Nesting, columns: Sequence[int]) -> bool:
    """True if the figures add up in more columns than they do not, or in half of them."""
    votes = [holds(nesting, column) for column in columns]
    return any(votes) and votes.count(True) >= votes.count(False)


def holds(nesting: Nesting, column: int) -> bool | None:
    """Whether a subtotal adds up in a column; `None` where a figure is missing or another unit."""
    total, parts = nesting.subtotal.figures.get(column), figures_of(nesting, column)
    return None if total is None or parts is None else adds_up(parts, total)


def figures_of(nesting: Nesting, column: int) -> tuple[Claim, ...] | None:
    """The figures that a subtotal sums up in a column."""
    found = [row.figures.get(column) for row in (*nesting.held, nesting.subtotal)]
    known = tuple(claim for claim in found if claim is not None)
    units = {claim.quantity.unit for claim in known}
    return known[:-1] if len(known) == len(found) and len(units) == 1 else None


def adds_up(parts: Sequence[Claim], total: Claim) -> bool:
    """True if figures add up to a total, each off by at most one unit of its last place."""
    if _is_far(parts, total):
        return False
    summed = point(0)
    for part in parts:
        summed = summed + lenient_cell(part.quantity)
    return summed.meets(lenient_cell(total.quantity))


def _is_far(parts: Sequence[Claim], total: Claim) -> bool:
    """True if the values alone tell that figures do not add up, which is most often so and soon told."""
    off = slack = Decimal(0)
    for sign, claim in ((1, total), *((-1, part) for part in parts)):
        quantity = claim.quantity
        if quantity.qualifier or quantity.value is None:
            return False
        off += sign * quantity.value
        slack += quantity.precision or 0
    return abs(off) > slack
