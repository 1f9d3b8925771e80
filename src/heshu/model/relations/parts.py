"""A whole and its parts, and what share of it a part is: 1535人中有384人，占25%."""

from __future__ import annotations

from heshu.model.figures import Claim
from heshu.model.relations.relation import Relation


class Parts(Relation, frozen=True, kw_only=True):
    """A whole and its parts in one unit."""

    parts: tuple[Claim, ...]
    whole: Claim | None = None
    exhaustive: bool = False
    """The parts are said to be all there are (由…组成, 分别为, 合计, split)."""
    complement: bool = False
    """A closed dichotomy: men and women, urban and rural."""
    ratio: bool = False
    """The parts are the terms of a structure ratio a:b:c in percent."""


class Share(Relation, frozen=True, kw_only=True):
    """A part, a whole and what share of the whole the part is; share alone may be given."""

    share: Claim
    part: Claim | None = None
    whole: Claim | None = None
    rate: bool = False
    """The share is a rate (coverage, turnout, pass rate) rather than a part of a total."""
    may_exceed_whole: bool = True
    """The base may be another quantity, so that more than 100 % is possible."""
