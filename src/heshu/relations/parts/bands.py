"""Parts that are named by the sizes they span: 12米以下的530艘，12米至24米的280艘，24米以上的95艘."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from heshu.model.figures import Claim, Quantity
from heshu.relations.labels import Label
from heshu.relations.scene import Scene
from heshu.relations.viewing import bounds_a_class

Band = tuple[Decimal, Decimal]
"""The sizes that a part spans."""
INFINITE = Decimal("Infinity")
STEP = 1
"""How far one band of whole numbers ends before the next: 35岁以下, 36岁至59岁."""


def are_banded(parts: Sequence[Label], scene: Scene) -> bool:
    """True for parts of which each spans sizes of its own."""
    bands = _bands(parts, scene)
    return len(bands) > 1 and all(one[1] <= other[0] for one, other in pairwise(bands))


def are_all_bands(parts: Sequence[Label], scene: Scene) -> bool:
    """True where their sizes also leave no rest."""
    bands = _bands(parts, scene)
    return (
        len(bands) > 1
        and bands[0][0] <= 0
        and bands[-1][1] == INFINITE
        and all(0 <= other[0] - one[1] <= STEP for one, other in pairwise(bands))
    )


def _bands(parts: Sequence[Label], scene: Scene) -> list[Band]:
    """The sizes of all parts in rising order; none where a part has none, or another measure."""
    named = [_named_by(part.claim, scene) for part in parts]
    found = [each for each in named if each is not None]
    if len(found) < len(parts) or len({each.unit for each in found}) > 1:
        return []
    return sorted(map(_span, found))


def _named_by(counted: Claim, scene: Scene) -> Quantity | None:
    """The 12米以下 of 12米以下的530艘."""
    for claim in scene.statement.claims:
        if counted.start - 1 <= claim.end <= counted.start and bounds_a_class(
            claim, scene.statement
        ):
            return claim.quantity
    return None


def _span(quantity: Quantity) -> Band:
    """From where to where a bounded figure reaches."""
    value = quantity.value or Decimal(0)
    low = quantity.low if quantity.low is not None else value
    high = quantity.high if quantity.high is not None else value
    if quantity.qualifier in ("at-most", "less-than"):
        return Decimal(0), high
    if quantity.qualifier in ("at-least", "more-than"):
        return low, INFINITE
    return low, high
