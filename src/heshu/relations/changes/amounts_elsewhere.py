"""Amounts beside two English levels that are those of a part, of others or of a step before.

"Having added 25 basis points in June, it raised the rate from 4.25 to 4.75 percent".
"""

from __future__ import annotations

from heshu.relations.scene import Scene

NOUN = 4
"""Letters of a noun by which it is known again, and those of a word that may be one."""


def is_of_others(scene: Scene, at: int, ends: tuple[int, ...]) -> bool:
    """True for an amount at an offset that is none of the change between the levels at `ends`."""
    if scene.statement.language != "en" or not ends:
        return False
    said, text, first, last = scene.said, scene.text, min(ends), max(ends)
    if said["part-of-it-behind"].match(text, at + 1):
        return True
    if at < first:
        later = said["and-since-then"].search(text, at + 1, first) is not None
        return later or _has_its_own_object(scene, text[at + 1 : first])
    if at < last:
        return False
    if said["where-others-changed"].search(text, last + 1, at):
        return True
    before = said["having-done-before"].search(text, last + 1, at)
    return before is not None and said["at-a-time-of-its-own"].match(text, at + 1) is not None


def _has_its_own_object(scene: Scene, words: str) -> bool:
    """True for "having halved the grant, the council cut the fee from £80": each verb has its noun."""
    then = scene.said["then-changed-another"].search(words)
    if then is None or scene.said["the-same-thing"].search(words, then.start()):
        return False
    known = {word[:NOUN] for word in words[: then.start()].lower().split() if len(word) >= NOUN}
    return bool(known) and not any(noun in words[then.start() :].lower() for noun in known)
