"""A whole in one sentence and its parts in others: what the rules for such divisions share."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from heshu.model.figures import Claim
from heshu.model.relations import Parts
from heshu.model.texts import LanguageCode
from heshu.relations.scene import LEVEL, Scene

FEWEST, MOST = 2, 8
"""Parts of a whole."""
CLOSE = Decimal("0.15")
"""How far off a sum with a slip may be; what is further off is of something else."""
BARE = frozenset({"number", "count"})


def only_level(scene: Scene) -> Claim | None:
    """The only figure of a sentence, if it is a level."""
    if len(scene.claims) != 1:
        return None
    ((offset, claim),) = scene.claims.items()
    level = scene.text[offset] == LEVEL and claim.quantity.value is not None
    return claim if level and not claim.change.endswith("-by") else None


def lent(part: Claim, whole: Claim) -> Claim:
    """A part in the unit of its whole, where it is printed without one."""
    quantity = part.quantity
    if quantity.unit or quantity.kind not in BARE:
        return part
    unit, kind = whole.quantity.unit, whole.quantity.kind
    return replace(part, quantity=replace(quantity, unit=unit, kind=kind))


def is_part(claim: Claim, whole: Claim) -> bool:
    """True for a level of the unit of a whole that is less than it."""
    quantity, size = claim.quantity, whole.quantity.value or 0
    alike = quantity.unit == whole.quantity.unit and not claim.change
    return alike and quantity.value is not None and quantity.value < size


def nearly_make(parts: Sequence[Claim], whole: Claim) -> bool:
    """True if parts make about their whole, a slip aside."""
    size = whole.quantity.value or Decimal(0)
    return abs(sum(values(parts)) - size) <= CLOSE * size


def values(claims: Sequence[Claim]) -> list[Decimal]:
    """The values of figures, 0 for one that is not known."""
    return [claim.quantity.value or Decimal(0) for claim in claims]


def all_parts(cue: str, language: LanguageCode, parts: Sequence[Claim], whole: Claim) -> Parts:
    """The relation of a whole and parts that leave no rest and do not overlap."""
    return Parts(
        cue=cue, language=language, parts=tuple(parts), whole=whole, exhaustive=True, disjoint=True
    )
