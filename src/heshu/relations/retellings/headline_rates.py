"""By how much the headline says that something rose beside what the first sentences below it say.

"Profit jumps 18%" above "pre-tax profit rose 15%": the noun is the same, so is the way, and the
text prints the rate of the headline nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from heshu.model.figures import Claim
from heshu.model.intervals import lenient, strict
from heshu.model.relations import Repeat
from heshu.relations.changes import comparable
from heshu.relations.meeting import Meeting
from heshu.relations.retellings.rules import SHORTEST, WORD, RetellingRules, stem
from heshu.relations.scene import Scene

LEAD = 2
"""Sentences below a headline in which its rate is told again."""
BODY = 10
"""Sentences below a headline in which the levels stand of which its rate is."""
PERCENT = "%"


def find_headline_rates(
    scenes: Sequence[Scene], rules: RetellingRules, taken: frozenset[str]
) -> Iterator[Repeat]:
    """The only rate of each headline that is another one in the sentences right below it."""
    rates = Meeting(
        (lenient(claim.quantity), index)
        for index, scene in enumerate(scenes)
        for claim in scene.claims.values()
        if claim.quantity.unit == PERCENT
    )
    for index, scene in enumerate(scenes):
        statement = scene.statement
        if not statement.heading or statement.language != "en" or rules.cautions.doubts(scene):
            continue
        told = [each for each in scene.claims.values() if each.quantity.unit == PERCENT]
        if len(told) != 1 or told[0].id in taken or not told[0].change.endswith("-by"):
            continue
        later = _in_lead(told[0], scene, scenes[index + 1 : index + LEAD + 2])
        if later is None or later.id in taken:
            continue
        again = rates.meeting(lenient(told[0].quantity))  # rounded or not
        if all(each <= index for each in again):
            yield Repeat(
                language="en", cue=_noun(told[0]), earlier=told[0], later=later, kind="headline"
            )


def _in_lead(told: Claim, headline: Scene, lead: Sequence[Scene]) -> Claim | None:
    """The only rate of the lead with the noun and the way of that of the headline."""
    noun, fits = _noun(told), []
    for scene in lead:
        if not scene.statement.is_prose or not noun:
            break
        for claim in scene.claims.values():
            if claim.quantity.unit != PERCENT or _noun(claim) != noun:
                continue
            if claim.change != told.change or not _is_of_one_time(headline, scene):
                return None
            if _is_of_another_kind(told, claim, scene):
                return None
            fits.append(claim)
    return fits[0] if len({each.quantity.value for each in fits}) == 1 else None


def _is_of_another_kind(told: Claim, claim: Claim, scene: Scene) -> bool:
    """True for the wheat exports of a sentence that tells of the grain exports of its headline too."""
    own = claim.indicator.lower().split()
    kinds = told.indicator.lower().split()[:-1]
    return any(each in scene.lowered.split() and each not in own for each in kinds)


def rates_of_levels(scenes: Sequence[Scene]) -> frozenset[str]:
    """The rates of English headlines, by their ids, that two levels told below them make."""
    return frozenset(
        claim.id
        for index, scene in enumerate(scenes)
        if scene.statement.heading and scene.statement.language == "en"
        for claim in scene.claims.values()
        if claim.quantity.unit == PERCENT and claim.change.endswith("-by")
        if _is_of_levels(claim, scenes, index)
    )


def _is_of_levels(told: Claim, scenes: Sequence[Scene], index: int) -> bool:
    """True for "Profit jumps 18%" where net profit is told to be 59 million after 50 million.

    The rate below is that of another profit then: operating, underlying, before tax.
    """
    for scene in scenes[index + 1 : index + 1 + BODY]:
        if scene.statement.heading:
            return False
        named = _noun(told) in {stem(word) for word in WORD.findall(scene.text)}
        levels = [claim for claim in scene.claims.values() if claim.quantity.kind == "money"]
        if (named or scene.said["result-of-a-year"].search(scene.text)) and any(
            comparable(one, two) and _makes(told, one, two) for one, two in combinations(levels, 2)
        ):
            return True
    return False


def _makes(told: Claim, one: Claim, two: Claim) -> bool:
    """True if the change from one of two levels to the other is a rate, by any rounding of them."""
    low, high = sorted((one, two), key=lambda claim: claim.quantity.value or Decimal(0))
    if not low.quantity.value or low.quantity.value < 0:
        return False
    base = high if told.change.startswith("decrease") else low
    change = strict(high.quantity) - strict(low.quantity)
    return (change / strict(base.quantity)).scale(100).meets(strict(told.quantity))


def _is_of_one_time(headline: Scene, scene: Scene) -> bool:
    """True if the lead has every quarter, half and month that the headline has."""
    told = scene.statement.text.lower()
    parts = headline.said["part-of-a-year"].finditer(headline.statement.text.lower())
    return all(each[0] in told for each in parts)


def _noun(claim: Claim) -> str:
    """The stem of the last word of what a rate is of: the profit of "annual profit"."""
    words = [word for word in WORD.findall(claim.indicator) if len(word) >= SHORTEST]
    return stem(words[-1]) if words else ""
