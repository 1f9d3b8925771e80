"""Shares whose whole no word names: 户籍人口412.6万人，60岁以上老人96.3万人，占比23.3%."""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model.figures import Claim
from heshu.model.relations import Share
from heshu.relations.changes import comparable
from heshu.relations.labels import Label, labels
from heshu.relations.patterns import matches
from heshu.relations.scene import LEVEL, Scene
from heshu.relations.shares.rules import ShareRules
from heshu.relations.shares.stated import stated_share


def shares_beside(scene: Scene, rules: ShareRules) -> Iterator[Share]:
    """户籍人口412.6万人，60岁以上老人96.3万人，占比23.3%: no word says what the share is of."""
    if rules.called_whole is None or rules.no_part is None:
        return
    named: dict[int, Label] = {}
    for match in matches(rules.beside, scene):
        whole, part = match.claim("whole"), match.claim("part")
        if whole is None or part is None or not _may_hold(whole, part):
            continue
        named = named or {label.claim.start: label for label in labels(scene)}
        said, own = named[whole.start], named[part.start]
        alone = [
            each for at, each in scene.claims.items()
            if at < own.offset and scene.text[at] == LEVEL and comparable(each, part)
        ]  # fmt: skip
        if len(alone) != 1 or rules.no_part.search(own.before):
            continue
        if not rules.called_whole.search(said.words) or rules.no_part.search(said.words[:2]):
            continue
        share = stated_share(match, rules)
        if share is not None:
            yield share


def _may_hold(whole: Claim, part: Claim) -> bool:
    """True if a figure is larger than another of its unit."""
    first, second = whole.quantity.value, part.quantity.value
    return first is not None and second is not None and first > second and comparable(whole, part)
