"""REP001: one figure is the same wherever it is said."""

from __future__ import annotations

from heshu.checks.check import Check
from heshu.checks.repeats.mentions import repeated_in
from heshu.model.relations import Repeat

CHECK = Check(
    code="REP001",
    name="repeat-mention-conflict",
    severity="error",
    tier=2,
    relations=(Repeat,),
    furthest=2.5,
    likely=2,
    derive=repeated_in("text"),
    zh="“{formula}”与“{stated}”是同一个数",
    en='"{formula}" and "{stated}" are one figure',
)
