"""Do the figures of a relation agree? Recomputed without any code of the checks.

The bench for mutations keeps a changed text only where this says that its figures cannot agree:
plain interval arithmetic on (low, high) pairs of fractions, one function for each relation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from heshu.model.figures import Claim

Ends = tuple[Fraction, Fraction]
Figures = Mapping[str, list[Ends]]
"""Role -> the widest reading of each figure that plays it."""


def widest(claim: Claim, value: Fraction) -> Ends:
    """All that a printed number may stand for: one unit of its last place to either side.

    A count or an amount without a scale word is itself, give or take half of its trailing zeros.
    """
    quantity = claim.quantity
    step = Fraction(quantity.precision)
    exact = quantity.kind in ("count", "number", "money", "rate")
    if exact and not quantity.scaled and value.denominator == 1 and step <= 1:
        digits = str(abs(value.numerator))
        zeros = min(len(digits) - len(digits.rstrip("0")), max(len(digits) - 2, 0))
        step = Fraction(10**zeros, 2) if zeros else Fraction(0)
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


def change(figures: Figures) -> bool:
    """True if start, end and any change between them cannot agree."""
    if "from" not in figures or "to" not in figures:
        return False
    start, end = figures["from"][-1], figures["to"][0]
    difference = _size((end[0] - start[1], end[1] - start[0]))
    stated = [_size(each) for each in figures.get("by", []) + figures.get("points", [])]
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


def parts(figures: Figures) -> bool:
    """True if the parts of a closed list are not the whole."""
    if "whole" not in figures or "part" not in figures:
        return False
    return _apart(_sum(figures["part"]), figures["whole"][0])


def some_parts(figures: Figures) -> bool:
    """True if the largest part of an open list (其中) is more than the whole."""
    if "whole" not in figures or "part" not in figures:
        return False
    return max(low for low, _ in figures["part"]) > figures["whole"][0][1]


def share(figures: Figures) -> bool:
    """True if the part is another share of the whole."""
    if not {"share", "part", "whole"} <= set(figures) or figures["whole"][0][0] <= 0:
        return False
    quotient = _over(figures["part"][0], figures["whole"][0])
    return _apart(_scaled(quotient, 100), figures["share"][0])


def average(figures: Figures) -> bool:
    """True if total over count is not the average."""
    if not {"total", "count", "average"} <= set(figures) or figures["count"][0][0] <= 0:
        return False
    return _apart(_over(figures["total"][0], figures["count"][0]), figures["average"][0])


def two(first: str, second: str) -> Callable[[Figures], bool]:
    """True if two mentions of one figure differ."""

    def differ(figures: Figures) -> bool:
        if first not in figures or second not in figures:
            return False
        return _apart(figures[first][0], figures[second][0])

    return differ


ORACLES: Mapping[str, Callable[[Figures], bool]] = {
    "Change": change,
    "Parts": parts,
    "OpenParts": some_parts,
    "Share": share,
    "Average": average,
    "Restatement": two("first", "second"),
    "Repeat": two("earlier", "later"),
}
"""Type of relation -> what says that its figures cannot agree."""
