"""A target that a Chinese text says was reached, and the level that it tells elsewhere.

城镇新增就业4860人。… 城镇新增就业的年度目标为5000人，已超额完成: the noun of the target stands right before the level.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Comparative
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.changes.levels import comparable
from heshu.relations.documents.prose import prose_of
from heshu.relations.scene import LEVEL, Scene


class Target(Struct, frozen=True):
    """A target that is said to be exceeded."""

    scene: Scene
    claim: Claim
    noun: str
    cue: str


Told = Mapping[str, Sequence[tuple[Scene, Claim]]]
"""Nouns of targets -> the levels told right behind them, with their sentences."""


def find_targets_done(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Comparative]:
    """Each target that is said to be exceeded, beside the only level told of its noun elsewhere."""
    prose = prose_of(scenes, "zh")
    targets = [
        target for scene in prose for target in _targets(scene) if not rules["zh"].doubts(scene)
    ]
    told = _told(prose, {each.noun for each in targets})
    for target in targets:
        level = _level(target, told.get(target.noun, ()))
        if level is not None:
            yield Comparative(
                cue=target.cue, language="zh", subject=level, standard=target.claim,
                direction="above",
            )  # fmt: skip


def _targets(scene: Scene) -> Iterator[Target]:
    """The targets of a sentence that are exceeded."""
    for found in scene.said["target-exceeded"].finditer(scene.text):
        claim = scene.claims.get(scene.text.index(LEVEL, found.start("end")))
        if claim is not None and not claim.quantity.qualifier:
            noun = scene.text[found.start("noun") : found.start("end")]
            yield Target(scene, claim, noun, found[0][-4:])


def _told(prose: Sequence[Scene], nouns: Collection[str]) -> Told:
    """The levels of a document by the noun that stands right before them, each looked at once."""
    found: dict[str, list[tuple[Scene, Claim]]] = {}
    lengths = {len(each) for each in nouns}
    for scene in prose if nouns else ():
        for at, claim in scene.claims.items():
            if scene.text[at] != LEVEL:
                continue
            for noun in {scene.text[max(at - length, 0) : at] for length in lengths}:
                if noun in nouns and _is_of_all(scene, at, noun):
                    found.setdefault(noun, []).append((scene, claim))
    return found


def _is_of_all(scene: Scene, at: int, noun: str) -> bool:
    """True for 全市新改造老旧小区▢; 东湖区 is one of several, and half a year is not all of it."""
    ahead = re.split("[。；]", scene.text[:at])[-1]
    if not ahead.endswith(noun):
        return False
    early = scene.said["early-in-the-year"]
    times = [mention.text for place, mention in scene.times.items() if place < at]
    own = scene.said["told-of-all-here"].fullmatch(ahead.removesuffix(noun))
    return own is not None and not any(map(early.search, times))


def _level(target: Target, told: Sequence[tuple[Scene, Claim]]) -> Claim | None:
    """The only level that other sentences tell of a noun, stated of no other time."""
    only: Claim | None = None
    for scene, claim in told:
        then = scene.said["of-other-time"].search(claim.period_text)
        if scene is target.scene or then or not comparable(claim, target.claim):
            continue
        only = only or claim
        if claim.quantity.value != only.quantity.value:
            return None
    if only is None or only.modality != "stated" or only.quantity.qualifier or only.change:
        return None
    return only
