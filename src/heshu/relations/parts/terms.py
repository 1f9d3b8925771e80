"""Terms that follow each other and are printed in months and years: 36 months and 18 months, five years.

Such terms are added up exactly, so that five years of them are 60 months and no month more or less.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from heshu.model.figures import Claim
from heshu.relations.scene import Scene

MONTHS = {"a": Decimal(12), "mo": Decimal(1)}
"""Unit of time -> months."""
HALF = Decimal("0.5")


def in_months(scene: Scene) -> Scene:
    """The scene with all terms in months, where they are said to run one after the other."""
    units = {claim.quantity.unit for claim in scene.claims.values()} & MONTHS.keys()
    if len(units) < len(MONTHS) or not scene.said["one-after-the-other"].search(scene.text):
        return scene
    return replace(scene, claims={at: as_months(claim) for at, claim in scene.claims.items()})


def run_at_once(claims: Sequence[Claim], scene: Scene) -> bool:
    """True for terms of 30 and 24 months that run concurrently, which are no sum."""
    timed = all(claim.quantity.kind == "duration" for claim in claims)
    return timed and scene.said["at-once"].search(scene.statement.text) is not None


def as_months(claim: Claim) -> Claim:
    """A term in months; what is hedged keeps its unit."""
    quantity = claim.quantity
    months = MONTHS.get(quantity.unit)
    if months is None or quantity.value is None or quantity.qualifier:
        return claim
    own = replace(
        quantity, unit="mo", unit_text="months", value=quantity.value * months, precision=HALF
    )
    return replace(claim, quantity=own)
