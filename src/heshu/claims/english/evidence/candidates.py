"""The possible answers to whose a figure is and what it measures, each with its traits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from heshu.claims.attribution import Attribution, Context
from heshu.claims.english.entities import FIRST_PERSON, EntityRules, Known, Whose
from heshu.claims.english.entities.places import is_placed
from heshu.claims.english.entities.subjects import governing_verb, opens_clause, subject_of
from heshu.claims.english.entities.titles import title_place
from heshu.claims.english.evidence.distances import seen_from
from heshu.claims.english.evidence.mentions import Mention
from heshu.claims.english.evidence.weighing import Candidate
from heshu.claims.english.frames import Frame
from heshu.claims.english.words import Line
from heshu.model.figures import Quantity

BY_KIND = ("noun-of", "within", "behind-figure", "rules", "overlaps")
"""Beginnings of traits that weigh differently for money, shares and counts."""
AROUND = frozenset(
    {"topic", "governing", "opening-0", "in-headline", "latest", "named-last", "figure-before"}
)
"""Traits of whom the text around a figure is about."""
NOBODY = frozenset({"noun-of-authorities", "noun-of-nobody", "noun-of-times"})
"""Traits of what is nobody's name: the Commerce Department said, the latter, the quarter."""
SURE = frozenset(
    {
        "apposed", "average-of", "compared-group", "named-before", "holders", "described", "there", "sufferer",
        "setting", "furnished",
    }
)  # fmt: skip
"""Rules that nothing outweighs: in annotated texts they were hardly ever wrong."""


class Figure(Struct, frozen=True, gc=False):
    """One figure with what the cascade of rules says of it."""

    line: Line
    token: int
    quantity: Quantity
    frame: Frame
    whose: Whose
    mentions: tuple[Mention, ...]


class Options(Struct, frozen=True, gc=False):
    """The possible answers for one figure; none where the rules are sure."""

    entity: list[Candidate]
    indicator: list[Candidate]


def options(
    figure: Figure,
    found: Attribution,
    before: Attribution,
    known: Known,
    context: Context,
    rules: EntityRules,
) -> Options:
    """What a figure may be about, `found` by the rules and `before` for the figure before it."""
    return Options(
        _whose(figure, known, context, before.entity, found.entity, rules),
        _measured(figure, found.indicator, before.indicator, rules),
    )


def _seen(figure: Figure) -> dict[str, set[str]]:
    """What the sentence mentions -> its traits as seen from a figure."""
    line, token, phrase = figure.line, figure.token, figure.frame.phrase
    return {
        each.text: {*each.traits, *seen_from(line, each, token, phrase)} for each in figure.mentions
    }


def _whose(
    figure: Figure,
    known: Known,
    context: Context,
    before: str,
    shared: str,
    rules: EntityRules,
) -> list[Candidate]:
    """Whose a figure may be, where the rules are not sure.

    `before` is whose the figure before it is, `shared` whose this one is by the rules. Authorities
    only say what is others': The Commerce Department said exports rose.
    """
    if figure.whose.rule in SURE or _is_traded(figure, known, rules):
        return []
    if known.alive and figure.whose.rule == "spoken-of":
        return []  # The dam is old. It cost ▢, in the life of an engineer
    seen = _seen(figure)
    traits = {text: each for text, each in seen.items() if NOBODY.isdisjoint(each)}
    if figure.whose.text:
        _add(traits, figure.whose.text, ("rules", f"rules-{figure.whose.rule}"))
    elif not shared:
        traits[""] = {"nobody", *_against_all(figure, known, rules)}
    _add(traits, figure.frame.phrase.owner, ("owner",))
    _add_subject(traits, figure, rules)
    _add(traits, figure.frame.phrase.text, ("phrase",))
    for text, trait in _told_before(known, context):
        _add(traits, text, (trait,))
    for index in range(figure.token):
        if figure.line.words[index] in FIRST_PERSON:
            said = figure.line.phrase(index, index).partition("'")[0].partition("’")[0]
            _add(traits, said, ("first-person",))
    _add(traits, before, ("figure-before",))
    for each in traits.values():
        if "rules" not in each:
            each.update(_against(each, figure.whose.rule or "nobody"))
    return _listed(traits)


