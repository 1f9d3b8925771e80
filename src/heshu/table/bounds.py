"""The interval of a quantity as the claim table prints it: `3000多元` -> 3000 and 4000.

A range shows the two ends as printed, a one-sided hedge its bound, and everything else the
strict interval of `heshu.model.intervals`, here in decimals because a table is long and
fractions are slow. Where a bound is not stated the cell is empty: 不足20 has no lower end.

>>> from heshu.model.intervals import Printed
>>> [str(end) for end in bounds(Printed(value=Decimal("57100"), precision=Decimal(100)))]
['57050', '57150']
"""

from __future__ import annotations

from decimal import Context, Decimal

from heshu.model.intervals import APPROXIMATE, NEARLY, HasFigures, is_exact

Bounds = tuple[Decimal | None, Decimal | None]

ARITHMETIC = Context(prec=64)
"""Exact for every figure that a text prints in up to about sixty digits."""
TWO = Decimal(2)
APPROXIMATE_PART = Decimal(APPROXIMATE.numerator) / APPROXIMATE.denominator
NEARLY_PART = Decimal(NEARLY.numerator) / NEARLY.denominator


def bounds(printed: HasFigures) -> Bounds:
    """Lowest and highest value that the statement commits to; `None` where it is open."""
    value, qualifier = printed.value, printed.qualifier
    if value is None or qualifier == "range":
        return printed.low, printed.high
    if not qualifier:
        return _plain_bounds(printed, value)
    if qualifier in ("more-than", "at-least"):
        return (value if printed.low is None else printed.low), printed.high
    if qualifier in ("less-than", "at-most"):
        return printed.low, (value if printed.high is None else printed.high)
    return _hedged_bounds(printed, value)


def _plain_bounds(printed: HasFigures, value: Decimal) -> Bounds:
    low, high = printed.low, printed.high
    if low is not None and high is not None and low < high:
        return low, high
    if is_exact(printed):
        return value, value
    slack = ARITHMETIC.divide(printed.precision, TWO)
    return ARITHMETIC.subtract(value, slack), ARITHMETIC.add(value, slack)


def _hedged_bounds(printed: HasFigures, value: Decimal) -> Bounds:
    size = abs(value)
    if printed.qualifier == "about":
        width = max(ARITHMETIC.multiply(size, APPROXIMATE_PART), printed.precision)
        return ARITHMETIC.subtract(value, width), ARITHMETIC.add(value, width)
    width = ARITHMETIC.multiply(size, NEARLY_PART)
    nearly = ARITHMETIC.subtract(value, width) if value >= 0 else ARITHMETIC.add(value, width)
    return min(nearly, value), max(nearly, value)
