"""CNT001: three measures are announced and three follow."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.counting.listed import listed
from heshu.model.intervals import Reading
from heshu.model.relations import Listing


def derive(listing: Listing, _reading: Reading) -> Comparison | None:
    """The items beside the announced number."""
    return None if listing.named else listed(listing)


CHECK = Check(
    code="CNT001",
    name="list-count",
    severity="warning",
    furthest=2,
    likely=1.7,
    tier=2,
    relations=(Listing,),
    derive=derive,
    zh="列出 {formula} 项，文中为 {stated}",
    en="{formula} items are listed, the text says {stated}",
    repairs=False,
    bound=True,
)
