"""VAL009: a string of digits that is no number: 3.5.6亿元, 1,2345元, 2O0件."""

from __future__ import annotations

from heshu.checks.check import Check, Remark
from heshu.model.intervals import Reading
from heshu.model.relations import MalformedNumeral

FAULTS = {
    "points": ("有两个小数点", "has two decimal points"),
    "grouping": ("的千位分隔有误", "is not grouped by thousands"),
    "scale": ("叠用了数量级", "stacks scale words"),
    "letter": ("中混有字母", "has a letter among its digits"),
}


def derive(numeral: MalformedNumeral, _reading: Reading) -> Remark:
    """What is wrong with the spelling of a number."""
    zh, en = FAULTS[numeral.fault]
    return Remark(zh=f"数字“{numeral.text}”{zh}", en=f'"{numeral.text}" {en}')


CHECK = Check(
    code="VAL009",
    name="malformed-numeral",
    severity="error",
    relations=(MalformedNumeral,),
    derive=derive,
    tier=3,
    repairs=False,
)
