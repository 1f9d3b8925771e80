"""Figures that others beside them make up exactly: what was tied wrongly is no slip.

去年10月为2693.4万吨 … 外贸1164.3万吨，占40.9% is no share of 2693.4万吨 where 1164.3 of 2847.6万吨,
printed in the same sentence, is 40.9 %. Combinations are tried only in order to acquit: they never
make a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from heshu.checks.made_up import (
    COUNTS,
    ONE,
    PERCENT,
    Figures,
    Nearby,
    are_alike,
    are_of_one_kind,
    are_one,
    differs_by_the_last,
    grows_to_another,
    is_difference,
    is_part_of_another,
    is_percent,
    is_percentage,
    is_plain,
    is_printed,
    is_sum,
    is_telling,
    plainly,
    quotient,
    total_of,
    width,
)
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import strict
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
)

MOST_CHANCE_BEFORE = Fraction(1, 50)
"""Figures of the sentence before, of which one rarely is the whole, times the width of a rate."""
MOST_BESIDE = 24
"""Figures of a sentence; one with more is a list, in which chance makes up anything."""
LEADING = re.compile(r"\d+(?:\.\d+)?")
SIGNS = tuple("+-−–")
"""Of a percentage that is a change."""


def explained(relation: Relation, nearby: Nearby) -> bool:
    """True if a figure of a relation at odds is made up by other figures near it."""
    explain = EXPLANATIONS.get(type(relation))
    if explain is None or len(nearby.beside) > MOST_BESIDE:
        return False
    beside, before = (
        [
            plainly(claim)
            for claim in claims
            if is_plain(claim) and not _counts_parts(claim, relation)
        ]
        for claims in (nearby.beside, nearby.before[-MOST_BESIDE:])
    )
    return explain(relation, Figures(relation, beside, before))


def _counts_parts(claim: Claim, relation: Relation) -> bool:
    """True for the three of "37 goals came from three players", which is none of their goals."""
    if not isinstance(relation, Parts) or not claim.quantity.words:
        return False
    return claim.quantity.value == len(relation.parts)


def _of_change(change: Change | ImpliedBase, figures: Figures) -> bool:
    """The rate or the difference is that of another pair, or an end is a difference itself."""
    if is_percentage(change.rate, figures):
        return True
    if _is_ratio_of_ends(change) or _is_backwards(change):
        return True
    ends = [each for each in (change.start, change.end) if each is not None]
    if any(is_difference(each, figures) for each in ends):
        return True
    if any(differs_by_the_last(each, figures) for each in ends):
        return True
    if isinstance(change, ImpliedBase):
        return False
    if is_difference(change.delta, figures):
        return True
    bare = change.rate is None and change.delta is None and change.points is None
    return bare and any(grows_to_another(end, figures) for end in ends)


def _is_ratio_of_ends(change: Change | ImpliedBase) -> bool:
    """True for "delivered £14.2m against a plan of £16.0m (89%)": one in percent of the other."""
    if isinstance(change, ImpliedBase) or change.direction or not change.rate:
        return False
    start, end, rate = change.start, change.end, change.rate.quantity
    if start is None or end is None or rate.text[:1] in SIGNS or not are_alike(start, end):
        return False
    if not start.quantity.value or not end.quantity.value:
        return False
    less, more = sorted((start, end), key=lambda claim: claim.quantity.value or 0)
    ratio, stated = quotient(less, more), strict(rate) * PERCENT
    return stated.meets(ratio) or stated.meets(quotient(end, start))


def _is_backwards(change: Change | ImpliedBase) -> bool:
    """True for a rise of 10.93 % read from 2373.7 to 2139.9: it is that from 2139.9 to 2373.7.

    A verb or a base that is wrong gives no such size; where the text says from what it goes, the
    ends may have been exchanged by the writer.
    """
    if isinstance(change, ImpliedBase) or not change.direction or not change.rate:
        return False
    start, end, rate = change.start, change.end, change.rate
    if start is None or end is None or start.change == "from":
        return False
    if not is_percent(rate) or not is_telling(rate):
        return False
    if not are_alike(start, end) or not start.quantity.value or not end.quantity.value:
        return False
    falls = start.quantity.value > end.quantity.value
    if falls == (change.direction == "down"):
        return False
    back, forth = quotient(start, end) - ONE, quotient(end, start) - ONE
    size = strict(rate.quantity) * PERCENT
    sizes = (size, -size)
    return any(back.meets(each) for each in sizes) and not any(forth.meets(each) for each in sizes)


def _of_parts(parts: Parts | Vote, figures: Figures) -> bool:
    """The whole is the sum of others, the parts add up to another, or one is part of another."""
    whole = parts.present if isinstance(parts, Vote) else parts.whole
    if whole is None or (isinstance(parts, Parts) and parts.ratio):
        return False
    if is_difference(whole, figures) or is_sum(whole, figures):
        return True
    if _are_parts_together(parts, whole, figures) or _is_share_of_a_part(parts, whole, figures):
        return True
    if any(_lacks_scale(part, whole) for part in parts.parts):
        return True
    total = total_of(parts.parts)
    voted = isinstance(parts, Vote)  # 应到45人，实到42人: as many votes as members are too many
    if not voted and any(
        are_alike(whole, each) and is_telling(each) and strict(each.quantity).meets(total)
        for each in figures.outside
    ):
        return True
    return any(
        is_difference(part, figures) or is_part_of_another(part, figures) for part in parts.parts
    )


def _are_parts_together(parts: Parts | Vote, whole: Claim, figures: Figures) -> bool:
    """True if the whole is one of the parts, of a whole told before: 共需272万元。补助110万元, …."""
    own = {each.place.start for each in (whole, *parts.parts)}
    levels = [each for each in figures.all if are_of_one_kind(each, whole)]
    at = [number for number, each in enumerate(levels) if each.place.start in own]
    if len(at) < len(own):
        return False
    rows = [
        levels[first : last + 1]
        for first in range(max(at[0] - 1, 0), at[0] + 1)
        for last in range(at[-1], min(at[-1] + 2, len(levels)))
    ]
    totals = [each for each in (*figures.before, *levels) if are_alike(each, whole)]
    return any(
        total_of(row).meets(strict(total.quantity))
        for row in rows
        for total in totals
        if is_telling(total) and not any(are_one(total, each) for each in row)
    )


def _is_share_of_a_part(parts: Parts | Vote, whole: Claim, figures: Figures) -> bool:
    """True for 建成118万亩，完成计划120万亩的98.3%，剩余2万亩: the largest is made up of the others."""
    largest = max(parts.parts, key=lambda each: each.quantity.value or 0)
    rest = [each for each in (whole, *parts.parts) if each is not largest]
    if not is_telling(largest) or not total_of(rest).meets(strict(largest.quantity)):
        return False
    return any(is_printed(quotient(each, largest), figures) for each in rest)


def _of_share(share: Share, figures: Figures) -> bool:
    part, whole = share.part, share.whole
    if _lacks_scale(part, whole) or is_percentage(share.share, figures):
        return True
    if part is not None and _is_part_of_one_before(part, share.share, figures):
        return True
    return part is not None and whole is not None and _is_of_both(part, whole, share.share)


def _is_part_of_one_before(part: Claim, rate: Claim, figures: Figures) -> bool:
    """True where the whole of a part stands in the sentence before."""
    wholes = [each for each in figures.before if are_alike(each, part)]
    if not is_percent(rate) or len(wholes) * width(rate) > MOST_CHANCE_BEFORE:
        return False
    stated = strict(rate.quantity) * PERCENT
    return any(is_telling(each) and quotient(part, each).meets(stated) for each in wholes)


def _is_of_both(part: Claim, rest: Claim, rate: Claim) -> bool:
    """True for a part beside the rest, and no part of it: 完成1246例，失访87例，失访率6.5%."""
    if not is_percent(rate) or not is_telling(rate):
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
    return any(is_difference(each, figures) for each in (comparative.subject, comparative.standard))


def _of_average(average: Average, figures: Figures) -> bool:
    """The average is that of another total or count, or what differs from one by the other."""
    stated = average.average
    if _is_difference_of_both(average):
        return True
    if average.each != 1 or not is_telling(stated):
        return False
    tried = [(total, average.count) for total in figures.outside if are_alike(total, average.total)]
    tried += [
        (average.total, count) for count in figures.outside if are_alike(count, average.count)
    ]
    return any(quotient(*each).meets(strict(stated.quantity)) for each in tried)


def _is_difference_of_both(average: Average) -> bool:
    """True for "62 millilitres with the drug and nine without it, a difference of 53 millilitres"."""
    levels = [average.total, average.average]
    if not all(map(is_telling, levels)) or not are_alike(*levels):
        return False
    less, more = (strict(each.quantity) for each in sorted(levels, key=_size))
    return (more - less).meets(strict(average.count.quantity))


def _size(claim: Claim) -> Decimal:
    return claim.quantity.value or Decimal(0)


def _of_sample(sample: SampleMean, figures: Figures) -> bool:
    """The percentage is that of two other counts: 职工2947人，其中技术人员386人，占13.1%."""
    return any(
        is_percentage(each, figures)
        for each in figures.all
        if is_percent(each) and each.quantity.value == sample.mean.value
    )


def _of_product(product: Purchase | Motion, figures: Figures) -> bool:
    """The amount is that of so many more: 每人每月300元，发放12个月，86人共30.96万元."""
    amount = product.amount
    if not is_telling(amount):
        return False
    if isinstance(product, Purchase):
        if product.each > 1 or product.other_prices:
            return False
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
