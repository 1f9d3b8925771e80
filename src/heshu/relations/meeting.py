"""Things with an interval each, found again by what their intervals meet.

A text with thousands of figures asks for each of them whether any other is the same number, rounded
or not. Sorted by their low ends, only those that can meet an interval are looked at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import accumulate
from typing import Generic, TypeVar

from heshu.model.intervals import INFINITE, Interval

T = TypeVar("T")
Kept = tuple[Interval, T]


class Meeting(Generic[T]):
    """Things by their intervals; those without an upper end are kept apart, as they meet the most."""

    def __init__(self, things: Iterable[Kept[T]]) -> None:
        kept = sorted(things, key=lambda each: _low(each[0]))
        self._bounded = [each for each in kept if each[0].high is not None]
        self._unbounded = [each for each in kept if each[0].high is None]
        self._lows = [_low(each[0]) for each in self._bounded]
        self._highest = list(accumulate((_high(each[0]) for each in self._bounded), max))

    def meeting(self, interval: Interval) -> Iterator[T]:
        """The things whose interval has a member in common with this one."""
        low = _low(interval)
        for at in range(bisect_right(self._lows, _high(interval)) - 1, -1, -1):
            if self._highest[at] < low:
                break
            own, thing = self._bounded[at]
            if own.meets(interval):
                yield thing
        for own, thing in self._unbounded:
            if own.meets(interval):
                yield thing


def _low(interval: Interval) -> Fraction | float:
    return -INFINITE if interval.low is None else interval.low


def _high(interval: Interval) -> Fraction | float:
    return INFINITE if interval.high is None else interval.high
