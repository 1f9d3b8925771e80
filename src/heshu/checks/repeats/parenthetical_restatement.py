"""REP005: a figure said again in brackets is the same figure."""

from __future__ import annotations

from msgspec.structs import replace

from heshu.checks.check import Check, Comparison
from heshu.checks.ratio.conversion import converted
from heshu.checks.repeats.mentions import both
from heshu.model.intervals import Reading
from heshu.model.relations import Conversion, Restatement


def derive(said: Restatement | Conversion, reading: Reading) -> Comparison | None:
    """Both forms of the figure: with another scale word or another prefix of one unit."""
    if isinstance(said, Conversion):
        return replace(converted(said, reading), furthest=FURTHEST) if said.prefixed else None
    if said.words:
        return None
    return replace(
        both(said.first, said.second, reading), furthest=FURTHEST_SLIP if said.slip else None
    )


FURTHEST = 4
"""The same for two units, as for those that are converted (RAT007)."""
FURTHEST_SLIP = 10
"""Times that one is the other at most where the digits are one but for their order or a nought."""


CHECK = Check(
    code="REP005",
    name="parenthetical-restatement",
    severity="error",
    tier=2,
    relations=(Restatement, Conversion),
    derive=derive,
    furthest=1.25,
    zh="“{formula}”与“{stated}”是同一个数",
    en='"{formula}" and "{stated}" are one figure',
)
