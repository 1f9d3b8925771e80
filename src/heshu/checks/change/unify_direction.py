"""CHG011: what is raised to one level was below it everywhere: 由300元、420元统一提高到400元."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.model.figures import Claim
from heshu.model.intervals import Interval, Reading, point
from heshu.model.relations import Unification


def derive(change: Unification, reading: Reading) -> Comparison | None:
    """The common level beside the limit that the most extreme former level sets."""
    if change.direction == "" or not change.starts:
        return None
    rising = change.direction == "up"
    extreme = _extreme(change.starts, rising, reading)
    if extreme is None:
        return None
    start = _exact(extreme, reading)
    limit = Interval(start.low, None) if rising else Interval(None, start.high)
    return Comparison(
        derived=limit,
        stated=_exact(change.end, reading),
        formula=f"{extreme.quantity.text} -> {change.end.quantity.text}",
        claim=change.end,
        text=change.cue,
    )


def _exact(level: Claim, reading: Reading) -> Interval:
    """A level that is set rather than measured: 6小时 is not the 5.4 that it may round."""
    quantity = level.quantity
    if quantity.value is None or quantity.qualifier:
        return reading(quantity)
    return point(Fraction(quantity.value))


def _extreme(starts: tuple[Claim, ...], rising: bool, reading: Reading) -> Claim | None:
    """The highest former level where all rise, the lowest where all fall."""
    ends = [(reading(claim.quantity), claim) for claim in starts]
    if any(interval.low is None or interval.high is None for interval, _ in ends):
        return None
    if rising:
        return max(ends, key=lambda pair: pair[0].low or 0)[1]
    return min(ends, key=lambda pair: pair[0].high or 0)[1]


CHECK = Check(
    code="CHG011",
    name="unify-direction",
    severity="warning",
    furthest=2,
    likely=1.4,
    relations=(Unification,),
    derive=derive,
    tier=3,
    zh="{formula} 与“{stated}”的方向相反",
    en='{formula} goes against "{stated}"',
    agrees_zh="{formula} 与“{stated}”的方向一致",
    agrees_en='{formula} goes with "{stated}"',
    repairs=False,
)
