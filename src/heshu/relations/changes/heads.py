"""The figure that "down from" speaks of where another one says what it is of.

Turnout was 53.7% of an electorate of 71,836, down from 62.8%: the turnout fell, not the electorate.
"""

from __future__ import annotations

from heshu.model.figures import Claim
from heshu.relations.changes.levels import offset_of
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
        return end
    if scene.said["so-far-from"].match(scene.text, found.start() + 1):
        return None
    return end if end.quantity.unit == start.quantity.unit else head
