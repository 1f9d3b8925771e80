"""A whole, its parts in the next sentence, and what the one after that says is left.

The farm covers 480 hectares. Wheat takes up 210 hectares, barley 120 and grass 90. The remaining 60
hectares are woodland: three sentences of one passage, whose figures of one unit are just these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model.figures import Claim
from heshu.model.relations import Parts
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.scene import LEVEL, Scene

FEWEST, MOST = 2, 8
"""Parts told before what is left."""
CLOSE = Decimal("0.15")
"""How far off a sum with a slip may be; what is further off is of something else."""
NEAR = 3
"""Characters between "the remaining" and its figure."""
BARE = frozenset({"number", "count"})


def compile_remainders(_: Pack, cautions: Cautions) -> Cautions:
    """The rules of a pack for what is left: its words are all phrases of `Scene.said`."""
    return cautions


def find_remainders(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Parts]:
    """The wholes that three English sentences divide without a rest."""
    for whole, parts, rest in zip(scenes, scenes[1:], scenes[2:], strict=False):
        if rest.statement.language != "en" or not _are_prose(whole, parts, rest):
            continue
        left, all_ = _left(rest), _only_level(whole)
        if left is None or all_ is None or any(rules["en"].doubts(each) for each in (whole, parts)):
            continue
        listed = _listed(parts, all_)
        if listed and _is_close((*listed, left), all_):
            yield Parts(
                cue=rest.text[:NEAR],
                language="en",
                parts=(*listed, _lent(left, all_)),
                whole=all_,
                exhaustive=True,
                disjoint=True,
            )


def _are_prose(*scenes: Scene) -> bool:
    """True for sentences of one passage that are neither headings nor rows."""
    statements = [scene.statement for scene in scenes]
    plain = not any(each.heading or each.cells for each in statements)
    return plain and len({each.passage for each in statements}) == 1


def _left(scene: Scene) -> Claim | None:
    """The figure right behind "the remaining" at the head of a sentence."""
    found = scene.said["remainder"].match(scene.text)
    if found is None:
        return None
    at = next((each for each in sorted(scene.claims) if each >= found.end()), None)
    return scene.claims[at] if at is not None and at - found.end() < NEAR else None


def _only_level(scene: Scene) -> Claim | None:
    """The only figure of a sentence, if it is a level."""
    if len(scene.claims) != 1:
        return None
    ((offset, claim),) = scene.claims.items()
    level = scene.text[offset] == LEVEL and claim.quantity.value is not None
    return claim if level and not claim.change.endswith("-by") else None


def _listed(scene: Scene, whole: Claim) -> tuple[Claim, ...]:
    """All figures of a sentence, in the unit of the whole; none where one is of something else."""
    claims = [scene.claims[at] for at in sorted(scene.claims)]
    lent = tuple(_lent(claim, whole) for claim in claims)
    if not FEWEST <= len(lent) <= MOST or any(
        each.quantity.unit != whole.quantity.unit
        or each.quantity.value is None
        or each.change
        or each.quantity.value >= (whole.quantity.value or 0)
        for each in lent
    ):
        return ()
    said = scene.said
    return () if said["of-which"].search(scene.text) or scene.times else lent


def _lent(part: Claim, whole: Claim) -> Claim:
    """A part in the unit of its whole, where it is printed without one."""
    quantity = part.quantity
    if quantity.unit or quantity.kind not in BARE:
        return part
    return replace(
        part, quantity=replace(quantity, unit=whole.quantity.unit, kind=whole.quantity.kind)
    )


def _is_close(parts: Sequence[Claim], whole: Claim) -> bool:
    """True if parts make about their whole, and leave something over before the last one."""
    values = [each.quantity.value or Decimal(0) for each in parts]
    size = whole.quantity.value or Decimal(0)
    return sum(values[:-1]) < size and abs(sum(values) - size) <= CLOSE * size
