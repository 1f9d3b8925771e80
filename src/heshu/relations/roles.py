"""What a figure is in one relation forbids what it might be in another.

较上年的141万人次增长224%；索道合计运送869万人次 has 141 as the level before a change: it is no part of
the total behind, whatever the words between say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heshu.model.figures import Claim
from heshu.model.relations import (
    Average,
    Balance,
    Change,
    Comparative,
    ImpliedBase,
    Parts,
    Relation,
    Share,
    operands,
)

OF_ONE_TIME = (Parts, Share, Average, Balance)
"""Relations whose figures are of one time."""
Place = tuple[int, int]


def consistent(relations: Iterable[Relation]) -> list[Relation]:
    """The relations without those that mix levels of before with levels of now."""
    found = _without_bases(list(relations))
    former = {place for relation in found for place in _former(relation)}
    shares = {pair for relation in found for pair in _shared(relation)}
    if not former and not shares:
        return found
    return [each for each in found if not _mixes(each, former) and not _reverses(each, shares)]


def _without_bases(found: list[Relation]) -> list[Relation]:
    """The relations without a level before a growth where both are told as one change anyhow."""
    told = {_of_growth(each) for each in found if isinstance(each, Change)}
    return [
        each for each in found if not isinstance(each, ImpliedBase) or _of_growth(each) not in told
    ]


def _of_growth(relation: Change | ImpliedBase) -> tuple[Place | None, ...]:
    """The places of both levels and of the percentage between them."""
    figures = (relation.start, relation.end, relation.rate)
    return tuple(None if each is None else _place(each) for each in figures)


def _shared(relation: Relation) -> Iterator[tuple[Place, Place]]:
    """The places of a part and the whole that it is a printed share of."""
    if isinstance(relation, Share) and relation.part and relation.whole:
        yield _place(relation.part), _place(relation.whole)


def _reverses(relation: Relation, shares: set[tuple[Place, Place]]) -> bool:
    """True where the whole is what is a share of the part: 完成14.2公里，占总量39.8公里的35.7%."""
    if not isinstance(relation, Parts) or relation.whole is None:
        return False
    whole = _place(relation.whole)
    return any((whole, _place(part)) in shares for part in relation.parts)


def _former(relation: Relation) -> Iterator[Place]:
    """The place of the level before a change, where the level after it is printed, too."""
    if isinstance(relation, Change) and relation.start and relation.end:
        yield _place(relation.start)


def _mixes(relation: Relation, former: set[Place]) -> bool:
    """True for a sum or share of levels of before and of now, and for a former level compared."""
    if isinstance(relation, Comparative):
        return _place(relation.subject) in former and _place(relation.standard) not in former
    if not isinstance(relation, OF_ONE_TIME):
        return False
    levels = [
        _place(claim) in former
        for _, claim in operands(relation)
        if claim.quantity.kind not in ("percent", "rate")
    ]
    return any(levels) and not all(levels)


def _place(claim: Claim) -> Place:
    return claim.place.start, claim.place.end
