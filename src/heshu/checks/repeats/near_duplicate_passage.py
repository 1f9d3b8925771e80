"""REP007: a sentence printed twice has the same figures."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.repeats.mentions import both
from heshu.model.intervals import Reading
from heshu.model.relations import NearDuplicate


def derive(pair: NearDuplicate, reading: Reading) -> Comparison | None:
    """The one figure in which the two printings differ."""
    return both(pair.earlier, pair.later, reading)


CHECK = Check(
    code="REP007",
    name="near-duplicate-passage",
    severity="warning",
    tier=3,
    relations=(NearDuplicate,),
    derive=derive,
    zh="两处文字相同，数字为“{formula}”与“{stated}”",
    en='the same words with "{formula}" and "{stated}"',
    repairs=False,
)
