"""Changes: 从10.5万吨增加到12.6万吨，增长20% -> start, end, rate, direction up.

`pairs` finds two levels, `apart` tells those that only look like a pair, `amounts` finds what is said
about the change between them, `since` against which time and `meanings` what it means, `increments` a
level with two amounts, `in_turn` two levels told in parts of their own, `yearly` growth per year,
`falls` what takes away more than there is, `discounts` and `targets` what is left of a price and
reached of a plan, `compared` two figures held against each other. `bases` and `cumulative` look for
the other level in other sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model.relations import Change, Relation, Unification, operands
from heshu.relations.cautions import Cautions
from heshu.relations.changes.base_nouns import compile_bases
from heshu.relations.changes.bases import find_bases
from heshu.relations.changes.clause_rules import ClauseRules, compile_clauses
from heshu.relations.changes.clauses import read_clauses
from heshu.relations.changes.compared import ComparedRules, compile_compared, find_compared
from heshu.relations.changes.cumulative import compile_cumulative, find_cumulative
from heshu.relations.changes.discounts import DiscountRules, compile_discounts, find_discounts
from heshu.relations.changes.falls import FallRules, compile_falls, find_falls
from heshu.relations.changes.foreign import own_amounts
from heshu.relations.changes.gaps import find_gaps
from heshu.relations.changes.in_turn import find_in_turn
from heshu.relations.changes.increments import IncrementRules, compile_increments, find_increments
from heshu.relations.changes.levels import comparable, is_apposition, priced_alike
from heshu.relations.changes.pair_rules import PairRules, compile_pairs
from heshu.relations.changes.pairs import find_pairs
from heshu.relations.changes.parallels import parallel_lines
from heshu.relations.changes.scales import lines_apart
from heshu.relations.changes.targets import TargetRules, compile_targets, find_targets
from heshu.relations.changes.trends import TrendRules, compile_trends, find_trends
from heshu.relations.changes.unifications import (
    UnificationRules,
    compile_unifications,
    find_unifications,
)
from heshu.relations.changes.yearly import YearlyRules, compile_yearly, find_yearly
from heshu.relations.scene import Scene

__all__ = [
    "ChangeRules", "comparable", "compile_bases", "compile_changes", "compile_cumulative",
    "find_bases", "find_changes", "find_cumulative", "find_told_in_turn", "is_apposition", "priced_alike",
]  # fmt: skip


class ChangeRules(Struct, frozen=True):
    """What the finder of changes compiled from a pack."""

    pairs: PairRules
    clauses: ClauseRules | None
    increments: IncrementRules
    yearly: YearlyRules
    falls: FallRules
    discounts: DiscountRules
    targets: TargetRules
    unifications: UnificationRules | None
    trends: TrendRules
    compared: ComparedRules


def compile_changes(pack: Pack, cautions: Cautions) -> ChangeRules:
    """The rules of a pack for changes."""
    return ChangeRules(
        compile_pairs(pack, cautions),
        compile_clauses(pack),
        compile_increments(pack, cautions),
        compile_yearly(pack, cautions),
        compile_falls(pack, cautions),
        compile_discounts(pack, cautions),
        compile_targets(pack, cautions),
        compile_unifications(pack, cautions),
        compile_trends(pack, cautions),
        compile_compared(pack, cautions),
    )


def find_changes(scene: Scene, rules: ChangeRules) -> Iterator[Relation]:
    """The changes that a statement states, pairs of levels first, then lone falls."""
    if len(scene.claims) > 1:
        clauses = tuple(read_clauses(scene, rules.clauses))
        unified = list(find_unifications(scene, rules.unifications))
        pairs = list(find_pairs(scene, rules.pairs, clauses))
        trends = list(find_trends(scene, rules.trends))
        tied = {claim.start for trend in trends for _, claim in operands(trend)}
        if tied:
            pairs = [
                pair for pair in pairs if not tied & {claim.start for _, claim in operands(pair)}
            ]
        pairs = [
            pair
            for pair in pairs
            if not (_is_from_a_name(scene, pair) or _is_from_several(scene, pair))
        ]
        if unified:
            ends = {each.end.start for each in unified}
            pairs = [pair for pair in pairs if not _is_told(pair, ends)]
        turned = list(_told_in_turn(scene, rules, pairs))
        told = {claim.start for each in turned for _, claim in operands(each)}
        pairs = [pair for pair in pairs if not {c.start for _, c in operands(pair)} <= told]
        yield from turned
        yield from unified
        yield from trends
        yield from (
            own_amounts(scene, each) if isinstance(each, Change) else each for each in pairs
        )
        taken = told | {claim.start for pair in pairs for _, claim in operands(pair)}
        yield from find_increments(scene, rules.increments, clauses, taken)
        yield from find_yearly(scene, rules.yearly, pairs)
        apart = list(lines_apart(scene, taken))
        yield from apart
        taken |= {claim.start for pair in apart for _, claim in operands(pair)}
        yield from find_gaps(scene, rules.compared.cautions, taken)
        yield from parallel_lines(scene, taken, rules.pairs.factors)
        yield from find_discounts(scene, rules.discounts)
        compared = find_compared(scene, rules.compared)
        yield from (
            each for each in compared if not {claim.start for _, claim in operands(each)} <= taken
        )
        yield from find_targets(scene, rules.targets)
    yield from find_falls(scene, rules.falls)


def find_told_in_turn(scene: Scene, rules: ChangeRules) -> Iterator[Relation]:
    """The change that two or three sentences tell in turn, which are read as one."""
    yield from find_in_turn(scene, rules.pairs, rules.yearly)


def _told_in_turn(
    scene: Scene, rules: ChangeRules, pairs: Sequence[Relation]
) -> Iterator[Relation]:
    """A change told in parts of their own, unless a pattern has found it with all its amounts."""
    found = list(find_in_turn(scene, rules.pairs, rules.yearly))
    figures = {claim.start for each in found for _, claim in operands(each)}
    if not any(figures <= {claim.start for _, claim in operands(pair)} for pair in pairs):
        yield from found


def _is_told(pair: Relation, ends: set[int]) -> bool:
    """True for one of the levels that become one, which the unification tells of all of them."""
    if isinstance(pair, Unification):
        return True
    return isinstance(pair, Change) and pair.end is not None and pair.end.start in ends


def _is_from_several(scene: Scene, pair: Relation) -> bool:
    """True for the first of several former levels in brackets: 高3分（去年为525分、449分）."""
    start = pair.start if isinstance(pair, Change) else None
    if start is None or "（" not in pair.cue:
        return False
    behind = scene.statement.text[start.end :]
    return behind[:1] == "、" and any(each.start == start.end + 1 for each in scene.claims.values())


def _is_from_a_name(scene: Scene, pair: Relation) -> bool:
    """True where the level before is the number of a name: 9 more than in SitRep 6."""
    start = pair.start if isinstance(pair, Change) else None
    if start is None or start.quantity.unit or start.quantity.kind not in ("number", "count"):
        return False
    found = scene.said["numbered-name"].search(scene.statement.text, 0, start.start)
    return found is not None and found[0].split()[-1][0].isupper()
