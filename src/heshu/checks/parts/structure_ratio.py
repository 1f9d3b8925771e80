"""SUM006: the terms of a structure in percent add up to 100: 三次产业比 5.1∶40.2∶54.7."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.parts.sums import LEAST_PARTS, formula, formula_of, total
from heshu.model.intervals import Reading, point
from heshu.model.relations import Parts


def derive(parts: Parts, reading: Reading) -> Comparison | None:
    """The sum of the terms beside 100, else a term beside the share of its amount."""
    if not parts.ratio or len(parts.parts) < LEAST_PARTS:
        return None
    summed = total(parts, reading)
    if parts.amounts and summed.meets(point(100)):
        return _of_amounts(parts, reading)
    return Comparison(
        derived=summed,
        stated=point(100),
        formula=formula(parts),
        claim=parts.parts[-1],
        text="100%",
        unit="%",
    )


def _of_amounts(parts: Parts, reading: Reading) -> Comparison:
    """The first term that is not the share of its amount, or the last one."""
    if parts.term is not None and parts.whole is not None:
        amount, term = parts.amounts[0], parts.parts[parts.term]
        return Comparison(
            derived=(reading(amount.quantity) / reading(parts.whole.quantity)).scale(100),
            stated=reading(term.quantity),
            formula=f"{amount.quantity.text} / {parts.whole.quantity.text}",
            claim=term,
            unit="%",
        )
    whole = point(0)
    for amount in parts.amounts:
        whole = whole + reading(amount.quantity)
    pairs = zip(parts.amounts, parts.parts, strict=True)
    shares = [
        Comparison(
            derived=(reading(amount.quantity) / whole).scale(100),
            stated=reading(term.quantity),
            formula=f"{amount.quantity.text} / ({formula_of(parts.amounts)})",
            claim=term,
            unit="%",
        )
        for amount, term in pairs
    ]
    return next((each for each in shares if not each.derived.meets(each.stated)), shares[-1])


CHECK = Check(
    code="SUM006",
    name="structure-ratio",
    severity="error",
    furthest=1.5,
    likely=1.4,
    relations=(Parts,),
    derive=derive,
    zh="{formula} 合计 {derived}，结构比之和或占比为 {stated}",
    en="{formula} is {derived}, the structure says {stated}",
)
