"""One figure said twice, or two figures compared: 叁佰万元（3500000元）, 高于全国的5.5%."""

from __future__ import annotations

from typing import Literal

from heshu.model.figures import Claim
from heshu.model.relations.relation import Relation


class Repeat(Relation, frozen=True, kw_only=True):
    """Two claims with the same indicator, entity, period and sense in one document."""

    earlier: Claim
    later: Claim
    kind: Literal["text", "headline", "summary"] = "text"
    """Where the one stands that sums the other up."""


class Restatement(Relation, frozen=True, kw_only=True):
    """A figure and the same figure in brackets or behind 即: 5.71万人（57100人）."""

    first: Claim
    second: Claim
    words: bool = False
    """One is written in words or financial capitals, the other in digits."""
    slip: bool = False
    """They are printed alike but for their digits, which look like a slip of one another."""


class Comparative(Relation, frozen=True, kw_only=True):
    """Two figures and which of them is said to be the larger."""

    subject: Claim
    standard: Claim
    direction: Literal["above", "below", "equal"]


class NearDuplicate(Relation, frozen=True, kw_only=True):
    """Two sentences alike but for one figure."""

    earlier: Claim
    later: Claim
