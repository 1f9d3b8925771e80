"""The items of a list beside the number that announces them."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Comparison
from heshu.model.intervals import Interval, nominal
from heshu.model.relations import Listing


def listed(listing: Listing) -> Comparison:
    """How many items there are and how many were announced; an open list may have fewer."""
    fewest, most = listing.fewest, listing.most
    return Comparison(
        derived=Interval(Fraction(fewest), None if listing.open else Fraction(most)),
        stated=nominal(listing.number.quantity),
        formula=str(most) if fewest == most else f"{fewest}–{most}",
        claim=listing.number,
    )
