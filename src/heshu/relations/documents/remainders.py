"""A whole, its parts in the next sentence, and what the one after that says is left.

The farm covers 480 hectares. Wheat takes up 210 hectares, barley 120 and grass 90. The remaining 60
hectares are woodland: three sentences of one passage, whose figures of one unit are just these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from heshu.model.figures import Claim
from heshu.model.relations import Parts
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.wholes import (
    FEWEST,
    MOST,
    all_parts,
    is_part,
    lent,
    nearly_make,
    only_level,
    values,
)
from heshu.relations.scene import Scene

NEAR = 3
"""Characters between "the remaining" and its figure."""


def find_remainders(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Parts]:
    """The wholes that three English sentences divide without a rest."""
    for whole, parts, rest in zip(scenes, scenes[1:], scenes[2:], strict=False):
        if rest.statement.language != "en" or not _are_prose(whole, parts, rest):
            continue
        left, all_ = _left(rest), only_level(whole)
        if left is None or all_ is None or any(rules["en"].doubts(each) for each in (whole, parts)):
            continue
        listed = _listed(parts, all_)
        if listed and _is_close((*listed, left), all_):
            yield all_parts(rest.text[:NEAR], "en", (*listed, lent(left, all_)), all_)


def _are_prose(*scenes: Scene) -> bool:
    """True for sentences of one passage that are neither headings nor rows."""
    statements = [scene.statement for scene in scenes]
    plain = all(each.is_prose for each in statements)
    return plain and len({each.passage for each in statements}) == 1


def _left(scene: Scene) -> Claim | None:
    """The figure right behind "the remaining" at the head of a sentence."""
    found = scene.said["remainder"].match(scene.text)
    if found is None:
        return None
    at = next((each for each in sorted(scene.claims) if each >= found.end()), None)
    return scene.claims[at] if at is not None and at - found.end() < NEAR else None


def _listed(scene: Scene, whole: Claim) -> tuple[Claim, ...]:
    """All figures of a sentence, in the unit of the whole; none where one is of something else."""
    own = tuple(lent(scene.claims[at], whole) for at in sorted(scene.claims))
    if not FEWEST <= len(own) <= MOST or not all(is_part(each, whole) for each in own):
        return ()
    return () if scene.said["of-which"].search(scene.text) or scene.times else own


def _is_close(parts: Sequence[Claim], whole: Claim) -> bool:
    """True if parts make about their whole, and leave something over before the last one."""
    size = whole.quantity.value or Decimal(0)
    return sum(values(parts[:-1])) < size and nearly_make(parts, whole)
