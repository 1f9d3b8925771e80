"""STY005: stacked scale words, or 千 as a scale on digits: 2亿3千4百万."""

from __future__ import annotations

from heshu.checks.check import Check
from heshu.checks.usage.remarks import remark_on
from heshu.model.relations import Usage

CHECK = Check(
    code="STY005",
    name="mixed-scale",
    severity="info",
    tier=3,
    relations=(Usage,),
    derive=remark_on(
        "mixed-scale",
        zh="“{text}”的数字与数量级混用",
        en='"{text}" is easier to read in digits, with one word for millions or more at most',
    ),
    repairs=False,
)
