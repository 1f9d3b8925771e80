"""A total told by the halves, quarters or periods that it came in.

"Reed scored 31 points, 17 in the first half and 17 in the second" is more than all. Less may be told: there
was overtime, or two claims had no date. What is measured in a unit, as tonnes, leaves nothing out.
"""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Parts
from heshu.relations.cautions import Cautions
from heshu.relations.documents.wholes import lent
from heshu.relations.scene import LEVEL, Scene
from heshu.relations.small_numbers import ENGLISH_ORDINALS

SPELLS = {"half": 2, "quarter": 4, "period": 3, "session": 0, "set": 0, "year": 0}
"""Noun of a spell -> how many make a game or a year; 0 where it is not known."""
SPELL = re.compile(rf"\b(?P<noun>{'|'.join(SPELLS)})s?\b", re.IGNORECASE)
COUNTED = frozenset({"count", "number"})
SCORES = frozenset({"point", "person"})
"""Units of what is counted: points, and persons."""
ORDINAL = re.compile(rf"\b(?:{'|'.join(ENGLISH_ORDINALS)})\b", re.IGNORECASE)


def find_spells(scene: Scene, cautions: Cautions) -> Iterator[Parts]:
    """The total of a sentence with what came in each spell."""
    if scene.statement.language != "en" or scene.statement.cells:
        return
    found = scene.said["told-by-spells"].search(scene.text)
    if found is None or cautions.forbid(scene, found.start(), found.end()):
        return
    at, *places = (each for each in range(*found.span()) if scene.text[each] == LEVEL)
    whole = scene.claims[at]
    parts = tuple(lent(scene.claims[each], whole) for each in places)
    if any(each.quantity.value is None or each.quantity.qualifier for each in (whole, *parts)):
        return
    if any(each.quantity.unit != whole.quantity.unit for each in parts):
        return
    numbers, spells = _spells(scene, parts)
    more = sum(each.quantity.value or 0 for each in parts) > (whole.quantity.value or 0)
    measured = whole.quantity.kind not in COUNTED and whole.quantity.unit not in SCORES
    if len(set(numbers)) < len(parts):
        return
    beyond = scene.said["beyond-the-last-spell"].search(scene.text) is not None
    yield Parts(
        cue=found[0].replace(LEVEL, "…")[:24], language="en", parts=parts, whole=whole,
        exhaustive=(more or measured) and len(parts) == spells and not beyond, disjoint=True,
    )  # fmt: skip


def _spells(scene: Scene, parts: tuple[Claim, ...]) -> tuple[list[str], int]:
    """The ordinals of the spells of some parts, and how many there are of their kind."""
    text = scene.statement.text
    ends = [*(each.start for each in parts[1:]), len(text)]
    told = [text[part.end : end] for part, end in zip(parts, ends, strict=True)]
    noun = SPELL.search(told[0])
    numbers = [found[0].lower() for each in told if (found := ORDINAL.search(each))]
    return numbers, SPELLS[noun["noun"].lower()] if noun else 0
