"""CHG015: list price times discount is the price to pay: 原价200元，打八折，现价160元."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.model.figures import Claim
from heshu.model.intervals import Interval, Reading, around, nominal, point
from heshu.model.relations import Discount

ROUNDED_TO = Fraction(1)
"""Shops drop what is less than one unit of the currency: 199元打八折 sells at 159元."""


def derive(offer: Discount, reading: Reading) -> Comparison | None:
    """What is left of the list price beside the printed price."""
    rate = nominal(offer.discount.quantity)
    if rate.low is None or rate.low != rate.high or not 0 < rate.low < 100:
        return None
    left = rate.low / 100 if offer.keeps else 1 - rate.low / 100
    return Comparison(
        derived=reading(offer.full_price.quantity) * point(left),
        stated=_price(offer.price, reading),
        formula=f"{offer.full_price.quantity.text} × {float(left * 100):g}%",
        claim=offer.price,
    )


def _price(claim: Claim, reading: Reading) -> Interval:
    """A price in whole units may have been rounded to them."""
    value = claim.quantity.value
    if reading is nominal or value is None or value != value.to_integral_value():
        return reading(claim.quantity)
    if claim.quantity.scaled or claim.quantity.qualifier:
        return reading(claim.quantity)
    return around(value, ROUNDED_TO, ROUNDED_TO)


CHECK = Check(
    code="CHG015",
    name="discount",
    severity="error",
    relations=(Discount,),
    derive=derive,
    furthest=2.5,
    tier=3,
)
