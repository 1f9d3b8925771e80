"""Whether two figures are levels of one property, so that one can have become the other."""

from __future__ import annotations

from heshu.model.figures import Claim
from heshu.relations.scene import Scene

SAME_PROPERTY = frozenset({"count", "number", "index", "score"})
"""Kinds whose unit may be left out with one of two levels."""


def comparable(a: Claim, b: Claim) -> bool:
    """Two levels of one property: the same unit, or a count whose measure word is left out."""
    first, second = a.quantity, b.quantity
    if first.unit == second.unit and first.kind == second.kind:
        return True
    return "" in (first.unit, second.unit) and {first.kind, second.kind} <= SAME_PROPERTY


def priced_alike(start: Claim, end: Claim) -> bool:
    """True for "$42 a barrel from $45", which prints the unit of measure once."""
    first, second = start.quantity.unit, end.quantity.unit
    one_of_two = ("/" in first) != ("/" in second)
    return one_of_two and first.partition("/")[0] == second.partition("/")[0] != ""


def is_apposition(scene: Scene, claim: Claim) -> bool:
    """True for the second figure of "$2.5 million, or 35 cents a share", which is another one."""
    return scene.said["or-else"].search(scene.statement.text, 0, claim.start) is not None


def follows_minus(scene: Scene, claim: Claim) -> bool:
    """True for the 3200万元 of 上年的-3200万元, whose sign stands before it and was not read."""
    before = claim.sentence[max(claim.start - 2, 0) : claim.start]
    return scene.said["before-unread-sign"].search(before) is not None


def lasts(scene: Scene, at: int) -> bool:
    """True for the ten years of "have tripled in ten years"."""
    claim = scene.claims[at]
    return claim.quantity.kind == "duration" and not claim.change
