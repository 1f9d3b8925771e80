"""Columns of money that print its sign in their first row and at their totals alone.

| Ferries | $410.2 |, | Piers | 251.7 |, | Total | $661.9 |: the figures between are money too.
"""

from __future__ import annotations

from msgspec.structs import replace

from heshu.model.figures import Claim
from heshu.relations.tables.grid import Grid
from heshu.relations.tables.words import TableWords


def signed_throughout(grid: Grid, words: TableWords) -> Grid:
    """The grid with the sign of such columns at each of their bare numbers."""
    signs = {column: sign for column in grid.columns if (sign := _sign(grid, column, words))}
    if not signs:
        return grid
    rows = [
        replace(row, figures={at: _signed(each, signs.get(at, "")) for at, each in figures.items()})
        for row in grid.rows
        for figures in (row.figures,)
    ]
    return replace(grid, rows=tuple(rows))


def _sign(grid: Grid, column: int, words: TableWords) -> str:
    """The unit of money that the first figure of a column and each of its totals have, else ""."""
    printed = [row for row in grid.rows if column in row.figures]
    totals = [row.figures[column] for row in printed if words.is_total(row.name)]
    if not totals:
        return ""
    ends = [printed[0].figures[column], *totals]
    units = {each.quantity.unit for each in ends if each.quantity.kind == "money"}
    return units.pop() if len(units) == 1 and all(e.quantity.unit for e in ends) else ""


def _signed(claim: Claim, sign: str) -> Claim:
    """A bare number with the sign of its column; any other figure as it is."""
    quantity = claim.quantity
    if not sign or quantity.unit or quantity.kind != "number":
        return claim
    return replace(claim, quantity=replace(quantity, unit=sign, kind="money"))
