"""CNT006: the votes are no more than those who could vote."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import Vote


def derive(vote: Vote, reading: Reading) -> Comparison | None:
    """The sum of the votes beside those present."""
    total = sum(
        (reading(part.quantity) for part in vote.parts[1:]), reading(vote.parts[0].quantity)
    )
    present = reading(vote.present.quantity)
    return Comparison(
        derived=total,
        stated=Interval(Fraction(0), present.high),
        formula=" + ".join(part.quantity.text for part in vote.parts),
        claim=vote.present,
    )


CHECK = Check(
    code="CNT006",
    name="vote-total",
    severity="error",
    tier=2,
    relations=(Vote,),
    derive=derive,
    zh="{formula} 为 {derived}，超过文中的 {stated}",
    en="{formula} is {derived}, more than the {stated} of the text",
    agrees_zh="{formula} 为 {derived}，不超过文中的 {stated}",
    agrees_en="{formula} is {derived}, no more than the {stated} of the text",
    repairs=False,
    bound=True,
)
