"""REP004: an amount in words is the amount in figures beside it."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading, nominal
from heshu.model.relations import Restatement


def derive(said: Restatement, reading: Reading) -> Comparison | None:
    """Both forms of the figure."""
    if not said.words:
        return None
    return Comparison(
        derived=nominal(said.first.quantity),
        stated=nominal(said.second.quantity),
        formula=said.first.quantity.text,
        claim=said.second,
    )


CHECK = Check(
    code="REP004",
    name="words-vs-figures",
    severity="error",
    furthest=10,
    tier=2,
    relations=(Restatement,),
    derive=derive,
    zh="“{formula}”与“{stated}”是同一个数",
    en='"{formula}" and "{stated}" are one figure',
)
