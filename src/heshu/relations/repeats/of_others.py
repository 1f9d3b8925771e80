"""Numbers that only look like one told twice: what was withdrawn in between, whom a clause is told of.

An auction of 66 lots, two of which are withdrawn, is one of 64 lots afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from heshu.model.figures import Claim
from heshu.model.intervals import lenient
from heshu.model.relations import NearDuplicate, Repeat
from heshu.relations.changes import comparable
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import Scene

FURTHEST = 3
"""Sentences between two numbers, in which what came or went is told."""
LONGEST_CLAUSE = 160
"""Characters of a name and the clause that tells of it."""


def without_others(
    found: Iterable[Repeat | NearDuplicate], scenes: Sequence[Scene], *, listed: bool = True
) -> Iterator[Repeat | NearDuplicate]:
    """The pairs of English texts that are of one thing, which had as many of them all the while.

    `listed` says that the later figure may be one of a list, each of another thing.
    """
    at = {claim.id: index for index, scene in enumerate(scenes) for claim in scene.claims.values()}
    for pair in found:
        first, last = (at.get(each.id, -1) for each in (pair.earlier, pair.later))
        if isinstance(pair, Repeat) and last >= 0 and _leaves_a_rest(pair, scenes[last : last + 2]):
            continue
        if first >= 0 and last >= 0 and _are_parts_of_two(pair, scenes[first], scenes[last]):
            continue
        if pair.language != "en" or first < 0 or last < first:
            yield pair
            continue
        told = scenes[first : last + 1] if last - first <= FURTHEST else ()
        if any(_tells_why(scene, pair) for scene in told):
            continue
        if not listed and _is_one_of_several(scenes[last], pair.later):
            continue
        if not _are_of_two_names(pair, scenes[first], scenes[last]):
            yield pair


def _leaves_a_rest(pair: Repeat, told: Sequence[Scene]) -> bool:
    """True for 48,000 below a headline of 84,000, the rest of which came from an auction."""
    one, other = pair.earlier.quantity.value, pair.later.quantity.value
    part = pair.kind == "headline" and one is not None and other is not None and other < one
    return part and any(each.said["the-rest-of-them"].search(each.text) for each in told)


def _are_parts_of_two(pair: Repeat | NearDuplicate, earlier: Scene, later: Scene) -> bool:
    """True for 在册党员1286名，其中女党员412名 and 流动党员386名，其中女党员142名: parts of two wholes."""
    if pair.language != "zh":
        return False
    one, other = _whole_of(earlier, pair.earlier), _whole_of(later, pair.later)
    if one is None or other is None:
        return False
    alike = lenient(one.quantity).meets(lenient(other.quantity))
    return not alike and slip_between(one.quantity, other.quantity) is not Slip.LIKELY


def _whole_of(scene: Scene, part: Claim) -> Claim | None:
    """The figure before 其中 and a part of it."""
    led = list(scene.said["of-these"].finditer(scene.statement.text, 0, part.start))
    if not led:
        return None
    before = [each for each in scene.claims.values() if each.start < led[-1].start()]
    whole = max(before, key=lambda each: each.start, default=None)
    return whole if whole is not None and comparable(whole, part) else None


LEAST_LISTED = 3


def _is_one_of_several(scene: Scene, claim: Claim) -> bool:
    """True for the first of "mean rents of £1,276, £1,280 and £1,287", one for each of several."""
    figures = sorted(scene.claims)
    at = next((place for place in figures if scene.claims[place] is claim), -1)
    if at < 0:
        return False
    number = figures.index(at)
    run, between = 1, scene.said["listed-beside"]
    for step in (1, -1):
        here = number
        while 0 <= here + step < len(figures):
            low, high = sorted((figures[here], figures[here + step]))
            if not between.fullmatch(scene.text, low + 1, high):
                break
            here += step
            run += comparable(claim, scene.claims[figures[here]])
    return run >= LEAST_LISTED


def _tells_why(scene: Scene, pair: Repeat | NearDuplicate) -> bool:
    """True if a statement says right beside the difference of two counts that so many came or went."""
    one, other = pair.earlier.quantity, pair.later.quantity
    if one.value is None or other.value is None or one.kind not in ("count", "number"):
        return False
    apart, figures = abs(one.value - other.value), sorted(scene.claims)
    for before, at, behind in zip(
        (0, *figures), figures, (*figures[1:], len(scene.text)), strict=False
    ):
        beside = scene.said["came-or-went"].search(scene.text, before, behind)
        if beside is not None and scene.claims[at].quantity.value == apart:
            return True
    return False


def _are_of_two_names(pair: Repeat | NearDuplicate, earlier: Scene, later: Scene) -> bool:
    """True for "Penn Mutual has nothing to do with Penn Valley plc, whose ratio is 95.9%"."""
    for claim, scene, other in (
        (pair.later, later, earlier),
        (pair.earlier, earlier, later),
    ):
        name = _name_before(scene, claim)
        statement = other.statement
        if name and name not in f"{statement.section} {statement.text}":
            return True
    return False


def _name_before(scene: Scene, claim: Claim) -> str:
    """The name right before the clause of a figure, if the sentence opens with another one."""
    before = scene.statement.text[: claim.start]
    found = scene.said["of-the-one-named"].search(before, max(len(before) - LONGEST_CLAUSE, 0))
    if found is None or not found.start("owner"):
        return ""
    return before[found.start("owner") : before.index(",", found.start("owner"))]
