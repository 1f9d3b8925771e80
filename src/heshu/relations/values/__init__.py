"""One figure alone: 3.5人受伤, 近300多名, 3.5.6亿元, 满分100分得了112分.

`counts` finds fractions and negatives of what has none, `qualifiers` hedges at odds, `malformed`
strings of digits that are no number, `scales` figures beyond the ends of their scale.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model.relations import Relation
from heshu.relations.cautions import Cautions
from heshu.relations.scene import Scene
from heshu.relations.values.counts import CountRules, compile_counts, find_counts
from heshu.relations.values.malformed import (
    MalformedRules,
    compile_malformed,
    find_malformed,
    without_indian,
)
from heshu.relations.values.qualifiers import QualifierRules, compile_qualifiers, find_qualifiers
from heshu.relations.values.scales import ScaleRules, compile_scales, find_scales

__all__ = ["ValueRules", "compile_values", "find_values", "without_indian"]


class ValueRules(Struct, frozen=True):
    """What the finders of single figures compiled from a pack."""

    counts: CountRules
    qualifiers: QualifierRules
    malformed: MalformedRules
    scales: ScaleRules


def compile_values(pack: Pack, cautions: Cautions) -> ValueRules:
    """The rules of a pack for single figures."""
    return ValueRules(
        compile_counts(pack, cautions),
        compile_qualifiers(pack, cautions),
        compile_malformed(pack, cautions),
        compile_scales(pack, cautions),
    )


def find_values(scene: Scene, rules: ValueRules) -> Iterator[Relation]:
    """What is odd about single figures of a statement."""
    yield from find_malformed(scene, rules.malformed)
    if scene.claims:
        yield from find_counts(scene, rules.counts)
        yield from find_qualifiers(scene, rules.qualifiers)
        yield from find_scales(scene, rules.scales)
