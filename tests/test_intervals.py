"""Interval arithmetic: every result holds every combination of members, open ends stay open."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from heshu.model.intervals import (
    EVERYTHING,
    Interval,
    Printed,
    lenient,
    nominal,
    point,
    strict,
)

numbers = st.fractions(min_value=-50, max_value=50, max_denominator=8)
QUALIFIERS = ["", "about", "nearly", "more-than", "at-least", "less-than", "at-most"]


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    opened = draw(st.booleans()) and low < high
    left = None if draw(st.integers(0, 5)) == 0 else low
    right = None if draw(st.integers(0, 5)) == 0 else high
    return Interval(left, right, opened and left is not None, opened and right is not None)


@st.composite
def members(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval and one of its members."""
    interval = draw(intervals())
    return interval, draw(members_of(interval))


def members_of(interval: Interval) -> st.SearchStrategy[Fraction]:
    """Members of an interval, its ends among them where they are closed."""
    low, high = interval.low, interval.high
    if low is None and high is None:
        return numbers
    if low is None or high is None:
        end = high if low is None else low
        assert end is not None
        away = numbers.map(abs)
        # No open end is drawn without its partner being open as well, so that this can be zero.
        opened = interval.low_open or interval.high_open
        steps = away.filter(bool) if opened else away
        return steps.map(lambda step: end - step if low is None else end + step)
    inside = st.fractions(0, 1, max_denominator=8)
    shares = inside.filter(lambda share: 0 < share < 1) if interval.low_open else inside
    return shares.map(lambda share: low + share * (high - low))


@st.composite
def nested(draw: st.DrawFn) -> tuple[Interval, Interval]:
    """An interval within another one, and the other one; they often share an end."""
    outer = draw(intervals())
    low, high = sorted((draw(members_of(outer)), draw(members_of(outer))))
    if draw(st.booleans()):
        low = low if outer.low is None else outer.low
        high = high if outer.high is None else outer.high
    opened = low < high and (outer.low_open or outer.high_open or draw(st.booleans()))
    left = None if outer.low is None and draw(st.booleans()) else low
    right = None if outer.high is None and draw(st.booleans()) else high
    inner = Interval(left, right, opened and left is not None, opened and right is not None)
    return inner, outer


def contains(interval: Interval, value: Fraction) -> bool:
    return interval.meets(point(value))


def within(inner: Interval, outer: Interval) -> bool:
    """True if no end of the inner interval lies outside the outer one."""
    low = outer.low is None or (
        inner.low is not None
        and (
            inner.low > outer.low
            or (inner.low == outer.low and (inner.low_open or not outer.low_open))
        )
    )
    high = outer.high is None or (
        inner.high is not None
        and (
            inner.high < outer.high
            or (inner.high == outer.high and (inner.high_open or not outer.high_open))
        )
    )
    return low and high


@given(members(), members())
def test_results_hold_the_results_of_members(
    a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]
) -> None:
    (first, x), (second, y) = a, b
    assert contains(first + second, x + y)
    assert contains(first - second, x - y)
    assert contains(first * second, x * y)
    assert contains(-first, -x)
    if y != 0:
        assert contains(first / second, x / y)


@given(nested(), nested())
def test_wider_operands_give_wider_results(
    first: tuple[Interval, Interval], second: tuple[Interval, Interval]
) -> None:
    (a, b), (c, d) = first, second
    assert within(a, b)
    assert within(c, d)
    assert within(a + c, b + d)
    assert within(a * c, b * d)


@given(intervals().filter(lambda each: each.low is not None and each.high is not None), numbers)
def test_reciprocal_twice_is_the_interval(drawn: Interval, step: Fraction) -> None:
    assert drawn.low is not None
    shift = abs(drawn.low) + abs(step) + Fraction(1, 8)
    interval = drawn + point(shift)  # above zero
    assert interval.reciprocal().reciprocal() == interval


@given(intervals())
def test_reciprocal_over_zero_is_everything(interval: Interval) -> None:
    assume(contains(interval, Fraction(0)))
    assert interval.reciprocal() == EVERYTHING


def test_open_ends_touch_nothing() -> None:
    above = Interval(Fraction(95), None, low_open=True)
    assert not above.meets(point(95))
    assert above.meets(point(Fraction(951, 10)))
    assert Interval(Fraction(0), Fraction(1), high_open=True).below(point(1))


def test_a_closed_corner_keeps_a_product_closed() -> None:
    closed, half_open = (
        Interval(Fraction(1), Fraction(2)),
        Interval(Fraction(3), Fraction(4), low_open=True),
    )
    assert (closed * half_open).meets(point(8))
    assert not (closed * half_open).meets(point(3))


def test_zero_times_the_unbounded_is_zero() -> None:
    assert point(0) * Interval(Fraction(1), None) == point(0)


@given(
    st.decimals(min_value=1, max_value=10**6, places=1),
    st.sampled_from(QUALIFIERS),
    st.booleans(),
)
def test_the_strict_reading_lies_within_the_lenient_one(
    value: Decimal, qualifier: str, scaled: bool
) -> None:
    printed = Printed(
        value=value, precision=Decimal("0.1"), kind="mass", qualifier=qualifier, scaled=scaled
    )
    assert within(strict(printed), lenient(printed))
    assert nominal(printed) == point(value)


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        (Printed(value=Decimal(57100), precision=Decimal(100), scaled=True), 57050, 57150),
        (Printed(value=Decimal(421877), kind="count"), 421877, 421877),
        (Printed(value=Decimal(500), kind="count", qualifier="about"), 475, 525),
        (Printed(value=Decimal(500), kind="count", qualifier="nearly"), 450, 500),
        (Printed(value=Decimal(95), kind="percent", qualifier="more-than"), 95, None),
        (Printed(value=Decimal(20), kind="count", qualifier="less-than"), 0, 20),
        (Printed(low=Decimal(3), high=Decimal(5), kind="count", qualifier="range"), 3, 5),
    ],
)
def test_strict_reading(printed: Printed, low: int, high: int | None) -> None:
    interval = strict(printed)
    assert (interval.low, interval.high) == (low, high)


@pytest.mark.parametrize(
    ("value", "slack"), [(5000, 50), (200000, 5000), (4213, 0), (10, 0), (1500, 50), (120000, 5000)]
)
def test_round_integers_are_read_loosely(value: int, slack: int) -> None:
    interval = lenient(Printed(value=Decimal(value), kind="count"))
    assert interval.low is not None
    assert value - interval.low == slack
