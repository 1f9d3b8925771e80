"""By how much two figures differ, told behind both: 甲队种树460棵，乙队种树400棵，甲队比乙队多60棵.

Only where a sentence has these three figures of one kind and no other: "460 boys and 400 girls, a gap
of 60".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from heshu.model.figures import Claim
from heshu.model.relations import Change
from heshu.relations.cautions import Cautions
from heshu.relations.changes.levels import comparable
from heshu.relations.scene import LEVEL, PERCENT, TIME, Scene

FIGURES = 3
NEAREST, FURTHEST = Fraction(1, 2), Fraction(2)
"""How near what is told must come to the difference of which it is taken to be a slip."""
CLAUSE_MARKS = "，,；;。：:"


def find_gaps(scene: Scene, cautions: Cautions, taken: set[int]) -> Iterator[Change]:
    """The difference of the two figures before it."""
    if scene.statement.cells or PERCENT in scene.text or scene.text.count(LEVEL) < FIGURES:
        return
    levels = [at for at in sorted(scene.claims) if scene.text[at] == LEVEL]
    levels = [at for at in levels if comparable(scene.claims[at], scene.claims[levels[-1]])]
    if len(levels) != FIGURES:
        return
    first, second, gap = (scene.claims[at] for at in levels)
    if {each.start for each in (first, second, gap)} & taken:
        return
    if not (_are_of_one_kind(first, second, gap) and _is_told(scene, levels)):
        return
    if cautions.forbid(scene, 0, len(scene.text)):
        return
    start, end = sorted((first, second), key=lambda each: each.quantity.value or 0)
    yield Change(
        cue=scene.text[levels[1] + 1 : levels[2]].strip(CLAUSE_MARKS + " "),
        language=scene.statement.language,
        start=start, end=end, delta=gap, may_cross_zero=False,
    )  # fmt: skip


def _are_of_one_kind(first: Claim, second: Claim, gap: Claim) -> bool:
    """True for plain figures that can be held against each other, the last near to their difference."""
    three = (first, second, gap)
    if first.change or second.change:
        return False
    if any(each.quantity.qualifier or not each.quantity.value for each in three):
        return False
    one, two, told = (Fraction(each.quantity.value or 0) for each in three)
    return one != two and NEAREST <= told / abs(one - two) <= FURTHEST


def _is_told(scene: Scene, levels: Sequence[int]) -> bool:
    """True if words say that the last figure is by how much the two before it differ."""
    text, (_, second, gap) = scene.text, levels
    clause = max(text.rfind(mark, second, gap) for mark in CLAUSE_MARKS)
    if clause < 0 or TIME in text[clause:gap]:
        return False  # 甲队460棵，乙队400棵，比去年多80棵
    if scene.said["gap-told"].search(text, clause, gap):
        return scene.said["gap-of-others"].match(text, gap + 1) is None
    if scene.said["gap-told-behind"].match(text, gap + 1):
        return True
    ahead = scene.said["gap-to-another"].search(text, clause, gap)
    behind = scene.said["gap-behind"].match(text, gap + 1)
    return any(
        text[found.start("other") : found.start("by")].strip() in text[: second + 1]
        for found in (ahead, behind)
        if found is not None
    )
