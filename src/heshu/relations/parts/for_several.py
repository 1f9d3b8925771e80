"""Lists that hold for several alike, whose total is so many times what they add up to.

Men and women get the same prizes: $500, $300 and $200, $2,000 in all.
"""

from __future__ import annotations

from heshu.model.intervals import lenient, point
from heshu.relations.parts.rules import Listed

MOST = 12
"""Of those who get the same."""


def is_total_for_several(listed: Listed) -> bool:
    """True where the words say that each of several has all the parts, and the total is of all of them."""
    scene, whole = listed.match.scene, lenient(listed.whole.claim.quantity)
    if _has_a_part_for_each(listed):
        return True
    if not scene.said["alike-for-several"].search(scene.text):
        return False
    summed = point(0)
    for part in listed.parts:
        summed = summed + lenient(part.claim.quantity)
    return any((summed * point(number)).meets(whole) for number in range(2, MOST + 1))


def _has_a_part_for_each(listed: Listed) -> bool:
    """True for £40,000 to the widow and £12,000 each to three sons, £76,000 in all."""
    scene, whole = listed.match.scene, lenient(listed.whole.claim.quantity)
    counts = {
        claim.quantity.value
        for claim in scene.claims.values()
        if claim.quantity.kind in ("count", "number") and claim.quantity.value is not None
    }
    summed = point(0)
    for part in listed.parts:
        summed = summed + lenient(part.claim.quantity)
    for part in listed.parts:
        if not scene.said["for-each-of-several"].match(scene.text, part.offset + 1):
            continue
        once = lenient(part.claim.quantity)
        more = (count - 1 for count in counts if 1 < count <= MOST)
        if any((summed + once * point(each)).meets(whole) for each in more):
            return True
    return False
