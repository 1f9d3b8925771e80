"""Sums that the next sentence completes with what it says is left over (其余, the remaining).

Of an English division that is said to be whole, the next sentence may tell the rest in any words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from heshu.model.figures import Claim
from heshu.model.relations import Parts, Relation, operands
from heshu.relations.scene import Scene


def completed(known: Relation, second: Scene) -> bool:
    """Whether a sum of a statement lacks just what the next one says is left over.

    Without a figure English names what it counts: The remaining seats are vacant. 其余班级另有讲述
    is not about the 人 that were added up.
    """
    if not isinstance(known, Parts) or known.whole is None:
        return False
    missing, unit = _missing(known), known.whole.quantity.unit
    if not second.claims:
        return second.statement.language == "en" and missing is not None and missing > 0
    return missing is not None and any(
        claim.quantity.value == missing and claim.quantity.unit in (unit, "")
        for claim in second.claims.values()
    )


def _missing(sum_: Parts) -> Decimal | None:
    """What the parts lack of their whole as printed; `None` where a value is not known."""
    whole = sum_.whole.quantity.value if sum_.whole else None
    values = [part.quantity.value for part in sum_.parts]
    if whole is None or None in values:
        return None
    return whole - sum((value for value in values if value is not None), Decimal(0))


def without_completed(known: Sequence[Relation], scenes: Sequence[Scene]) -> list[Relation]:
    """The relations without the sums that the next sentence completes with what is left over."""
    open_: dict[int, Scene] = {}
    for first, second in pairwise(scenes):
        if second.said["remainder"].match(second.text):
            open_ |= {claim.place.start: second for claim in first.statement.claims}
    behind = {
        claim.place.start: second
        for first, second in pairwise(scenes)
        if second.statement.language == "en" and not second.statement.cells
        for claim in first.statement.claims
    }
    return [
        each
        for each in known
        if not any(completed(each, open_[at]) for at in figures_of(each) if at in open_)
        and not _rest_is_told(each, behind)
    ]


def _rest_is_told(known: Relation, behind: Mapping[int, Scene]) -> bool:
    """Whether the next sentence has what a division lacks: one abstained, and 20 papers were spoilt."""
    if not isinstance(known, Parts) or not (known.exhaustive or known.complement):
        return False
    missing = _missing(known)
    if missing is None or missing <= 0 or known.whole is None:
        return False
    second = behind.get(known.whole.place.start)
    if second is None:
        return False
    told = [
        claim.quantity.value or Decimal(0) for claim in second.claims.values() if _is_count(claim)
    ]
    return missing in told or (len(told) > 1 and sum(told) == missing)


def _is_count(claim: Claim) -> bool:
    """True for a plain number of things or persons."""
    quantity = claim.quantity
    return quantity.kind in ("count", "number") and not claim.change and not quantity.qualifier


def figures_of(relation: Relation) -> frozenset[int]:
    """Where the figures of a relation stand in the source."""
    return frozenset(claim.place.start for _, claim in operands(relation))
