"""Shares and rates as quotients."""

from __future__ import annotations

from heshu.checks.change.growth import same_unit
from heshu.checks.check import Comparison
from heshu.model.intervals import Reading, point
from heshu.model.relations import Share

PER = {"%": 100, "‰": 1000}
"""What a share of 1 is in the unit of the share; a fraction in words has no unit."""


def share_of(share: Share, reading: Reading) -> Comparison | None:
    """Part / whole in the unit of the printed share beside it."""
    part, whole = share.part, share.whole
    if part is None or whole is None or not same_unit(part, whole):
        return None
    base = reading(whole.quantity)
    if base.low is None or base.low <= 0:
        return None
    unit = share.share.quantity.unit
    quotient, formula = (
        reading(part.quantity) / base,
        f"{part.quantity.text} / {whole.quantity.text}",
    )
    if share.others:
        quotient, formula = point(1) - quotient, f"1 - {formula}"
    return Comparison(
        derived=quotient.scale(PER.get(unit, 1)),
        stated=reading(share.share.quantity),
        formula=formula,
        claim=share.share,
        unit=unit,
    )
