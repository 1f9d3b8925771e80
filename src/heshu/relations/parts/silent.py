"""Two sides that leave a rest of which nothing is told, though a whole has no other sides."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from heshu.relations.labels import Label
from heshu.relations.parts.rules import Listed, PartRules
from heshu.relations.retellings.slips import Slip, slip_between


def may_be_silent(listed: Listed) -> bool:
    """True for "300 were asked: 170 said yes and 100 said no", of whom 30 may have no opinion."""
    scene, whole = listed.match.scene, listed.whole
    values = [part.claim.quantity.value or 0 for part in listed.parts]
    if scene.statement.language != "en" or sum(values) > (whole.claim.quantity.value or 0):
        return False
    opinions = all(scene.said["has-an-opinion"].search(part.words) for part in listed.parts)
    return opinions and scene.said["all-who-answered"].search(whole.words) is None


def did_something(listed: Listed, rules: PartRules) -> bool:
    """True for "the club has 320 members; 150 men and 130 women took part": others may not have.

    Halves whose nouns stand right behind their numbers are no more than named where the sentence
    ends with them; else something is said of those so many.
    """
    scene, last = listed.match.scene, listed.parts[-1].offset
    if scene.statement.language != "en" or listed.whole.offset > last:
        return False
    if scene.said["some-did"].match(scene.text, last + 1):
        return True
    sides = [rules.divisions.side.match(scene.text, part.offset + 2) for part in listed.parts]
    if None in sides or any(scene.said["has-an-opinion"].search(p.words) for p in listed.parts):
        return False
    side = sides[-1]
    return side is not None and scene.said["ends-with-halves"].match(scene.text, side.end()) is None


def are_among(listed: Listed) -> bool:
    """True for 补助500万元：其中省级200万元，市级100万元: behind a colon, and less than all of it."""
    scene, whole, first = listed.match.scene, listed.whole, listed.parts[0].offset
    if not scene.said["among-behind-colon"].search(scene.text, whole.offset, first):
        return False
    summed = sum(part.claim.quantity.value or 0 for part in listed.parts)
    return summed < (whole.claim.quantity.value or 0)


def are_not_its_two_sides(listed: Listed, parts: Sequence[Label]) -> bool:
    """True for an English whole that has more in it than two parts ahead of it, and is no slip.

    With 120 men and 140 women, the choir has 300 members counting children.
    """
    scene, whole = listed.match.scene, listed.whole.claim.quantity
    if scene.statement.language != "en" or whole.value is None:
        return False
    if scene.said["counts-others-in"].search(scene.text):
        return True
    summed = sum((part.claim.quantity.value or Decimal(0) for part in parts), Decimal(0))
    if summed >= whole.value:
        return False
    return slip_between(replace(whole, value=summed), whole) is not Slip.LIKELY
