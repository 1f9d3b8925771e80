"""RAT006: an average lies between the smallest and the largest value: 最低8.2，最高9.6，平均9.8."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import Extremes


def derive(extremes: Extremes, reading: Reading) -> Comparison | None:
    """What lies between both ends beside the printed average."""
    low, high = reading(extremes.lowest.quantity).low, reading(extremes.highest.quantity).high
    if low is None or high is None:
        return None
    mean = reading(extremes.average.quantity)
    between = Interval(low, high)
    if low > high:  # the ends themselves are the wrong way round: one of them is missed for sure
        between = Interval(low, None) if mean.below(Interval(low, low)) else Interval(None, high)
    first, last = extremes.lowest.quantity.text, extremes.highest.quantity.text
    return Comparison(
        derived=between,
        stated=mean,
        formula=first if first == last else f"{first} … {last}",
        claim=extremes.average,
    )


CHECK = Check(
    code="RAT006",
    name="average-outside-extremes",
    severity="error",
    furthest=2,
    relations=(Extremes,),
    derive=derive,
    tier=3,
    zh="平均数 {stated} 不在 {formula} 之间",
    en="the average {stated} is not between {formula}",
    agrees_zh="平均数 {stated} 在 {formula} 之间",
    agrees_en="the average {stated} is between {formula}",
    repairs=False,
)
