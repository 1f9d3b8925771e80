"""Wholes of English sentences whose parts leave no rest.

"Orders stood at 402 tonnes, of which 168 are due this year, 154 in 2025 and the remaining 80 later";
"A total of 275 cases was recorded, 90 among the slow walkers, 95 in the middle group and 90 among …".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.model import lazy_re as re
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
    values,
)
from heshu.relations.scene import LEVEL, Scene

NEAR = 40
"""Characters between a whole and its "of which"."""
LAST_WORD = re.compile(r"([A-Za-z]+)(?:,? and |[,.; ])*$")
"""Of what is told of a part."""
GROUPS = 3
"""Groups that a whole is divided into, at least."""


def find_divided(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Parts]:
    """Each whole with what it is divided into."""
    for scene in scenes:
        statement = scene.statement
        if statement.language != "en" or statement.cells or len(scene.claims) <= FEWEST:
            continue
        found = _up_to_the_rest(scene) or _by_groups(scene) or _by_moves(scene)
        if found is not None and not rules["en"].doubts(scene):
            yield found


def _levels(scene: Scene, start: int, end: int) -> list[int]:
    """Where the levels of a stretch stand."""
    return [at for at in sorted(scene.claims) if start <= at < end and scene.text[at] == LEVEL]


def _up_to_the_rest(scene: Scene) -> Parts | None:
    """The parts behind "of which", the last of which is what remains."""
    led = scene.said["of-which"].search(scene.text)
    rest = scene.said["and-what-remains"].search(scene.text, led.end()) if led else None
    if led is None or rest is None:
        return None
    before = _levels(scene, max(led.start() - NEAR, 0), led.start())
    if not before or scene.said["no-division"].search(scene.text, led.end(), rest.end()):
        return None
    whole = scene.claims[before[-1]]
    parts = _parts(scene, led.end(), rest.end(), whole)
    if len(parts) <= FEWEST or not nearly_make(parts, whole):
        return None
    return all_parts(led[0], "en", parts, whole)


def _parts(scene: Scene, start: int, end: int, whole: Claim) -> tuple[Claim, ...]:
    """The levels of a stretch in the unit of a whole; spans of time say when, unless they are it."""
    found: list[Claim] = []
    for at in _levels(scene, start, end):
        claim = scene.claims[at]
        if claim.quantity.kind == "duration" != whole.quantity.kind:
            continue
        part = lent(claim, whole)
        if not is_part(part, whole) or claim.quantity.qualifier:
            return ()
        found.append(part)
    return tuple(found) if len(found) <= MOST else ()


def _by_groups(scene: Scene) -> Parts | None:
    """Three groups and more behind a total, each told by where its part is."""
    total = scene.said["total-ahead"].search(scene.text)
    if total is None:
        return None
    at = scene.text.index(LEVEL, total.start())
    whole, text = scene.claims[at], scene.text
    items = list(scene.said["part-of-a-group"].finditer(text, at + 1))
    places = [text.index(LEVEL, item.start()) for item in items]
    if len(places) < GROUPS or places != _levels(scene, at + 1, len(text)):
        return None
    if scene.said["no-division"].search(text, at) or not scene.said["and-last"].match(items[-1][0]):
        return None
    parts = _parts(scene, at + 1, len(text), whole)
    if len(parts) != len(places) or not nearly_make(parts, whole):
        return None
    if sum(values(parts)) < (whole.quantity.value or 0) and not _are_all(scene, places):
        return None
    return all_parts(total[0], "en", parts, whole)


def _by_moves(scene: Scene) -> Parts | None:
    """What rose, what fell and what was unchanged of the shares of a sentence."""
    found = scene.said["all-that-moved"].search(scene.text)
    if found is None:
        return None
    at, *places = _levels(scene, *found.span())
    whole = scene.claims[at]
    parts = tuple(lent(scene.claims[each], whole) for each in places)
    if any(each.quantity.qualifier for each in (whole, *parts)) or not nearly_make(parts, whole):
        return None
    if sum(values(parts)) < (whole.quantity.value or 0) and not scene.said["traded"].search(
        found[0]
    ):
        return None  # one of the 50 constituents did not trade
    return all_parts(found[0].partition(LEVEL)[0].strip() or "of", "en", parts, whole)


def _are_all(scene: Scene, places: Sequence[int]) -> bool:
    """True for groups of one kind, which nobody would leave out: brisk walkers, slow walkers."""
    ends = [*places[1:], len(scene.text)]
    told = [scene.text[start + 1 : end] for start, end in zip(places, ends, strict=True)]
    nouns = [found[1].lower() for each in told if (found := LAST_WORD.search(each))]
    own = scene.said["group-of-a-study"]
    alike = len(set(nouns)) < len(nouns) == len(places)
    return alike or any(own.fullmatch(noun) for noun in nouns)
