"""A whole and its parts, shares and balances: 1535人中有384人，占25%; 出口 - 进口 = 顺差."""

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
    disjoint: bool = False
    """The parts do not overlap, so that together they cannot be more than the whole."""
    ratio: bool = False
    """The parts are the terms of a structure ratio a:b:c in percent."""
    amounts: tuple[Claim, ...] = ()
    """What each term of a structure ratio stands for, where that is printed too."""
    term: int | None = None
    """The only term of a structure whose amount is printed, beside the whole of all."""


class Share(Relation, frozen=True, kw_only=True):
    """A part, a whole and what share of the whole the part is; share alone may be given."""

    share: Claim
    part: Claim | None = None
    whole: Claim | None = None
    rate: bool = False
    """The share is a rate (coverage, turnout, pass rate) rather than a part of a total."""
    others: bool = False
    """The part is what the rate leaves of the whole: 不合格11批次 beside 合格率97%."""
    may_exceed_whole: bool = True
    """The base may be another quantity, so that more than 100 % is possible."""


class ShareList(Relation, frozen=True, kw_only=True):
    """The shares of disjoint parts of one whole: 甲占15%，乙占62%，丙占23%."""

    parts: tuple[Claim, ...]
    exhaustive: bool = False
    """No part is left out, so that the shares add up to all of it."""


class Balance(Relation, frozen=True, kw_only=True):
    """An identity of accounting: the result is the sum of the terms, each with its sign."""

    result: Claim
    terms: tuple[Claim, ...]
    signs: tuple[int, ...]
    """1 or -1 for each term."""
    loose: bool = False
    """Other items may come in between (profit, income and cost): a warning at most."""
