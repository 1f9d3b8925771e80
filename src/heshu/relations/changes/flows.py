"""What came or went beside how many there were: 43,300 jobs gained, 1.5% more than 2,944,100.

The first figure is by how much the second one changed, so that it is no level which came of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from heshu.model.figures import Claim
from heshu.model.intervals import lenient
from heshu.relations.patterns import Match
from heshu.relations.scene import TIME

SMALL = Decimal("0.34")
"""The part of a stock that came or went in one time, where nothing else tells one from the other."""
HUNDREDTH = Fraction(1, 100)
FURTHEST = 3
"""Times that a rough percentage may be more than the part that it is said of."""


def is_flow_into(match: Match, start: Claim, end: Claim, amounts: Sequence[Match]) -> bool:
    """True where `end` is the growth of `start` and no level: it is as large as the rate says.

    Where a verb says that it came or went, a small part of the stock will do.
    """
    before, after = start.quantity.value, end.quantity.value
    if before is None or after is None or not 0 < after < before * SMALL:
        return False
    if match.scene.text[match.scene.offset(end) - 1] == TIME:
        return False  # 上年同期接到举报318件，今年31件: a level of its own time
    rates = [amount.claim("by") or amount.claim("relative") for amount in amounts]
    said = [rate for rate in rates if rate is not None and rate.quantity.kind == "percent"]
    if any(_is_so_much_of(start, rate, end) for rate in said):
        return True
    scene = match.scene
    small = not said or all((rate.quantity.value or 0) < 100 * SMALL for rate in said)
    flows = scene.said["came-into-a-stock"].search(scene.text, 0, scene.offset(end))
    return small and flows is not None


def _is_so_much_of(start: Claim, rate: Claim, end: Claim) -> bool:
    """True if a percentage of one figure is the other one."""
    percent, before, after = (each.quantity.value for each in (rate, start, end))
    if percent is None or not before or after is None:
        return False
    if FURTHEST * 100 * after < percent * before:
        return False  # 11吨 is no tenth of 12万吨, however roughly
    share = lenient(rate.quantity)
    of = lenient(start.quantity)
    return (share * of).scale(HUNDREDTH).meets(lenient(end.quantity))
