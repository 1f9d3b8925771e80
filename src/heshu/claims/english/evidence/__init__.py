"""Weighing of evidence: what the rules say of a figure against everything else that is mentioned.

The rules of `frames` and `entities` are a cascade, the first that fits is taken. Each is right more
or less often, and what it does not see may tell that it is wrong: a name at the head of the clause,
a figure before it that is about somebody else. So the answer of the cascade is one candidate among
all that the sentence mentions and the text named before. The traits of a candidate have weights
in the pack (`[[weights]]`), which `bench/weights.py` learns from annotated texts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims.attribution import Attribution, Context
from heshu.claims.english.entities import EntityRules, Known, Names, entity_of
from heshu.claims.english.evidence.candidates import Figure, Options, options
from heshu.claims.english.evidence.mentions import read_mentions
from heshu.claims.english.evidence.weighing import Candidate, choose, reasons
from heshu.claims.english.frames import Frame
from heshu.claims.english.words import Line
from heshu.languages.schema import Pack
from heshu.model.figures import Quantity

__all__ = [
    "Candidate", "EvidenceRules", "Figure", "Options", "choose", "compile_evidence", "figures_of",
    "options", "same", "weighed",
]  # fmt: skip


HERE = frozenset({"first-person", "owner", "subject", "phrase"})
"""Traits of what stands in the sentence itself."""
PRINTED = frozenset(
    {"common-place", "measured-at", "name-in-clause", "possessor", "subject", "thing-itself"}
)
"""Rules whose answer the clause itself prints. Weighed against whom the text is about they lost more
than they won: Its rival, Brent Foods, cut ▢. The weights are learned from them nevertheless."""
SHARED = "en:entity:figure-before"
OTHERS = frozenset({"compared", "listed"})
"""Links of figures that may be somebody else's."""
LEAD = 300
"""Thousandths of a logit by which an owner must outweigh that there is none."""
LEAD_OF_MEASURED = 150
"""Thousandths by which what is measured must outweigh what the rules say."""


class EvidenceRules(Struct, frozen=True):
    """Trait -> its weight in thousandths of a logit, for each answer."""

    entity: Mapping[str, int]
    indicator: Mapping[str, int]


def compile_evidence(pack: Pack) -> EvidenceRules:
    """The weights of a pack."""
    return EvidenceRules(pack.weights_named("entity"), pack.weights_named("indicator"))


def figures_of(
    line: Line,
    quantities: Sequence[Quantity],
    frames: Sequence[Frame],
    names: Names,
    known: Known,
    rules: EntityRules,
) -> list[Figure]:
    """The figures of a line with what the cascade of rules says of each."""
    mentions = read_mentions(line, names, [frame.phrase for frame in frames], rules)
    return [
        Figure(
            line,
            token,
            quantity,
            frame,
            entity_of(line, frame, token, names, known, rules),
            mentions,
        )
        for token, quantity, frame in zip(line.figures, quantities, frames, strict=True)
    ]


def weighed(
    figures: Sequence[Figure],
    found: Sequence[Attribution],
    known: Known,
    context: Context,
    rules: EntityRules,
    evidence: EvidenceRules,
) -> list[Attribution]:
    """The attributions with the weightiest entity and indicator of each figure."""
    done: list[Attribution] = []
    for figure, each in zip(figures, found, strict=True):
        before = done[-1] if done else Attribution()
        possible = options(figure, each, before, known, context, rules)
        head = _head(figure, each, found)
        if head >= 0:
            owned = _alike(each, done[head])
        else:
            owned = _with_entity(each, figure, possible.entity, evidence)
        done.append(_with_indicator(owned, figure, possible.indicator, evidence))
    return done


def _head(figure: Figure, own: Attribution, found: Sequence[Attribution]) -> int:
    """The figure that another one goes on from: rose ▢ to ▢ is about one owner; -1 if there is none."""
    frame = figure.frame
    goes_on = frame.chain >= 0 and frame.link not in OTHERS and SHARED in own.rules
    return frame.chain if goes_on and found[frame.chain].entity == own.entity else -1


def _alike(own: Attribution, head: Attribution) -> Attribution:
    """A figure with the owner of the one that it goes on from."""
    inherited = own.inherited - {"entity"} | (head.inherited & {"entity"})
    return replace(own, entity=head.entity, inherited=inherited)


def _with_entity(
    found: Attribution, figure: Figure, candidates: Sequence[Candidate], evidence: EvidenceRules
) -> Attribution:
    """An attribution with the entity that weighs most."""
    if not candidates or not evidence.entity:
        return found
    if figure.whose.rule in PRINTED and figure.whose.text == found.entity:
        return found
    lead = 0 if found.entity else LEAD
    best = choose(candidates, evidence.entity, found.entity, lead)
    if best.text == found.entity or same(best.text, found.entity):
        return found
    told = [rule for rule in found.rules if not rule.startswith("en:entity:")]
    why = _why(best, candidates, found.entity, evidence.entity)
    return replace(
        found,
        entity=best.text,
        inherited=_inherited(found, "entity", best, figure),
        rules=(*told, "en:entity:weighed", *why),
    )


def _with_indicator(
    found: Attribution, figure: Figure, candidates: Sequence[Candidate], evidence: EvidenceRules
) -> Attribution:
    """An attribution with the indicator that weighs most."""
    if not candidates or not evidence.indicator or figure.frame.measure:
        return found
    best = choose(candidates, evidence.indicator, found.indicator, LEAD_OF_MEASURED)
    if best.text == found.indicator:
        return found
    why = _why(best, candidates, found.indicator, evidence.indicator)
    return replace(
        found,
        indicator=best.text,
        inherited=_inherited(found, "indicator", best, figure),
        rules=(*found.rules, "en:indicator:weighed", *why),
    )


def _inherited(found: Attribution, field: str, best: Candidate, figure: Figure) -> frozenset[str]:
    """The inherited fields, with this one if its answer is not in the sentence."""
    here = not HERE.isdisjoint(best.traits) or any(e.text == best.text for e in figure.mentions)
    return found.inherited - {field} if here else found.inherited | {field}


def _why(
    best: Candidate, candidates: Sequence[Candidate], present: str, weights: Mapping[str, int]
) -> list[str]:
    """What speaks for an answer and not for the one of the rules, to be told by `explain`."""
    against = next((each.traits for each in candidates if each.text == present), frozenset())
    return [f"en:because:{trait}" for trait in reasons(best, against, weights)]


def same(one: str, other: str) -> bool:
    """The province and province, Turku and port of Turku: the wording of the rules holds."""
    one, other = f" {one.lower()} ", f" {other.lower()} "
    return bool(one.strip() and other.strip()) and (one in other or other in one)
