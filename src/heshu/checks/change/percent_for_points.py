"""CHG004: the difference of two rates is in percentage points: 由32%提高到36%，提高了4%."""

from __future__ import annotations

from heshu.checks.change.growth import (
    arrow,
    both_rates,
    directed,
    growth,
    positive_ends,
    signed_text,
)
from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading, lenient
from heshu.model.relations import Change


def derive(change: Change, reading: Reading) -> Comparison | None:
    """The relative growth of a rate beside the printed percentage, where that is the difference."""
    both = positive_ends(change, reading)
    if both is None or change.rate is None or not both_rates(change):
        return None
    derived = growth(*both)
    stated = directed(reading(change.rate.quantity), change, derived)
    if not derived.meets(stated) and not _is_difference(change):
        return None
    return Comparison(
        derived=derived,
        stated=stated,
        formula=arrow(change),
        claim=change.rate,
        text=signed_text(change, change.rate),
        unit="%",
        signed=True,
    )


def _is_difference(change: Change) -> bool:
    """True if the printed percentage is the difference of the two rates."""
    both = positive_ends(change, lenient)
    if both is None or change.rate is None:
        return False
    difference = both[1] - both[0]
    return difference.meets(directed(lenient(change.rate.quantity), change, difference))


CHECK = Check(
    code="CHG004",
    name="percent-for-points",
    severity="warning",
    relations=(Change,),
    derive=derive,
    tier=2,
    zh="{formula} 的相对变化为 {derived}，文中的 {stated} 是两者之差，单位应为百分点",
    en="{formula} is a relative change of {derived}; {stated} is the difference, in points",
    agrees_zh="{formula} 的相对变化为 {derived}，文中为 {stated}",
    agrees_en="{formula} is a relative change of {derived}, the text says {stated}",
    repairs=False,
)
