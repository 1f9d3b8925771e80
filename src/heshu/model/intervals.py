"""Exact intervals, and the two intervals that a printed quantity commits to.

A printed number is never a point: 5.71万 may be anything that rounds to it.

>>> print(strict(Printed(value=Decimal("57100"), precision=Decimal(100), scaled=True)))
[57050, 57150]
>>> print(lenient(Printed(value=Decimal("57100"), precision=Decimal(100), scaled=True)))
[57000, 57200]
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from msgspec import Struct

APPROXIMATE = Fraction(5, 100)
"""What 约, 左右, about commit to, to either side, as a part of the value (DESIGN.md section 5)."""
NEARLY = Fraction(10, 100)
"""How far below the value 近, nearly may lie."""
KEPT_DIGITS = 2
"""Leading digits that the lenient reading of an unscaled round integer keeps: 5000 -> ±50."""
FRACTION_KINDS = frozenset({"percent", "ratio", "number"})
"""Kinds in which a fraction may be put in words."""
COUNTED_EXACTLY = frozenset({"count", "number", "money", "rank", "score", "age", "index", "data"})
"""Kinds whose unscaled integers are exact; measured kinds are rounded to the last place."""
FIGURES_AT_HAND = 64
"""Figures whose intervals are kept: a search for repairs changes one figure of a relation a hundred
times, and asks for the others each time."""
INFINITE = float("inf")
"""Stands for an absent end while products are formed; no value is ever a float."""
End = tuple[Fraction | float, bool]
"""An end of an interval and whether it is open."""


class Interval(Struct, frozen=True, gc=False):
    """A closed or open interval of rationals; `None` is unbounded."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __str__(self) -> str:
        left = "(" if self.low is None or self.low_open else "["
        right = ")" if self.high is None or self.high_open else "]"
        return f"{left}{_show(self.low, '-inf')}, {_show(self.high, 'inf')}{right}"

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            _both(self.low, other.low, Fraction.__add__),
            _both(self.high, other.high, Fraction.__add__),
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return Interval(
            _both(self.low, other.high, Fraction.__sub__),
            _both(self.high, other.low, Fraction.__sub__),
            self.low_open or other.high_open,
            self.high_open or other.low_open,
        )

    def __mul__(self, other: Interval) -> Interval:
        """The products of all members; unbounded ends count as infinite."""
        if (least := self._least()) is not None and (other_least := other._least()) is not None:
            assert self.high is not None  # what has a least member is bounded
            assert other.high is not None
            return Interval(least * other_least, self.high * other.high)
        corners = [_corner(a, b) for a in self._ends() for b in other._ends()]
        low, low_open = min(corners)
        high, high_closed = max((value, not opened) for value, opened in corners)
        return _from_ends(low, low_open, high, not high_closed)

    def __truediv__(self, other: Interval) -> Interval:
        """Quotient; the whole line where the divisor may be zero."""
        if (least := self._least()) is not None and (other_least := other._least()) is not None:
            assert self.high is not None
            assert other.high is not None
            return Interval(least / other.high, self.high / other_least)
        return self * other.reciprocal()

    def reciprocal(self) -> Interval:
        """1/x for an interval that excludes zero; else everything."""
        positive = self.low is not None and (self.low > 0 or (self.low == 0 and self.low_open))
        negative = self.high is not None and (self.high < 0 or (self.high == 0 and self.high_open))
        if not positive and not negative:
            return EVERYTHING
        low = None if self.high is None or self.high == 0 else 1 / self.high
        high = None if self.low is None or self.low == 0 else 1 / self.low
        if self.high is None:
            low = Fraction(0)
        if self.low is None:
            high = Fraction(0)
        low_open = low is not None and (self.high_open or self.high is None)
        high_open = high is not None and (self.low_open or self.low is None)
        return Interval(low, high, low_open, high_open)

    def scale(self, factor: Fraction | int) -> Interval:
        """Every member times a constant."""
        if factor <= 0:
            return self * point(factor)
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(
            low, high, low is not None and self.low_open, high is not None and self.high_open
        )

    def _ends(self) -> tuple[End, End]:
        """Both ends with their openness; an absent end is infinite."""
        low = (-INFINITE, True) if self.low is None else (self.low, self.low_open)
        high = (INFINITE, True) if self.high is None else (self.high, self.high_open)
        return low, high

    def _least(self) -> Fraction | None:
        """The low end of a closed, bounded interval above zero, as that of most figures is."""
        low = self.low
        if low is None or self.high is None or self.low_open or self.high_open:
            return None
        return low if low.numerator > 0 else None

    def meets(self, other: Interval) -> bool:
        """True if the two intervals have a member in common."""
        return not (self.below(other) or other.below(self))

    def below(self, other: Interval) -> bool:
        """True if every member is smaller than every member of `other`."""
        if self.high is None or other.low is None:
            return False
        if self.high_open or other.low_open:
            return self.high <= other.low
        return self.high < other.low


