"""REP003: a summary says what the text says."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.repeats.mentions import both
from heshu.model.intervals import Reading
from heshu.model.relations import Repeat


def derive(repeat: Repeat, reading: Reading) -> Comparison | None:
    """Both mentions, where this is that kind of repetition."""
    if repeat.kind != "summary":
        return None
    return both(repeat.earlier, repeat.later, reading)


CHECK = Check(
    code="REP003",
    name="summary-vs-body",
    severity="error",
    tier=2,
    relations=(Repeat,),
    derive=derive,
    zh="“{formula}”与“{stated}”是同一个数",
    en='"{formula}" and "{stated}" are one figure',
)
