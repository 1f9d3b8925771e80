"""CHG014: what is halved loses half: 由20天压缩到15天，减少一半."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.change.growth import WORD_MULTIPLE, WORD_MULTIPLE_LENIENT, arrow, positive_ends
from heshu.checks.check import Check, Comparison
from heshu.model.figures import Claim
from heshu.model.intervals import Interval, Reading, around, nominal, point, strict
from heshu.model.relations import Change

OR_MORE = Interval(Fraction(45, 100), Fraction(70, 100))
"""What 腰斩 is said of: half or more is lost, up to about two thirds."""


NEARLY = Fraction(12, 100)
"""How much less than half what is "nearly halved" may lose."""


def derive(change: Change, reading: Reading) -> Comparison | None:
    """The part lost, added or left beside the fraction in words."""
    both = positive_ends(change, reading)
    if both is None or change.fraction is None or both_directions(change):
        return None
    ratio = both[1] / both[0]
    halved = change.fraction.quantity.kind == "multiple"
    if change.fraction_left and not halved:
        derived = ratio
    else:
        derived = ratio - point(1) if change.direction == "up" else point(1) - ratio
    return Comparison(
        derived=derived.scale(Fraction(100)),
        stated=part(change.fraction, reading, or_more=change.fraction_or_more).scale(Fraction(100)),
        formula=arrow(change),
        claim=change.fraction,
        unit="%",
    )


def both_directions(change: Change) -> bool:
    """True where the text does not say whether the fraction is lost or added."""
    return change.direction == "" and not change.fraction_left


def part(claim: Claim, reading: Reading, *, or_more: bool = False) -> Interval:
    """A fraction in words: within 5 % of itself, loosely 12 %, and so if it is hedged."""
    quantity = claim.quantity
    if quantity.qualifier == "about" and quantity.value is not None:
        slack = Fraction(quantity.value) * WORD_MULTIPLE_LENIENT
        return around(quantity.value, slack, slack)
    if quantity.qualifier == "nearly" and quantity.value is not None:
        return around(quantity.value, NEARLY, NEARLY / 4)
    if or_more and reading is not nominal:
        return OR_MORE
    if quantity.qualifier or quantity.value is None or reading is nominal:
        return reading(quantity)
    slack = WORD_MULTIPLE if reading is strict else WORD_MULTIPLE_LENIENT
    value = Fraction(quantity.value)
    return around(quantity.value, value * slack, value * slack)


CHECK = Check(
    code="CHG014",
    name="fraction-word",
    severity="error",
    furthest=5,
    relations=(Change,),
    derive=derive,
    tier=2,
    zh="{formula} 变化了 {derived}，文中为 {stated}",
    en="{formula} is a change of {derived}, the text says {stated}",
    repairs=False,
)
