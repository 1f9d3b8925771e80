"""Places and margins of English headlines that are others in the text below.

"Third-warmest January since 1961" above "the fifth-warmest January"; "beat Konapur by 32 runs" above "a
23-run win": the superlative, or the unit of the margin, is the same, and the text never has the number
of its headline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Repeat
from heshu.relations.retellings.rules import RetellingRules, stem
from heshu.relations.scene import Scene, place_in, synthetic
from heshu.relations.small_numbers import ENGLISH_ORDINALS, SMALL_NUMBERS, ordinal_number

LEAD = 12
"""Sentences below a headline in which its place or margin is told again."""
ORDINAL = rf"(?P<number>{'|'.join(ENGLISH_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
PLACE = re.compile(rf"\b{ORDINAL}[- ](?P<what>[a-z]{{2,}}est [a-z]{{3,}})\b", re.IGNORECASE)
"""The third-warmest January."""


def find_headline_places(
    scenes: Sequence[Scene], rules: RetellingRules, taken: frozenset[str]
) -> Iterator[Repeat]:
    """Each place or margin of the headline of a text, with the only other one below it."""
    head = next((scene for scene in scenes if scene.statement.heading), None)
    if head is None or head.statement.language != "en" or rules.cautions.doubts(head):
        return
    at = scenes.index(head)
    body = [
        each
        for each in scenes[at + 1 : at + 1 + LEAD]
        if not each.statement.cells and each.statement.language == "en"
    ]
    for forms in ((PLACE,), rules.margins):
        told = _told(head, forms)
        if len(told) != 1:
            continue
        ((what, number),) = told
        if _is_told_otherwise(what, number, body, margin=forms is rules.margins):
            continue
        below = [
            claim
            for each in body
            if not _is_of_another_match(each) and not _are_of_other_areas(head, each, rules)
            for other, claim in _told(each, forms)
            if other == what
        ]
        values = {each.quantity.value for each in below}
        if len(values) == 1 and number.quantity.value not in values and below[0].id not in taken:
            yield Repeat(language="en", cue=what, earlier=number, later=below[0], kind="headline")


SCORE = re.compile(r"(?<![\w.–-])(\d{1,3})[-–](\d{1,3})(?![\w–-]|\.\d)", re.ASCII)
BARE = re.compile(rf"\b{ORDINAL}[- ](?P<what>[a-z]{{2,}}est)\b", re.IGNORECASE)
"""The third-warmest, whatever is compared."""


def _is_told_otherwise(what: str, number: Claim, body: Sequence[Scene], *, margin: bool) -> bool:
    """True for a margin of 32 above 54-22, and a third-warmest January above "third-warmest since"."""
    texts = [each.statement.text for each in body]
    if margin:
        scores = [found for text in texts for found in SCORE.finditer(text)]
        return any(abs(int(each[1]) - int(each[2])) == number.quantity.value for each in scores)
    places = [found for text in texts for found in BARE.finditer(text)]
    return any(
        _value(each["number"].lower()) == number.quantity.value
        and what.startswith(each["what"].lower())
        for each in places
    )


def _is_of_another_match(scene: Scene) -> bool:
    """True for last week's 12-point defeat, and for City, who had beaten them by four goals."""
    text, said = scene.statement.text, scene.said
    return bool(said["of-an-earlier-match"].search(text) or said["won-before"].search(text))


def _are_of_other_areas(head: Scene, below: Scene, rules: RetellingRules) -> bool:
    """True for a place in Europe below a headline that does not speak of Europe."""
    told = head.statement.text.lower()
    found = rules.area.finditer(below.statement.text)
    areas = {(each["area"] or each["owner"]).lower() for each in found}
    areas -= rules.months | rules.weekdays
    areas = {each for each in areas if stem(each) not in rules.common}
    return bool(areas) and not any(each in told for each in areas)


def _told(scene: Scene, forms: Sequence[re.Pattern[str]]) -> list[tuple[str, Claim]]:
    """What a place or margin of a sentence is of, and its number."""
    found: list[tuple[str, Claim]] = []
    for form in forms:
        for each in form.finditer(scene.statement.text):
            place = place_in(scene.statement, *each.span("number"))
            value = _value(each["number"].lower())
            if place is not None and value:
                span = each.span("number")
                claim = synthetic(scene.statement, place, span, Decimal(value), kind="rank")
                found.append((each["what"].lower(), replace(claim, id=f"place-{place.start}")))
    return found


def _value(word: str) -> int | None:
    """The number of "third", "3rd", "three" and "3"."""
    return SMALL_NUMBERS.get(word) or ENGLISH_ORDINALS.get(word) or ordinal_number(word)
