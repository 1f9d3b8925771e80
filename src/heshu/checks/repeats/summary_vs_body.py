"""REP003: a summary says what the text says."""

from __future__ import annotations

from heshu.checks.check import Check
from heshu.checks.repeats.mentions import repeated_in
from heshu.model.relations import Repeat

CHECK = Check(
    code="REP003",
    name="summary-vs-body",
    severity="error",
    tier=2,
    relations=(Repeat,),
    furthest=2.5,
    derive=repeated_in("summary"),
    zh="“{formula}”与“{stated}”是同一个数",
    en='"{formula}" and "{stated}" are one figure',
)
