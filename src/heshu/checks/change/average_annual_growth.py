"""CHG013: growth per year, compounded, leads from start to end: 2019年100亿元 -> 2024年150亿元."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.change.growth import same_unit, widened
from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Interval, Reading, nominal, point
from heshu.model.relations import AverageGrowth

CUSTOM_SLACK = Fraction(5, 2)
"""Points by which the mean growth of GDP at constant prices may differ from that of its levels:
over some years prices rise or fall by less than in a single one."""


def derive(change: AverageGrowth, reading: Reading) -> Comparison | None:
    """end / start beside (1 + p) ** n, which needs no root and so stays exact."""
    start, end = reading(change.start.quantity), reading(change.end.quantity)
    if not same_unit(change.start, change.end):
        return None
    if start.low is None or start.low <= 0 or end.low is None or end.low <= 0:
        return None
    rate = reading(change.rate.quantity)
    if change.direction == "down" and rate.low is not None and rate.low >= 0:
        rate = -rate
    if change.customarily_real and reading is not nominal:
        rate = widened(rate, CUSTOM_SLACK)
    yearly = point(1) + rate.scale(Fraction(1, 100))
    if yearly.low is None or yearly.high is None or yearly.low <= 0:
        return None
    return Comparison(
        derived=end / start,
        stated=compounded(yearly, change.least_years, change.most_years),
        formula=f"{change.start.quantity.text} -> {change.end.quantity.text}",
        claim=change.rate,
        text=_compounded_text(change),
        unit="倍" if change.language == "zh" else " times",
    )


def compounded(yearly: Interval, least: int, most: int) -> Interval:
    """What a yearly factor amounts to after `least` to `most` years."""
    assert yearly.low is not None
    assert yearly.high is not None
    lows = [yearly.low**least, yearly.low**most]
    highs = [yearly.high**least, yearly.high**most]
    return Interval(min(lows), max(highs))


def _compounded_text(change: AverageGrowth) -> str:
    """`12% x 5年 = 1.76倍`: the rate as printed and what it comes to."""
    face = nominal(change.rate.quantity).low or Fraction(0)
    sign = -1 if change.direction == "down" and face > 0 else 1
    years = (change.least_years + change.most_years) // 2
    total = round((1 + sign * face / 100) ** years, 2)
    text = change.rate.quantity.text
    if change.language == "zh":
        return f"{years}年、年均{text}（合 {float(total):.2f}倍）"
    return f"{years} years at {text} ({float(total):.2f} times)"


CHECK = Check(
    code="CHG013",
    name="average-annual-growth",
    severity="warning",
    relations=(AverageGrowth,),
    derive=derive,
    furthest=2.5,
    tier=3,
    zh="{formula} 为原来的 {derived}，文中为 {stated}",
    en="{formula} is {derived} the former value, the text says {stated}",
)
