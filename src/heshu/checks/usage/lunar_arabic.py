"""STY007: Arabic digits in a lunar date: 农历8月15日."""

from __future__ import annotations

from heshu.checks.check import Check
from heshu.checks.usage.remarks import remark_on
from heshu.model.relations import Usage

CHECK = Check(
    code="STY007",
    name="lunar-arabic",
    severity="info",
    tier=3,
    relations=(Usage,),
    derive=remark_on(
        "lunar-arabic",
        zh="“{text}”农历日期不用阿拉伯数字",
        en='"{text}" has Arabic digits in a lunar date',
    ),
    repairs=False,
)
