"""Figures that others beside them make up exactly: what was tied wrongly is no slip.

去年10月为2693.4万吨 … 外贸1164.3万吨，占40.9% is no share of 2693.4万吨 where 1164.3 of 2847.6万吨,
printed in the same sentence, is 40.9 %. Combinations are tried only in order to acquit: they never
make a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import Interval, point, strict
from heshu.model.relations import (
    Average,
    Change,
    Comparative,
    ImpliedBase,
    Motion,
    Parts,
    Purchase,
    Relation,
    SampleMean,
    Share,
    Vote,
    operands,
)

TELLING = 30
"""Units of the last place that a figure has at least, so that others make it up by chance in few
sentences only: 3.6 % and 720, not 9 % and 12."""
MOST_CHANCE = Fraction(1, 5)
"""Pairs that are tried times the width of what they shall make up: one in some twenty is a chance."""
MOST_CHANCE_BEFORE = Fraction(1, 50)
"""The same for figures of the sentence before, of which one rarely is the whole."""
SEEN = 5
"""Units of the last place of a larger figure that a smaller one has at least, to count beside it."""
MOST_BESIDE = 24
"""Figures of a sentence; one with more is a list, in which chance makes up anything."""
MOST_ADDED = 8
"""Figures in a row that are added up."""
LEADING = re.compile(r"\d+(?:\.\d+)?")
SIGNS = tuple("+-−–")
"""Of a percentage that is a change."""
COUNTS = {"count", "number", "score"}
PERCENT = point(Fraction(1, 100))
ONE = point(1)


class Nearby(Struct, frozen=True):
    """The figures among which a relation stands."""

    beside: Sequence[Claim]
    """All figures of the statements that it is in, its own among them."""
    before: Sequence[Claim]
    """Those of the statements right before them."""


def explained(relation: Relation, nearby: Nearby) -> bool:
    """True if a figure of a relation at odds is made up by other figures near it."""
    explain = EXPLANATIONS.get(type(relation))
    if explain is None or len(nearby.beside) > MOST_BESIDE:
        return False
    beside, before = (
        [
            _plainly(claim)
            for claim in claims
            if _is_plain(claim) and not _counts_parts(claim, relation)
        ]
        for claims in (nearby.beside, nearby.before[-MOST_BESIDE:])
    )
    return explain(relation, Figures(relation, beside, before))


def _counts_parts(claim: Claim, relation: Relation) -> bool:
    """True for the three of "37 goals came from three players", which is none of their goals."""
    if not isinstance(relation, Parts) or not claim.quantity.words:
        return False
    return claim.quantity.value == len(relation.parts)


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

    def pairs(self, alike: Claim | None = None) -> Iterator[tuple[Claim, Claim]]:
        """Two levels in one unit, one of the relation and one outside; in that of `alike`.

        Two figures outside make up anything by chance where a sentence has many.
        """
        for first, second in combinations(self.all, 2):
            fits = _are_alike(first, second) and (alike is None or _are_alike(alike, first))
            if fits and self.is_outside(first, second) and self.is_own(first, second):
                yield first, second


def _of_change(change: Change | ImpliedBase, figures: Figures) -> bool:
    """The rate or the difference is that of another pair, or an end is a difference itself."""
    if _is_percentage(change.rate, figures) or _is_ratio_of_ends(change):
        return True
    ends = [each for each in (change.start, change.end) if each is not None]
    if any(_is_difference(each, figures) for each in ends):
        return True
    if any(_differs_by_the_last(each, figures) for each in ends):
        return True
    if isinstance(change, ImpliedBase):
        return False
    if _is_difference(change.delta, figures):
        return True
    bare = change.rate is None and change.delta is None and change.points is None
    return bare and any(_grows_to_another(end, figures) for end in ends)


def _is_ratio_of_ends(change: Change | ImpliedBase) -> bool:
    """True for "delivered £14.2m against a plan of £16.0m (89%)": one in percent of the other."""
    if isinstance(change, ImpliedBase) or change.direction or not change.rate:
        return False
    start, end, rate = change.start, change.end, change.rate.quantity
    if start is None or end is None or rate.text[:1] in SIGNS or not _are_alike(start, end):
        return False
    if not start.quantity.value or not end.quantity.value:
        return False
    less, more = sorted((start, end), key=lambda claim: claim.quantity.value or 0)
    ratio, stated = _quotient(less, more), strict(rate) * PERCENT
    return stated.meets(ratio) or stated.meets(_quotient(end, start))


def _of_parts(parts: Parts | Vote, figures: Figures) -> bool:
    """The whole is the sum of others, the parts add up to another, or one is part of another."""
    whole = parts.present if isinstance(parts, Vote) else parts.whole
    if whole is None or (isinstance(parts, Parts) and parts.ratio):
        return False
    if _is_difference(whole, figures) or _is_sum(whole, figures):
        return True
    if _are_parts_together(parts, whole, figures) or _is_share_of_a_part(parts, whole, figures):
        return True
    if any(_lacks_scale(part, whole) for part in parts.parts):
        return True
    total = _sum(parts.parts)
    voted = isinstance(parts, Vote)  # 应到45人，实到42人: as many votes as members are too many
    if not voted and any(
        _are_alike(whole, each) and _is_telling(each) and strict(each.quantity).meets(total)
        for each in figures.outside
    ):
        return True
    return any(
        _is_difference(part, figures) or _is_part_of_another(part, figures) for part in parts.parts
    )


def _are_parts_together(parts: Parts | Vote, whole: Claim, figures: Figures) -> bool:
    """True if the whole is one of the parts, of a whole told before: 共需272万元。补助110万元, …."""
    own = {each.place.start for each in (whole, *parts.parts)}
    levels = [each for each in figures.all if _are_of_one_kind(each, whole)]
    at = [number for number, each in enumerate(levels) if each.place.start in own]
    if len(at) < len(own):
        return False
    rows = [
        levels[first : last + 1]
        for first in range(max(at[0] - 1, 0), at[0] + 1)
        for last in range(at[-1], min(at[-1] + 2, len(levels)))
    ]
    totals = [each for each in (*figures.before, *levels) if _are_alike(each, whole)]
    return any(
        _sum(row).meets(strict(total.quantity))
        for row in rows
        for total in totals
        if _is_telling(total) and not any(_are_one(total, each) for each in row)
    )


def _is_share_of_a_part(parts: Parts | Vote, whole: Claim, figures: Figures) -> bool:
    """True for 建成118万亩，完成计划120万亩的98.3%，剩余2万亩: the largest is made up of the others."""
    largest = max(parts.parts, key=lambda each: each.quantity.value or 0)
    rest = [each for each in (whole, *parts.parts) if each is not largest]
    if not _is_telling(largest) or not _sum(rest).meets(strict(largest.quantity)):
        return False
    return any(_is_printed(_quotient(each, largest), figures) for each in rest)


def _of_share(share: Share, figures: Figures) -> bool:
    part, whole = share.part, share.whole
    if _lacks_scale(part, whole) or _is_percentage(share.share, figures):
        return True
    if part is not None and _is_part_of_one_before(part, share.share, figures):
        return True
    return part is not None and whole is not None and _is_of_both(part, whole, share.share)


def _is_part_of_one_before(part: Claim, rate: Claim, figures: Figures) -> bool:
    """True where the whole of a part stands in the sentence before."""
    wholes = [each for each in figures.before if _are_alike(each, part)]
    if not _is_percent(rate) or len(wholes) * _width(rate) > MOST_CHANCE_BEFORE:
        return False
    stated = strict(rate.quantity) * PERCENT
    return any(_is_telling(each) and _quotient(part, each).meets(stated) for each in wholes)


def _is_of_both(part: Claim, rest: Claim, rate: Claim) -> bool:
    """True for a part beside the rest, and no part of it: 完成1246例，失访87例，失访率6.5%."""
    if not _is_percent(rate) or not _is_telling(rate):
        return False
    both = strict(part.quantity) + strict(rest.quantity)
    return (strict(part.quantity) / both).meets(strict(rate.quantity) * PERCENT)


def _lacks_scale(part: Claim | None, whole: Claim | None) -> bool:
    """True where a bare whole leaves the scale word to its part: 61.2 million of 112.5."""
    if part is None or whole is None or not part.quantity.scaled or whole.quantity.scaled:
        return False
    printed = LEADING.match(part.quantity.text)
    bare = not whole.quantity.unit_text and whole.quantity.kind in COUNTS
    if printed is None or not bare:
        return False
    return Decimal(printed[0]) <= (whole.quantity.value or 0)


def _of_comparative(comparative: Comparative, figures: Figures) -> bool:
    """One of the two is a difference: 3.349bn above 34.914bn, in all 38.263bn."""
    return any(
        _is_difference(each, figures) for each in (comparative.subject, comparative.standard)
    )


def _of_average(average: Average, figures: Figures) -> bool:
    """The average is that of another total or count."""
    stated = average.average
    if average.each != 1 or not _is_telling(stated):
        return False
    tried = [
        (total, average.count) for total in figures.outside if _are_alike(total, average.total)
    ]
    tried += [
        (average.total, count) for count in figures.outside if _are_alike(count, average.count)
    ]
    return any(_quotient(*each).meets(strict(stated.quantity)) for each in tried)


def _of_sample(sample: SampleMean, figures: Figures) -> bool:
    """The percentage is that of two other counts: 职工2947人，其中技术人员386人，占13.1%."""
    return any(
        _is_percentage(each, figures)
        for each in figures.all
        if _is_percent(each) and each.quantity.value == sample.mean.value
    )


def _of_product(product: Purchase | Motion, figures: Figures) -> bool:
    """The amount is that of so many more: 每人每月300元，发放12个月，86人共30.96万元."""
    amount = product.amount
    if not _is_telling(amount):
        return False
    if isinstance(product, Purchase):
        factors = product.price, product.quantity
    else:
        factors = product.speed, product.time
    once, stated = (
        strict(factors[0].quantity) * strict(factors[1].quantity),
        strict(amount.quantity),
    )
    return any(
        (once * strict(each.quantity)).meets(stated)
        for each in figures.outside
        if each.quantity.kind in COUNTS
    )


EXPLANATIONS: Mapping[type[Relation], Callable[[Any, Figures], bool]] = {
    Change: _of_change,
    ImpliedBase: _of_change,
    Parts: _of_parts,
    Vote: _of_parts,
    Share: _of_share,
    Comparative: _of_comparative,
    Average: _of_average,
    SampleMean: _of_sample,
    Purchase: _of_product,
    Motion: _of_product,
}


def _is_percentage(percent: Claim | None, figures: Figures) -> bool:
    """True if a percentage is the share or the growth of two other levels."""
    if percent is None or not _is_percent(percent) or not _is_telling(percent):
        return False
    stated = strict(percent.quantity) * PERCENT
    if stated.high is not None and stated.high < 0:
        stated = -stated
    pairs = list(figures.pairs())
    if len(pairs) * _width(percent) > MOST_CHANCE:
        return False
    for pair in pairs:
        less, more = sorted(pair, key=lambda claim: claim.quantity.value or 0)
        if _quotient(less, more).meets(stated):
            return True
        growth, fall = _quotient(more, less) - ONE, ONE - _quotient(less, more)
        if growth.meets(stated) or fall.meets(stated):
            return True
    return False


def _grows_to_another(end: Claim, figures: Figures) -> bool:
    """True if a percentage outside of the relation ties one of its ends with another level."""
    others = [each for each in figures.outside if _are_alike(each, end)]
    return any(_is_printed(_quotient(other, end) - ONE, figures) for other in others)


def _is_difference(claim: Claim | None, figures: Figures) -> bool:
    """True if a level is the difference of two others."""
    if claim is None or not _is_telling(claim) or not _is_level(claim):
        return False
    stated = strict(claim.quantity)
    for pair in figures.pairs(claim):
        if any(_are_one(claim, each) for each in pair):
            continue
        less, more = sorted(pair, key=lambda each: each.quantity.value or 0)
        if _is_slight(less, more):
            continue
        if (strict(more.quantity) - strict(less.quantity)).meets(stated):
            return True
    return False


def _differs_by_the_last(claim: Claim, figures: Figures) -> bool:
    """True for "41 points from 22 games, 4 more than last year (37)": 37 and 4 are the 41."""
    before = [each for each in figures.all if each.place.start < claim.place.start]
    if len(before) < 2 or not _is_telling(claim) or not _are_of_one_kind(before[-1], claim):
        return False
    step, level = strict(before[-1].quantity), strict(claim.quantity)
    if not before[-1].change.endswith("-by"):
        return False
    return any(
        strict(each.quantity).meets(level + step) or strict(each.quantity).meets(level - step)
        for each in before[:-1]
        if _are_of_one_kind(each, claim)
    )


def _is_sum(whole: Claim, figures: Figures) -> bool:
    """True if a level is the sum of levels in a row, some of them outside of the relation."""
    if not _is_telling(whole):
        return False
    stated = strict(whole.quantity)
    levels = [each for each in figures.all if _are_of_one_kind(each, whole)]
    for first in range(len(levels)):
        for last in range(first + 2, min(first + MOST_ADDED, len(levels)) + 1):
            row = levels[first:last]
            if any(_are_one(whole, each) for each in row):
                break
            if figures.is_outside(*row) and _sum(row).meets(stated):
                return True
    return False


def _is_part_of_another(part: Claim, figures: Figures) -> bool:
    """True if a percentage beside it is the share of a part in a whole outside of the relation."""
    wholes = [each for each in figures.outside if _are_alike(each, part)]
    return any(_is_printed(_quotient(part, whole), figures) for whole in wholes)


def _is_printed(ratio: Interval, figures: Figures) -> bool:
    """True if a percentage outside of the relation is a ratio."""
    return any(
        ratio.meets(strict(each.quantity) * PERCENT)
        for each in figures.outside
        if _is_percent(each) and _is_telling(each)
    )


def _are_one(first: Claim, second: Claim) -> bool:
    """True for one figure, however it was converted on the way."""
    return first.place.start == second.place.start


def _width(claim: Claim) -> Fraction:
    """How much the last place of a figure is of it."""
    quantity = claim.quantity
    return Fraction(quantity.precision) / abs(Fraction(quantity.value or 1))


def _is_plain(claim: Claim) -> bool:
    """True for one number that is no bound."""
    quantity = claim.quantity
    return quantity.qualifier in ("", "about") and quantity.value not in (None, 0)


def _plainly(claim: Claim) -> Claim:
    """The figure at its word: about 191.4 is made up as exactly as 191.4, or by chance."""
    return replace(claim, quantity=replace(claim.quantity, qualifier=""))


def _is_telling(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity.value is not None and abs(quantity.value) >= TELLING * quantity.precision


def _is_slight(less: Claim, more: Claim) -> bool:
    """True for a figure that is lost in the rounding of another: 2.5万元 beside 24.6亿元."""
    value = less.quantity.value
    return value is None or abs(value) < SEEN * more.quantity.precision


def _is_percent(claim: Claim) -> bool:
    return claim.quantity.kind == "percent"


def _is_level(claim: Claim) -> bool:
    return claim.quantity.kind not in ("percent", "percentage-point", "multiple", "rank", "ratio")


def _are_alike(first: Claim, second: Claim) -> bool:
    """True for levels in one unit; a bare number counts whatever is counted beside it."""
    units = {first.quantity.unit, second.quantity.unit}
    return _are_of_one_kind(first, second) and (len(units) == 1 or "" in units)


def _are_of_one_kind(first: Claim, second: Claim) -> bool:
    kinds = {first.quantity.kind, second.quantity.kind}
    return _is_level(first) and (len(kinds) == 1 or kinds <= COUNTS)


def _quotient(first: Claim, second: Claim) -> Interval:
    return strict(first.quantity) / strict(second.quantity)


def _sum(claims: Sequence[Claim]) -> Interval:
    total = strict(claims[0].quantity)
    for claim in claims[1:]:
        total += strict(claim.quantity)
    return total
