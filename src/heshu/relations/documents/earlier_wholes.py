"""Shares of a whole that an English sentence before has told.

"Revenue rose 4% to 1.30 billion pounds. Online sales came to 364 million pounds, or 28% of group
revenue": the noun behind the share is the subject of a sentence before, with one level there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Share
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.scene import LEVEL, PERCENT, Scene

NEAR = 6
"""Statements before in which the whole is told."""
NOUN = re.compile(r"(?P<noun>[a-z]{4,})(?=\s*(?:[.,;)]|$))", re.IGNORECASE)
BESIDE = re.compile(r"(?:\s[a-z]+){0,2}", re.IGNORECASE)
"""What may stand between a part and the words of its share."""


def find_earlier_wholes(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Share]:
    """The shares of English sentences whose whole is the subject of one before."""
    for at, scene in enumerate(scenes):
        statement = scene.statement
        if statement.language != "en" or not statement.is_prose:
            continue
        found = scene.said["share-of-what-is-told"].search(scene.text)
        part = _part(scene, found.start()) if found else None
        noun = NOUN.match(scene.text, found.end()) if found else None
        if found is None or part is None or noun is None or rules["en"].doubts(scene):
            continue
        if scene.said["on-another-basis"].search(scene.text):
            continue
        whole = _whole(scenes[max(at - NEAR, 0) : at], part, noun["noun"].lower(), scene)
        if whole is not None:
            share = scene.claims[scene.text.index(PERCENT, found.start())]
            yield Share(cue=noun[0], language="en", part=part, whole=whole, share=share)


def _part(scene: Scene, end: int) -> Claim | None:
    """The only level of a sentence, right before a share of it."""
    if scene.text.count(LEVEL) != 1 or scene.text.count(PERCENT) != 1:
        return None
    at = scene.text.index(LEVEL)
    claim = scene.claims.get(at)
    if claim is None or at >= end or BESIDE.fullmatch(scene.text, at + 1, end) is None:
        return None
    return None if claim.change.endswith("-by") or claim.quantity.qualifier else claim


def _whole(before: Sequence[Scene], part: Claim, noun: str, own: Scene) -> Claim | None:
    """The only level that sentences before tell of a noun, the nearest first."""
    for scene in reversed(before):
        if not _same_part(scene, own):
            return None
        subject = scene.said["own-subject"].match(scene.text)
        told = NOUN_AT_HEAD.match(scene.text, subject.end() if subject else 0)
        if told is None or told["noun"].lower() != noun:
            continue
        levels = [
            claim
            for at, claim in sorted(scene.claims.items())
            if scene.text[at] == LEVEL and claim.change in LEVELS and _is_like(claim, part)
        ]
        return levels[0] if len(levels) == 1 and not _is_of_one_place(scene) else None
    return None


def _is_of_one_place(scene: Scene) -> bool:
    """True for what a sentence tells of a name: revenue in Bohemia."""
    leads = scene.said["of-one-place"].finditer(scene.text)
    return any(scene.text[lead.end() : lead.end() + 1].isupper() for lead in leads)


NOUN_AT_HEAD = re.compile(r"(?P<noun>[a-z]+)(?=\s)", re.IGNORECASE)
LEVELS = frozenset({"", "increase-to", "decrease-to", "change-to"})


def _same_part(one: Scene, two: Scene) -> bool:
    """True for sentences under one heading that are no rows of a table, the later of no new time."""
    first, second = one.statement, two.statement
    known = {time.iso for time in one.times.values()}
    timely = all(time.iso in known for time in two.times.values())
    return timely and first.section == second.section and first.is_prose


def _is_like(claim: Claim, part: Claim) -> bool:
    """True for a level of the unit and time of a part that is no less."""
    one, two = claim.quantity, part.quantity
    alike = one.unit == two.unit and one.kind == two.kind and claim.period == part.period
    return alike and not one.qualifier and (one.value or 0) >= (two.value or 0)
