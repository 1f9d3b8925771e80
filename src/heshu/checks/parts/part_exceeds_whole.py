"""SUM002: no part is larger than the whole: 共30人，其中党员35人."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.change.growth import same_unit
from heshu.checks.check import Check, Comparison
from heshu.model.figures import Claim
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import Parts, Share


def derive(relation: Parts | Share, reading: Reading) -> Comparison | None:
    """The largest part beside the limit that the whole sets."""
    if isinstance(relation, Share):
        parts: tuple[Claim, ...] = (
            () if relation.part is None or relation.may_exceed_whole else (relation.part,)
        )
        whole = relation.whole
    else:
        if relation.exhaustive or relation.complement:
            return None  # the sum says more
        parts, whole = relation.parts, relation.whole
    parts = tuple(part for part in parts if whole is not None and same_unit(part, whole))
    if whole is None or not parts:
        return None
    largest = max(parts, key=lambda part: _low(part, reading))
    return Comparison(
        derived=Interval(None, reading(whole.quantity).high),
        stated=reading(largest.quantity),
        formula=whole.quantity.text,
        claim=largest,
    )


def exceeds(parts: Parts, reading: Reading) -> bool:
    """True if one part alone is larger than the whole."""
    comparison = derive(parts, reading)
    return comparison is not None and not comparison.derived.meets(comparison.stated)


def _low(part: Claim, reading: Reading) -> Fraction:
    return reading(part.quantity).low or Fraction(0)


CHECK = Check(
    code="SUM002",
    name="part-exceeds-whole",
    severity="error",
    furthest=2,
    relations=(Parts, Share),
    derive=derive,
    zh="部分 {stated} 大于整体 {formula}",
    en="the part {stated} is larger than the whole {formula}",
    agrees_zh="部分 {stated} 不大于整体 {formula}",
    agrees_en="the part {stated} is no larger than the whole {formula}",
    repairs=False,
)
