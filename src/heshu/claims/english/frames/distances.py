"""Figures that say how far a level is from another one: `were ▢ below a year ago`, `▢ fewer`."""

from __future__ import annotations

from heshu.claims.english.frames.scene import (
    BY,
    COUNTED,
    DIRECTIONS,
    RELATIVE,
    Frame,
    Scene,
    last_phrase,
    linked,
)
from heshu.claims.english.frames.subjects import skip_left, subject
from heshu.claims.english.phrases import Phrase, phrase_before
from heshu.model import lazy_re as re

LONGEST_LEFT = 6
"""Words from a verb to a figure, what it leaves there between them."""
PHRASE_GAP = re.compile(r"(?:[orifatw][dNETX]{1,5}){1,2},p?$")
AGAIN_GAP = re.compile(r"[AB]?X?[pc]?[ioNEdTX]{1,7},?&$")
FEWER_BEHIND = re.compile(r"(?P<way>[AB])X?c")


def beside_level(scene: Scene, token: int) -> Frame | None:
    """were ▢ below a year ago; at ▢, ▢ above the average: a distance from another level."""
    line = scene.line
    word = line.words[token + 1] if token + 1 < len(line.words) else ""
    rules = scene.rules
    direction = rules.distances.get(word) or rules.comparatives.get(word)
    if direction is None or scene.quantity().kind in COUNTED - {"number"}:
        return None
    if rules.ground.intersection(line.words[token + 2 : token + 4]):
        return None  # ▢ above sea level
    if word == "ahead" and line.shape[token + 2 : token + 4] not in ("oT", "od"):
        return None
    if word not in rules.distances and line.words[token + 2 : token + 3] != ("than",):
        return None
    if line.shape[token + 2 : token + 3] in ("Q", "dQ"):
        return None
    if scene.frames and _goes_beside(scene, token):
        return linked(scene, BY[direction], "by", direction)
    place = skip_left(line.shape, token - 1)
    left = _left_behind(scene, token)
    if left is None and (place < 1 or line.shape[place] not in "vLV"):
        return None
    phrase = subject(scene, place) if left is None else left
    if not phrase.text:
        return None
    return Frame(
        phrase=phrase, change=BY[direction], direction=direction, rule="beside-level",
        governor=place,
    )  # fmt: skip


def _left_behind(scene: Scene, token: int) -> Phrase | None:
    """leaving it ▢ below its level, to hold output ▢ below the plan: what a verb leaves there."""
    line, first = scene.line, token - 1
    while first > 0 and line.shape[first] in "NEdXS" and token - first < LONGEST_LEFT:
        first -= 1
    if first < 1 or first == token - 1 or line.words[first] not in scene.rules.leaving:
        return None
    if "S" in line.shape[first + 1 : token]:
        return last_phrase(scene)
    return phrase_before(line, token - 1, scene.rules.phrases, first + 1)


def _goes_beside(scene: Scene, token: int) -> bool:
    """▢ of capacity, ▢ above last month and ▢ above the average: a distance from ▢."""
    gap, last = scene.gap(token).rstrip("Xd"), scene.frames[-1]
    if gap in (",", ",p") or PHRASE_GAP.match(gap):
        return True
    again = last.rule in ("beside-level", "chain-by") and AGAIN_GAP.match(gap)
    alike = scene.quantity().unit == scene.quantities[len(scene.frames) - 1].unit
    return bool(again) and (alike or scene.quantity().kind in RELATIVE)


def fewer(scene: Scene, token: int) -> Frame | None:
    """▢ fewer than a year ago."""
    found = FEWER_BEHIND.match(scene.line.shape, token + 1)
    if found is None or not scene.frames:
        return None
    if skip_left(scene.line.shape, token - 1) >= 0 and "v" in scene.gap(token)[-3:]:
        return None  # ▢; rents were ▢ lower than in May
    return linked(scene, BY[DIRECTIONS[found["way"]]], "by", DIRECTIONS[found["way"]])
