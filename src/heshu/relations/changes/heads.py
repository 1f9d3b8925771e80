"""The figure that "down from" speaks of where another one says what it is of.

Turnout was 53.7% of an electorate of 71,836, down from 62.8%: the turnout fell, not the electorate.
Of 71 of 150 seats, down from 83, the 71 are what became of the 83.
It had 11,640 applications for 1,850 places, more than the 10,985 of 2024: the applications rose.
"""

from __future__ import annotations

from decimal import Decimal

from heshu.model.figures import Claim
from heshu.relations.changes.levels import comparable
from heshu.relations.scene import Scene


def head_of(scene: Scene, start: Claim | None, end: Claim | None) -> Claim | None:
    """The level that a change from `start` came to: `end`, or the figure that `end` stands behind.

    `None` where either may be meant: 47 cm above the mark of 62.10 metres, down from 1.28 metres.
    """
    if scene.statement.language != "en" or start is None or end is None or start.start < end.start:
        return end
    at = scene.offset(end)
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
    head = _whole_of(scene, at) or _ruler_of(scene, at)
    if head is None or head.change.endswith("-by"):
        return end
    bare = not start.quantity.unit and start.quantity.kind in ("number", "count")
    if not bare and not comparable(head, start):
        return end
    return head if _apart(head, start) < _apart(end, start) else end


def _whole_of(scene: Scene, at: int) -> Claim | None:
    """The 84 of "84 boats, 21 of them for export, up from 70", of which the figure at `at` is a part."""
    told = scene.said["of-some-before"].search(scene.text, 0, at)
    if told is not None:
        at = told.start()  # 312 of whom were under 25
    elif scene.said["of-those-before"].match(scene.text, at + 1) is None:
        return None
    earlier = [other for other in scene.claims if other < at]
    whole = scene.claims[max(earlier)] if earlier else None
    return whole if whole and comparable(whole, scene.claims[at]) else None


def _ruler_of(scene: Scene, at: int) -> Claim | None:
    """The figure whose noun rules that of the figure at `at`, joined to it by a preposition."""
    found = scene.said["rules-another"].search(scene.text, 0, at)
    return scene.claims.get(found.start()) if found else None


def _apart(one: Claim, other: Claim) -> Decimal:
    """How many times as large the larger of two figures is as the smaller one."""
    less, more = sorted(abs(each.quantity.value or Decimal(0)) for each in (one, other))
    return more / less if less else Decimal("Infinity")
