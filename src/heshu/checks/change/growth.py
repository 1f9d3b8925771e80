"""What two ends of a change imply: difference, growth in percent, multiple."""

from __future__ import annotations

from fractions import Fraction

from heshu.model.figures import Claim
from heshu.model.intervals import Interval, Reading, around, lenient, nominal, point, strict
from heshu.model.relations import Change

PERCENT_KINDS = frozenset({"percent"})
WORD_MULTIPLE = Fraction(5, 100)
"""翻一番 and doubled are said of what is within 5 % of twice as much ..."""
WORD_MULTIPLE_LENIENT = Fraction(12, 100)
"""... and loosely of what is within 12 %."""
SAME_PROPERTY = frozenset({"count", "number", "other", "index", "score"})
"""Kinds whose units are words as printed, so that one of two ends may go without."""


ONE = point(1)
HUNDRED = Fraction(100)
CUSTOM_SLACK = Fraction(6)
"""Points by which the growth of GDP at constant prices may differ from that of its levels: prices
seldom rise or fall by more in a year."""


def widened(interval: Interval, slack: Fraction) -> Interval:
    """The interval with some slack at both ends."""
    low = None if interval.low is None else interval.low - slack
    high = None if interval.high is None else interval.high + slack
    return Interval(low, high)


def ends(change: Change, reading: Reading) -> tuple[Interval, Interval] | None:
    """Start and end of a change that can be computed with; `None` where one is missing."""
    start, end = change.start, change.end
    if start is None or end is None or not same_unit(start, end):
        return None
    return reading(start.quantity), reading(end.quantity)


def positive_ends(change: Change, reading: Reading) -> tuple[Interval, Interval] | None:
    """The same where growth is defined: both ends above zero, levels and no rates of real growth."""
    both = ends(change, reading)
    if both is None or change.not_comparable:
        return None
    start, end = both
    if start.low is None or start.low <= 0 or end.low is None or end.low < 0:
        return None
    return start, end


def growth(start: Interval, end: Interval) -> Interval:
    """Growth in percent: 10.5 to 12.6 is 20."""
    return (end / start - ONE).scale(HUNDRED)


def times(claim: Claim, reading: Reading) -> Interval:
    """A multiple: half a unit to either side for 3倍, a part of the value for words (doubled)."""
    quantity = claim.quantity
    if quantity.value is None:
        return reading(quantity)
    value = Fraction(quantity.value)
    if quantity.qualifier == "nearly" and quantity.words and reading is lenient:
        return around(quantity.value, value * WORD_MULTIPLE_LENIENT, value * WORD_MULTIPLE)
    if quantity.qualifier:
        return reading(quantity)
    if quantity.words:
        slack = value * (WORD_MULTIPLE if reading is strict else WORD_MULTIPLE_LENIENT)
        return around(quantity.value, slack, slack) if reading is not nominal else point(value)
    whole = value.denominator == 1 and reading is lenient
    return strict(quantity) if whole else reading(quantity)


def same_unit(a: Claim, b: Claim) -> bool:
    """Whether two figures can be subtracted; a count may go without its measure word."""
    first, second = a.quantity, b.quantity
    if first.unit == second.unit:
        return True
    if first.unit.partition("/")[0] == second.unit.partition("/")[0] != "":
        return "/" not in first.unit or "/" not in second.unit  # $42 a barrel from $45
    return {first.kind, second.kind} <= SAME_PROPERTY and "" in (first.unit, second.unit)


def both_rates(change: Change) -> bool:
    """True if the ends are percentages, whose change is in percentage points."""
    return (
        change.start is not None
        and change.end is not None
        and change.start.quantity.kind == "percent"
        and change.end.quantity.kind == "percent"
    )


def directed(stated: Interval, change: Change, derived: Interval) -> Interval:
    """The printed amount of a change with the sign of its verb; unsigned amounts take either."""
    if change.direction == "down" and stated.low is not None and stated.low >= 0:
        return -stated
    either = change.direction == "" or change.descending  # 成绩提高0.5秒 takes half a second off
    unsigned = either and derived.high is not None and derived.high <= 0
    return -stated if unsigned else stated


def signed_text(change: Change, claim: Claim) -> str:
    """The stated change as printed, with a sign where the verb falls."""
    text = claim.quantity.text
    value = claim.quantity.value
    falls = change.direction == "down" and value is not None and value >= 0
    return f"-{text}" if falls and text[:1].isdigit() else text


def arrow(change: Change) -> str:
    """`10.5万吨 -> 12.6万吨`."""
    if change.start is None or change.end is None:
        return ""
    return f"{change.start.quantity.text} -> {change.end.quantity.text}"
