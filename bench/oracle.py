"""Do the figures of a relation agree? Recomputed without any code of the checks.

The bench for mutations keeps a changed text only where this says that its figures cannot agree:
plain interval arithmetic on (low, high) pairs of fractions, one function for each relation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise

from calendar_oracle import CALENDAR_ORACLES
from heshu.model.figures import Claim
from heshu.model.relations import (
    Average,
    Balance,
    Change,
    Comparative,
    Conversion,
    Discount,
    FractionPair,
    Listing,
    Relation,
    ShareList,
    Standing,
)

Ends = tuple[Fraction, Fraction]
Figures = Mapping[str, list[Ends]]
"""Role -> the widest reading of each figure that plays it."""
Oracle = Callable[[Figures, Relation], bool]
"""What says that figures cannot agree; of the relation it looks at the words only: signs, order."""


def widest(claim: Claim, value: Fraction, scale: Fraction = Fraction(1)) -> Ends:
    """All that a printed number may stand for: one unit of its last place to either side.

    An integer without a scale word gives or takes half of its trailing zeros; what is counted is
    itself else. `scale` is that of another scale word than the printed one; a multiple in words
    (doubled, tripled) is said loosely.
    """
    quantity = claim.quantity
    step = Fraction(quantity.precision) * scale
    if quantity.words and quantity.kind == "multiple":
        return value * 7 / 8, value * 9 / 8
    if not quantity.scaled and value.denominator == 1 and step <= 1:
        digits = str(abs(value.numerator))
        zeros = min(len(digits) - len(digits.rstrip("0")), max(len(digits) - 2, 0))
        counted = quantity.kind in ("count", "number", "money", "rate")
        step = max(Fraction(0) if counted else step, Fraction(10**zeros, 2) if zeros else step * 0)
    return value - step, value + step


def _apart(one: Ends, two: Ends) -> bool:
    return one[1] < two[0] or two[1] < one[0]


def _over(one: Ends, two: Ends) -> Ends:
    quotients = [a / b for a in one for b in two]
    return min(quotients), max(quotients)


def _scaled(ends: Ends, by: int) -> Ends:
    return ends[0] * by, ends[1] * by


def _sum(parts: list[Ends]) -> Ends:
    return sum((p[0] for p in parts), Fraction(0)), sum((p[1] for p in parts), Fraction(0))


def _size(ends: Ends) -> Ends:
    low, high = sorted((abs(ends[0]), abs(ends[1])))
    return (Fraction(0) if ends[0] <= 0 <= ends[1] else low), high


def change(figures: Figures, relation: Relation) -> bool:
    """True if start, end and any change between them cannot agree."""
    if "from" not in figures or "to" not in figures:
        return False
    start, end = figures["from"][-1], figures["to"][0]
    difference = _size((end[0] - start[1], end[1] - start[0]))
    assert isinstance(relation, Change)
    basis = relation.points is not None and relation.points.quantity.unit == "bp"
    points = [(a / 100, b / 100) if basis else (a, b) for a, b in figures.get("points", [])]
    stated = [_size(each) for each in [*figures.get("by", []), *points]]
    if any(_apart(difference, each) for each in stated):
        return True
    if start[0] <= 0:
        return False
    ratio = _over(end, start)
    growth = _size(((ratio[0] - 1) * 100, (ratio[1] - 1) * 100))
    if any(_apart(growth, _size(each)) for each in figures.get("rate", [])):
        return True
    return any(
        _apart(ratio, each) and _apart((ratio[0] - 1, ratio[1] - 1), each)
        for each in figures.get("multiple", []) + figures.get("doublings", [])
    )


def parts(figures: Figures, _: Relation) -> bool:
    """True if the parts of a closed list are not the whole."""
    if "whole" not in figures or "part" not in figures:
        return False
    return _apart(_sum(figures["part"]), figures["whole"][0])


def some_parts(figures: Figures, _: Relation) -> bool:
    """True if the largest part of an open list (其中) is more than the whole."""
    if "whole" not in figures or "part" not in figures:
        return False
    return max(low for low, _ in figures["part"]) > figures["whole"][0][1]


def share(figures: Figures, _: Relation) -> bool:
    """True if the part is another share of the whole."""
    if not {"share", "part", "whole"} <= set(figures) or figures["whole"][0][0] <= 0:
        return False
    quotient = _over(figures["part"][0], figures["whole"][0])
    return _apart(_scaled(quotient, 100), figures["share"][0])


def average(figures: Figures, relation: Relation) -> bool:
    """True if total over count is not the average."""
    if not {"total", "count", "average"} <= set(figures) or figures["count"][0][0] <= 0:
        return False
    assert isinstance(relation, Average)
    low, high = _over(figures["total"][0], figures["count"][0])
    if relation.per_head:  # bureaus divide by the mean of the year
        low, high = low * 98 / 100, high * 102 / 100
    return _apart((low, high), figures["average"][0])


def product(first: str, second: str, result: str, divisor: int = 1) -> Oracle:
    """True if two figures multiplied are not the third: price, quantity and amount."""

    def differ(figures: Figures, _: Relation) -> bool:
        if not {first, second, result} <= set(figures):
            return False
        ends = [a * b / divisor for a in figures[first][0] for b in figures[second][0]]
        return _apart((min(ends), max(ends)), figures[result][0])

    return differ


def quotient(numerator: str, denominator: str, result: str) -> Oracle:
    """True if one figure over another is not the printed percentage."""

    def differ(figures: Figures, _: Relation) -> bool:
        if not {numerator, denominator, result} <= set(figures):
            return False
        below = figures[denominator][0]
        if below[0] <= 0:
            return False
        return _apart(_scaled(_over(figures[numerator][0], below), 100), figures[result][0])

    return differ


def growth(start: str, end: str, rate: str) -> Oracle:
    """True if two levels of a table or of two places are not the printed growth apart."""

    def differ(figures: Figures, _: Relation) -> bool:
        if not {start, end, rate} <= set(figures) or figures[start][0][0] <= 0:
            return False
        ratio = _over(figures[end][0], figures[start][0])
        return _apart(_size(((ratio[0] - 1) * 100, (ratio[1] - 1) * 100)), _size(figures[rate][0]))

    return differ


def two(first: str, second: str) -> Oracle:
    """True if two mentions of one figure differ."""

    def differ(figures: Figures, _: Relation) -> bool:
        if first not in figures or second not in figures:
            return False
        return _apart(figures[first][0], figures[second][0])

    return differ


FACTORS: Mapping[tuple[str, str], Fraction] = {
    ("mi", "km"): Fraction("1.609344"),
    ("acre", "ha"): Fraction("0.40468564224"),
    ("ha", "acre"): 1 / Fraction("0.40468564224"),
    ("lb", "kg"): Fraction("0.45359237"),
    ("kg", "lb"): 1 / Fraction("0.45359237"),
    ("km", "mi"): 1 / Fraction("1.609344"),
    ("ft", "m"): Fraction("0.3048"),
    ("m", "ft"): 1 / Fraction("0.3048"),
    ("in", "cm"): Fraction("2.54"),
    ("mu", "ha"): Fraction(1, 15),
    ("ha", "mu"): Fraction(15),
    ("jin", "kg"): Fraction(1, 2),
    ("kg", "jin"): Fraction(2),
}
"""What one of the first unit is in the second: yard and pound of 1959; 15 亩 are a hectare."""
CONVERTED_LOOSELY = Fraction(1, 10)
"""A converted figure may be cut to two digits; only what is further off is a slip for sure."""


def conversion(figures: Figures, relation: Relation) -> bool:
    """True if a figure is a tenth or more away from what the other unit makes of it."""
    assert isinstance(relation, Conversion)
    units = relation.first.quantity.unit, relation.second.quantity.unit
    if units not in FACTORS:
        return False
    low, high = _over(figures["first"][0], (1 / FACTORS[units], 1 / FACTORS[units]))
    return _apart(
        (low * (1 - CONVERTED_LOOSELY), high * (1 + CONVERTED_LOOSELY)), figures["second"][0]
    )


def balance(figures: Figures, relation: Relation) -> bool:
    """True if the terms of an identity are not its result."""
    assert isinstance(relation, Balance)
    if relation.loose:
        return False
    terms = [
        ends if sign > 0 else (-ends[1], -ends[0])
        for ends, sign in zip(figures["terms"], relation.signs, strict=True)
    ]
    return _apart(_sum(terms), figures["result"][0])


def hundred(figures: Figures, relation: Relation) -> bool:
    """True if shares, or the terms of a structure ratio, are not 100 together."""
    low, high = _sum(figures["part"])
    if isinstance(relation, ShareList) and not relation.exhaustive:
        return low > HUNDRED
    return high < HUNDRED or low > HUNDRED


HUNDRED = Fraction(100)


def comparative(figures: Figures, relation: Relation) -> bool:
    """True if the figure that is said to be larger is smaller."""
    assert isinstance(relation, Comparative)
    subject, standard = figures["subject"][0], figures["standard"][0]
    if relation.direction == "above":
        return subject[1] < standard[0]
    if relation.direction == "below":
        return subject[0] > standard[1]
    return _apart(subject, standard)


def vote(figures: Figures, _: Relation) -> bool:
    """True if more votes were cast than there were voters."""
    return _sum(figures["part"])[0] > figures["present"][0][1]


def ranking(figures: Figures, _: Relation) -> bool:
    """True if a rank is larger than its field."""
    return figures["rank"][0][0] > figures["field"][0][1]


def extremes(figures: Figures, _: Relation) -> bool:
    """True if an average lies outside of its extremes."""
    mean = figures["average"][0]
    return mean[1] < figures["lowest"][0][0] or mean[0] > figures["highest"][0][1]


def listing(figures: Figures, relation: Relation) -> bool:
    """True if the announced number is not that of the items."""
    assert isinstance(relation, Listing)
    low, high = figures["number"][0]
    return high < relation.fewest or (low > relation.most and not relation.open)


def standing(figures: Figures, relation: Relation) -> bool:
    """True if values do not have the order that their ranks give them."""
    assert isinstance(relation, Standing)
    values = figures["values"]
    first, others = values[0], values[1:]
    if relation.lowest:
        return any(first[0] > other[1] for other in others)
    if relation.superlative:
        return any(first[1] < other[0] for other in others)
    return relation.more_is_better and any(a[1] < b[0] for a, b in pairwise(values))


def fraction(figures: Figures, relation: Relation) -> bool:
    """True if m of n is not the percentage beside it."""
    assert isinstance(relation, FractionPair)
    top, percent = figures["fraction"][0], figures["percent"][0]
    if relation.base is None:
        low, high = _scaled(top, 100)
        return _apart((low * 19 / 20, high * 21 / 20), percent)  # "a third" is said of 31 %
    if figures["base"][0][0] <= 0:
        return False
    return _apart(_scaled(_over(top, figures["base"][0]), 100), percent)


def discount(figures: Figures, relation: Relation) -> bool:
    """True if a list price less its discount is not the price to pay."""
    assert isinstance(relation, Discount)
    low, high = figures["discount"][0]
    kept = (low, high) if relation.keeps else (100 - high, 100 - low)
    ends = [a * b / 100 for a in figures["full_price"][0] for b in kept]
    return _apart((min(ends), max(ends)), figures["price"][0])


def turned(figures: Figures, relation: Relation) -> bool:
    """True if the figures say which is the larger, so that the opposite word is wrong.

    A growth from -3 to -1 may be told either way.
    """
    first, second = ("from", "to") if isinstance(relation, Change) else ("subject", "standard")
    if first not in figures or second not in figures:
        return False
    if isinstance(relation, Change) and (relation.trend or relation.descending):
        return False
    one, two = figures[first][-1], figures[second][0]
    return one[0] >= 0 and two[0] >= 0 and _apart(one, two)


def table_total(figures: Figures, _: Relation) -> bool:
    """True if the cells of a column or row are not its total."""
    return _apart(_sum(figures["part"]), figures["total"][0])


ORACLES: Mapping[str, Oracle] = {
    "Change": change,
    "Parts": parts,
    "OpenParts": some_parts,
    "Ratio": hundred,
    "ShareList": hundred,
    "Share": share,
    "Average": average,
    "Purchase": product("price", "quantity", "amount"),
    "Motion": product("speed", "time", "amount"),
    "PercentOf": product("percent", "whole", "part", 100),
    "Completion": quotient("actual", "target", "rate"),
    "ImpliedBase": growth("from", "to", "rate"),
    "Balance": balance,
    "Conversion": conversion,
    "Restatement": two("first", "second"),
    "Repeat": two("earlier", "later"),
    "NearDuplicate": two("earlier", "later"),
    "Comparative": comparative,
    "Vote": vote,
    "Ranking": ranking,
    "Extremes": extremes,
    "Listing": listing,
    "Standing": standing,
    "FractionPair": fraction,
    "Discount": discount,
    "TableTotal": table_total,
    "TableShare": quotient("part", "whole", "share"),
    "TableGrowth": growth("previous", "current", "rate"),
    "CellMention": two("cell", "printed"),
    **CALENDAR_ORACLES,
}
"""Type of relation -> what says that its figures cannot agree."""
