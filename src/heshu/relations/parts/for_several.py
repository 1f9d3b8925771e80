"""Lists that hold for several alike, whose total is so many times what they add up to.

Men and women get the same prizes: $500, $300 and $200, $2,000 in all.
"""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.intervals import lenient, point
from heshu.relations.labels import Label
from heshu.relations.parts.rules import Listed
from heshu.relations.scene import Scene
from heshu.relations.small_numbers import small_number

CLAUSE_STOP = re.compile("[，,；;。：:]")
BOTH = 2
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


def counted_for_each(parts: tuple[Label, ...], scene: Scene) -> tuple[Label, ...]:
    """The parts, the 50万元 of 两次各捐50万元 as often as it was given."""
    return tuple([part for part in parts for _ in range(_times_told(part, scene))])


def _times_told(part: Label, scene: Scene) -> int:
    """2 for the 50万元 of 两次各捐50万元 and the 60吨 of 第二批和第三批各到货60吨, else 1."""
    before = scene.statement.text[: part.claim.start]
    told = scene.said["each-so-much"].search(before)
    number = small_number(told[0]) if told else None
    if number is None and scene.said["each-of-those-joined"].search(before):
        number = BOTH + CLAUSE_STOP.split(before)[-1].count("、")
    return number if number and number <= MOST else 1


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
