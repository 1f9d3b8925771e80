"""Values beside their ranks: 甲队50分列第一，乙队60分列第二; the highest and the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from heshu.model.relations import Standing
from heshu.relations.scene import RANK, Scene
from heshu.relations.standings.followed import followed
from heshu.relations.standings.followers import followers
from heshu.relations.standings.named import named_superlatives
from heshu.relations.standings.ordered import (
    in_order,
    in_printed_order,
    in_that_order,
    top_few_in_order,
)
from heshu.relations.standings.ranked import ranked_values
from heshu.relations.standings.rules import StandingRules, compile_standings
from heshu.relations.standings.runners_up import runners_up
from heshu.relations.standings.superlative import superlatives

__all__ = ["StandingRules", "compile_standings", "find_standings"]


def find_standings(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """The ranked values of a statement, and the value that is called the highest or lowest."""
    if rules.cautions.forbid(scene, 0, len(scene.text)):
        return
    ranked: list[Standing] = []
    placed = scene.text.count(RANK) > 1 or (RANK in scene.text and rules.first.search(scene.text))
    if (
        placed
        or scene.said["title-won"].search(scene.text)
        or scene.said["title-behind-its-mark"].search(scene.text)
        or (scene.said["medal"].search(scene.text) and scene.said["of-medals"].search(scene.text))
    ):
        ranked += ranked_values(scene, rules)
    ranked += (*in_order(scene, rules), *in_that_order(scene, rules))
    ranked += tuple(in_printed_order(scene, rules))
    ranked += tuple(top_few_in_order(scene, rules))
    yield from ranked
    called = list(superlatives(scene, rules))
    for found in called:
        if not _told(found, ranked):
            yield found
    following = (*followed(scene, rules), *_rest(scene, rules, called), *runners_up(scene, rules))
    for number, found in enumerate(following):
        if not _told(found, (*ranked, *called, *following[:number])):
            yield found
    for found in named_superlatives(scene, rules):
        ends = [each for each in called if each.lowest == found.lowest]
        if not _told(found, (*ranked, *ends)):
            yield found


def _rest(scene: Scene, rules: StandingRules, called: Sequence[Standing]) -> Iterator[Standing]:
    """The first with those of its followers that are not known to stand beside it."""
    for found in followers(scene, rules):
        first, *others = found.values
        known = {
            each.start
            for one in called
            if one.values[0].start == first.start
            for each in one.values
        }
        new = tuple(each for each in others if each.start not in known)
        if new:
            yield replace(found, values=(first, *new))


def _told(standing: Standing, others: Sequence[Standing]) -> bool:
    """True if one of the others has all of its values, whatever unit is lent to them."""
    own = {claim.start for claim in standing.values}
    return any(own <= {claim.start for claim in each.values} for each in others)
