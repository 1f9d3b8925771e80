"""Units and magnitudes: 装机容量8.9亿千瓦时, 该县总人口3.2亿人, 出生率6.8%, 5-10万吨.

`dimensions` holds a unit against its noun, `magnitudes` a figure against a table of bounds,
`spellings` finds % printed for ‰ and ranges with a scale word at one end only.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model.relations import Relation
from heshu.relations.cautions import Cautions
from heshu.relations.measures.dimensions import (
    DimensionRules,
    compile_dimensions,
    find_dimensions,
)
from heshu.relations.measures.magnitudes import (
    MagnitudeRules,
    compile_magnitudes,
    find_magnitudes,
)
from heshu.relations.measures.spellings import SpellingRules, compile_spellings, find_spellings
from heshu.relations.scene import Scene

__all__ = ["MeasureRules", "compile_measures", "find_measures"]


class MeasureRules(Struct, frozen=True):
    """What the finders of units and magnitudes compiled from a pack."""

    dimensions: DimensionRules
    magnitudes: MagnitudeRules
    spellings: SpellingRules


def compile_measures(pack: Pack, cautions: Cautions) -> MeasureRules:
    """The rules of a pack for units and magnitudes."""
    return MeasureRules(
        compile_dimensions(pack, cautions),
        compile_magnitudes(pack, cautions),
        compile_spellings(pack, cautions),
    )


def find_measures(scene: Scene, rules: MeasureRules) -> Iterator[Relation]:
    """What is odd about the units and magnitudes of a statement."""
    yield from find_dimensions(scene, rules.dimensions)
    yield from find_magnitudes(scene, rules.magnitudes)
    yield from find_spellings(scene, rules.spellings)
