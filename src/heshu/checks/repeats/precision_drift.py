"""REP008: a rounded mention is the correct rounding of the exact one."""

from __future__ import annotations

from heshu.checks.check import Check, Remark
from heshu.model.intervals import Reading, lenient
from heshu.model.relations import Repeat


def derive(repeat: Repeat, reading: Reading) -> Remark | None:
    """The coarse mention where it is near the fine one and not what that rounds to."""
    coarse, fine = sorted(
        (repeat.earlier, repeat.later), key=lambda claim: claim.quantity.precision, reverse=True
    )
    one, two = coarse.quantity, fine.quantity
    if one.precision == two.precision or one.value is None or two.value is None or one.qualifier:
        return None
    if abs(one.value - two.value) <= one.precision / 2 or not lenient(one).meets(lenient(two)):
        return None
    return Remark(
        zh=f"{two.text} 四舍五入后不是 {one.text}",
        en=f"{two.text} does not round to {one.text}",
        claim=coarse,
    )


CHECK = Check(
    code="REP008",
    name="precision-drift",
    severity="info",
    tier=3,
    relations=(Repeat,),
    derive=derive,
    opt_in=True,
)
