"""Units and magnitudes: 装机容量8.9亿千瓦时 has the unit of another quantity."""

from __future__ import annotations

from decimal import Decimal

from heshu.model.figures import Claim, Kind
from heshu.model.relations.relation import Relation


class Dimension(Relation, frozen=True, kw_only=True):
    """A figure whose unit measures something else than its noun: 面积 in 米."""

    claim: Claim
    noun: str
    expected: tuple[Kind, ...]
    """Kinds that the noun may have."""


class Magnitude(Relation, frozen=True, kw_only=True):
    """A figure beside the bounds that are known of its kind of thing."""

    claim: Claim
    value: Decimal
    """The figure in the unit of the bounds."""
    low: Decimal | None = None
    high: Decimal | None = None
    label: str
    unit: str


class PermilleRate(Relation, frozen=True, kw_only=True):
    """A rate that is printed in ‰ by convention, printed in %: 出生率为6.8%."""

    claim: Claim
    noun: str


class ElidedRange(Relation, frozen=True, kw_only=True):
    """A range whose first end lacks the scale word or % of its second: 5-10万."""

    claim: Claim
    full: str
    """The range with the word at both ends: 5万-10万."""
