"""STY008: a hedge on a number of more than four significant digits."""

from __future__ import annotations

from heshu.checks.check import Check
from heshu.checks.usage.remarks import remark_on
from heshu.model.relations import Usage

CHECK = Check(
    code="STY008",
    name="false-precision",
    severity="info",
    tier=3,
    opt_in=True,
    relations=(Usage,),
    derive=remark_on(
        "false-precision",
        zh="“{text}”带约数词而有效数字超过四位",
        en='"{text}" is hedged and has more than four significant digits',
    ),
    repairs=False,
)
