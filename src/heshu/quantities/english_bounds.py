"""Two bounds that make one range: `more than 5 and less than 10`, `at least 20 but at most 100`.

>>> from heshu import quantities
>>> [(q.text, q.low, q.high) for q in quantities("above 1,000 and below 1,500 m", language="en")]
[('above 1,000 and below 1,500 m', Decimal('1000'), Decimal('1500'))]
"""

from __future__ import annotations

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Qualifier, Quantity

JOINED = re.compile(
    r",?[ \n](?:and|but|yet|though)(?:[ \n](?:is|are|was|were|also|still))?[ \n]|,[ ]",
    re.IGNORECASE,
)
LOWER: frozenset[Qualifier] = frozenset({"more-than", "at-least"})
UPPER: frozenset[Qualifier] = frozenset({"less-than", "at-most"})
WIDEST = 1000
"""Bounds further apart than this factor speak of two things or lack a scale word."""


def join_bounds(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Neighbouring bounds of opposite direction as one range; the others unchanged."""
    joined: list[Quantity] = []
    for quantity in quantities:
        pair = _range_of(text, joined[-1], quantity) if joined else None
        if pair:
            joined[-1] = pair
        else:
            joined.append(quantity)
    return joined


def _range_of(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    sides = {first.qualifier, second.qualifier}
    if not (sides & LOWER and sides & UPPER) or first.value is None or second.value is None:
        return None
    if not JOINED.fullmatch(text, first.end, second.start):
        return None
    if first.unit not in ("", second.unit):
        return None
    low, high = (first, second) if first.qualifier in LOWER else (second, first)
    if low.value is None or high.value is None or not _is_wide(low, high):
        return None
    start, end = first.start, second.end
    return replace(
        second, start=start, core_start=first.core_start, text=text[start:end], value=None,
        low=low.value, high=high.value, qualifier=_qualifier(low, high), rules=("two-bounds",),
    )  # fmt: skip


def _is_wide(low: Quantity, high: Quantity) -> bool:
    """Bounds in order, and near enough to measure the same thing."""
    below, above = low.value, high.value
    if below is None or above is None or not below < above:
        return False
    return below <= 0 or above <= below * WIDEST


def _qualifier(low: Quantity, high: Quantity) -> Qualifier:
    """Open at both ends it is more than the lower bound, up to the higher; else a range."""
    open_ends = low.qualifier == "more-than" and high.qualifier == "less-than"
    return "more-than" if open_ends else "range"
