"""CHG007: what rises ends higher than it began: 从12万人增加到10万人; and its amount rises too."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.change.growth import arrow, ends, growth
from heshu.checks.check import Check, Comparison
from heshu.model.figures import Claim
from heshu.model.intervals import Interval, Reading, lenient, nominal
from heshu.model.relations import Change

WORDS = {"zh": ("上升", "下降"), "en": ("a rise of ", "a fall of ")}


def derive(change: Change, reading: Reading) -> Comparison | None:
    """The end beside the limit that start and verb set for it.

    Where pair and verb agree, the verb of an amount may still go the other way: 由24亿元增至30亿元，
    下降25%. That is a slip only where the amount is the change of this pair, so it must be as large.
    """
    both = ends(change, nominal if _are_printed_alike(change) else reading)
    if both is None or change.direction == "" or change.descending or change.trend:
        return None
    start, end = both
    assert change.end is not None
    if start.low is None or start.low < 0 or end.low is None or end.low < 0:
        return None  # whether -3 to -1 is a rise depends on what is measured
    rising = change.direction == "up"
    end = _of_ranges(change, end, rising=rising)
    limit = _limit(start, rising)
    claim, text = change.end, _verb(change)
    amount = change.contrary
    if amount is not None and limit.meets(end) and _is_size(amount, start, end):
        limit = _limit(start, not rising)
        claim, text = amount, WORDS[change.language][rising] + amount.quantity.text
    assert change.start is not None
    assert change.end is not None
    return Comparison(
        derived=limit,
        stated=end,
        formula=arrow(change),
        claim=claim,
        text=text,
    )


def _are_printed_alike(change: Change) -> bool:
    """True for 3小时 and 4小时, rounded to one place: whatever they were before, they went that way."""
    if change.start is None or change.end is None:
        return False
    first, second = change.start.quantity, change.end.quantity
    bare = first.value is not None and second.value is not None
    return (
        bare and first.qualifier == second.qualifier == "" and first.precision == second.precision
    )


def _of_ranges(change: Change, end: Interval, *, rising: bool) -> Interval:
    """The end of a rise, or its one bound where both bounds of a range are on the wrong side.

    "Raised to $1.03 to $1.05 billion, from $1.05 to $1.07 billion" goes down with both of them, though
    the ranges touch; a range that is narrowed goes neither way.
    """
    assert change.start is not None
    assert change.end is not None
    first, second = change.start.quantity, change.end.quantity
    if {first.qualifier, second.qualifier} != {"range"}:
        return end
    bounds = (first.low, first.high, second.low, second.high)
    if None in bounds:
        return end
    low, high, new_low, new_high = (Fraction(each or 0) for each in bounds)
    if rising and new_low < low and new_high < high:
        return Interval(new_low, new_low)
    if not rising and new_low > low and new_high > high:
        return Interval(new_high, new_high)
    return end


def _limit(start: Interval, rising: bool) -> Interval:
    """Where the end of a rise or fall may lie."""
    return Interval(start.low, None) if rising else Interval(None, start.high)


def _is_size(amount: Claim, start: Interval, end: Interval) -> bool:
    """True if an amount is the difference of two levels, or their growth in percent."""
    stated = lenient(amount.quantity)
    if amount.quantity.unit == "bp":
        stated = stated.scale(Fraction(1, 100))
    sizes = [end - start]
    if amount.quantity.kind == "percent":
        if start.low is None or start.low <= 0:
            return False
        sizes = [growth(start, end)]
    return any(stated.meets(size) or stated.meets(-size) for size in sizes)


def _verb(change: Change) -> str:
    """What the text says happened."""
    falls = change.direction == "down"
    return change.cue or WORDS[change.language][falls].removesuffix(" of ")


CHECK = Check(
    code="CHG007",
    name="direction-conflict",
    severity="error",
    relations=(Change,),
    derive=derive,
    zh="{formula} 与“{stated}”的方向相反",
    en='{formula} goes against "{stated}"',
    agrees_zh="{formula} 与“{stated}”的方向一致",
    agrees_en='{formula} goes with "{stated}"',
    repairs=False,
    likely=1.6,
)
