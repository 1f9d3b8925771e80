"""Figures of scientific papers that tie each other: t(28)=2.20，P=0.036; OR 1.45 (95% CI 1.10–1.92).

They are read from the sentence itself: most of them are no claims, and a sign decides their role.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model.relations import Relation
from heshu.relations.cautions import Cautions
from heshu.relations.scene import Scene
from heshu.relations.statistics.estimates import (
    EstimateRules,
    compile_estimates,
    find_estimates,
)
from heshu.relations.statistics.samples import SampleRules, compile_samples, find_samples
from heshu.relations.statistics.significance import (
    SignificanceRules,
    compile_significance,
    find_significance,
)

__all__ = ["compile_statistics", "find_statistics"]


class StatisticsRules(Struct, frozen=True):
    """What the finder of statistics compiled from a pack."""

    samples: SampleRules
    significance: SignificanceRules
    estimates: EstimateRules
    cautions: Cautions


def compile_statistics(pack: Pack, cautions: Cautions) -> StatisticsRules:
    """The rules of a pack for the figures of papers."""
    return StatisticsRules(
        compile_samples(pack), compile_significance(pack), compile_estimates(pack), cautions
    )


def find_statistics(scene: Scene, rules: StatisticsRules) -> Iterator[Relation]:
    """Means with their samples, tests with their p-values, estimates with their intervals."""
    found: list[Relation] = [
        *find_samples(scene, rules.samples),
        *find_significance(scene, rules.significance),
        *find_estimates(scene, rules.estimates),
    ]
    if found and not rules.cautions.doubts(scene):  # "as predicted, t(28) = 2.20" is no forecast
        yield from found
