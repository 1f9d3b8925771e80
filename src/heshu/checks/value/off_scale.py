"""VAL010: a score does not leave its scale: 满分100分得了112分, 11 out of 10, 北纬95度."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison, reached
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import ScaledScore


def derive(score: ScaledScore, reading: Reading) -> Comparison:
    """A figure beside the ends of its scale."""
    return Comparison(
        derived=Interval(Fraction(score.low), Fraction(score.high)),
        stated=reached(score.claim, reading),
        formula=f"{score.low} – {score.high}",
        claim=score.claim,
    )


CHECK = Check(
    code="VAL010",
    name="off-scale",
    severity="error",
    relations=(ScaledScore,),
    derive=derive,
    tier=3,
    zh="{stated} 超出了 {formula} 的范围",
    en="{stated} is outside the scale {formula}",
    agrees_zh="{stated} 在 {formula} 的范围之内",
    agrees_en="{stated} is within the scale {formula}",
    repairs=False,
    bound=True,
)
