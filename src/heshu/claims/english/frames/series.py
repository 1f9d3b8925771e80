"""Changes told one after the other: `up ▢ here, but down ▢ there`, `drifted from ▢ to ▢`."""

from __future__ import annotations

from heshu.claims.english.frames.chains import NO_VERB
from heshu.claims.english.frames.scene import BY, DIRECTIONS, RELATIVE, Frame, Scene, linked
from heshu.claims.english.frames.subjects import subject
from heshu.model import lazy_re as re

AFTER_GAP = re.compile(r"(?:[iarf][dNX]{0,3}(?:od?)?T)?,?p$")
"""▢ in April after ▢"""
AGAIN_BY = re.compile(rf"{NO_VERB}{{0,9}},?[k&]X?(?P<way>[AB])X?b?$")
"""up ▢ in Acmetown, but down ▢ in Hull"""
AGAIN_OF = re.compile(r"(?:[iapf]?[dX]{0,2}[TN]{1,3})?,?&oX?$")
"""a decline of ▢ from March and of ▢"""
ENDS_BEHIND = re.compile(r"(?:(?:[iap]?[dX]{0,2}T|[ia][dN]{1,3}),?)?(?P<to>t)X?Q")
"""▢ two years ago to ▢"""


def again(scene: Scene, token: int) -> Frame | None:
    """rose ▢ in May after ▢; up ▢ here but down ▢ there; a drop of ▢ from May and of ▢: once more."""
    if not scene.frames or not scene.frames[-1].change.endswith("-by"):
        return None
    last, gap = scene.frames[-1], scene.gap(token)
    before, own = scene.quantities[len(scene.frames) - 1], scene.quantity()
    way = AGAIN_BY.match(gap)
    if way and own.kind in RELATIVE:
        direction = DIRECTIONS[way["way"]]
        return linked(scene, BY[direction], "listed", direction)
    if AGAIN_OF.match(gap) and own.kind in RELATIVE:
        return linked(scene, last.change, "listed")
    after = AFTER_GAP.match(gap) and scene.line.words[token - 1] == "after"
    if after and own.kind in RELATIVE and own.unit == before.unit:
        return linked(scene, last.change, "compared")
    return None


def moved(scene: Scene, token: int) -> Frame | None:
    """drifted from ▢ two years ago to ▢: which way it went is told by the figures."""
    line, number = scene.line, len(scene.frames)
    if line.shape[token - 2 : token] not in ("Vf", "Nf", "Cf") or number + 1 >= len(line.figures):
        return None
    verb, behind = token - 2, ENDS_BEHIND.match(line.shape, token + 1)
    if behind is None or line.words[verb] not in scene.rules.drifting:
        return None
    start, end = scene.quantity(), scene.quantities[number + 1]
    if start.unit != end.unit or start.value is None or end.value is None:
        return None
    direction = "up" if end.value > start.value else "down"
    return Frame(
        phrase=subject(scene, verb), change="from", direction=direction, rule="change-verb",
        governor=verb,
    )  # fmt: skip
