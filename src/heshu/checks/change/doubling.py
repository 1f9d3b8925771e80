"""CHG006: 翻一番 and doubled are twice, 翻两番 four times the former value."""

from __future__ import annotations

from heshu.checks.change.from_to_multiple import ratio_of
from heshu.checks.change.growth import arrow, times
from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading
from heshu.model.relations import Change


def derive(change: Change, reading: Reading) -> Comparison | None:
    """End / start beside the printed doubling."""
    ratio = ratio_of(change, reading)
    if ratio is None or change.doublings is None:
        return None
    return Comparison(
        derived=ratio,
        stated=times(change.doublings, reading),
        formula=arrow(change),
        claim=change.doublings,
        unit="倍" if change.language == "zh" else " times",
    )


CHECK = Check(
    code="CHG006",
    name="doubling",
    severity="error",
    furthest=2.5,
    likely=1.5,
    relations=(Change,),
    derive=derive,
    zh="{formula} 为原来的 {derived}，文中为 {stated}",
    en="{formula} is {derived} the former value, the text says {stated}",
)
