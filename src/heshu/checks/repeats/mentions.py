"""Two mentions of one figure as a comparison: they agree where their intervals meet."""

from __future__ import annotations

from heshu.checks.check import Comparison, Derive
from heshu.model.figures import Claim
from heshu.model.intervals import Reading
from heshu.model.relations import Repeat


def both(first: Claim, second: Claim, reading: Reading) -> Comparison:
    """The first mention beside the second, at which a conflict is reported."""
    return Comparison(
        derived=reading(first.quantity),
        stated=reading(second.quantity),
        formula=first.quantity.text,
        claim=second,
    )


def repeated_in(kind: str) -> Derive:
    """What compares both mentions of the repeats of one kind: `headline`, `summary`, `text`."""

    def derive(repeat: Repeat, reading: Reading) -> Comparison | None:
        return both(repeat.earlier, repeat.later, reading) if repeat.kind == kind else None

    return derive
