"""A whole in one sentence, and the parts that make it up spread over the next ones.

"The four wards have 180 beds between them. Elm has 70 beds and Oak 60. Ash has 30 and Yew 20": the
words of the whole say that nothing is left out, or it tells of as many owners as there are parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Parts
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.scene import LEVEL, Scene
from heshu.relations.small_numbers import SMALL_NUMBERS

FEWEST, MOST = 2, 8
"""Parts of a whole."""
MOST_SENTENCES = 3
CUE = 12
CLOSE = Decimal("0.15")
"""How far off a sum with a slip may be; what is further off is of something else."""
BARE = frozenset({"number", "count"})
OWNERS = re.compile(
    rf"\b(?P<number>{'|'.join(SMALL_NUMBERS)})\b(?! (?:hundred|thousand))", re.IGNORECASE
)
NOUN = re.compile(r"\s*(?P<noun>[a-z]{3,})", re.IGNORECASE)
WORD = re.compile(r"[a-z]+")
NAMED = re.compile(r"(?:^|, |\band )(?:the |at |in )?(?=[A-Z0-9])")


def compile_spread_parts(_: Pack, cautions: Cautions) -> Cautions:
    """The rules of a pack for parts in several sentences: its words are phrases of `Scene.said`."""
    return cautions


def find_spread_parts(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Parts]:
    """The wholes of English sentences that the next ones divide without a rest."""
    for at, scene in enumerate(scenes):
        whole = _only_level(scene) if scene.statement.language == "en" else None
        if whole is None or rules["en"].doubts(scene):
            continue
        following = scenes[at + 1 : at + 1 + MOST_SENTENCES]
        parts = _parts(scene, following, whole)
        if FEWEST <= len(parts) <= MOST and _is_divided(scene, parts, whole):
            yield Parts(
                cue=scene.text[-CUE:],
                language="en",
                parts=parts,
                whole=whole,
                exhaustive=True,
                disjoint=True,
            )


def _only_level(scene: Scene) -> Claim | None:
    """The only figure of a sentence of running text, if it is a level."""
    statement = scene.statement
    if len(scene.claims) != 1 or statement.heading or statement.cells:
        return None
    ((offset, claim),) = scene.claims.items()
    level = scene.text[offset] == LEVEL and claim.quantity.value is not None
    plain = not claim.quantity.qualifier and not claim.change.endswith("-by")
    return claim if level and plain else None


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
    return one.passage == two.passage and not (two.heading or two.cells)


def _own_parts(scene: Scene, whole: Claim) -> tuple[Claim, ...]:
    """All figures of a sentence, in the unit of the whole; none where one is no part."""
    said = scene.said
    if scene.times or said["of-which"].search(scene.text) or said["not-a-part"].search(scene.text):
        return ()
    lent = tuple(_lent(scene.claims[at], whole) for at in sorted(scene.claims))
    fits = all(
        each.quantity.unit == whole.quantity.unit
        and each.quantity.value is not None
        and not each.change
        and not each.quantity.qualifier
        and each.quantity.value < (whole.quantity.value or 0)
        for each in lent
    )
    named = len(NAMED.findall(scene.text)) >= len(lent)
    return lent if fits and named else ()


def _lent(part: Claim, whole: Claim) -> Claim:
    """A part in the unit of its whole, where it is printed without one."""
    quantity = part.quantity
    if quantity.unit or quantity.kind not in BARE:
        return part
    unit, kind = whole.quantity.unit, whole.quantity.kind
    return replace(part, quantity=replace(quantity, unit=unit, kind=kind))


def _is_divided(scene: Scene, parts: Sequence[Claim], whole: Claim) -> bool:
    """True if the words of a whole close its parts, or its owners are as many as they are."""
    text = scene.statement.text
    numbers = {SMALL_NUMBERS[found["number"].lower()] for found in OWNERS.finditer(text)}
    closed = scene.said["all-together"].search(scene.text) is not None
    if not (len(parts) in numbers or (closed and not numbers)):
        return False
    values = [each.quantity.value or Decimal(0) for each in parts]
    size = whole.quantity.value or Decimal(0)
    return abs(sum(values) - size) <= CLOSE * size
