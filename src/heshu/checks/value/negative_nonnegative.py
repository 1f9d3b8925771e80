"""VAL006: a population is not below zero, and a fall of -5 % would be a rise: 下降-5%."""

from __future__ import annotations

from heshu.checks.check import Check, Remark
from heshu.model.intervals import Reading
from heshu.model.relations import NegativeLevel


def derive(level: NegativeLevel, _reading: Reading) -> Remark:
    """A negative figure that its noun or its verb does not allow."""
    text = level.claim.quantity.text
    if level.verb:
        zh = f"“{level.verb}{text}”：动词与负号重复或相反"
        en = f'"{level.verb} {text}": the verb and the minus sign do not go together'
    else:
        zh = f"“{text}”为负，而所指的量不会小于零"
        en = f'"{text}" is negative, but the quantity cannot be below zero'
    return Remark(zh=zh, en=en, claim=level.claim)


CHECK = Check(
    code="VAL006",
    name="negative-nonnegative",
    severity="error",
    relations=(NegativeLevel,),
    derive=derive,
    tier=3,
    repairs=False,
)
