"""VAL007: a range runs from the smaller to the larger end: 8至5公里."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Interval, Reading, nominal
from heshu.model.relations import Range


def derive(printed: Range, reading: Reading) -> Comparison | None:
    """The second end beside the lower limit that the first end sets; ends count as printed."""
    if printed.first is not None:
        first, second = nominal(printed.first.quantity), nominal(printed.claim.quantity)
    else:
        ends = printed.claim.quantity
        if ends.low is None or ends.high is None:
            return None
        both = nominal(ends)
        first, second = Interval(both.low, both.low), Interval(both.high, both.high)
    return Comparison(
        derived=Interval(first.low, None),
        stated=second,
        formula=printed.cue,
        claim=printed.claim,
        unit=printed.claim.quantity.unit_text,
    )


CHECK = Check(
    code="VAL007",
    name="inverted-range",
    severity="warning",
    relations=(Range,),
    derive=derive,
    zh="区间 {stated} 的前一个数大于后一个数",
    en="the range {stated} begins with its larger end",
    agrees_zh="区间 {stated} 由小到大",
    agrees_en="the range {stated} begins with its smaller end",
    repairs=False,
    bound=True,
    likely=5,
)
