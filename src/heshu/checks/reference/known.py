"""A figure that is known beside the one in the text, in the unit of the text."""

from __future__ import annotations

from heshu.checks.check import Comparison
from heshu.model.intervals import Reading
from heshu.model.relations import Known


def beside(known: Known, reading: Reading) -> Comparison:
    """Both figures: they agree where their intervals meet."""
    return Comparison(
        derived=reading(known.fact).scale(known.factor),
        stated=reading(known.stated.quantity),
        formula=known.label,
        claim=known.stated,
    )
