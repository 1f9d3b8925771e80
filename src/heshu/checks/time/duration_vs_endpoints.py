"""TIM004: a duration fits its two ends: 3月5日至3月11日 is 6 or 7 days."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison, counted
from heshu.checks.time.elapsed import agreed_term, elapsed
from heshu.checks.time.wording import ends
from heshu.model.figures import Claim
from heshu.model.intervals import Interval, Reading, around
from heshu.model.relations import ClockSpan, Duration


def derive(span: Duration | ClockSpan, reading: Reading) -> Comparison | None:
    """The time between the ends, without and with the last day, beside the printed one."""
    if isinstance(span, ClockSpan):
        return _by_clock(span, reading)
    if span.consecutive:
        return None
    unit = span.length.quantity.unit
    whole = agreed_term(span.begin, span.end, unit) if span.agreed else None
    between = whole or elapsed(span.begin, span.end, unit, touched=span.touched)
    if between is None:
        return None
    return Comparison(
        derived=between,
        stated=_round(span.length) or counted(span.length, reading),
        formula=ends(span),
        claim=span.length,
    )


ROUND = Fraction(1, 10)
"""How far a part of a century that is told in words may be off: 26 years are a quarter of one."""


def _round(length: Claim) -> Interval | None:
    """The years that "half a century" is said of; `None` for any other duration."""
    quantity = length.quantity
    in_words = quantity.unit == "a" and quantity.words and quantity.scaled
    if not in_words or quantity.value is None or quantity.qualifier:
        return None
    slack = Fraction(quantity.value) * ROUND
    return around(quantity.value, slack, slack) if quantity.precision < slack else None


MINUTES = 60
ROUNDED = {1: Fraction(29, 60), 2: Fraction(14, 60)}
"""Hours by which whole hours and half hours may be rounded: 1 h 50 min is called two hours."""


def _by_clock(span: ClockSpan, reading: Reading) -> Comparison:
    """The hours between two clock times, a minute more or less, beside the printed ones."""
    quantity, stated = span.length.quantity, counted(span.length, reading)
    slack, per = Fraction(1), 1
    if quantity.unit == "h" and quantity.value is not None:
        parts = Fraction(quantity.value).denominator
        slack, per = ROUNDED.get(parts, Fraction(1, MINUTES)), MINUTES
    readings = [
        Interval(Fraction(minutes, per) - slack, Fraction(minutes, per) + slack)
        for minutes in span.minutes
    ]
    fitting = (each for each in readings if each.meets(stated))
    return Comparison(
        derived=next(fitting, readings[0]),
        stated=stated,
        formula=f"{span.first.text} -> {span.last.text}",
        claim=span.length,
    )


CHECK = Check(
    code="TIM004",
    name="duration-vs-endpoints",
    severity="warning",
    tier=2,
    relations=(Duration, ClockSpan),
    derive=derive,
    zh="{formula} 为 {derived}，文中为 {stated}",
    en="{formula} is {derived}, the text says {stated}",
    repairs=False,
    bound=True,
)
