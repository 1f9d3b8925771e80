"""The figure that "down from" speaks of where another one says what it is of.

Turnout was 53.7% of an electorate of 71,836, down from 62.8%: the turnout fell, not the electorate.
Of 71 of 150 seats, down from 83, the 71 are what became of the 83.
It had 11,640 applications for 1,850 places, more than the 10,985 of 2024: the applications rose.
"""

from __future__ import annotations

from decimal import Decimal

from heshu.model.figures import Claim
from heshu.relations.changes.levels import comparable, offset_of
from heshu.relations.scene import Scene


def head_of(scene: Scene, start: Claim | None, end: Claim | None) -> Claim | None:
    """The level that a change from `start` came to: `end`, or the figure that `end` stands behind.

    `None` where either may be meant: 47 cm above the mark of 62.10 metres, down from 1.28 metres.
    """
    if scene.statement.language != "en" or start is None or end is None or start.start < end.start:
        return end
    at = offset_of(scene, end)
    found = scene.said["head-of-a-base"].search(scene.text, 0, at)
    head = scene.claims.get(found.start()) if found else None
    if found is None or head is None or head.quantity.kind != start.quantity.kind:
        return ruling(scene, start, end, at)
    if scene.said["so-far-from"].match(scene.text, found.start() + 1):
        return None
    if end.quantity.unit != start.quantity.unit:
        return head
    return head if comparable(head, start) and _apart(head, start) < _apart(end, start) else end


def ruling(scene: Scene, start: Claim, end: Claim, at: int) -> Claim:
    """The figure whose noun rules the noun of `end`, where it is nearer to the level before.

    Of 11,640 applications for 1,850 places, 10,985 are applications; of 3,640 patients in 28 beds,
    26 are beds.
    """
    found = scene.said["rules-another"].search(scene.text, 0, at)
    head = scene.claims.get(found.start()) if found else None
    if head is None or head.change.endswith("-by"):
        return end
    bare = not start.quantity.unit and start.quantity.kind in ("number", "count")
    if not bare and not comparable(head, start):
        return end
    return head if _apart(head, start) < _apart(end, start) else end


def _apart(one: Claim, other: Claim) -> Decimal:
    """How many times as large the larger of two figures is as the smaller one."""
    less, more = sorted(abs(each.quantity.value or Decimal(0)) for each in (one, other))
    return more / less if less else Decimal("Infinity")
