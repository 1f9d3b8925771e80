"""Lists that nothing says are all there is, and that are: 共1860人，一年级645人，二年级618人.

They almost add up to the figure before them, and are told by a criterion (按区域分), stand on steps
of one scale, are numbered, or are joined by nothing but 、 and are more than their whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from heshu.relations.parts.divisions import are_disjoint, are_graded
from heshu.relations.parts.rules import Listed, PartRules
from heshu.relations.scene import Scene

FEWEST_NUMBERED = 3
LEAST, MOST = Decimal("0.85"), Decimal("1.2")
"""How near to the whole the sum of the parts must come."""


def is_grouped(listed: Listed, rules: PartRules) -> bool:
    """True if the parts of a list are those of its whole."""
    scene, parts = listed.match.scene, listed.parts
    between = scene.text[listed.whole.offset + 1 : parts[0].offset]
    if rules.words.nested.search(between) or scene.said["among-which"].search(between):
        return False
    told = scene.said["criterion"].search(between) is not None
    if not told and len(parts) < FEWEST_NUMBERED:
        return False
    names = [part.before for part in parts]
    stretch = scene.text[parts[0].offset : parts[-1].offset]
    light = not set(stretch) & {*"，；,;"} or _are_of_a_kind(names, listed.whole.before)
    light = light or scene.said["nothing-else"].match(scene.text, listed.end) is not None
    joined = light and are_disjoint(parts, rules.divisions)
    numbered = told or _are_numbered(names, scene) or are_graded(names, rules.divisions)
    least = LEAST if numbered else Decimal(1)  # 学校126所，新建30所、改造50所、扩建40所
    return (numbered or joined) and _almost_adds_up(listed, least)


def _are_of_a_kind(names: Sequence[str], whole: str) -> bool:
    """True for 大客车, 中巴车, 轿车 and 生产岗, 研发岗: different names that end alike.

    The 增值税 before 所得税 and 契税 is one of the kind, and no whole.
    """
    ends = {name[-1:] for name in names} - {"的"}
    return len(set(names)) == len(names) and len(ends) == 1 and whole[-1:] not in ends


def _almost_adds_up(listed: Listed, least: Decimal) -> bool:
    """True where what is missing or too much is no more than a slip in one part."""
    values = [part.claim.quantity.value for part in listed.parts]
    whole = listed.whole.claim.quantity.value
    if whole is None or None in values:
        return False
    summed = sum((value for value in values if value is not None), Decimal(0))
    return least * whole <= summed <= MOST * whole


def _are_numbered(names: Sequence[str], scene: Scene) -> bool:
    """True for 一年级, 二年级, 三年级 and 东区, 西区, 南区: one character tells them apart."""
    found = [scene.said["enumerator"].search(name) for name in names]
    numbers = [match[0] for match in found if match]
    rests = {name.replace(number, "", 1) for name, number in zip(names, numbers, strict=False)}
    return len(set(numbers)) == len(names) and len(rests) == 1 and rests != {""}
