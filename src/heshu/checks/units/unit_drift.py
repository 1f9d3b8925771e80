"""UNT004: two levels of one quantity, alike as numbers, in units far apart: 12万吨 to 15万公斤."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Remark
from heshu.model.intervals import Reading
from heshu.model.relations import UnitPair

FAR_APART = 100
"""A unit this many times another one is no rescaling for the reader's sake ..."""
ALIKE = 3
"""... where the numbers before the units are within this factor of each other."""


def derive(pair: UnitPair, _reading: Reading) -> Remark | None:
    """Two figures whose numbers are alike and whose units, or scale words, are not."""
    first, second = pair.start.quantity, pair.end.quantity
    ratio = _ratio(pair)
    if ratio is None or not first.value or not second.value or min(first.value, second.value) <= 0:
        return None
    numbers = Fraction(first.value) / Fraction(second.value)
    if pair.by_scale:
        numbers /= ratio
    if not (Fraction(1, ALIKE) <= numbers <= ALIKE) or not _far(ratio):
        return None
    return Remark(
        zh=f"“{first.text}”与“{second.text}”数值相近而单位相差悬殊",
        en=f'"{first.text}" and "{second.text}" are alike as numbers but not in their units',
        claim=pair.end,
    )


def _ratio(pair: UnitPair) -> Fraction | None:
    """How many of the second unit the first one is; `None` where that is not known."""
    if pair.first_factor is None or pair.second_factor is None:
        return None
    return Fraction(pair.first_factor) / Fraction(pair.second_factor)


def _far(ratio: Fraction) -> bool:
    return ratio >= FAR_APART or ratio <= Fraction(1, FAR_APART)


CHECK = Check(
    code="UNT004",
    name="unit-drift",
    severity="warning",
    relations=(UnitPair,),
    derive=derive,
    tier=3,
    repairs=False,
)
