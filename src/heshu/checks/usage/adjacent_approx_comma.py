"""STY006: a 、 between two numerals that state an approximation: 三、四十人."""

from __future__ import annotations

from heshu.checks.check import Check
from heshu.checks.usage.remarks import remark_on
from heshu.model.relations import Usage

CHECK = Check(
    code="STY006",
    name="adjacent-approx-comma",
    severity="info",
    tier=3,
    relations=(Usage,),
    derive=remark_on(
        "adjacent-approx-comma",
        zh="“{text}”表示约数，中间不用顿号",
        en='"{text}" has a comma in an approximation',
    ),
    repairs=False,
)
