"""Rates beside those whom they leave out: 抽检365批次，不合格11批次，合格率97%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from heshu.model.relations import Share
from heshu.relations.changes import comparable
from heshu.relations.patterns import matches
from heshu.relations.scene import Scene
from heshu.relations.shares.rules import ShareRules


def rates_of_others(scene: Scene, rules: ShareRules, used: set[int]) -> Iterator[Share]:
    """Each rate with its base and the number of the others, as the words of a pack tie them."""
    for match in matches(rules.of_others, scene):
        whole, part, rate = match.claim("whole"), match.claim("part"), match.claim("rate")
        if whole is None or part is None or rate is None or rate.start in used:
            continue
        if not comparable(part, whole) or _is_larger(part.quantity.value, whole.quantity.value):
            continue
        if rules.cautions.forbid(scene, match.start, match.end):
            continue
        used.add(rate.start)
        yield Share(
            cue=match.cue, language=scene.statement.language,
            share=rate, part=part, whole=whole, rate=True, others=True,
        )  # fmt: skip


def _is_larger(part: Decimal | None, whole: Decimal | None) -> bool:
    """True where the first cannot be a part of the second."""
    return part is None or whole is None or part >= whole
