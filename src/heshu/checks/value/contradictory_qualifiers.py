"""VAL008: one number is not both nearly reached and exceeded: 近300多名."""

from __future__ import annotations

from heshu.checks.check import Check, Remark
from heshu.model.intervals import Reading
from heshu.model.relations import Qualifiers


def derive(hedges: Qualifiers, _reading: Reading) -> Remark:
    """Two hedges, one from below and one from above."""
    first, second = hedges.first, hedges.second
    return Remark(
        zh=f"同一个数上的“{first}”与“{second}”相互矛盾",
        en=f'"{first}" and "{second}" on one number contradict each other',
        claim=hedges.claim,
    )


CHECK = Check(
    code="VAL008",
    name="contradictory-qualifiers",
    severity="warning",
    relations=(Qualifiers,),
    derive=derive,
    tier=2,
    repairs=False,
)
