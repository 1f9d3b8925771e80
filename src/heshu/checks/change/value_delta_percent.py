"""CHG009: a level and its change give the growth: 达到12亿元，增加3亿元，增长20%."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.change.growth import (
    CUSTOM_SLACK,
    directed,
    same_unit,
    signed_text,
    widened,
)
from heshu.checks.check import Check, Comparison
from heshu.model.intervals import EVERYTHING, Interval, Reading
from heshu.model.relations import Change

NEVER_NEGATIVE = frozenset({"count", "mass", "area", "length", "volume", "energy"})
"""Of these no former level can have been at or below zero: a larger change is a slip."""


def derive(change: Change, reading: Reading) -> Comparison | None:
    """100 delta / (end - delta) beside the printed percentage."""
    end, delta, rate = change.end, change.delta, change.rate
    if change.start is not None or end is None or delta is None or rate is None:
        return None
    if change.not_comparable or not same_unit(end, delta):
        return None
    step = abs_of(reading(delta.quantity))
    if change.direction == "down":
        step = -step
    base = reading(end.quantity) - step
    if base.low is None or (base.low <= 0 and end.quantity.kind not in NEVER_NEGATIVE):
        return None
    derived = quotient(step, reading(end.quantity)).scale(Fraction(100))
    stated = directed(reading(rate.quantity), change, derived)
    return Comparison(
        derived=derived,
        stated=widened(stated, CUSTOM_SLACK) if change.customarily_real else stated,
        formula=f"{delta.quantity.text} / ({end.quantity.text} {_sign(change)} "
        f"{delta.quantity.text})",
        claim=rate,
        text=signed_text(change, rate),
        unit="%",
        signed=True,
    )


def quotient(step: Interval, end: Interval) -> Interval:
    """step / (end - step) with its step taken only once: 1 / (end / step - 1)."""
    if step.low is None or step.high is None or (step.low <= 0 <= step.high):
        return EVERYTHING
    ratio = end / step
    return (ratio - Interval(Fraction(1), Fraction(1))).reciprocal()


def abs_of(step: Interval) -> Interval:
    """A printed change without its sign: -3亿元 -> 3亿元."""
    return -step if step.high is not None and step.high < 0 else step


def _sign(change: Change) -> str:
    return "+" if change.direction == "down" else "-"


CHECK = Check(
    code="CHG009",
    name="value-delta-percent",
    severity="error",
    relations=(Change,),
    derive=derive,
    furthest=2.5,
    likely=2,
    tier=2,
)
