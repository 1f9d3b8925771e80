"""Whether a percentage comes near to the quotient of two figures, of which it may be a slip."""

from __future__ import annotations

from fractions import Fraction

from heshu.model.figures import Claim

NEAREST, NEAR = Fraction(4, 5), Fraction(2, 3)
"""How near a rate must come to the quotient of which it is taken to be a slip: alone, and beside words that tie them."""


def is_near(share: Claim, part: Claim, whole: Claim, nearest: Fraction = NEAREST) -> bool:
    """True if a percentage comes near to the quotient of two counts, or that near to it."""
    values = (share.quantity.value, part.quantity.value, whole.quantity.value)
    if any(not value for value in values):
        return False
    rate, some, every = (Fraction(value) for value in values if value)
    return nearest <= rate / 100 / (some / every) <= 1 / nearest
