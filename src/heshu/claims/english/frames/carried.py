"""How fast something changed, and in what else its change goes on: `taking the rate to ▢`."""

from __future__ import annotations

from msgspec.structs import replace

from heshu.claims.english.frames.scene import (
    BY,
    COUNTED,
    DIRECTIONS,
    TO,
    WINDOW,
    Frame,
    Scene,
    last_phrase,
)
from heshu.claims.english.frames.subjects import behind_noun, skip_left, subject, verb_left
from heshu.claims.english.phrases import phrase_before
from heshu.model import lazy_re as re

POINTS = frozenset({"percentage-point", "number", "count", "index"})

AT_RATE = re.compile(r"[UD][XT]?ad?N{0,3}No$")


def at_a_rate(scene: Scene, token: int) -> Frame | None:
    """Credit expanded at an annual rate of ▢: how fast it changed."""
    line, shape = scene.line, scene.line.shape
    if (
        not AT_RATE.search(shape, max(0, token - WINDOW), token)
        or line.words[token - 2] not in scene.rules.paces
    ):
        return None
    place = shape.rfind("a", 0, token)
    verb = verb_left(shape, place - 1, "UD")
    if verb < 0 or place - verb > 3:
        return None
    direction = DIRECTIONS[shape[verb]]
    return Frame(
        phrase=subject(scene, verb), change=BY[direction], direction=direction, rule="at-a-rate",
        governor=verb,
    )  # fmt: skip


def carried_to(scene: Scene, token: int) -> Frame | None:
    """Jobs fell ▢, taking the rate to ▢: the change goes on in something else.

    What adds up does so after a fall too: shipments fell to ▢, bringing the total to ▢.
    """
    line, shape = scene.line, scene.line.shape
    below = line.words[token - 1] == "below" or scene.quantity().text.lower().startswith("below ")
    place = token - 1 if shape[token - 1 : token] in ("t", "p") else token
    if shape[token - 1 : token] != "t" and not below:
        return None
    for index in range(place - 1, max(0, token - WINDOW), -1):
        if line.words[index] in scene.rules.carriers:
            if line.words[index + 1 : place] == ("it",):
                phrase = last_phrase(scene)  # adds ▢ to the bill, taking it to ▢
            elif set("NTE") & set(shape[index + 1 : place]):
                phrase = phrase_before(line, place - 1, scene.rules.phrases, index + 1)
            else:
                return None
            if not phrase.text:
                return None
            counted = scene.quantity().kind in COUNTED and behind_noun(scene, token) is not None
            if counted and not scene.rules.tallies.intersection(line.words[index:token]):
                return None  # a ferry brings visitors to ▢ islands
            direction = "down" if below else _carried(scene, index, place)
            return Frame(
                phrase=phrase, change=TO[direction], direction=direction, rule="carried-to",
                governor=index,
            )  # fmt: skip
        if shape[index] in "Q;.k":
            break
    return None


def _carried(scene: Scene, verb: int, place: int) -> str:
    """Where a figure was carried to: up, unless what went before or a word says down."""
    line, shape = scene.line, scene.line.shape
    if "B" in shape[verb:place]:
        return "down"  # brought the deficit down to ▢
    if scene.rules.tallies.intersection(line.words[verb:place]):
        return "up"
    if scene.frames and scene.frames[-1].direction:
        return scene.frames[-1].direction
    before = next((shape[i] for i in range(verb - 1, -1, -1) if shape[i] in "UDun"), "U")
    return DIRECTIONS[before]


def contributed(scene: Scene, token: int, frame: Frame) -> Frame:
    """Sales rose ▢, with prices contributing ▢ points: a part of the change before it."""
    verb = skip_left(scene.line.shape, token - 1)
    if frame.change or not scene.frames or verb < 0 or scene.quantity().kind not in POINTS:
        return frame
    last = scene.frames[-1]
    points = "point" in scene.quantity().text.lower()
    if not last.change or not points or scene.line.words[verb] not in scene.rules.contributing:
        return frame
    return replace(frame, change=BY[last.direction], direction=last.direction)
