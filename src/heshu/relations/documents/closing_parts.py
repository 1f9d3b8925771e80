"""Parts told over several English sentences, of which one says that nothing is left out.

"The £42 million hall … £18 million came from the state. Donors gave £9 million. The council met the
remaining £15 million": the whole is told anywhere before. So it is with list items above "The agency runs
no other lines", and with groups of which "every student belongs to one".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.model.figures import Claim
from heshu.model.intervals import lenient
from heshu.model.relations import Parts
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.wholes import (
    FEWEST,
    MOST,
    all_parts,
    lent,
    nearly_make,
    values,
)
from heshu.relations.scene import LEVEL, Scene

FARTHEST = 4
"""Sentences that tell the parts of one whole."""
NO_LEVEL = frozenset({"from", "increase-by", "decrease-by", "change-by"})
KINDS = frozenset({"count", "number", "money", "mass", "area", "length", "volume", "energy"})


def find_closing_parts(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Parts]:
    """The wholes of a document whose parts several sentences tell without a rest."""
    for at, scene in enumerate(scenes):
        if not _is_english_prose(scene) or rules["en"].doubts(scene):
            continue
        last = _last_part(scenes, at)
        if last is None:
            continue
        run = _run(scenes, *last)
        told = [claim for _, own in run for claim in own]
        if len(run) < FEWEST or len(told) > MOST:
            continue
        if any(rules["en"].doubts(scenes[index]) for index, _ in run):
            continue
        found = _of_whole(scenes[: run[0][0]], run)
        if found is not None:
            yield found


def _is_english_prose(scene: Scene) -> bool:
    """True for a sentence or list item that is neither a heading nor a row."""
    return scene.statement.language == "en" and scene.statement.is_prose


def _last_part(scenes: Sequence[Scene], at: int) -> tuple[int, Claim] | None:
    """Where the last part is told, and its figure, if a sentence says that it is the last one."""
    scene = scenes[at]
    rest = scene.said["the-rest-is"].search(scene.text)
    if rest is not None:
        place = scene.text.index(LEVEL, rest.start())
        return at, scene.claims[place]
    if scene.said["nothing-left-out"].search(scene.text) is None:
        return None
    own = _levels(scene)
    if own:
        return at, own[-1]
    before = _levels(scenes[at - 1]) if at and _is_english_prose(scenes[at - 1]) else []
    return (at - 1, before[-1]) if before else None


def _levels(scene: Scene) -> list[Claim]:
    """The plain levels of a sentence, but for what is a part of one, or a former level."""
    cut = scene.said["within-a-part"].search(scene.text)
    end = cut.start() if cut else len(scene.text)
    return [
        claim
        for at, claim in sorted(scene.claims.items())
        if at < end
        and scene.text[at] == LEVEL
        and claim.quantity.kind in KINDS
        and claim.quantity.value
        and claim.change not in NO_LEVEL
        and claim.modality == "stated"
    ]


def _run(scenes: Sequence[Scene], at: int, last: Claim) -> list[tuple[int, list[Claim]]]:
    """The sentences up to the last part that tell of figures of its unit, in reading order."""
    found: list[tuple[int, list[Claim]]] = []
    section = scenes[at].statement.section
    for index in range(at, max(at - FARTHEST, -1), -1):
        scene = scenes[index]
        if not _is_english_prose(scene) or scene.statement.section != section:
            break
        own = [
            each
            for each in _levels(scene)
            if _are_alike(each, last) and (index < at or each.start <= last.start)
        ]
        parts = [claim for _, later in found for claim in later]
        if not own or (len(parts) >= FEWEST and _may_be_whole(own[0], parts)):
            break
        found.insert(0, (index, own))
    return found


def _are_alike(one: Claim, other: Claim) -> bool:
    """True for figures of one unit, or of which one leaves its unit to the other."""
    first, second = lent(one, other).quantity, lent(other, one).quantity
    alike = first.unit == second.unit and first.kind == second.kind
    return alike and not one.quantity.qualifier


def _of_whole(before: Sequence[Scene], run: Sequence[tuple[int, list[Claim]]]) -> Parts | None:
    """The only figure before some sentences that their parts nearly make; none where they make one."""
    told = [claim for _, own in run for claim in own]
    named = next((each for each in told if each.quantity.unit), told[0])
    parts = [lent(each, named) for each in told]
    candidates = [
        lent(claim, named)
        for scene in before
        if scene.statement.language == "en" and not scene.statement.cells
        for claim in _levels(scene)
        if _are_alike(claim, named)
    ]
    wholes = [each for each in candidates if _may_be_whole(each, parts)]
    if not wholes or len({each.quantity.value for each in wholes}) > 1:
        return None
    if _makes_another(candidates, run):
        return None
    return all_parts(wholes[-1].indicator, "en", parts, wholes[-1])


def _may_be_whole(claim: Claim, parts: Sequence[Claim]) -> bool:
    """True for a level that is more than each of some parts, and about their sum."""
    size = claim.quantity.value or 0
    return not claim.quantity.qualifier and size > max(values(parts)) and nearly_make(parts, claim)


def _makes_another(candidates: Sequence[Claim], run: Sequence[tuple[int, list[Claim]]]) -> bool:
    """True if the last sentences of some make up a figure: those before tell of something else."""
    known = [lenient(each.quantity) for each in candidates]
    known += [lenient(claim.quantity) for _, own in run for claim in own]
    for first in range(1, len(run)):
        told = [lenient(claim.quantity) for _, own in run[first:] for claim in own]
        total = told[0]
        for each in told[1:]:
            total += each
        if len(told) > 1 and any(each.meets(total) for each in known):
            return True
    return False
