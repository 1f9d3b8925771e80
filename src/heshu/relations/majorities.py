"""Majorities beside the votes that they come from: 214 votes to 187, a majority of 27."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model.figures import Claim
from heshu.model.relations import Balance
from heshu.relations.cautions import Cautions
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import Scene
from heshu.relations.slots import Rule, compile_patterns

COUNTED = frozenset({"count", "number"})
"""Kinds of figures that votes are read as."""


class MajorityRules(Struct, frozen=True):
    """What the finder of majorities compiled from a pack."""

    stated: tuple[Rule, ...]
    cautions: Cautions


def compile_majorities(pack: Pack, cautions: Cautions) -> MajorityRules:
    """The rules of a pack for majorities; a language without any has no patterns."""
    return MajorityRules(compile_patterns(pack, "majority"), cautions)


def find_majorities(scene: Scene, rules: MajorityRules) -> Iterator[Balance]:
    """The majority of a statement as the difference of the votes on both sides."""
    for match in matches(rules.stated, scene):
        found = _majority(match)
        if found is not None and not rules.cautions.doubts(scene):
            yield found
            return


def _majority(match: Match) -> Balance | None:
    ours, theirs, lead = (match.claim(role) for role in ("first", "second", "value"))
    if ours is None or theirs is None or lead is None:
        return None
    if not all(_is_number_of_votes(claim) for claim in (ours, theirs, lead)):
        return None
    most, fewest = sorted((ours, theirs), key=lambda claim: -(claim.quantity.value or 0))
    return Balance(
        cue=match.cue,
        language=match.scene.statement.language,
        result=lead,
        terms=(most, fewest),
        signs=(1, -1),
    )


def _is_number_of_votes(claim: Claim) -> bool:
    """True for a plain number that neither changed nor is told as a share."""
    quantity = claim.quantity
    return quantity.kind in COUNTED and quantity.value is not None and not claim.change
