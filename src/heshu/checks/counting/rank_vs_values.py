"""CNT004: the first has the highest value, and no value is above the highest."""

from __future__ import annotations

from itertools import pairwise

from heshu.checks.check import Check, Remark
from heshu.model.intervals import Reading
from heshu.model.relations import Standing


def derive(standing: Standing, reading: Reading) -> Remark | None:
    """The first value that contradicts its rank or the superlative."""
    if standing.superlative or standing.lowest:
        return _beyond(standing, reading)
    conflicts = [_misplaced(standing, reading, sign) for sign in (1, -1)]
    falling, rising = conflicts
    if falling is None or (rising is None and not standing.more_is_better):
        return None
    return falling


def _beyond(standing: Standing, reading: Reading) -> Remark | None:
    """A value above the one called the highest, or below the one called the lowest."""
    first = standing.values[0]
    limit = reading(first.quantity)
    for other in standing.values[1:]:
        value = reading(other.quantity)
        if limit.below(value) if standing.superlative else value.below(limit):
            return Remark(
                zh=f"“{standing.cue}”的 {first.quantity.text} 与 {other.quantity.text} 不一致",
                en=f'"{standing.cue}" of {first.quantity.text} does not fit {other.quantity.text}',
                claim=other,
            )
    return None


def _misplaced(standing: Standing, reading: Reading, sign: int) -> Remark | None:
    """The first pair of neighbours by rank whose values run the other way; sign -1 for rising."""
    for (first, second), ranks in zip(
        pairwise(standing.values), pairwise(standing.ranks), strict=True
    ):
        one, two = reading(first.quantity), reading(second.quantity)
        other_text = second.quantity.text
        if one.below(two) if sign > 0 else two.below(one):
            if standing.ordered:
                return Remark(
                    zh=f"“{standing.cue}”的次序与数值不一致：{first.quantity.text}，{other_text}",
                    en=f'"{standing.cue}" does not fit {first.quantity.text}, {other_text}',
                    claim=second,
                )
            formula = f"{ranks[0].quantity.text} {first.quantity.text}"
            other = f"{ranks[1].quantity.text} {second.quantity.text}"
            return Remark(
                zh=f"名次与数值不一致：{formula}，{other}",
                en=f"ranks and values disagree: {formula}, {other}",
                claim=second,
            )
    return None


CHECK = Check(
    code="CNT004",
    name="rank-vs-values",
    severity="error",
    tier=3,
    relations=(Standing,),
    derive=derive,
    repairs=False,
    bound=True,
)
