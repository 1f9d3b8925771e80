"""A target that a Chinese text says was reached, and the level that it tells elsewhere.

城镇新增就业4860人。… 城镇新增就业的年度目标为5000人，已超额完成: the noun of the target stands right before the level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Comparative
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.changes.levels import comparable
from heshu.relations.scene import LEVEL, Scene


def find_targets_done(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Comparative]:
    """Each target that is said to be exceeded, beside the only level told of its noun elsewhere."""
    prose = [each for each in scenes if each.statement.language == "zh" and each.statement.is_prose]
    for scene in prose:
        for found in scene.said["target-exceeded"].finditer(scene.text):
            noun = scene.text[found.start("noun") : found.start("end")]
            at = scene.text.index(LEVEL, found.start("end"))
            target = scene.claims.get(at)
            if target is None or target.quantity.qualifier or rules["zh"].doubts(scene):
                continue
            level = _level([each for each in prose if each is not scene], noun, target)
            if level is not None:
                yield Comparative(
                    cue=found[0][-4:], language="zh", subject=level, standard=target,
                    direction="above",
                )  # fmt: skip


def _is_of_all(scene: Scene, at: int, noun: str) -> bool:
    """True for 全市新改造老旧小区▢; 东湖区 is one of several, and half a year is not all of it."""
    ahead = re.split("[。；]", scene.text[:at])[-1]
    if not ahead.endswith(noun):
        return False
    early = scene.said["early-in-the-year"]
    times = [mention.text for place, mention in scene.times.items() if place < at]
    own = scene.said["told-of-all-here"].fullmatch(ahead.removesuffix(noun))
    return own is not None and not any(map(early.search, times))


def _level(prose: Sequence[Scene], noun: str, target: Claim) -> Claim | None:
    """The only level right behind a noun, stated of no other time."""
    told = [
        claim
        for scene in prose
        for at, claim in scene.claims.items()
        if scene.text[at] == LEVEL and _is_of_all(scene, at, noun)
        if comparable(claim, target) and not scene.said["of-other-time"].search(claim.period_text)
    ]
    if len({each.quantity.value for each in told}) != 1:
        return None
    level = told[0]
    plain = level.modality == "stated" and not (level.quantity.qualifier or level.change)
    return level if plain else None
