"""Tables: a total and what it sums up, a share or growth column and the figures it is made from."""

from __future__ import annotations

from heshu.model.figures import Claim
from heshu.model.relations.relation import Relation


class TableTotal(Relation, frozen=True, kw_only=True):
    """A total and the cells of its column or row that it sums up."""

    total: Claim
    parts: tuple[Claim, ...]
    """The hierarchy of rows that fits, else the top level."""
    across: bool = False
    """The total of a row instead of a column."""


class TableShare(Relation, frozen=True, kw_only=True):
    """A cell of a share column, its value and what the value is a share of."""

    share: Claim
    part: Claim
    whole: Claim


class TableGrowth(Relation, frozen=True, kw_only=True):
    """A cell of a growth column and the values of both periods."""

    rate: Claim
    current: Claim
    previous: Claim


class CellMention(Relation, frozen=True, kw_only=True):
    """A figure of the text and the cell that holds the same: 营业收入3210万元, | 营业收入 | 3,210 |."""

    cell: Claim
    printed: Claim
