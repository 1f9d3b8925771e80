"""UNT006: a scale word or % belongs to both ends of a range: 5-10万 may begin at five."""

from __future__ import annotations

from heshu.checks.check import Check, Remark
from heshu.model.intervals import Reading
from heshu.model.relations import ElidedRange


def derive(printed: ElidedRange, _reading: Reading) -> Remark:
    """A range with its scale word or % at the second end only."""
    text = printed.claim.quantity.text
    return Remark(
        zh=f"“{text}”的前一个数缺少单位，宜写作“{printed.full}”",
        en=f'the first end of "{text}" lacks its unit; write "{printed.full}"',
        claim=printed.claim,
        repair=f"{text} -> {printed.full}",
    )


CHECK = Check(
    code="UNT006",
    name="range-unit-elision",
    severity="warning",
    relations=(ElidedRange,),
    derive=derive,
    tier=3,
    repairs=False,
)
