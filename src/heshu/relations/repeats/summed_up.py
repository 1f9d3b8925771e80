"""Figures of a headline or a summary whose body names their owner elsewhere in its sentence.

摘要：大坝最大坝高为52.6米 and, below, 大坝为黏土心墙坝，最大坝高56.2米.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.model.figures import Claim
from heshu.model.relations import Repeat
from heshu.model.texts import LanguageCode
from heshu.relations.changes import comparable
from heshu.relations.repeats.alike import agree
from heshu.relations.repeats.naming import CLAUSE_STOP, LONGEST_PREFIX, Named
from heshu.relations.repeats.rules import RepeatRules
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import TIME, Scene
from heshu.relations.summaries import Summaries

MOST_TELLINGS = 12
"""More figures of one noun in the running text are a series."""
LEAST_NOUN = 3
"""Characters of a noun by which a headline and its body may be of one figure."""


def summed_up(
    named: Sequence[Named],
    scenes: Sequence[Scene],
    rules: Mapping[LanguageCode, RepeatRules],
    summaries: Summaries,
    told: frozenset[str],
) -> Iterator[Repeat]:
    """Figures of Chinese headlines and summaries whose body leaves their owner to its sentence.

    摘要：大坝最大坝高为52.6米 and, below, 大坝为黏土心墙坝，最大坝高56.2米.
    """
    heads = [item for item in named if item.statement.heading or item.summary]
    heads = [item for item in heads if item.claim.id not in told and not item.owned]
    if not heads or heads[0].statement.language != "zh":
        return
    told_of = _by_noun(scenes, summaries, heads[0].index)
    for head in heads:
        bodies = [
            claim
            for index, offset, claim in _same_noun(head, told_of)
            if index > head.index and _is_told_of(head, claim, scenes[index], offset, rules["zh"])
        ]
        values = {claim.quantity.value for claim in bodies}
        if len(values) != 1 or head.claim.quantity.value in values:
            continue
        claim = bodies[0]
        yield Repeat(
            language="zh",
            cue=head.name,
            earlier=head.claim,
            later=claim,
            kind="headline" if head.statement.heading else "summary",
            uncertain=slip_between(head.claim.quantity, claim.quantity) is not Slip.LIKELY,
        )


Body = tuple[int, int, Claim]
"""Index of a statement, offset of a figure in it, and the figure."""


def _by_noun(
    scenes: Sequence[Scene], summaries: Summaries, first: int
) -> Mapping[str, Sequence[Body]]:
    """The figures of the running text behind the first headline or summary, by their nouns."""
    found: dict[str, list[Body]] = {}
    for index, scene in enumerate(scenes[first:], start=first):
        statement = scene.statement
        if index in summaries or statement.heading or statement.language != "zh":
            continue
        for offset, claim in scene.claims.items():
            if claim.id and "indicator" not in claim.inherited:
                noun = scene.said["possessive"].sub("", claim.indicator.lower())
                found.setdefault(noun, []).append((index, offset, claim))
    return found


def _same_noun(head: Named, bodies: Mapping[str, Sequence[Body]]) -> Iterator[Body]:
    """The figures whose noun ends the name of a headline; of a series none."""
    for length in range(LEAST_NOUN, len(head.name) + 1):
        found = bodies.get(head.name[-length:], ())
        if len(found) <= MOST_TELLINGS:
            yield from found


def _is_told_of(head: Named, claim: Claim, scene: Scene, offset: int, rules: RepeatRules) -> bool:
    """True if a figure of the body has the noun of a headline, and its sentence the owner."""
    statement, said = scene.statement, scene.said
    indicator = rules.scope.sub("", claim.indicator).lower()
    if statement.language != "zh" or "indicator" in claim.inherited or len(indicator) < LEAST_NOUN:
        return False
    clause = CLAUSE_STOP.split(scene.text[max(0, offset - LONGEST_PREFIX) : offset])[-1]
    clause = said["counted-up-to"].sub("", clause.replace(TIME, "").strip())
    indicator = said["possessive"].sub("", indicator)
    told = rules.scope.sub("", rules.links.sub("", clause)).lower()
    if said["possessive"].sub("", told) != indicator:
        return False
    owner = head.name.removesuffix(indicator)
    if owner == head.name or (owner and owner not in statement.text and owner != claim.entity):
        return False
    if not comparable(head.claim, claim) or claim.change or head.claim.change:
        return False
    if claim.modality != "stated" or head.claim.modality != "stated" or claim.repeat_of:
        return False
    if rules.revised.search(
        said["ranked"].sub("", statement.text[: claim.start])
    ) or rules.cautions.doubts(scene):
        return False
    if (said["of-former-time"].search(claim.period_text) is not None) != head.former:
        return False
    dated = claim.period_text.lower() not in rules.same_period
    return agree(head.period, (claim.period or claim.period_text) if dated else "")
