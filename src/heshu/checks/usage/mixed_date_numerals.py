"""STY004: one date in two numeral systems: 二〇二四年8月8日."""

from __future__ import annotations

from heshu.checks.check import Check
from heshu.checks.usage.remarks import remark_on
from heshu.model.relations import Usage

CHECK = Check(
    code="STY004",
    name="mixed-date-numerals",
    severity="info",
    tier=3,
    relations=(Usage,),
    derive=remark_on(
        "mixed-date-numerals",
        zh="“{text}”混用了两种数字",
        en='"{text}" mixes two numeral systems',
    ),
    repairs=False,
)
