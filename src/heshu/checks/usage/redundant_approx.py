"""STY001: two words for "about" on one number: 约500人左右."""

from __future__ import annotations

from heshu.checks.check import Check
from heshu.checks.usage.remarks import remark_on
from heshu.model.relations import Usage

CHECK = Check(
    code="STY001",
    name="redundant-approx",
    severity="warning",
    tier=3,
    relations=(Usage,),
    derive=remark_on(
        "redundant-approx",
        zh="“{text}”有两个表示约数的词",
        en='"{text}" says "about" twice',
    ),
    repairs=False,
)
