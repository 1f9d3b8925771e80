"""Percentages beside a fraction that are of something else: of another noun, place or time.

每四人就有一位老人，而全国的比重为19%: the country is held against the town.
"""

from __future__ import annotations

from decimal import Decimal

from heshu.model.figures import Claim
from heshu.relations.patterns import Match
from heshu.relations.scene import FIGURES, Scene

RESTATED = "fraction-restated"
NOUN = 2
"""Characters of a noun behind a percentage: 房源 of 的房源."""
AREA = 2
"""Characters of 全国, 邻县, 去年."""


def is_of_other_things(match: Match, percent: Claim) -> bool:
    """True for 五分之二的租户续租，即52%的房源被锁定: another noun than before has the percentage."""
    scene = match.scene
    at = scene.offset(percent)
    if match.rule.name.startswith("in-") and _is_told_of_others(scene, at):
        return True
    if match.rule.name.startswith("in-") and _is_of_another_group(scene, at):
        return True
    noun = scene.said["noun-of-a-percentage"].match(scene.text, at + 1)
    first = match.claim("fraction")
    between = "" if first is None else scene.statement.text[first.end : percent.start]
    told_first = "的" in between  # 五分之一即28%的店主 has its noun but once
    restated = match.rule.name == RESTATED and told_first
    return restated and noun is not None and noun[0][-NOUN:] not in scene.text[:at]


def _is_of_another_group(scene: Scene, at: int) -> bool:
    """True for 每3名小学生中约有1人近视，高中生的近视率则高达84%, and for those of 80岁以上老人."""
    if scene.statement.language != "zh":
        return False
    found = scene.said["rate-of-whom"].search(scene.text, 0, at)
    if found is None:
        return False
    who = scene.text[found.start("who") : found.start("noun")]
    before = scene.text[: found.start("who")]
    if any(each in FIGURES for each in who):
        return True
    return not any(who[at : at + NOUN] in before for at in range(len(who) - 1))


def _is_told_of_others(scene: Scene, at: int) -> bool:
    """True for 全市占比为18% and 去年的比例是25%, a place or a time that was not named before."""
    if scene.statement.language != "zh":
        return False
    if scene.said["share-in-contrast"].search(scene.text, 0, at):
        return True
    found = scene.said["share-elsewhere"].search(scene.text, 0, at)
    if found is None:
        return False
    time = scene.times.get(found.end("before"))
    named = (
        time.text if time is not None else found[0][found.end("before") - found.start() :][:AREA]
    )
    return named not in scene.statement.text[: scene.original(found.start())]


LEFT_WITHIN = Decimal("0.01")
"""How near an amount comes to the rest of a whole, in parts of the whole."""


def is_what_is_left(match: Match, of: tuple[Claim, Claim, Claim]) -> bool:
    """True for the 140 of "30% of the 200 posts are filled. That means 140 are vacant"."""
    percent, whole, part = (each.quantity.value for each in of)
    if percent is None or not whole or part is None:
        return False
    if match.scene.said["follows-from-it"].search(match.scene.text, match.start, match.end) is None:
        return False
    return abs(whole * (1 - percent / 100) - part) <= abs(whole) * LEFT_WITHIN
