"""Ranks, lists and votes: 在14个市州中排名第5位."""

from __future__ import annotations

from heshu.model.figures import Claim
from heshu.model.relations.relation import Relation


class Ranking(Relation, frozen=True, kw_only=True):
    """A rank and the size of the field it is taken from."""

    rank: Claim
    field: Claim
