"""CHG010: a running total does not shrink: 截至6月底累计320万, 截至7月底累计305万."""

from __future__ import annotations

from heshu.checks.change.growth import same_unit
from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import Cumulative


def derive(totals: Cumulative, reading: Reading) -> Comparison | None:
    """The later total beside the least that the earlier one allows."""
    if not same_unit(totals.start, totals.end):
        return None
    earlier = reading(totals.start.quantity)
    return Comparison(
        derived=Interval(earlier.low, None),
        stated=reading(totals.end.quantity),
        formula=f"{totals.start.quantity.text} -> {totals.end.quantity.text}",
        claim=totals.end,
    )


CHECK = Check(
    code="CHG010",
    name="cumulative-not-monotone",
    severity="warning",
    relations=(Cumulative,),
    derive=derive,
    tier=3,
    zh="累计数 {formula}：截止日期更晚，却更小",
    en="the running total {formula} gets smaller at a later date",
    agrees_zh="累计数 {formula}：截止日期更晚，没有变小",
    agrees_en="the running total {formula} gets no smaller at a later date",
    repairs=False,
    likely=1.25,
)
