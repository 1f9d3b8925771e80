"""STY002: full-width digits in horizontal text: ５００."""

from __future__ import annotations

from heshu.checks.check import Check
from heshu.checks.usage.remarks import remark_on
from heshu.model.relations import Usage

CHECK = Check(
    code="STY002",
    name="fullwidth-digits",
    severity="info",
    tier=3,
    relations=(Usage,),
    derive=remark_on(
        "fullwidth-digits",
        zh="“{text}”用了全角数字",
        en='"{text}" has full-width digits',
    ),
    repairs=False,
)
