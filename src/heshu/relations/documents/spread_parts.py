"""A whole in one sentence, and the parts that make it up spread over the next ones.

"The four wards have 180 beds between them. Elm has 70 beds and Oak 60. Ash has 30 and Yew 20": the
words of the whole say that nothing is left out, or it tells of as many owners as there are parts.
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
    only_level,
)
from heshu.relations.scene import Scene
from heshu.relations.small_numbers import SMALL_NUMBERS

MOST_SENTENCES = 3
CUE = 12
OWNERS = re.compile(
    rf"\b(?P<number>{'|'.join(SMALL_NUMBERS)})\b(?! (?:hundred|thousand))", re.IGNORECASE
)
NOUN = re.compile(r"\s*(?P<noun>[a-z]{3,})", re.IGNORECASE)
WORD = re.compile(r"[a-z]+")
CAPITAL = re.compile("[A-Z0-9]")


def find_spread_parts(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Parts]:
    """The wholes of English sentences that the next ones divide without a rest."""
    for at, scene in enumerate(scenes):
        whole = _whole(scene) if scene.statement.language == "en" else None
        if whole is None or rules["en"].doubts(scene):
            continue
        following = scenes[at + 1 : at + 1 + MOST_SENTENCES]
        if following and _are_rivals(scene, following[0]):
            continue
        parts = _parts(scene, following, whole)
        if FEWEST <= len(parts) <= MOST and _is_divided(scene, parts, whole):
            yield all_parts(scene.text[-CUE:], "en", parts, whole)


def _whole(scene: Scene) -> Claim | None:
    """The only figure of a sentence of running text, if it is a plain level."""
    claim = only_level(scene) if scene.statement.is_prose else None
    return claim if claim is not None and not claim.quantity.qualifier else None


def _parts(whole_scene: Scene, following: Sequence[Scene], whole: Claim) -> tuple[Claim, ...]:
    """The figures of the next sentences as long as each of them is a part."""
    found: list[Claim] = []
    for scene in following:
        own = _own_parts(scene, whole) if _goes_on(whole_scene, scene) else ()
        if not own:
            break
        found += own
    if not found:
        return ()
    noun = NOUN.match(whole_scene.statement.text, whole.end)
    told = whole.quantity.unit or (noun and _tells(noun["noun"], following))
    return tuple(found) if told else ()


def _tells(noun: str, scenes: Sequence[Scene]) -> bool:
    """True if the first of the next sentences says again what is counted."""
    return noun.lower() in WORD.findall(scenes[0].lowered)


def _goes_on(first: Scene, second: Scene) -> bool:
    """True for running text of one passage."""
    one, two = first.statement, second.statement
    return one.passage == two.passage and two.is_prose


def _own_parts(scene: Scene, whole: Claim) -> tuple[Claim, ...]:
    """All figures of a sentence, in the unit of the whole; none where one is no part."""
    said = scene.said
    if scene.times or said["of-which"].search(scene.text) or said["not-a-part"].search(scene.text):
        return ()
    own = tuple(lent(scene.claims[at], whole) for at in sorted(scene.claims))
    fits = all(is_part(each, whole) and not each.quantity.qualifier for each in own)
    return own if fits and _named(scene) >= len(own) else ()


def _named(scene: Scene) -> int:
    """How many items of a sentence begin with a name: Elm, and the Ash."""
    heads = scene.said["head-of-item"].finditer(scene.text)
    starts = [(scene.text[each.start("item") :], scene.text[each.end() :]) for each in heads]
    return sum(any(CAPITAL.match(text) for text in both) for both in starts)


def _are_rivals(whole: Scene, part: Scene) -> bool:
    """True for "Finland finished with a total of 40 medals. Norway won 22": others have their own."""
    text = whole.statement.text
    alone = whole.said["head-of-one-rival"].match(whole.lowered) and CAPITAL.match(text)
    return bool(alone) and part.said["rival-gets"].search(part.text) is not None


def _is_divided(scene: Scene, parts: Sequence[Claim], whole: Claim) -> bool:
    """True if the words of a whole close its parts, or its owners are as many as they are."""
    text = scene.statement.text
    numbers = {SMALL_NUMBERS[found["number"].lower()] for found in OWNERS.finditer(text)}
    closed = scene.said["all-together"].search(scene.text) is not None
    told = len(parts) in numbers or (closed and not numbers)
    return told and nearly_make(parts, whole)
