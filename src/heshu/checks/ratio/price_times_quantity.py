"""RAT004: a price times a quantity is the amount: 每吨3200元, 5000吨, 1600万元."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.checks.ratio.average import rounded
from heshu.model.intervals import Reading
from heshu.model.relations import Purchase


def derive(purchase: Purchase, reading: Reading) -> Comparison | None:
    """Price times quantity beside the printed amount; `None` for the most that anyone is paid for.

    每亩补贴120元，补贴面积不超过50亩 is a rule for each of many, and no sum of all.
    """
    price, quantity = purchase.price.quantity, purchase.quantity.quantity
    if AT_MOST & {price.qualifier, quantity.qualifier}:
        return None
    derived, formula = reading(price) * reading(quantity), f"{price.text} * {quantity.text}"
    if purchase.each > 1:
        derived, formula = derived.scale(Fraction(1, purchase.each)), f"{formula} / {purchase.each}"
    for dearer, more in zip(purchase.other_prices, purchase.other_quantities, strict=True):
        derived += reading(dearer.quantity) * reading(more.quantity)
        formula += f" + {dearer.quantity.text} * {more.quantity.text}"
    return Comparison(
        derived=derived,
        stated=reading(rounded(purchase.amount.quantity)),
        formula=formula,
        claim=purchase.amount,
    )


AT_MOST = frozenset({"at-most", "less-than"})

CHECK = Check(
    code="RAT004",
    name="price-times-quantity",
    severity="error",
    relations=(Purchase,),
    derive=derive,
    furthest=2.5,
    tier=3,
)
