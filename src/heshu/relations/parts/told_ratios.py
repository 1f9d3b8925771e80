"""Ratios in percent of amounts told right before: 40, 60 and 100 tonnes, a ratio of 20:30:50."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import lenient, point
from heshu.relations.changes import comparable
from heshu.relations.scene import Scene

ADDED = frozenset({"count", "number", "money", "mass", "volume", "area", "length", "energy"})
"""Kinds of figures that are parts of a whole."""


def is_of_those(found: re.Match[str], scene: Scene) -> bool:
    """True for terms that are said to be the ratio of what was told: ", a 20-30-50 split"."""
    text, said = scene.statement.text, scene.said
    if said["in-ratio-of"].search(text, 0, found.start()):
        return said["ratio-closes"].match(text, found.end()) is not None
    ahead = said["ratio-ahead"].search(text, 0, found.start())
    return ahead is not None and said["ratio-behind"].match(text, found.end()) is not None


def told_amounts(scene: Scene, start: int, terms: int) -> tuple[Claim, ...]:
    """The last figures before an offset of the sentence, as many as there are terms.

    A figure before them is the whole that they make up or says how many they are.
    """
    before = sorted(
        (claim for claim in scene.claims.values() if claim.end <= start),
        key=lambda claim: claim.start,
    )
    if len(before) < terms:
        return ()
    amounts, ahead = before[-terms:], before[:-terms][-1:]
    text = scene.statement.text
    if scene.said["statement-ends"].search(text, amounts[0].end, start):
        return ()
    if scene.said["adds-or-takes"].search(text, 0, amounts[0].start):
        return ()
    if any(each.quantity.kind not in ADDED or each.change for each in amounts):
        return ()
    if not all(comparable(amounts[0], other) for other in amounts):
        return ()
    return tuple(amounts) if all(_is_sum(whole, amounts) for whole in ahead) else ()


def _is_sum(whole: Claim, amounts: Sequence[Claim]) -> bool:
    """True for the 500 of "of the 500 trees, 200 are elms and 300 are oaks", and for "two kinds"."""
    if whole.quantity.value == len(amounts):
        return True
    total = point(Decimal(0))
    for amount in amounts:
        total = total + lenient(amount.quantity)
    return total.meets(lenient(whole.quantity))
