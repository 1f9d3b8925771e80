"""CHG007: what rises ends higher than it began: 从12万人增加到10万人."""

from __future__ import annotations

from heshu.checks.change.growth import arrow, ends
from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import Change


def derive(change: Change, reading: Reading) -> Comparison | None:
    """The end beside the limit that start and verb set for it."""
    both = ends(change, reading)
    if both is None or change.direction == "" or change.descending or change.trend:
        return None
    start, end = both
    if start.low is None or start.low < 0 or end.low is None or end.low < 0:
        return None  # whether -3 to -1 is a rise depends on what is measured
    rising = change.direction == "up"
    limit = Interval(start.low, None) if rising else Interval(None, start.high)
    assert change.start is not None
    assert change.end is not None
    return Comparison(
        derived=limit, stated=end, formula=arrow(change), claim=change.end, text=_verb(change)
    )


def _verb(change: Change) -> str:
    """What the text says happened."""
    words = {("zh", "up"): "上升", ("zh", "down"): "下降", ("en", "up"): "a rise"}
    return change.cue or words.get((change.language, change.direction), "a fall")


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
)
