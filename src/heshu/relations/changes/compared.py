"""A figure beside the one that it is held against: 以10秒31撞线，比此前的10秒36快了0.05秒.

Of times the faster one is the shorter; of what else there is 比客队的38个多6个 is more.

Patterns of a pack tie the three figures, of whatever kind, in one sentence; `documents/races.py` is for
the times of races in English texts alone, which it reads by itself (1:09:42), and for two sentences, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

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

FIGURES_COMPARED = 3
Ends = Callable[[Match], tuple[Claim, Claim, Claim] | None]
"""Reads the figure held against, the one beside it and their difference."""


class ComparedRules(Struct, frozen=True):
    """What the finder of compared figures compiled from a pack."""

    faster: tuple[Rule, ...]
    slower: tuple[Rule, ...]
    above: tuple[Rule, ...]
    below: tuple[Rule, ...]
    ahead: tuple[Rule, ...]
    behind: tuple[Rule, ...]
    cautions: Cautions


def compile_compared(pack: Pack, cautions: Cautions) -> ComparedRules:
    """The rules of a pack for figures held against each other."""
    return ComparedRules(
        compile_patterns(pack, "race-faster"),
        compile_patterns(pack, "race-slower"),
        compile_patterns(pack, "margin-above"),
        compile_patterns(pack, "margin-below"),
        compile_patterns(pack, "progress-ahead"),
        compile_patterns(pack, "progress-behind"),
        cautions,
    )


def find_compared(scene: Scene, rules: ComparedRules) -> Iterator[Change]:
    """Two figures and their difference; the faster time is the shorter."""
    if len(scene.claims) < FIGURES_COMPARED:
        return
    seen: set[int] = set()
    ways: tuple[tuple[tuple[Rule, ...], Direction, Ends], ...] = (
        (rules.faster, "down", _times), (rules.slower, "up", _times),
        (rules.above, "up", _levels), (rules.below, "down", _levels),
        (rules.ahead, "up", _shares), (rules.behind, "down", _shares),
    )  # fmt: skip
    for group, direction, read in ways:
        for match in matches(group, scene):
            ends = read(match)
            if ends is None or ends[1].start in seen:
                continue
            if rules.cautions.forbid(scene, match.start, match.end):
                continue
            start, end, by = ends
            seen.add(end.start)
            points = by.quantity.kind == "percentage-point"
            yield Change(
                cue=match.cue, language=scene.statement.language,
                start=start, end=end, delta=None if points else by, points=by if points else None,
                direction=direction, may_cross_zero=False,
            )  # fmt: skip


def _ends(match: Match) -> tuple[Claim, Claim, Claim] | None:
    """The figure held against, the one beside it and their difference."""
    start, end, by = match.claim("from"), match.claim("to"), match.claim("by")
    if start is None or end is None or by is None:
        return None
    if len({claim.start for claim in (start, end, by)}) < FIGURES_COMPARED:
        return None
    changes = any(claim.change.endswith("-by") for claim in (start, end))
    return None if changes else (start, end, by)


def _times(match: Match) -> tuple[Claim, Claim, Claim] | None:
    """Two times and how much shorter or longer one is."""
    ends = _ends(match)
    durations = ends is not None and all(each.quantity.kind == "duration" for each in ends)
    return ends if durations else None


def _levels(match: Match) -> tuple[Claim, Claim, Claim] | None:
    """Two levels of the same unit and their difference."""
    ends = _ends(match)
    if ends is None:
        return None
    start, end, by = ends
    if _is_some_of_them(match.scene, end) or _is_of_another(match, start, by):
        return None
    if _is_scale(match.scene, start):
        return None
    return ends if comparable(start, end) and comparable(end, by) else None


def _shares(match: Match) -> tuple[Claim, Claim, Claim] | None:
    """How far something has come, in percent: 完成播种88.3%，进度比去年同期的85.1%快3.2个百分点."""
    ends = _ends(match)
    kinds = ends and [each.quantity.kind for each in ends]
    if ends is None or kinds != ["percent", "percent", "percentage-point"]:
        return None
    return None if _is_level_told_behind(match.scene, *ends) else ends


def _is_level_told_behind(scene: Scene, start: Claim, end: Claim, by: Claim) -> bool:
    """True for 全省完成88.3%，我市比去年同期的85.1%快1.6个百分点，达到86.7%: 86.7 is what was 85.1."""
    before, points = start.quantity.value, by.quantity.value
    return any(
        before is not None and claim.quantity.value is not None
        and abs(claim.quantity.value - before) == points
        for claim in scene.claims.values()
        if claim.start not in (start.start, end.start) and claim.quantity.kind == "percent"
    )  # fmt: skip


def _is_some_of_them(scene: Scene, claim: Claim) -> bool:
    """True for the 7 of 死亡19人，其中外籍7人，比首日公布的14人多5人."""
    text = scene.statement.text
    clause = max(text.rfind(mark, 0, claim.start) for mark in "，；。")
    return scene.said["among-which"].search(text, clause + 1, claim.start) is not None


def _is_scale(scene: Scene, claim: Claim) -> bool:
    """True for the 100 of 比满分100分的另一科多出20分: it says of what kind that is, and no mark."""
    at = scene.offset(claim)
    limit = scene.said["limit-or-full-mark"].search(scene.text, 0, at)
    return (
        limit is not None and scene.said["of-a-named-thing"].match(scene.text, at + 1) is not None
    )


def _is_of_another(match: Match, start: Claim, delta: Claim) -> bool:
    """True if another figure before both is off by just so much."""
    other, by = start.quantity.value, delta.quantity.value
    return any(
        other is not None and abs(claim.quantity.value - other) == by
        for claim in match.scene.claims.values()
        if claim.start < start.start
        and claim is not match.claim("to")
        and claim.quantity.unit == start.quantity.unit
        and claim.quantity.value is not None
    )
