"""Prison terms that run one after the other, and the term in all that another English sentence tells.

"Sentences of three years and of 18 months, to run consecutively", and further on "a total of five years",
or the headline above: "Clerk jailed for four years". All are reckoned in months.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Parts
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.wholes import FEWEST, MOST, all_parts
from heshu.relations.parts.terms import MONTHS, as_months
from heshu.relations.scene import LEVEL, Scene

BEHIND = 2
"""Sentences behind the terms in which the term in all is told."""
LEAD = 3
"""Statements at the head of a report that tell the term in all."""


def find_terms_in_turn(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Parts]:
    """The terms of each English sentence with the one that another sentence tells of all."""
    english = [each for each in scenes if each.statement.language == "en"]
    for at, scene in enumerate(english):
        led = scene.said["one-after-the-other"].search(scene.text)
        if led is None or scene.statement.cells or rules["en"].doubts(scene):
            continue
        terms = [as_months(claim) for claim in _terms(scene)]
        if _terms(scene, led.end()):
            continue  # while the driver got four years
        if not FEWEST <= len(terms) <= MOST or scene.said["term-in-all"].search(scene.text):
            continue
        behind, ahead = english[at + 1 : at + 1 + BEHIND], english[: min(at, LEAD)]
        found = [(each, each.said["term-in-all"].search(each.text)) for each in behind]
        found += [(each, each.said["jailed-for"].search(each.text)) for each in ahead]
        wholes = [whole for each, words in found if (whole := _told(each, words)) is not None]
        if any(each.quantity.qualifier for each in (*terms, *wholes)):
            continue
        if len({each.quantity.value for each in wholes}) == 1:
            yield all_parts(led[0], "en", terms, wholes[0])


def _terms(scene: Scene, start: int = 0) -> list[Claim]:
    """The years and months of a sentence from some place on."""
    return [
        claim
        for at, claim in sorted(scene.claims.items())
        if at >= start
        and scene.text[at] == LEVEL
        and claim.quantity.kind == "duration"
        and claim.quantity.unit in MONTHS
    ]


def _told(scene: Scene, found: re.Match[str] | None) -> Claim | None:
    """The term that stands in some words, in months."""
    if found is None or scene.said["not-all-terms"].search(scene.text) or len(_terms(scene)) > 1:
        return None
    at = scene.text.index(LEVEL, found.start())
    claim = scene.claims.get(at)
    return as_months(claim) if claim is not None and claim.quantity.unit in MONTHS else None
