"""By how much the headline says that something rose beside what the first sentences below it say.

"Profit jumps 18%" above "pre-tax profit rose 15%": the noun is the same, so is the way, and the
text prints the rate of the headline nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.model.figures import Claim
from heshu.model.intervals import lenient
from heshu.model.relations import Repeat
from heshu.relations.meeting import Meeting
from heshu.relations.retellings.rules import SHORTEST, WORD, RetellingRules, stem
from heshu.relations.scene import Scene

LEAD = 2
"""Sentences below a headline in which its rate is told again."""
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


def _is_of_one_time(headline: Scene, scene: Scene) -> bool:
    """True if the lead has every quarter, half and month that the headline has."""
    told = scene.statement.text.lower()
    parts = headline.said["part-of-a-year"].finditer(headline.statement.text.lower())
    return all(each[0] in told for each in parts)


def _noun(claim: Claim) -> str:
    """The stem of the last word of what a rate is of: the profit of "annual profit"."""
    words = [word for word in WORD.findall(claim.indicator) if len(word) >= SHORTEST]
    return stem(words[-1]) if words else ""
