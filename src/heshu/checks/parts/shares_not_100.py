"""SUM004: the shares of one whole add up to 100 %, or to no more: 甲占15%，乙占62%，丙占23%."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.parts.sums import formula_of
from heshu.model.intervals import Interval, Reading, point
from heshu.model.relations import ShareList

WHOLE = point(100)


def derive(shares: ShareList, reading: Reading) -> Comparison | None:
    """The sum of the shares beside 100 %; a list with a rest only may not exceed it."""
    summed = point(0)
    for share in shares.parts:
        summed = summed + reading(share.quantity)
    return Comparison(
        derived=summed,
        stated=WHOLE if shares.exhaustive else Interval(None, WHOLE.high),
        formula=formula_of(shares.parts),
        claim=shares.parts[-1],
        text="100%",
        unit="%",
    )


CHECK = Check(
    code="SUM004",
    name="shares-not-100",
    severity="warning",
    furthest=1.5,
    likely=1.15,
    relations=(ShareList,),
    derive=derive,
    tier=2,
    zh="{formula} 为 {derived}，各部分占比之和应为 {stated}",
    en="{formula} is {derived}, the shares of a whole add up to {stated}",
)
