"""Two mentions of one figure as a comparison: they agree where their intervals meet."""

from __future__ import annotations

from msgspec.structs import replace

from heshu.checks.check import Comparison, Derive
from heshu.model.figures import Claim, Quantity
from heshu.model.intervals import Reading, lenient
from heshu.model.relations import Repeat

ROUNDED_AHEAD = frozenset({"headline", "summary"})
"""Where a figure that ends in zeros stands for what rounds to it: 泊位4200个 above 泊位4215个."""


LEAST_ROUNDED = 100
"""Two digits are kept of what is rounded."""


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
        if repeat.kind != kind:
            return None
        found = both(repeat.earlier, repeat.later, reading)
        ahead = repeat.earlier.quantity
        if kind in ROUNDED_AHEAD and _may_be_rounded(ahead):
            return replace(found, derived=lenient(ahead))
        return found

    return derive


def _may_be_rounded(quantity: Quantity) -> bool:
    """True for 4200 and 2600, of which the noughts may stand for other digits; not for 20."""
    value = quantity.value
    plain = quantity.precision == 1 and not quantity.scaled and not quantity.qualifier
    return plain and value is not None and abs(value) >= LEAST_ROUNDED and value % 10 == 0
