"""SUM003: disjoint parts among a whole are together no more than it: 共26个，工业18个、农业9个."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.parts.part_exceeds_whole import exceeds
from heshu.checks.parts.sums import LEAST_PARTS, formula, total, units_agree
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import Parts


def derive(parts: Parts, reading: Reading) -> Comparison | None:
    """The sum of the parts beside the limit that the whole sets; a rest may be left."""
    whole = parts.whole
    if whole is None or not parts.disjoint or parts.exhaustive or parts.complement:
        return None
    if len(parts.parts) < LEAST_PARTS or not units_agree(parts) or exceeds(parts, reading):
        return None  # one part alone is too large, which SUM002 says
    limit = Interval(None, reading(whole.quantity).high)
    summed = total(parts, reading)
    return Comparison(derived=summed, stated=limit, formula=formula(parts), claim=whole)


CHECK = Check(
    code="SUM003",
    name="among-parts-exceed",
    severity="warning",
    furthest=2,
    likely=1.25,
    relations=(Parts,),
    derive=derive,
    tier=2,
    zh="{formula} 为 {derived}，多于整体 {stated}",
    en="{formula} is {derived}, more than the whole {stated}",
    agrees_zh="{formula} 为 {derived}，不多于整体 {stated}",
    agrees_en="{formula} is {derived}, no more than the whole {stated}",
)
