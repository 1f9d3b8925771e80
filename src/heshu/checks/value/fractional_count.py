"""VAL005: people and households do not come in fractions: 3.5人受伤."""

from __future__ import annotations

from heshu.checks.check import Check, Remark
from heshu.model.intervals import Reading
from heshu.model.relations import IndivisibleCount


def derive(count: IndivisibleCount, _reading: Reading) -> Remark:
    """What is counted one by one is printed with decimals."""
    text = count.claim.quantity.text
    return Remark(
        zh=f"“{text}”带有小数，而所数的对象不可分割",
        en=f'"{text}" has decimals, but what is counted cannot be divided',
        claim=count.claim,
    )


CHECK = Check(
    code="VAL005",
    name="fractional-count",
    severity="warning",
    relations=(IndivisibleCount,),
    derive=derive,
    tier=3,
    repairs=False,
)
