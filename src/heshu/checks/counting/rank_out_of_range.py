"""CNT003: no rank is beyond the size of its field: 在14个市州中排名第15."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import Ranking


def derive(ranking: Ranking, reading: Reading) -> Comparison | None:
    """The rank beside the size of the field."""
    size = reading(ranking.field.quantity)
    return Comparison(
        derived=Interval(Fraction(1), size.high),
        stated=reading(ranking.rank.quantity),
        formula=ranking.field.quantity.text,
        claim=ranking.rank,
    )


CHECK = Check(
    code="CNT003",
    name="rank-out-of-range",
    severity="error",
    relations=(Ranking,),
    derive=derive,
    zh="在 {formula} 中不可能名次为 {stated}",
    en="there is no rank {stated} in a field of {formula}",
    agrees_zh="在 {formula} 中可以有名次 {stated}",
    agrees_en="there is a rank {stated} in a field of {formula}",
    repairs=False,
    bound=True,
    likely=2,
)
