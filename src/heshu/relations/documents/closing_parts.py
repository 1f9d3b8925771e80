"""Parts told over several English sentences, of which one says that nothing is left out.

"The £42 million hall … £18 million came from the state. Donors gave £9 million. The council met the
remaining £15 million": the whole is told anywhere before. So it is with list items above "The agency runs
no other lines", and with groups of which "every student belongs to one".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.model.figures import Claim
from heshu.model.relations import Parts
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.wholes import (
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
COUNTS = frozenset({"count", "number"})
KINDS = frozenset({"count", "number", "money", "mass", "area", "length", "volume", "energy"})


REACH = 200
"""Sentences before the first part among which the whole is told."""
Told = tuple[int, list[Claim]]
"""The place of a sentence and its figures."""


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
        if any(rules["en"].doubts(scenes[index]) for index, _ in run):
            continue
        found = _longest(scenes, run)
        if found is not None:
            yield found


def _longest(scenes: Sequence[Scene], run: Sequence[Told]) -> Parts | None:
    """The relation of as many of the last sentences as have a whole before them.

    There is none where some of them make up a figure exactly: those before tell of something else.
    """
    found: Parts | None = None
    for first in range(len(run) - 1):
        parts = [claim for _, own in run[first:] for claim in own]
        if len(parts) > MOST:
            continue
        before = scenes[max(run[first][0] - REACH, 0) : run[first][0]]
        if _make_another(before, parts):
            return None
        found = found or _of_whole(before, parts)
    return found


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


def _run(scenes: Sequence[Scene], at: int, last: Claim) -> list[Told]:
    """The sentences up to the last part that tell of figures of its unit, in reading order."""
    found: list[Told] = []
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
        if not own or scene.statement.item != scenes[at].statement.item:
            break
        found.insert(0, (index, own))
    return found


def _are_alike(one: Claim, other: Claim) -> bool:
    """True for figures of one unit, or of which one leaves what it counts to the other."""
    if {one.quantity.kind, other.quantity.kind} <= COUNTS:
        one, other = lent(one, other), lent(other, one)
    first, second = one.quantity, other.quantity
    return first.unit == second.unit and first.kind == second.kind and not first.qualifier


def _of_whole(before: Sequence[Scene], told: Sequence[Claim]) -> Parts | None:
    """The only figure before some sentences that their parts nearly make."""
    named = next((each for each in told if each.quantity.unit), told[0])
    parts = [lent(each, named) for each in told]
    wholes = [lent(each, named) for each in _candidates(before, named)]
    wholes = [each for each in wholes if _may_be_whole(each, parts)]
    if not wholes or len({each.quantity.value for each in wholes}) > 1:
        return None
    if _are_others(before, wholes[0], named):
        return None
    return all_parts(wholes[-1].indicator, "en", parts, wholes[-1])


def _candidates(before: Sequence[Scene], part: Claim) -> Iterator[Claim]:
    """The levels of running text and headings that are of the kind of a part."""
    for scene in before:
        if scene.statement.language == "en" and not scene.statement.cells:
            yield from (claim for claim in _levels(scene) if _are_alike(claim, part))


def _may_be_whole(claim: Claim, parts: Sequence[Claim]) -> bool:
    """True for a level that is more than each of some parts, and about their sum."""
    size = claim.quantity.value or 0
    return size > max(values(parts)) and nearly_make(parts, claim)


def _make_another(before: Sequence[Scene], parts: Sequence[Claim]) -> bool:
    """True if some parts make up a figure before them exactly."""
    known = {each.quantity.value for each in _candidates(before, parts[-1])}
    return sum(values(parts)) in known


def _are_others(before: Sequence[Scene], whole: Claim, part: Claim) -> bool:
    """True if the section of some parts has told of other figures of their kind, which may be parts too."""
    section = before[-1].statement.section
    near = [each for each in before if each.statement.section == section]
    return any(
        claim.quantity.value != whole.quantity.value and _are_alike(claim, part)
        for scene in near
        if scene.statement.language == "en" and scene.statement.is_prose
        for claim in _levels(scene)
    )
