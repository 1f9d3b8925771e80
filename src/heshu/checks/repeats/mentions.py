"""Two mentions of one figure as a comparison: they agree where their intervals meet."""

from __future__ import annotations

from heshu.checks.check import Comparison
from heshu.model.figures import Claim
from heshu.model.intervals import Reading


def both(first: Claim, second: Claim, reading: Reading) -> Comparison:
    """The first mention beside the second, at which a conflict is reported."""
    return Comparison(
        derived=reading(first.quantity),
        stated=reading(second.quantity),
        formula=first.quantity.text,
        claim=second,
    )
