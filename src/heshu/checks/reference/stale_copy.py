"""REF003: a new period has a value of its own where the text says that it changed.

粮食产量571.2万吨，同比增长3.2% for 2024, and 571.2万吨 for 2023 in the document before: the figure was
copied and not brought up to date.
"""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading, point
from heshu.model.relations import StaleCopy


def derive(copy: StaleCopy, reading: Reading) -> Comparison | None:
    """The growth from the former value to the same one beside the printed growth."""
    former = reading(copy.former).scale(copy.factor)
    stated = reading(copy.rate.quantity)
    if former.low is None or former.low <= 0:
        return None
    return Comparison(
        derived=(reading(copy.stated.quantity) / former - point(1)).scale(Fraction(100)),
        stated=-stated if copy.falls else stated,
        formula=f"{copy.former.text} [{copy.label}] -> {copy.stated.quantity.text}",
        claim=copy.stated,
        text=f"{'-' if copy.falls else ''}{copy.rate.quantity.text}",
        unit="%",
        signed=True,
    )


CHECK = Check(
    code="REF003",
    name="stale-copy",
    severity="warning",
    tier=3,
    relations=(StaleCopy,),
    derive=derive,
    opt_in=True,
    repairs=False,
)
