"""CHG012: what narrows or slows gets smaller: 逆差由80亿美元收窄至120亿美元."""

from __future__ import annotations

from heshu.checks.change.growth import arrow, ends
from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import Change


def derive(change: Change, reading: Reading) -> Comparison | None:
    """The size of the end beside the limit that the size of the start and the verb set."""
    both = ends(change, reading)
    if both is None or not change.trend or change.direction == "":
        return None
    if change.of_speed and any(end.low is None or end.low < 0 for end in both):
        return None  # how wide a gap is does not depend on its sign
    start, end = (size(end) for end in both)
    if start is None or end is None:
        return None
    limit = Interval(start.low, None) if change.direction == "up" else Interval(None, start.high)
    return Comparison(
        derived=limit, stated=end, formula=arrow(change), claim=change.end, text=change.cue
    )


def size(interval: Interval) -> Interval | None:
    """The absolute value; `None` for an interval with both signs."""
    if interval.low is not None and interval.low >= 0:
        return interval
    if interval.high is not None and interval.high <= 0:
        return -interval
    return None


CHECK = Check(
    code="CHG012",
    name="trend-word-conflict",
    severity="error",
    furthest=2.5,
    relations=(Change,),
    derive=derive,
    tier=2,
    zh="{formula} 与“{stated}”相反",
    en='{formula} goes against "{stated}"',
    agrees_zh="{formula} 与“{stated}”一致",
    agrees_en='{formula} goes with "{stated}"',
    repairs=False,
)
