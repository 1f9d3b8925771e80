"""SUM008: the figures of an identity agree: 出口 - 进口 = 顺差, assets = liabilities + equity."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading, point
from heshu.model.relations import Balance

SIGNS = {1: "+", -1: "-"}


def derive(balance: Balance, reading: Reading) -> Comparison | None:
    """The sum of the signed terms beside the printed result."""
    derived = point(0)
    for sign, term in zip(balance.signs, balance.terms, strict=True):
        derived = derived + reading(term.quantity).scale(sign)
    return Comparison(
        derived=derived,
        stated=reading(balance.result.quantity),
        formula=_formula(balance),
        claim=balance.result,
        severity="warning" if balance.loose else None,
    )


def _formula(balance: Balance) -> str:
    """`3200亿元 - 2100亿元`; the first term is positive by the form of the entries."""
    first, *others = balance.terms
    signed = zip(balance.signs[1:], others, strict=True)
    rest = (f" {SIGNS[sign]} {term.quantity.text}" for sign, term in signed)
    return first.quantity.text + "".join(rest)


CHECK = Check(
    code="SUM008",
    name="balance-identity",
    severity="error",
    relations=(Balance,),
    derive=derive,
    furthest=2.5,
    likely=1.6,
    tier=2,
)
