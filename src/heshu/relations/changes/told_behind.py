"""By how much two levels differ, told in the sentence behind them: From 4% to 5%. That is 1 point more.

The sentence is read together with the one before (`relations/joined/`), so that the amount stands behind
a comma and a capital letter; where a colon stands between both, the levels are told first: From 40 to 90
euros: the price has doubled.
"""

from __future__ import annotations

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.relations.changes.levels import lasts
from heshu.relations.changes.pair_rules import PairRules
from heshu.relations.patterns import Match
from heshu.relations.scene import DOUBLED, MULTIPLE, PERCENT, POINTS

JOINT = re.compile(r",\s(?=[A-Z])")
AMOUNTS = PERCENT + POINTS + MULTIPLE + DOUBLED


def told_behind(match: Match, rules: PairRules) -> Match | None:
    """The one amount that the words behind a pair of levels tell of the change between them."""
    scene = match.scene
    if scene.statement.language != "en" or {"by", "multiple"} & match.roles.keys():
        return None
    for joint in JOINT.finditer(scene.text, match.end):
        told = scene.said["goes-on-change"].match(scene.text, joint.end())
        if told is not None:
            return _amount(match, rules, joint.end(), told.end())
    named = scene.said["then-what-moved"].match(scene.text, match.end)
    return _amount(match, rules, named.end(), len(scene.text)) if named else None


def _amount(match: Match, rules: PairRules, first: int, last: int) -> Match | None:
    """The only figure of a stretch, as an amount of change."""
    scene = match.scene
    figures = [at for at in scene.claims if first <= at < last and not lasts(scene, at)]
    if len(figures) != 1 or any(at >= last for at in scene.claims):
        return None
    claim = replace(scene.claims[figures[0]], modality="stated")  # the rise of 1% had been expected
    words = scene.text[first:last]
    ways = [way for way, found in (("up", rules.up), ("down", rules.down)) if found.search(words)]
    if scene.text[figures[0]] not in AMOUNTS and not ways:
        return None
    told = {ways[0]: ways[0]} if len(ways) == 1 else {}
    return Match(match.rule, scene, first, last, {"by": (claim,)}, {}, told)
