"""TIM005: what must come first came first: a bridge is begun before it is finished."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import Succession


def derive(events: Succession, reading: Reading) -> Comparison | None:
    """The day of the later event is not before that of the earlier one, as exactly as printed."""
    first, last = _number(events.earlier.first()), _number(events.later.last())
    if events.clock is not None:
        first, last = (Fraction(minutes) for minutes in events.clock)
    return Comparison(
        derived=Interval(first, None),
        stated=Interval(last, last),
        formula=f"{events.earlier_date.text} {events.earlier_event}".strip(),
        text=f"{events.later_date.text} {events.later_event}".strip(),
    )


def _number(day: tuple[int, int, int]) -> Fraction:
    """A day as a number that grows with time."""
    year, month, date = day
    return Fraction(year * 10_000 + month * 100 + date)


CHECK = Check(
    code="TIM005",
    name="event-order",
    severity="error",
    tier=2,
    relations=(Succession,),
    derive=derive,
    zh="“{formula}”晚于“{stated}”",
    en="“{formula}” is later than “{stated}”",
    agrees_zh="“{formula}”不晚于“{stated}”",
    agrees_en="“{formula}” is not later than “{stated}”",
    repairs=False,
    bound=True,
)
