"""Two levels of one thing, one said of then and one of now, in clauses of their own.

收购价原先是6.2元，后来调到7.5元，贵了1.8元: the words for then and now tie the levels, whatever verb
they have; the amount of the change is looked for behind them as behind any other pair.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.changes.levels import comparable, priced_alike
from heshu.relations.cues import Cue
from heshu.relations.patterns import Match
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, Scene
from heshu.relations.slots import Rule

THEN_AND_NOW = Rule("then-and-now", "", re.compile(r"(?!)"), Cue(), 0, 0, 0)
"""The rule of a match that no pattern made."""
DIRECTIONS = {"increase": "up", "decrease": "down"}
FURTHEST = 30
"""Masked characters between the two levels."""
CLAUSE_END = re.compile(r"[，,；;]")
SENTENCE_END = re.compile(r"[。！？!?：:\n]")
SHORTEST_NOUN = 2


def then_and_now(scene: Scene) -> Iterator[Match]:
    """The pairs of neighbouring levels of then and now; Chinese only."""
    if scene.statement.language != "zh":
        return
    for left, right in pairwise(sorted(scene.claims)):
        start, end = scene.claims[left], scene.claims[right]
        if not _are_levels(scene, left, right):
            continue
        if not (comparable(start, end) or priced_alike(start, end)):
            continue
        before = re.split(r"[，,；;。！？!?：:\n]", scene.text[:left])[-1]
        gap = scene.text[left + 1 : right]
        if len(gap) > FURTHEST or SENTENCE_END.search(gap):
            continue
        *_, now = CLAUSE_END.split(gap)
        if now == gap or any(symbol in gap for symbol in FIGURES):
            continue
        printed = [
            scene.statement.text[scene.original(at - len(clause)) : scene.claims[at].start]
            for at, clause in ((left, before), (right, now))
        ]
        if not _told_of_both_times(scene, *printed):
            continue
        kind = DIRECTIONS.get(end.change.partition("-")[0]) or _way_behind(scene, right + 1)
        words = {kind: now} if kind else {}
        roles: dict[str, tuple[Claim, ...]] = {"from": (start,), "to": (end,)}
        yield Match(THEN_AND_NOW, scene, left - len(before), right + 1, roles, {}, words)


def _are_levels(scene: Scene, left: int, right: int) -> bool:
    """True for two figures that are no amounts of change."""
    symbols = {scene.text[left], scene.text[right]}
    changes = [scene.claims[at].change for at in (left, right)]
    return (
        len(symbols) == 1
        and symbols <= {LEVEL, PERCENT}
        and not any(change.endswith("-by") for change in changes)
    )


def _told_of_both_times(scene: Scene, before: str, now: str) -> bool:
    """True if the first clause speaks of then, the second of now, and of nothing else."""
    then, lead = scene.said["of-then"].search(before), scene.said["of-now"].search(now)
    if then is None or lead is None:
        return False
    noun = scene.said["of-now-filler"].sub("", now[: lead.start()] + now[lead.end() :])
    return len(noun) < SHORTEST_NOUN or noun in before


def _way_behind(scene: Scene, position: int) -> str:
    """Which way the clause behind both levels says that they went: 差距缩小了."""
    if scene.said["so-it-rose"].match(scene.text, position):
        return "up"
    return "down" if scene.said["so-it-fell"].match(scene.text, position) else ""
