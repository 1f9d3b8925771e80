"""The former level of a clause: from 640, 640 a year earlier, ", 640 when it opened, has grown"."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.changes.clause_rules import ClauseRules
from heshu.relations.scene import AGE, LEVEL, PERCENT, POINTS, TIME, Scene

LEVELS = LEVEL + PERCENT + POINTS + AGE
FEWEST = 2
"""Figures of a change."""
THEN = re.compile(rf"{TIME},?\s(?:[a-z]+\s){{0,6}}$")
TWO = -1
"""Two former levels: which is meant is not said."""


class Parts(Struct, frozen=True):
    """A stretch of a statement and its figures."""

    scene: Scene
    rules: ClauseRules
    first: int
    last: int
    figures: tuple[int, ...]

    def claim(self, offset: int) -> Claim:
        """The figure at an offset."""
        return self.scene.claims[offset]


def start_of(parts: Parts, cues: dict[int, re.Match[str]], amounts: Iterable[int]) -> int | None:
    """The offset of the former level; `None` where it is not printed, `TWO` for two."""
    text, taken = parts.scene.text, set(amounts)
    found: list[int] = []
    for number, offset in enumerate(parts.figures):
        cue = cues.get(offset)
        if cue is None or offset in taken or text[offset] not in LEVELS:
            continue
        before = parts.figures[number - 1] if number else TWO
        beyond = cue["beyond"] and before in taken
        compared = (cue["compared"] or beyond) and parts.rules.words.tail.match(text, offset + 1)
        if cue["start"] or compared:
            found.append(offset)
    if not found:
        found = [at for at in apposed_levels(parts) if at not in taken]
    if not found:
        labelled = parts.rules.former.finditer(text, parts.first, parts.last)
        found = [each.start() for each in labelled if _is_former(parts, each, taken)]
    if not found:
        found = _once(parts, taken)
    if len(found) > 1:
        return TWO
    return found[0] if found else None


def apposed_levels(parts: Parts) -> list[int]:
    """The level with its time beside the subject of the change: ", 31% before the vote, has"."""
    found = parts.rules.apposed.finditer(parts.scene.text, parts.first, parts.last)
    return [max(each.start("figure"), each.start("since")) for each in found]


def _is_former(parts: Parts, found: re.Match[str], taken: set[int]) -> bool:
    """True for a level with an earlier time behind it; in a bracket that time must say so."""
    scene, offset = parts.scene, found.start()
    if offset in taken:
        return False
    time = scene.times.get(found.end() - 1)
    if time is None or not scene.text.endswith("(", 0, offset):
        return True
    return scene.said["time-before"].fullmatch(time.text) is not None


def _once(parts: Parts, taken: set[int]) -> list[int]:
    """The level of a time that opens the clause, where "now" follows: "A year ago 2,500 … now"."""
    text, first = parts.scene.text, parts.figures[0]
    if first in taken or text[first] not in LEVELS or len(parts.figures) < FEWEST:
        return []
    then = THEN.search(text, parts.first, first)
    return [first] if then and parts.rules.words.now.search(text, first, parts.last) else []
