"""REP005: a figure said again in brackets is the same figure."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.repeats.mentions import both
from heshu.model.intervals import Reading
from heshu.model.relations import Restatement


def derive(said: Restatement, reading: Reading) -> Comparison | None:
    """Both forms of the figure."""
    if said.words:
        return None
    return both(said.first, said.second, reading)


CHECK = Check(
    code="REP005",
    name="parenthetical-restatement",
    severity="error",
    tier=2,
    relations=(Restatement,),
    derive=derive,
    zh="“{formula}”与“{stated}”是同一个数",
    en='"{formula}" and "{stated}" are one figure',
)
