"""CNT001: three measures are announced and three follow."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.model.intervals import Interval, Reading, nominal
from heshu.model.relations import Listing


def derive(listing: Listing, reading: Reading) -> Comparison | None:
    """The items beside the announced number; an open list may have fewer."""
    if listing.named:
        return None
    fewest = Fraction(listing.fewest)
    items = (
        str(listing.most) if listing.fewest == listing.most else f"{listing.fewest}–{listing.most}"
    )
    return Comparison(
        derived=Interval(fewest, None if listing.open else Fraction(listing.most)),
        stated=nominal(listing.number.quantity),
        formula=items,
        claim=listing.number,
    )


CHECK = Check(
    code="CNT001",
    name="list-count",
    severity="warning",
    tier=2,
    relations=(Listing,),
    derive=derive,
    zh="列出 {formula} 项，文中为 {stated}",
    en="{formula} items are listed, the text says {stated}",
    repairs=False,
    bound=True,
)
