"""Things with an interval each, found again by what their intervals meet.

A text with thousands of figures asks for each of them whether any other is the same number, rounded
or not. Sorted by their low ends, only those that can meet an interval are looked at.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from heshu.model.intervals import INFINITE, Interval

T = TypeVar("T")
Kept = tuple[Interval, T]


class _Sorted(NamedTuple, Generic[T]):
    """Things by the low ends of their intervals."""

    bounded: list[Kept[T]]
    unbounded: list[Kept[T]]
    lows: list[Fraction | float]
    highest: list[Fraction | float]
    """The highest end of each of the bounded ones and those before it."""


class Meeting(Generic[T]):
    """Things by their intervals; those without an upper end are kept apart, as they meet the most.

    Most texts never ask: the things are read and sorted when they are first asked for.
    """

    def __init__(self, things: Iterable[Kept[T]]) -> None:
        self._things = things

    @functools.cached_property
    def _sorted(self) -> _Sorted[T]:
        kept = sorted(self._things, key=lambda each: _low(each[0]))
        bounded = [each for each in kept if each[0].high is not None]
        return _Sorted(
            bounded,
            [each for each in kept if each[0].high is None],
            [_low(each[0]) for each in bounded],
            list(accumulate((_high(each[0]) for each in bounded), max)),
        )

    def meeting(self, interval: Interval) -> Iterator[T]:
        """The things whose interval has a member in common with this one."""
        low, kept = _low(interval), self._sorted
        for at in range(bisect_right(kept.lows, _high(interval)) - 1, -1, -1):
            if kept.highest[at] < low:
                break
            own, thing = kept.bounded[at]
            if own.meets(interval):
                yield thing
        for own, thing in kept.unbounded:
            if own.meets(interval):
                yield thing


def _low(interval: Interval) -> Fraction | float:
    return -INFINITE if interval.low is None else interval.low


def _high(interval: Interval) -> Fraction | float:
    return INFINITE if interval.high is None else interval.high
