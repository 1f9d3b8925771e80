"""One claim alone: a range, a rate that has bounds."""

from __future__ import annotations

from heshu.model.figures import Claim
from heshu.model.relations.relation import Relation


class Range(Relation, frozen=True, kw_only=True):
    """A printed range whose ends, after unit and scale are lent, stand in the wrong order."""

    claim: Claim
    first: Claim | None = None


class BoundedRate(Relation, frozen=True, kw_only=True):
    """A rate that cannot leave 0 to 100 % by its definition (coverage, turnout, pass rate)."""

    claim: Claim
