"""REP004: an amount in words is the amount in figures beside it."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Reading, nominal
from heshu.model.relations import Restatement


def derive(said: Restatement, reading: Reading) -> Comparison | None:
    """Both forms of the figure."""
    if not said.words:
        return None
    # a share in words is a rounded one, 九成（89.9%）, an amount in words is exact: 叁佰万元
    printed = reading if said.first.quantity.kind == "percent" else nominal
    return Comparison(
        derived=printed(said.first.quantity),
        stated=printed(said.second.quantity),
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
