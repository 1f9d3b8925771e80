"""A figure of the text beside a figure that is known: 参保57100人 and a row of a table."""

from __future__ import annotations

from fractions import Fraction

from heshu.model.figures import Claim, Quantity
from heshu.model.relations.relation import Relation


class Known(Relation, frozen=True, kw_only=True):
    """A claim and the row of a table of facts with its indicator, entity and period."""

    stated: Claim
    fact: Quantity
    """The figure of the table, as it is written there."""
    factor: Fraction = Fraction(1)
    """Turns the unit of the fact into that of the claim: 1000 for tonnes beside kilograms."""
    label: str = ""
    """What the row is about and where it is from: `粮食产量 全省 2023 (facts.csv:3)`."""


class Elsewhere(Known, frozen=True, kw_only=True):
    """A claim and the same figure in another document of the run."""


class StaleCopy(Relation, frozen=True, kw_only=True):
    """A claim with a growth beside it, and the very same value for the period before elsewhere."""

    stated: Claim
    rate: Claim
    """The growth from the period before, as printed: 3.2%."""
    falls: bool
    """True if the text speaks of a decrease."""
    former: Quantity
    """The figure of the period before in another document."""
    factor: Fraction = Fraction(1)
    """Turns the unit of `former` into that of the claim."""
    label: str = ""