def _is_traded(figure: Figure, known: Known, rules: EntityRules) -> bool:
    """Zinc slid ▢, in a text that is not about the prices of one place."""
    return figure.whose.rule == "traded-good" and not is_placed(known.best(), rules)


def _against(traits: set[str], rule: str) -> list[str]:
    """How the text around speaks against one rule of the cascade and not against another."""
    return [f"against-{rule}", *[f"{trait}-against-{rule}" for trait in AROUND & traits]]


def _measured(figure: Figure, indicator: str, before: str, rules: EntityRules) -> list[Candidate]:
    """What a figure may measure; `before` is what the figure before it does."""
    traits = _seen(figure)
    if indicator:
        _add(traits, indicator, ("rules", f"rules-{figure.frame.rule}"))
    else:
        traits[""] = {"nothing", f"nothing-{figure.frame.rule}"}
    _add_subject(traits, figure, rules)
    _add(traits, before, ("figure-before",))
    kind = figure.quantity.kind
    following = figure.line.shape[figure.token + 1 : figure.token + 2] or "$"
    for each in traits.values():
        each.update([f"{kind}-{trait}" for trait in each if trait.startswith(BY_KIND)])
        each.update(
            [f"next-{following}-{t}" for t in each if t.startswith(("within", "behind-figure"))]
        )
    return _listed(traits)


def _add_subject(traits: dict[str, set[str]], figure: Figure, rules: EntityRules) -> None:
    """The subject of the verb that governs a figure."""
    line = figure.line
    verb = governing_verb(line.shape, figure.token)
    if verb < 1:
        return
    phrase = subject_of(line, verb, rules)
    if not phrase.text or phrase.whole_first < 0:
        return
    if phrase.text not in traits:
        mention = Mention(phrase.text, phrase.first, phrase.last, frozenset())
        traits[phrase.text] = set(seen_from(line, mention, figure.token, figure.frame.phrase))
    opening = ("subject-opens-clause",) if opens_clause(line, phrase) else ()
    _add(traits, phrase.text, ("subject", f"subject-of-{line.shape[verb]}", *opening))


def _told_before(known: Known, context: Context) -> Iterator[tuple[str, str]]:
    """The owners that the text before a sentence offers, each with its trait."""
    yield known.last, "named-last"
    yield known.title, "in-headline"
    yield known.topic, "topic"
    yield known.spoken, "spoken-of"
    yield known.place, "place-before"
    yield known.best(), "governing"
    yield known.latest(), "latest"
    if known.headline:
        yield title_place(known.headline), "place-in-headline"
    if context.sentence - context.recent.sentence <= 1:
        for name, role in context.recent.names:
            yield name, f"before-in-{role}"
    for number, each in enumerate(context.opening):
        for name, role in each.names:
            if role == "names":
                yield name, f"opening-{number}"


def _against_all(figure: Figure, known: Known, rules: EntityRules) -> Iterator[str]:
    """What speaks for leaving it open whose a figure is: a measure, and nobody to whom it belongs."""
    phrase = figure.frame.phrase
    if phrase.first >= 0 and not rules.measures.isdisjoint(
        figure.line.words[phrase.first : phrase.last + 1]
    ):
        yield "nobody-of-measures"
    if not known.best():
        yield "nobody-known"
    if not any("named" in each.traits for each in figure.mentions):
        yield "nobody-named"


def _add(traits: dict[str, set[str]], text: str, more: Iterable[str]) -> None:
    if text:
        traits.setdefault(text, set()).update(more)


def _listed(traits: dict[str, set[str]]) -> list[Candidate]:
    for text, each in traits.items():
        if text[:1].isupper():
            each.add("capital")
        each.add(f"length-{min(6, text.count(' '))}")
    return [Candidate(text, frozenset(each)) for text, each in traits.items()]
