"""Whether one number looks like a slip of the pen of another: 1,240 and 1,420."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from heshu.model.figures import Quantity

ENOUGH = 3
"""Digits from which two numbers seldom agree in all but one by chance."""


class Slip(Enum):
    """How much a number looks like a slip of another."""

    NONE = 0
    POSSIBLE = 1
    """Two digits, of which one differs: 31 and 37."""
    LIKELY = 2
    """Digits swapped (46 and 64), one of many another (31,200 and 37,200), a zero too many."""


def slip_between(one: Quantity, two: Quantity) -> Slip:
    """How much two quantities of one unit look like a slip of one another."""
    if one.value is None or two.value is None or one.value == two.value:
        return Slip.NONE
    first, second = _digits(one.value), _digits(two.value)
    if first == second:
        return Slip.LIKELY if len(first) > 1 else Slip.POSSIBLE
    if _a_zero_dropped(first, second) and one.value.adjusted() == two.value.adjusted():
        return Slip.LIKELY
    width = max(len(first), len(second))
    first, second = first.ljust(width, "0"), second.ljust(width, "0")
    if width < 2 or one.value.adjusted() != two.value.adjusted():
        return Slip.NONE
    if sorted(first) == sorted(second):
        return Slip.LIKELY
    if sum(a != b for a, b in zip(first, second, strict=True)) > 1:
        return Slip.NONE
    return Slip.LIKELY if width >= ENOUGH else Slip.POSSIBLE


def _a_zero_dropped(one: str, two: str) -> bool:
    """True for 108 and 18, the digits of 10.8 and 18: a zero within one of both is left out."""
    short, long = sorted((one, two), key=len)
    within = [at for at, digit in enumerate(long) if digit == "0"]
    return len(short) > 1 and any(long[:at] + long[at + 1 :] == short for at in within)


def _digits(value: Decimal) -> str:
    """The significant digits of a number: 45,000 -> 45."""
    return "".join(map(str, value.normalize().as_tuple().digits))
