"""CHG005: 增加了3倍 is four times as much, 增加到3倍 and threefold are three times as much."""

from __future__ import annotations

from heshu.checks.change.growth import ONE, arrow, positive_ends, times
from heshu.checks.check import Check, Comparison
from heshu.model.findings import Severity
from heshu.model.intervals import Interval, Reading, lenient, nominal, point
from heshu.model.relations import Change

OTHER_ZH = "（若作“{other}”则相符）"
OTHER_EN = ' (as "{other}" they would agree)'


def derive(change: Change, reading: Reading) -> Comparison | None:
    """End / start beside the printed multiple, in the reading that its words ask for."""
    both = positive_ends(change, reading)
    if both is None or change.multiple is None or change.doublings is not None:
        return None
    if change.direction == "down" and change.multiple_means != "to":
        return None  # VAL002 speaks about decreases by a multiple
    if _is_just_the_other(change):
        both = positive_ends(change, nominal) or both
    ratio = both[1] / both[0]
    multiple = times(change.multiple, nominal if _is_just_the_other(change) else reading)
    stated = multiple if change.multiple_means == "to" else multiple + point(1)
    other = _other_reading(change)
    return Comparison(
        derived=ratio,
        stated=stated,
        formula=arrow(change),
        claim=change.multiple,
        unit="倍" if change.language == "zh" else " times",
        severity=_severity(change, other),
        note_zh=OTHER_ZH.format(other=_other_words(change)) if other else "",
        note_en=OTHER_EN.format(other=_other_words(change)) if other else "",
    )


def _is_just_the_other(change: Change) -> bool:
    """True for 从2亿元增加到6亿元，增加了3倍: as printed it is three times as much, to the unit.

    Rounding could hide it: 2.4 and 5.6 would be 2.3 times as much, 1.5 and 6.4 four times.
    """
    both = positive_ends(change, nominal)
    if both is None or change.multiple is None or change.multiple_means != "by":
        return False
    if change.multiple.quantity.qualifier or change.multiple.quantity.value is None:
        return False
    ratio, multiple = both[1] / both[0], times(change.multiple, nominal)
    return ratio == multiple and ratio.low != ONE.low


def _severity(change: Change, other: bool) -> Severity | None:
    """Milder where the other reading fits: many write 增长3倍 and mean three times as much."""
    if not other:
        return None
    return "info" if change.multiple_means == "loose" else "warning"


def _other_reading(change: Change) -> bool:
    """True if the reading that the words do not ask for fits the two ends."""
    both = positive_ends(change, lenient)
    if both is None or change.multiple is None:
        return False
    multiple = times(change.multiple, lenient)
    other = multiple + point(1) if change.multiple_means == "to" else multiple
    return (both[1] / both[0]).meets(other)


def _other_words(change: Change) -> str:
    """The wording that would fit: 增加到4倍 for 增加了4倍."""
    assert change.multiple is not None
    text = change.multiple.quantity.text
    if change.language == "zh":
        return f"增加了{text}" if change.multiple_means == "to" else f"增加到{text}"
    return f"{text} more" if change.multiple_means == "to" else f"to {text} the former value"


def ratio_of(change: Change, reading: Reading) -> Interval | None:
    """End / start; `None` where it is not defined."""
    both = positive_ends(change, reading)
    return None if both is None else both[1] / both[0]


CHECK = Check(
    code="CHG005",
    name="from-to-multiple",
    severity="error",
    furthest=2.5,
    likely=2,
    relations=(Change,),
    derive=derive,
    zh="{formula} 为原来的 {derived}，文中为 {stated}",
    en="{formula} is {derived} the former value, the text says {stated}",
)