EVERYTHING = Interval(None, None)


class HasFigures(Protocol):
    """What a quantity prints, as far as its interval depends on it."""

    def __hash__(self) -> int: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def low(self) -> Decimal | None: ...
    @property
    def high(self) -> Decimal | None: ...
    @property
    def precision(self) -> Decimal: ...
    @property
    def kind(self) -> str: ...
    @property
    def qualifier(self) -> str: ...
    @property
    def scaled(self) -> bool: ...
    @property
    def words(self) -> bool: ...


class Printed(Struct, frozen=True, kw_only=True, gc=False):
    """The smallest thing that has an interval; for arithmetic without a text."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    precision: Decimal = Decimal(1)
    kind: str = "number"
    qualifier: str = ""
    scaled: bool = False
    words: bool = False


Reading = Callable[[HasFigures], Interval]
"""`strict` or `lenient`: how a printed quantity is turned into an interval."""


def point(value: Fraction | Decimal | int) -> Interval:
    """The interval of one number."""
    exact = Fraction(value)
    return Interval(exact, exact)


def around(value: Decimal, below: Fraction, above: Fraction) -> Interval:
    """The closed interval from `value - below` to `value + above`."""
    exact = Fraction(value)
    if not below and not above:
        return Interval(exact, exact)
    return Interval(exact - below, exact + above)


def is_exact(printed: HasFigures) -> bool:
    """True for an unscaled integer of a kind that is counted: 421877 people, 500 yuan."""
    return printed.precision == 1 and not printed.scaled and printed.kind in COUNTED_EXACTLY


def nominal(printed: HasFigures) -> Interval:
    """The printed number taken at its word, for display: a point where there is one value."""
    if printed.value is None or printed.qualifier == "range":
        return _bounds(printed, Fraction(0))
    return point(printed.value)


def strict(printed: HasFigures) -> Interval:
    """What a correctly rounded figure commits to (DESIGN.md section 5, first column)."""
    return _strict(printed)


@functools.lru_cache(FIGURES_AT_HAND)
def _strict(printed: HasFigures) -> Interval:
    slack = Fraction(0) if is_exact(printed) else Fraction(printed.precision) / 2
    return _interval(printed, slack, Fraction(0), closed=False)


def lenient(printed: HasFigures) -> Interval:
    """What a truncated or casually rounded figure may still mean (second column)."""
    return _lenient(printed)


@functools.lru_cache(FIGURES_AT_HAND)
def _lenient(printed: HasFigures) -> Interval:
    unit = Fraction(printed.precision)
    zeros = _dropped_zeros(printed.value) if printed.precision == 1 else Fraction(0)
    slack = zeros if is_exact(printed) else max(unit, zeros, _loose_fraction(printed))
    return _interval(printed, slack, unit / 2, closed=True)


def lenient_cell(printed: HasFigures) -> Interval:
    """The lenient interval of a table cell, whose zeros are digits like any others.

    Prose rounds 4,987 to 5000; a column of figures prints all of them to one place.
    """
    if is_exact(printed) or printed.value is None or printed.qualifier:
        return strict(printed)
    return around(printed.value, Fraction(printed.precision), Fraction(printed.precision))


def _dropped_zeros(value: Decimal | None) -> Fraction:
    """Half a unit of the place down to which an integer ends in zeros, two digits kept.

    5000 -> 50, 200000 -> 5000, 4213 -> 0.
    """
    if value is None or value != value.to_integral_value():
        return Fraction(0)
    digits = f"{abs(value):.0f}"
    zeros = min(len(digits) - len(digits.rstrip("0")), len(digits) - KEPT_DIGITS)
    return Fraction(10**zeros, 2) if zeros > 0 else Fraction(0)


def _loose_fraction(printed: HasFigures) -> Fraction:
    """What a fraction in words leaves open: 三分之一 and "two thirds" are said of 31 % too."""
    if not printed.words or printed.value is None or printed.kind not in FRACTION_KINDS:
        return Fraction(0)
    return abs(Fraction(printed.value)) * APPROXIMATE


def _interval(printed: HasFigures, slack: Fraction, over: Fraction, *, closed: bool) -> Interval:
    """The interval for one qualifier.

    `slack` is the rounding error to either side, `over` what 近 may be exceeded by; `closed`
    lets 超 and 不足 include the printed bound itself.
    """
    qualifier, value = printed.qualifier, printed.value
    if qualifier == "range" or value is None:
        return _bounds(printed, slack if qualifier == "range" else Fraction(0))
    if qualifier == "about":
        width = max(abs(Fraction(value)) * APPROXIMATE, Fraction(printed.precision), slack)
        return around(value, width, width)
    if qualifier == "nearly":
        width = abs(Fraction(value)) * NEARLY
        return around(value, width, over) if value >= 0 else around(value, over, width)
    if qualifier in ("more-than", "at-least"):
        high = Fraction(printed.high) if printed.high is not None else None
        return Interval(Fraction(value), high, not closed and qualifier == "more-than")
    if qualifier in ("less-than", "at-most"):
        low = Fraction(printed.low) if printed.low is not None else None
        floor = Fraction(0) if value > 0 and low is None else low
        return Interval(floor, Fraction(value), high_open=not closed and qualifier == "less-than")
    if printed.low is not None and printed.high is not None and printed.low < printed.high:
        return _bounds(printed, Fraction(0))
    half = Fraction(value) / 2
    if slack > half >= Fraction(printed.precision) / 2:
        return around(value, half, slack)  # 1 billion is no million, however it was rounded
    return around(value, slack, slack)


def _bounds(printed: HasFigures, slack: Fraction) -> Interval:
    low = Fraction(printed.low) - slack if printed.low is not None else None
    high = Fraction(printed.high) + slack if printed.high is not None else None
    return Interval(low, high)


def _both(
    a: Fraction | None, b: Fraction | None, combine: Callable[[Fraction, Fraction], Fraction]
) -> Fraction | None:
    return None if a is None or b is None else combine(a, b)


def _corner(a: End, b: End) -> End:
    """The product of two ends and whether it is left out of the product of the intervals."""
    (x, x_open), (y, y_open) = a, b
    if x == 0 or y == 0:
        attained = (x == 0 and not x_open) or (y == 0 and not y_open)
        return Fraction(0), not attained
    if isinstance(x, float) or isinstance(y, float):
        return (INFINITE if (x > 0) == (y > 0) else -INFINITE), True
    return x * y, x_open or y_open


def _from_ends(
    low: Fraction | float, low_open: bool, high: Fraction | float, high_open: bool
) -> Interval:
    """An interval from ends that may be infinite."""
    return Interval(
        None if isinstance(low, float) else low,
        None if isinstance(high, float) else high,
        low_open and not isinstance(low, float),
        high_open and not isinstance(high, float),
    )


def _show(end: Fraction | None, unbounded: str) -> str:
    return unbounded if end is None else f"{float(end):.12g}"
