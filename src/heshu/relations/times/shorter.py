"""Runs of years that lie within the years told before them, and need not fill them.

"She was champion from 2008 to 2016 and for three consecutive years did not lose a set".
"""

from __future__ import annotations

from heshu.model.relations import Duration, Relation
from heshu.relations.scene import Scene

PART = 2
"""A run behind its years that is less than one part of so many is a stretch of them."""


def is_run_within(scene: Scene, relation: Relation) -> bool:
    """True for an English run told behind years of which it is a part."""
    if scene.statement.language != "en" or not isinstance(relation, Duration):
        return False
    length = relation.length.quantity.value
    told = (relation.last or relation.first).end
    if not relation.consecutive or length is None or relation.length.start < told:
        return False
    years = relation.end.year - relation.begin.year + 1
    if length >= years or any(end.month for end in (relation.begin, relation.end)):
        return False
    between = scene.statement.text[told : relation.length.start]
    if scene.said["makes-so-many"].search(between):
        return False
    return length * PART < years or scene.said["run-of-its-own"].search(between) is not None
