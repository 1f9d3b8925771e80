"""Quotients: 赔付498件共282.18万元，件均5666元."""

from __future__ import annotations

from heshu.model.figures import Claim
from heshu.model.relations.relation import Relation


class Average(Relation, frozen=True, kw_only=True):
    """total / count = average (件均, per case)."""

    total: Claim
    count: Claim
    average: Claim
    per_head: bool = False
