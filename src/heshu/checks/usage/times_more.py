"""STY009: n times more than, which is read in two ways."""

from __future__ import annotations

from heshu.checks.check import Check
from heshu.checks.usage.remarks import remark_on
from heshu.model.relations import Usage

CHECK = Check(
    code="STY009",
    name="times-more",
    severity="info",
    tier=3,
    opt_in=True,
    relations=(Usage,),
    derive=remark_on(
        "times-more",
        zh="“{text}”有两种读法",
        en='"{text}" can be read in two ways',
    ),
    repairs=False,
)
