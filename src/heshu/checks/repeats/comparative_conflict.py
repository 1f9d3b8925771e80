"""REP006: the figure that is called higher is the higher one."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.model.figures import Quantity
from heshu.model.intervals import Interval, Reading, nominal, strict
from heshu.model.relations import Comparative


def derive(pair: Comparative, reading: Reading) -> Comparison | None:
    """All that lies above (or below) the standard beside the subject.

    Rounding keeps the order: of two figures rounded to the same place, 0.4 does not exceed 0.5.
    """
    if reading is strict and _are_rounded_alike(pair.subject.quantity, pair.standard.quantity):
        reading = nominal
    standard = reading(pair.standard.quantity)
    above = pair.direction == "above"
    bound = Interval(standard.low, None) if above else Interval(None, standard.high)
    return Comparison(
        derived=bound,
        stated=reading(pair.subject.quantity),
        formula=pair.standard.quantity.text,
        claim=pair.subject,
        text=pair.subject.quantity.text,
        note_zh=f"（{'高于' if above else '低于'}后者）",
        note_en=f" ({'above' if above else 'below'} it)",
    )


def _are_rounded_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are printed in one unit, to the same place and without hedges."""
    alike = one.unit == other.unit and one.precision == other.precision
    return alike and not (one.qualifier or other.qualifier)


CHECK = Check(
    code="REP006",
    name="comparative-conflict",
    severity="error",
    furthest=3,
    likely=2.2,
    tier=2,
    relations=(Comparative,),
    derive=derive,
    zh="“{stated}”与“{formula}”的大小与所说不符",
    en='"{stated}" and "{formula}" are not as the text compares them',
    agrees_zh="“{stated}”与“{formula}”的大小与所说相符{note}",
    agrees_en='"{stated}" and "{formula}" are as the text compares them{note}',
    repairs=False,
)
