"""Amounts beside two English levels that are those of a part, of others or of a step before.

"Having added 25 basis points in June, it raised the rate from 4.25 to 4.75 percent".
"""

from __future__ import annotations

from heshu.relations.scene import Scene


def is_of_others(scene: Scene, at: int, ends: tuple[int, ...]) -> bool:
    """True for an amount at an offset that is none of the change between the levels at `ends`."""
    if scene.statement.language != "en" or not ends:
        return False
    said, text, first, last = scene.said, scene.text, min(ends), max(ends)
    if said["part-of-it-behind"].match(text, at + 1):
        return True
    if at < first:
        return said["and-since-then"].search(text, at + 1, first) is not None
    if at < last:
        return False
    if said["where-others-changed"].search(text, last + 1, at):
        return True
    before = said["having-done-before"].search(text, last + 1, at)
    return before is not None and said["at-a-time-of-its-own"].match(text, at + 1) is not None
