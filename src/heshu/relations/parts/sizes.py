"""How far a whole may be from the sum of its parts and still be a slip of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from heshu.model.figures import Claim
from heshu.model.intervals import Interval, lenient, point
from heshu.relations.labels import Label

LEAST_PARTS = 2
"""Figures that a list of parts has at least."""
PLAUSIBLE_RATIO = 3
"""A total that is that many times its parts is the total of something else, unless it is about a
thousand times as large or more, which a wrong scale word explains."""
SCALE_SLIP = 900

SLIPS = (10**3, 10**4, 10**6, 10**8)
"""Powers of ten that scale words stand for: thousand, 万, million, 亿."""
PLAUSIBLE_SLIP = Fraction(3, 2)
"""A total is a power of ten too large where it fits that well otherwise."""


def sum_of(parts: Sequence[Label]) -> Interval:
    """What the figures of a list add up to."""
    summed = point(0)
    for part in parts:
        summed = summed + lenient(part.claim.quantity)
    return summed


def far_apart(parts: Sequence[Label], whole: Claim) -> bool:
    """True if a total is so many times its parts that it must be the total of something else.

    新增病例5例，治愈3例，共有确诊120例 adds up nothing. A slipped scale word is told by its power
    of ten.
    """
    summed, stated = sum_of(parts), lenient(whole.quantity)
    if summed.high is None or stated.low is None or summed.high <= 0:
        return True
    values = [part.claim.quantity.value for part in parts]
    if whole.quantity.value == 10 * sum(value or 0 for value in values):
        return False  # a nought too many: 45人、12人、8人，共650人
    ratio = stated.low / summed.high
    if ratio >= SCALE_SLIP:
        return too_far_for_a_slip(parts, whole)
    if ratio * PLAUSIBLE_RATIO < 1 / SCALE_SLIP:
        return not any(summed.meets(stated * point(power)) for power in SLIPS)
    return ratio > PLAUSIBLE_RATIO


def too_far_for_a_slip(parts: Sequence[Label], whole: Claim) -> bool:
    """True if a total is thousands of times its parts and no scale word explains it.

    公共预算收入18.4亿元，增长5.5%，城乡居民收入分别达到41260元、20135元 are different things.
    """
    summed, stated = sum_of(parts), lenient(whole.quantity)
    if summed.high is None or stated.low is None or summed.high <= 0:
        return False
    ratio = stated.low / summed.high
    near = (power * PLAUSIBLE_SLIP > ratio > power / PLAUSIBLE_SLIP for power in SLIPS)
    return ratio >= SCALE_SLIP and not any(near)


def counted_out(whole: Label) -> Claim:
    """The "Three hundred" that opens a sentence, where digits are not printed, as exact as 300."""
    claim, quantity = whole.claim, whole.claim.quantity
    spelled = quantity.words and quantity.precision == HUNDRED and not quantity.qualifier
    if claim.start or not spelled:
        return claim
    return replace(claim, quantity=replace(quantity, precision=Decimal(1), scaled=False))


HUNDRED = 100


def agreeing_end(parts: tuple[Label, ...], whole: Claim) -> tuple[Label, ...]:
    """The last parts of a list that make up the whole, or the whole list if none do.

    Where a list begins is less sure than where it ends: 去年300万元，今年修路100万元，架桥200万元，
    合计300万元.
    """
    for first in range(len(parts) - LEAST_PARTS + 1):
        if sum_of(parts[first:]).meets(lenient(whole.quantity)):
            return parts[first:]
    return parts
