"""Figures of a list that are no parts of its whole, though they stand like parts."""

from __future__ import annotations

from collections.abc import Sequence

from heshu.relations.labels import Label
from heshu.relations.parts.rules import SUMMED
from heshu.relations.scene import Scene


def are_of_others(scene: Scene, name: str, parts: Sequence[Label]) -> bool:
    """True for a part that is a whole itself, or that is counted out of the sum.

    86 were granted, among them several of the 140 asked for; 31 cars and 25 vans, and nine of the
    total of 56 were electric.
    """
    said, text = scene.said, scene.text
    if any(said["some-of-a-whole"].search(text, 0, part.offset) for part in parts):
        return True
    if name not in SUMMED:
        return False
    return _came_and_went(scene, parts) or any(
        said["out-of-the-total"].match(text, part.offset + 1) for part in parts
    )


def _came_and_went(scene: Scene, parts: Sequence[Label]) -> bool:
    """True for "1,250 tonnes were received and 1,600 dispatched, giving 3,050": no sum of both."""
    came, went = (
        [said.search(part.before) or said.search(part.after) for part in parts]
        for said in (scene.said["stock-in"], scene.said["stock-out"])
    )
    return any(came) and any(went) and not any(map(all, zip(came, went, strict=True)))
