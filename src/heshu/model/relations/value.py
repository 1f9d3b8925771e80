"""One claim alone: a range, a rate that has bounds."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from heshu.model.figures import Claim
from heshu.model.relations.relation import Relation


class Range(Relation, frozen=True, kw_only=True):
    """A printed range whose ends, after unit and scale are lent, stand in the wrong order."""

    claim: Claim
    first: Claim | None = None


class BoundedRate(Relation, frozen=True, kw_only=True):
    """A rate that cannot leave 0 to 100 % by its definition (coverage, turnout, pass rate)."""

    claim: Claim


class IndivisibleCount(Relation, frozen=True, kw_only=True):
    """A count of what has no fractions, printed with decimals: 3.5人受伤."""

    claim: Claim


class NegativeLevel(Relation, frozen=True, kw_only=True):
    """A figure below zero of what cannot be, or a fall (or rise) by a negative amount."""

    claim: Claim
    verb: str = ""
    """The verb of change before a negative amount: 下降 in 下降-5%; empty for a level."""


class Qualifiers(Relation, frozen=True, kw_only=True):
    """Two hedges on one number that point opposite ways: 近300多名."""

    claim: Claim
    first: str
    second: str


class MalformedNumeral(Relation, frozen=True, kw_only=True):
    """A string of digits that no way of writing numbers allows: 3.5.6亿元; its place is set."""

    text: str
    fault: Literal["points", "grouping", "scale", "letter"]


class ScaledScore(Relation, frozen=True, kw_only=True):
    """A figure on a scale with ends: 满分100分, out of 10, a latitude."""

    claim: Claim
    low: Decimal
    high: Decimal
