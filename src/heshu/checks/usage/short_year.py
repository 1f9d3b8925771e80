"""STY003: a year cut to two digits: 92年."""

from __future__ import annotations

from heshu.checks.check import Check
from heshu.checks.usage.remarks import remark_on
from heshu.model.relations import Usage

CHECK = Check(
    code="STY003",
    name="short-year",
    severity="info",
    tier=3,
    relations=(Usage,),
    derive=remark_on(
        "short-year",
        zh="“{text}”的年份只写了两位",
        en='"{text}" cuts the year to two digits',
    ),
    repairs=False,
)
