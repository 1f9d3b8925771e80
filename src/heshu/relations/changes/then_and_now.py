"""Two levels of one thing, one said of then and one of now, in clauses of their own.

收购价原先是6.2元，后来调到7.5元，贵了1.3元: the words for then and now tie the levels, whatever verb
they have; the amount of the change is looked for behind them as behind any other pair. What moved
in the clause behind must be what the levels measure: 票价原来80元，现在60元，客流增加了 tells of two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.changes.chronology import BY_TIME, is_later
from heshu.relations.changes.levels import comparable, priced_alike
from heshu.relations.cues import Cue
from heshu.relations.patterns import Match
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, TIME, Scene
from heshu.relations.slots import Rule

THEN_AND_NOW = Rule("then-and-now", "", re.compile(r"(?!)"), Cue(), 0, 0, 0)
"""The rule of a match that no pattern made."""
THEN_AND_NOW_BY_TIME = Rule(BY_TIME, "", re.compile(r"(?!)"), Cue(), 0, 0, 0)
"""The same where only the times of both levels tell which is the former one."""
DIRECTIONS = {"increase": "up", "decrease": "down"}
FURTHEST = 30
"""Masked characters between the two levels, and of the clause of the first."""
CLAUSE_END = re.compile(r"[，,；;]")
SENTENCE_END = re.compile(r"[。！？!?：:\n]")
CLAUSE_BEHIND = re.compile(
    r"[^，,；;。！？!?：:\n]{0,8}[，,；;](?P<clause>[^，,；;。！？!?：:\n]{0,30})"
)
SHORTEST_NOUN = 2
COUNTED = re.compile(r"([一-龥]{2,6})(?=[，,；;。])")
"""What is counted right behind its figure."""
LEAD = 10
"""Masked characters of a clause ahead that says no more than when: 五年前，"""


class Both(Struct, frozen=True):
    """The clauses of two levels as they are printed, up to their figures."""

    then: str
    now: str
    first: int
    """Where the first begins in the masked text."""
    times: tuple[int, ...]
    """Where the only times of both stand in the masked text; empty unless each has one."""
    dated: bool
    """The first has one time, a year that is printed, whatever the second has."""


def then_and_now(scene: Scene) -> Iterator[Match]:
    """The pairs of neighbouring levels of then and now; Chinese only."""
    if scene.statement.language != "zh":
        return
    for left, right in pairwise(sorted(scene.claims)):
        start, end = scene.claims[left], scene.claims[right]
        both = _clauses(scene, left, right) if _are_levels(scene, left, right) else None
        if both is None or not _told_of_both_times(scene, both, start):
            continue
        moved = _moved_behind(scene, end)
        if not _is_what_they_measure(scene, both, end, moved):
            continue
        rule = THEN_AND_NOW_BY_TIME if _by_times(scene, both) else THEN_AND_NOW
        kind = DIRECTIONS.get(end.change.partition("-")[0]) or _way(scene, moved)
        words = {kind: both.now} if kind else {}
        roles: dict[str, tuple[Claim, ...]] = {"from": (start,), "to": (end,)}
        yield Match(rule, scene, both.first, right + 1, roles, {}, words)


def _are_levels(scene: Scene, left: int, right: int) -> bool:
    """True for two figures of one unit that are no amounts of change."""
    start, end = scene.claims[left], scene.claims[right]
    symbols = {scene.text[left], scene.text[right]}
    if len(symbols) > 1 or not symbols <= {LEVEL, PERCENT}:
        return False
    if any(claim.change.endswith("-by") for claim in (start, end)):
        return False
    return comparable(start, end) or priced_alike(start, end)


def _clauses(scene: Scene, left: int, right: int) -> Both | None:
    """The clauses of both levels; `None` where they do not stand in two clauses of one sentence."""
    gap = scene.text[left + 1 : right]
    if len(gap) > FURTHEST or SENTENCE_END.search(gap) or any(each in gap for each in FIGURES):
        return None
    *earlier, now = CLAUSE_END.split(gap)
    if not earlier:
        return None
    if len(earlier) > 1 and _says_when(scene, earlier[-1]):
        now = f"{earlier[-1]}，{now}"
    first = _beginning(scene, left)
    ahead = _beginning(scene, first - 1) if first else 0
    if first and _says_when(scene, scene.text[ahead : first - 1]):
        first = ahead
    last = right - len(now)
    printed = scene.statement.text
    then, now_ = _lone_time(scene, first, left), _lone_time(scene, last, right)
    return Both(
        printed[scene.original(first) : scene.claims[left].start],
        printed[scene.original(last) : scene.claims[right].start],
        first,
        (*then, *now_) if then and now_ else (),
        bool(then) and scene.times[then[0]].iso[:4].isdecimal(),
    )


def _beginning(scene: Scene, end: int) -> int:
    """Where the clause begins that ends at an offset."""
    first = max(end - FURTHEST, 0)
    for stop in (CLAUSE_END, SENTENCE_END):
        first = max((found.end() for found in stop.finditer(scene.text, first, end)), default=first)
    return first


def _says_when(scene: Scene, clause: str) -> bool:
    """True for a clause that says no more than when: 2015年, 五年前, 改造后."""
    if not 0 < len(clause) <= LEAD or any(each in clause for each in FIGURES):
        return False
    said = scene.said
    return TIME in clause or any(said[each].search(clause) for each in ("of-then", "of-now"))


def _lone_time(scene: Scene, start: int, end: int) -> list[int]:
    """Where the only time between two offsets stands; nothing where there are several."""
    found = [at for at in scene.times if start <= at < end]
    return found if len(found) == 1 else []


def _by_times(scene: Scene, both: Both) -> bool:
    """True if the level in front has an earlier time than the other: 2015年, 2023年."""
    if not both.times:
        return False
    one, other = (scene.times[at] for at in both.times)
    return is_later(other, one, scene)


def _told_of_both_times(scene: Scene, both: Both, start: Claim) -> bool:
    """True if the first clause speaks of then, the second of now, and of nothing else.

    In 只有一个社团、26个学生；如今社团增至11个 the figure of then counts what stands behind it.
    """
    noun = _noun_of_now(scene, both)
    if noun is None:
        return False
    counted = COUNTED.match(scene.statement.text, start.end)
    if len(noun) < SHORTEST_NOUN or (counted is not None and counted[0] == noun):
        return True
    return noun in both.then and counted is None


def _noun_of_now(scene: Scene, both: Both) -> str | None:
    """What the second clause names; `None` where the clauses are not of then and now."""
    then, lead = scene.said["of-then"].search(both.then), scene.said["of-now"].search(both.now)
    if scene.said["by-so-much"].search(both.now):
        return None
    if (then is not None or both.dated) and lead is not None:
        rest = both.now[: lead.start()] + both.now[lead.end() :]
    elif _by_times(scene, both):
        rest = both.now.replace(scene.times[both.times[1]].text, "", 1)
    else:
        return None
    noun = scene.said["of-now-filler"].sub("", rest)
    return scene.said["noun-of-amount"].sub("", noun) or noun


def _moved_behind(scene: Scene, end: Claim) -> tuple[str, str]:
    """What the clause behind both levels says has moved, and the rest of it: 客流量, 增加了."""
    found = CLAUSE_BEHIND.match(scene.statement.text, end.end)
    verb = scene.said["moves"].search(found["clause"]) if found else None
    if found is None or verb is None:
        return "", ""
    noun = scene.said["of-now-filler"].sub("", found["clause"][: verb.start()])
    return noun, found["clause"][verb.start() :]


def _is_what_they_measure(scene: Scene, both: Both, end: Claim, moved: tuple[str, str]) -> bool:
    """True unless another thing has moved: a name of the size of what is told is none."""
    noun, quantity = moved[0], end.quantity
    if len(noun) < SHORTEST_NOUN or noun in both.then or noun in both.now:
        return True
    return scene.said["size-told"].fullmatch(f"{noun}/{quantity.kind}:{quantity.unit}") is not None


def _way(scene: Scene, moved: tuple[str, str]) -> str:
    """Which way it went, where the clause says no amount: 缩小了."""
    if scene.said["so-it-rose"].fullmatch(moved[1]):
        return "up"
    return "down" if scene.said["so-it-fell"].fullmatch(moved[1]) else ""
