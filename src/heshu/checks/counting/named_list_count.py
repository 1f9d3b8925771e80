"""CNT005: names before a number are as many: 北京、天津两市."""

from __future__ import annotations

from heshu.checks.check import Check, Comparison
from heshu.checks.counting.listed import listed
from heshu.model.intervals import Reading
from heshu.model.relations import Listing


def derive(listing: Listing, _reading: Reading) -> Comparison | None:
    """The items beside the announced number."""
    return listed(listing) if listing.named else None


CHECK = Check(
    code="CNT005",
    name="named-list-count",
    severity="warning",
    furthest=2,
    tier=3,
    relations=(Listing,),
    derive=derive,
    zh="列举 {formula} 个，文中为 {stated}",
    en="{formula} are named, the text says {stated}",
    repairs=False,
    bound=True,
)
