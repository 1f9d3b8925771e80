"""The words that tell facts from what is planned, foreseen, supposed or denied."""

from __future__ import annotations

from msgspec import Struct

from heshu.languages.schema import Pack


class ModalityRules(Struct, frozen=True):
    """The words of each modality."""

    forecasts: frozenset[str]
    targets: frozenset[str]
    chances: frozenset[str]
    """may, might, could."""
    conditions: frozenset[str]
    """if, unless."""
    negations: frozenset[str]
    would: frozenset[str]
    """What would be, if something is supposed; else what is expected."""
    inverted: frozenset[str]
    """The verb of a condition without if: Had the dollar risen ▢."""
    no_conditions: frozenset[str]
    """Words in front of if that make it none: as if, even if."""
    linking: frozenset[str]
    """The target is ▢: verbs that say how high it is."""
    epithets: frozenset[str]
    """likely"""
    people: frozenset[str]
    """Whom it tells apart: likely voters."""
    grants: frozenset[str]
    """It promised ▢: a gift that was said to come, unlike: promised to plant ▢."""
    predictions: frozenset[str]
    """forecast, estimate: what is revised."""
    foreseen: frozenset[str]
    """The ▢ it had predicted: verbs of what was revised."""
    making: frozenset[str]
    """Verbs of what is there only when it is done: to build a mill that makes ▢."""
    owners: frozenset[str]
    """its, their: in front of a prediction."""
    works: frozenset[str]
    """Nouns that are spelled like a verb of forecasting: the 3 projects."""
    fixed: frozenset[str]
    """are set to fall"""
    present: frozenset[str]
    """The shop is to close: verbs in front of what is fixed for the time to come."""
    advice: frozenset[str]
    """Expect to pay ▢: what a guide begins with."""
    cues: frozenset[str]
    """All without one of which a figure is stated as a fact."""
    binding: frozenset[str]
    """It has undertaken to cut ▢."""
    turns: frozenset[str]
    """Conjunctions behind which another statement begins: but, while."""


def compile_modality(pack: Pack) -> ModalityRules:
    """The modality words of a pack."""

    def named(name: str) -> frozenset[str]:
        return frozenset(pack.words_named(name))

    names = (
        "forecast-word", "target-word", "chance-word", "condition-word", "negation-word",
        "conditional-auxiliary", "inverted-auxiliary",
    )  # fmt: skip
    forecasts, targets, chances, conditions, negations, would, inverted = map(named, names)
    return ModalityRules(
        forecasts=forecasts,
        targets=targets,
        chances=chances,
        conditions=conditions,
        negations=negations,
        would=would,
        inverted=inverted,
        no_conditions=named("no-condition-word"),
        cues=frozenset().union(
            *map(named, (*names, "prediction-noun", "epithet-of-people", "binding-verb"))
        ),
        binding=named("binding-verb"),
        turns=named("turning-word"),
        linking=named("be"),
        epithets=named("epithet-of-people"),
        people=named("person-noun"),
        grants=named("granting-verb"),
        predictions=named("prediction-noun"),
        foreseen=named("participle-of-forecasting"),
        making=named("verb-of-making"),
        owners=named("owner-of-prediction"),
        works=named("noun-like-forecast"),
        fixed=named("fixed-participle"),
        present=named("present-be"),
        advice=named("advice-verb"),
    )
