"""The English value that is called the highest or lowest, and the one that is told to follow it.

North had the most visitors at 2.1 million, followed by South with 1.8 million -> both, in order.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from heshu.model.figures import Claim
from heshu.model.relations import Standing
from heshu.relations.changes import comparable
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import Scene
from heshu.relations.standings.rules import StandingRules

MOST_TIMES = 5
"""What is larger by more than that is of another thing."""


def runners_up(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """The first value of a statement and the next one, where words say which is larger."""
    for match in matches(rules.runner_up, scene):
        found = _standing(match, rules)
        if found is not None:
            yield found
            return


def _in_unit_of(first: Claim, second: Claim) -> Claim:
    """The 64 of "with 61 points from Lind with 64", in points."""
    bare = second.quantity.kind == "number" and not second.quantity.unit
    if not bare or first.quantity.kind != "score":
        return second
    unit, kind = first.quantity.unit, first.quantity.kind
    return replace(second, quantity=replace(second.quantity, unit=unit, kind=kind))


def _standing(match: Match, rules: StandingRules) -> Standing | None:
    first, second = match.claim("first"), match.claim("second")
    if first is None or second is None:
        return None
    second = _in_unit_of(first, second)
    if not comparable(first, second):
        return None
    one, two = first.quantity.value, second.quantity.value
    if first.change.endswith("-by") or second.change.endswith("-by") or not one or not two:
        return None
    less, more = sorted((abs(one), abs(two)))
    printed = match.scene.said["of-all-time"].sub("", match.printed)
    if less * MOST_TIMES < more or rules.scope.search(printed):
        return None
    lowest = "lowest" in match.words
    if not {"lowest", "highest"} & set(match.words) and rules.less.search(printed):
        return None  # on 268 strokes he leads the field, ahead of Lind on 270
    if match.scene.said["most-of-no-measure"].search(match.printed):
        return None  # the most important river (6,650 km), ahead of the Amazon (6,992 km)
    return Standing(
        language=match.scene.statement.language,
        cue=match.words.get("lowest") or match.words.get("highest") or match.cue,
        values=(first, second),
        superlative=not lowest,
        lowest=lowest,
    )
