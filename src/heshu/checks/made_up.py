"""Which figures of a sentence make up others: a level as a sum or a difference, a percentage of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from heshu.model.figures import Claim
from heshu.model.intervals import Interval, point, strict
from heshu.model.relations import (
    Relation,
    operands,
)

TELLING = 30
"""Units of the last place that a figure has at least, so that others make it up by chance in few
sentences only: 3.6 % and 720, not 9 % and 12."""
LEAST_PERCENT = 12
"""Units of the last place of a percentage that so few pairs are tried for that they bound the chance."""
MOST_CHANCE = Fraction(1, 5)
"""Pairs that are tried times the width of what they shall make up: one in some twenty is a chance."""
SEEN = 5
"""Units of the last place of a larger figure that a smaller one has at least, to count beside it."""
MOST_ADDED = 8
"""Figures in a row that are added up."""
COUNTS = {"count", "number", "score"}
PERCENT = point(Fraction(1, 100))
ONE = point(1)


class Nearby(Struct, frozen=True):
    """The figures among which a relation stands."""

    beside: Sequence[Claim]
    """All figures of the statements that it is in, its own among them."""
    before: Sequence[Claim]
    """Those of the statements right before them."""


class Figures:
    """The figures of a sentence, some of them those of the relation, and those before it."""

    def __init__(
        self, relation: Relation, figures: Sequence[Claim], before: Sequence[Claim]
    ) -> None:
        own = {claim.place.start for _, claim in operands(relation)}
        self.all = figures
        self.before = before
        self.outside = [claim for claim in figures if claim.place.start not in own]
        self._own = own

    def is_outside(self, *claims: Claim) -> bool:
        """True if one of the claims is no figure of the relation."""
        return any(claim.place.start not in self._own for claim in claims)

    def is_own(self, *claims: Claim) -> bool:
        """True if one of the claims is a figure of the relation."""
        return any(claim.place.start in self._own for claim in claims)

    def pairs(
        self, alike: Claim | None = None, *, bare: bool = False
    ) -> Iterator[tuple[Claim, Claim]]:
        """Two levels in one unit, one of the relation and one outside; in that of `alike`.

        With `bare` the unit of one may be left out: 61.4 cases per 100,000, compared with 74.9.

        Two figures outside make up anything by chance where a sentence has many.
        """
        for first, second in combinations(self.all, 2):
            fits = are_alike(first, second) or (bare and _are_bare_levels(first, second))
            fits = fits and (alike is None or are_alike(alike, first))
            if fits and self.is_outside(first, second) and self.is_own(first, second):
                yield first, second


def is_percentage(percent: Claim | None, figures: Figures) -> bool:
    """True if a percentage is the share or the growth of two other levels."""
    if percent is None or not is_percent(percent) or not _is_telling_percent(percent):
        return False
    stated = strict(percent.quantity) * PERCENT
    if stated.high is not None and stated.high < 0:
        stated = -stated
    pairs = list(figures.pairs(bare=True))
    if len(pairs) * width(percent) > MOST_CHANCE:
        return False
    for pair in pairs:
        less, more = sorted(pair, key=lambda claim: claim.quantity.value or 0)
        if quotient(less, more).meets(stated):
            return True
        growth, fall = quotient(more, less) - ONE, ONE - quotient(less, more)
        if growth.meets(stated) or fall.meets(stated):
            return True
    return False


def grows_to_another(end: Claim, figures: Figures) -> bool:
    """True if a percentage outside of the relation ties one of its ends with another level."""
    others = [each for each in figures.outside if are_alike(each, end)]
    return any(is_printed(quotient(other, end) - ONE, figures) for other in others)


def is_difference(claim: Claim | None, figures: Figures) -> bool:
    """True if a level is the difference of two others."""
    if claim is None or not is_telling(claim) or not _is_level(claim):
        return False
    stated = strict(claim.quantity)
    for pair in figures.pairs(claim):
        if any(are_one(claim, each) for each in pair):
            continue
        less, more = sorted(pair, key=lambda each: each.quantity.value or 0)
        if _is_slight(less, more):
            continue
        if (strict(more.quantity) - strict(less.quantity)).meets(stated):
            return True
    return False


def differs_by_the_last(claim: Claim, figures: Figures) -> bool:
    """True for "41 points from 22 games, 4 more than last year (37)": 37 and 4 are the 41."""
    before = [each for each in figures.all if each.place.start < claim.place.start]
    if len(before) < 2 or not is_telling(claim) or not are_of_one_kind(before[-1], claim):
        return False
    step, level = strict(before[-1].quantity), strict(claim.quantity)
    if not before[-1].change.endswith("-by"):
        return False
    return any(
        strict(each.quantity).meets(level + step) or strict(each.quantity).meets(level - step)
        for each in before[:-1]
        if are_of_one_kind(each, claim)
    )


def is_sum(whole: Claim, figures: Figures) -> bool:
    """True if a level is the sum of levels in a row, some of them outside of the relation."""
    if not is_telling(whole):
        return False
    stated = strict(whole.quantity)
    levels = [
        each for each in figures.all if are_of_one_kind(each, whole) or _one_is_bare(each, whole)
    ]
    for first in range(len(levels)):
        for last in range(first + 2, min(first + MOST_ADDED, len(levels)) + 1):
            row = levels[first:last]
            if any(are_one(whole, each) for each in row):
                break
            if figures.is_outside(*row) and total_of(row).meets(stated):
                return True
    return False


def is_part_of_another(part: Claim, figures: Figures) -> bool:
    """True if a percentage beside it is the share of a part in a whole outside of the relation."""
    wholes = [each for each in figures.outside if are_alike(each, part)]
    return any(is_printed(quotient(part, whole), figures) for whole in wholes)


def is_printed(ratio: Interval, figures: Figures) -> bool:
    """True if a percentage outside of the relation is a ratio."""
    return any(
        ratio.meets(strict(each.quantity) * PERCENT)
        for each in figures.outside
        if is_percent(each) and is_telling(each)
    )


def are_one(first: Claim, second: Claim) -> bool:
    """True for one figure, however it was converted on the way."""
    return first.place.start == second.place.start


def width(claim: Claim) -> Fraction:
    """How much the last place of a figure is of it."""
    quantity = claim.quantity
    return Fraction(quantity.precision) / abs(Fraction(quantity.value or 1))


def is_plain(claim: Claim) -> bool:
    """True for one number that is no bound."""
    quantity = claim.quantity
    return quantity.qualifier in ("", "about") and quantity.value not in (None, 0)


def plainly(claim: Claim) -> Claim:
    """The figure at its word: about 191.4 is made up as exactly as 191.4, or by chance."""
    return replace(claim, quantity=replace(claim.quantity, qualifier=""))


def is_telling(claim: Claim) -> bool:
    """True for a figure of so many places that others make it up by chance in few sentences only."""
    quantity = claim.quantity
    return quantity.value is not None and abs(quantity.value) >= TELLING * quantity.precision


def _is_telling_percent(percent: Claim) -> bool:
    """True for a percentage that few pairs make up by chance: 18 %, not 9 %."""
    value = percent.quantity.value
    return value is not None and abs(value) >= LEAST_PERCENT * percent.quantity.precision


def _is_slight(less: Claim, more: Claim) -> bool:
    """True for a figure that is lost in the rounding of another: 2.5万元 beside 24.6亿元."""
    value = less.quantity.value
    return value is None or abs(value) < SEEN * more.quantity.precision


def is_percent(claim: Claim) -> bool:
    """True for a percentage."""
    return claim.quantity.kind == "percent"


def _is_level(claim: Claim) -> bool:
    return claim.quantity.kind not in ("percent", "percentage-point", "multiple", "rank", "ratio")


def are_alike(first: Claim, second: Claim) -> bool:
    """True for levels in one unit; a bare number counts whatever is counted beside it."""
    units = {first.quantity.unit, second.quantity.unit}
    return are_of_one_kind(first, second) and (len(units) == 1 or "" in units)


def are_of_one_kind(first: Claim, second: Claim) -> bool:
    """True for levels of one dimension, or counts of anything."""
    kinds = {first.quantity.kind, second.quantity.kind}
    return _is_level(first) and (len(kinds) == 1 or kinds <= COUNTS)


def _one_is_bare(first: Claim, second: Claim) -> bool:
    """True for 2,310 metres and the 4,725 that they are with others, one of which has no unit."""
    bare = [each.quantity.unit == "" and each.quantity.kind in COUNTS for each in (first, second)]
    return any(bare) and _is_level(first) and _is_level(second)


def _are_bare_levels(first: Claim, second: Claim) -> bool:
    """True for levels of which one has no unit, not for 7.4 mm/s and the 3 of unit 3."""
    return _one_is_bare(first, second) and is_telling(first) and is_telling(second)


def quotient(first: Claim, second: Claim) -> Interval:
    """What one figure is of another, each as exact as it is printed."""
    return strict(first.quantity) / strict(second.quantity)


def total_of(claims: Sequence[Claim]) -> Interval:
    """The sum of figures, each as exact as it is printed."""
    total = strict(claims[0].quantity)
    for claim in claims[1:]:
        total += strict(claim.quantity)
    return total
