"""How much of a target was reached: 全年计划投资80亿元，已完成60亿元，完成率为75%."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.relations import Completion
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes.amounts import comparable
from heshu.relations.patterns import Match, Rule, compile_patterns, matches
from heshu.relations.scene import PERCENT, Scene

FIGURES_OF_A_TARGET = 3


class TargetRules(Struct, frozen=True):
    """What the finder of targets compiled from a pack."""

    stated: tuple[Rule, ...]
    phased: re.Pattern[str]
    """The rate is that of a part of the time: 半年任务, 序时进度."""
    cautions: Cautions


def compile_targets(pack: Pack, cautions: Cautions) -> TargetRules:
    """The rules of a pack for targets."""
    return TargetRules(
        compile_patterns(pack, "completion"), word_pattern(pack, "relation-phased"), cautions
    )


def find_targets(scene: Scene, rules: TargetRules) -> Iterator[Completion]:
    """Targets of a statement with what was reached and the degree of completion."""
    if PERCENT not in scene.text or len(scene.claims) < FIGURES_OF_A_TARGET:
        return
    used: set[int] = set()
    for match in matches(rules.stated, scene):
        found = _completion(match, rules)
        if found is not None and found.rate.start not in used:
            used.add(found.rate.start)
            yield found


def _completion(match: Match, rules: TargetRules) -> Completion | None:
    target, actual, rate = match.claim("whole"), match.claim("part"), match.claim("percent")
    if target is None or actual is None or rate is None or not comparable(target, actual):
        return None
    if len({target.start, actual.start, rate.start}) < FIGURES_OF_A_TARGET:
        return None
    offsets = {claim.start: offset for offset, claim in match.scene.claims.items()}
    last = max(offsets[target.start], offsets[actual.start])
    if rules.phased.search(match.scene.text, last, match.end):
        return None
    if rules.cautions.doubts(match.scene):
        return None
    return Completion(
        cue=match.cue,
        language=match.scene.statement.language,
        target=target,
        actual=actual,
        rate=rate,
    )
