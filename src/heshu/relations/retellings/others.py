"""What the other figures of a measure say about a pair: that both stand, or that they are a series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from heshu.relations.meeting import Meeting
from heshu.relations.retellings.telling import Telling

MOST_VALUES = 8
"""More different values of one noun are a series."""


class Others:
    """The tellings of one measure, found by where they stand, by their values and by their nouns."""

    def __init__(self, group: Sequence[Telling]) -> None:
        self._group = group
        self._values = Meeting((each.interval, each) for each in group)
        self._beside: dict[int, list[Telling]] = defaultdict(list)
        self._of_noun: dict[str, set[Decimal | None]] = defaultdict(set)
        for each in group:
            self._beside[each.index].append(each)
            for noun in each.nouns:
                self._of_noun[noun].add(each.claim.quantity.value)
        self._total = sum((_value(each) for each in group), Decimal(0))

    def confirm(self, later: Telling, earlier: Telling) -> bool:
        """True if the text has the later figure, or that of a headline, elsewhere too, or both at once.

        A headline that names one figure of several is confirmed by any of them, or by their sum.
        """
        if any(
            each.agrees(earlier)
            for each in self._beside[later.index]
            if each is not later and each is not earlier
        ):
            return True  # we screened 421 patients and treated 412
        if any(
            each.index <= later.index and each.same_noun(later)
            for each in self._values.meeting(later.interval)
            if each is not later and each is not earlier
        ):
            return True
        if not earlier.heading:
            return False
        return any(
            each.index != earlier.index for each in self._values.meeting(earlier.interval)
        ) or self._add_up(earlier)

    def _add_up(self, total: Telling) -> bool:
        """True if the figures of the body add up to that of the headline, all or the first two."""
        beside = self._beside[total.index]
        first_two = [each for each in self._group[: len(beside) + 2] if each.index != total.index]
        whole = self._total - sum((_value(each) for each in beside), Decimal(0))
        sums = (whole, sum((_value(each) for each in first_two[:2]), Decimal(0)))
        return total.claim.quantity.value in sums and len(self._group) - len(beside) > 1

    def are_series(self, later: Telling) -> bool:
        """True for one of many figures of one noun: goals by club, deaths by year."""
        alike: set[Decimal | None] = set()
        for noun in sorted(later.nouns):
            if len(self._of_noun[noun]) > MOST_VALUES:
                return True
            alike |= self._of_noun[noun]
        return len(alike) > MOST_VALUES


def _value(telling: Telling) -> Decimal:
    return telling.claim.quantity.value or Decimal(0)
