"""A time beside the one that it is held against: 以10秒31撞线，比此前的10秒36快了0.05秒."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model.figures import Claim
from heshu.model.relations import Change
from heshu.model.relations.change import Direction
from heshu.relations.cautions import Cautions
from heshu.relations.changes.levels import comparable
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import Scene
from heshu.relations.slots import Rule, compile_patterns

FIGURES_OF_A_RACE = 3


class RaceRules(Struct, frozen=True):
    """What the finder of races compiled from a pack."""

    faster: tuple[Rule, ...]
    slower: tuple[Rule, ...]
    cautions: Cautions


def compile_races(pack: Pack, cautions: Cautions) -> RaceRules:
    """The rules of a pack for races."""
    return RaceRules(
        compile_patterns(pack, "race-faster"), compile_patterns(pack, "race-slower"), cautions
    )


def find_races(scene: Scene, rules: RaceRules) -> Iterator[Change]:
    """Two times and their difference; the faster one is the shorter."""
    times = [each for each in scene.claims.values() if each.quantity.kind == "duration"]
    if len(times) < FIGURES_OF_A_RACE:
        return
    seen: set[int] = set()
    ways: tuple[tuple[tuple[Rule, ...], Direction], ...] = (
        (rules.faster, "down"), (rules.slower, "up"),
    )  # fmt: skip
    for group, direction in ways:
        for match in matches(group, scene):
            ends = _times(match)
            if ends is None or ends[1].start in seen:
                continue
            if rules.cautions.forbid(scene, match.start, match.end):
                continue
            start, end, delta = ends
            seen.add(end.start)
            yield Change(
                cue=match.cue, language=scene.statement.language,
                start=start, end=end, delta=delta, direction=direction, may_cross_zero=False,
            )  # fmt: skip


def _times(match: Match) -> tuple[Claim, Claim, Claim] | None:
    """The time before, the time of the race and their difference."""
    start, end, delta = match.claim("from"), match.claim("to"), match.claim("by")
    if start is None or end is None or delta is None:
        return None
    if len({claim.start for claim in (start, end, delta)}) < FIGURES_OF_A_RACE:
        return None
    if any(claim.quantity.kind != "duration" for claim in (start, end, delta)):
        return None
    return (start, end, delta) if comparable(start, end) and comparable(end, delta) else None
