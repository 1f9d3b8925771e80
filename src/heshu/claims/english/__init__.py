"""English claims: `Exports rose 3 percent to $5 billion` -> exports, increase-by, increase-to.

A sentence is masked (claims/masking.py), cut into tokens with one letter each (words.py), and
for every figure the rules of frames.py say what governs it. Times and names are placed
afterwards; what a sentence does not say is inherited through the context.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims.attribution import Attribution, Context, SentenceReading, Subject
from heshu.claims.english.entities import (
    EntityRules,
    Names,
    compile_entities,
    entity_of,
    leading_entity,
    read_names,
    speaker_of,
    title_entity,
)
from heshu.claims.english.frames import Frame, FrameRules, compile_frames, read_frames
from heshu.claims.english.phrases import PhraseRules, compile_phrases
from heshu.claims.english.times import (
    BASE_LINKS,
    Moment,
    TimeRules,
    compile_times,
    place_times,
    read_moments,
)
from heshu.claims.english.words import Line, Vocabulary, compile_vocabulary, read_line
from heshu.claims.masking import mask
from heshu.languages.schema import Pack
from heshu.model.figures import Basis, Numeral, Quantity

TIMES = frozenset({"date", "time", "period"})
LONGEST_PASSAGE = 4000
"""Characters of a passage that are searched for a word in lower case."""


class EnglishRules(Struct, frozen=True):
    """Everything that English claims are read with, compiled from a pack."""

    vocabulary: Vocabulary
    phrases: PhraseRules
    frames: FrameRules
    times: TimeRules
    entities: EntityRules
    bases: Mapping[str, Basis]


class Shared(Struct, frozen=True, gc=False):
    """What all figures of a sentence have in common."""

    names: Names
    context: Context
    speaker: str
    basis: Basis
    dated: bool
    """A figure of the sentence has a time of its own."""


def compile_rules(pack: Pack) -> EnglishRules:
    """The claim rules of an English pack with its house packs."""
    phrases = compile_phrases(pack)
    return EnglishRules(
        compile_vocabulary(pack),
        phrases,
        compile_frames(pack, phrases),
        compile_times(pack),
        compile_entities(pack),
        {word: entry.basis for entry in pack.basis for word in entry.words},
    )


def attribute(
    reading: SentenceReading, context: Context, rules: EnglishRules
) -> tuple[tuple[Attribution, ...], Context]:
    """One attribution for each quantity of a sentence, in order, and the context behind it."""
    sentence = reading.sentence.text
    masked = mask(sentence, reading.quantities, _free_times(reading))
    passage = reading.sentence.passage.text[:LONGEST_PASSAGE]
    line = read_line(masked, sentence, rules.vocabulary, passage, context.entity.text)
    names = read_names(line, rules.entities)
    context = _entering(context)
    if not reading.quantities:
        return (), _remember_entity(context, leading_entity(line, names))
    quantities = reading.quantities[: len(line.figures)]
    frames = read_frames(line, quantities, rules.frames)
    moments = place_times(line, frames, read_moments(line, rules.times))
    speaker, basis = speaker_of(line, rules.entities), _basis(sentence, rules)
    shared = Shared(names, context, speaker, basis, any(moments))
    found = [
        _attribution(line, number, frames[number], moments[number], quantities[number], shared)
        for number in range(len(quantities))
    ]
    found += [Attribution(rules=("too-long",))] * (len(reading.quantities) - len(found))
    entity = leading_entity(line, names)
    return tuple(found), _leaving(context, found, moments, frames, entity)


def _free_times(reading: SentenceReading) -> tuple[Numeral, ...]:
    """Dates and periods that are no part of a quantity."""
    times = [numeral for numeral in reading.numerals if numeral.kind in TIMES]
    if not times or not reading.quantities:
        return tuple(times)
    return tuple(
        [
            time
            for time in times
            if not any(q.start < time.end and time.start < q.end for q in reading.quantities)
        ]
    )


def _entering(context: Context) -> Context:
    """The context with what the title of the article says."""
    if context.title_entity or not context.title:
        return context
    return replace(context, title_entity=title_entity(context.title))


def _remember_entity(context: Context, entity: str) -> Context:
    if not entity or entity == context.entity.text:
        return context
    return replace(context, entity=Subject(entity, context.passage, context.sentence))


def _attribution(
    line: Line,
    number: int,
    frame: Frame,
    moment: Moment | None,
    quantity: Quantity,
    shared: Shared,
) -> Attribution:
    """Everything that is said about one figure."""
    token, context = line.figures[number], shared.context
    known = context.entity.text or context.title_entity
    entity, entity_inherited = entity_of(line, frame, token, shared.names, known, place=False)
    inherited = {"entity"} if entity and entity_inherited else set()
    indicator = frame.phrase.text
    if not indicator and context.indicator.text and _is_near(context, line):
        indicator = context.indicator.text
        inherited.add("indicator")
    period, iso, period_inherited = _period(frame, moment, context, dated=shared.dated)
    if period_inherited:
        inherited.add("period")
    return Attribution(
        indicator=indicator,
        entity=entity,
        period=iso,
        period_text=period,
        change=frame.change,
        basis=shared.basis if frame.change else "",
        speaker=shared.speaker,
        inherited=frozenset(inherited),
        listed=_is_listed(line, token, quantity),
        rules=(f"en:{frame.rule}",),
    )


def _is_near(context: Context, line: Line) -> bool:
    """A pronoun goes on about the indicator of the sentence before."""
    return context.sentence - context.indicator.sentence <= 1 and (
        "S" in line.shape or not set("NE") & set(line.shape)
    )


def _period(
    frame: Frame, moment: Moment | None, context: Context, *, dated: bool
) -> tuple[str, str, bool]:
    """Period as printed, its ISO, and whether it was inherited."""
    if moment:
        return moment.text, moment.iso, False
    if frame.link in BASE_LINKS or frame.change == "from":
        base = context.base_period if not dated else Subject()
        return base.text, context.base_period_iso if base.text else "", bool(base.text)
    if context.period.text and context.sentence - context.period.sentence <= 1:
        return context.period.text, context.period_iso, True
    return context.lead_period.text, context.lead_period_iso, bool(context.lead_period.text)


def _is_listed(line: Line, token: int, quantity: Quantity) -> bool:
    """Small number words that only point back state nothing: the two, one other."""
    if quantity.text.lower() == "half" and line.shape[token - 1 : token] == "d":
        return line.shape[token + 1 : token + 2] == "o"  # in the half: a period
    if not quantity.words or quantity.kind not in ("count", "number") or quantity.value is None:
        return True
    before = line.words[token - 1] if token else ""
    if before in ("the", "these", "those", "other", "both", "its", "their"):
        return quantity.value > 10
    return True


def _basis(sentence: str, rules: EnglishRules) -> Basis:
    """What the changes of a sentence are measured against."""
    folded = sentence.lower()
    best, at = "", -1
    for word in rules.bases:
        place = folded.find(word)
        if place >= 0 and len(word) > at:
            best, at = word, len(word)
    if best:
        return rules.bases[best]
    return ""


def _leaving(
    context: Context,
    found: list[Attribution],
    moments: list[Moment | None],
    frames: list[Frame],
    entity: str,
) -> Context:
    """The context behind a sentence with figures."""
    here = (context.passage, context.sentence)
    changed: dict[str, object] = {}
    if not entity:
        entity = next((frame.phrase.owner for frame in frames if frame.phrase.owner), "")
    if entity and entity != context.entity.text:
        changed["entity"] = Subject(entity, *here)
    if found[-1].indicator:
        changed["indicator"] = Subject(found[-1].indicator, *here)
    main = [
        moment
        for moment, frame in zip(moments, frames, strict=True)
        if moment and not moment.base and not moment.weak and frame.link not in BASE_LINKS
    ]
    if main:
        changed["period"] = Subject(main[-1].text, *here)
        changed["period_iso"] = main[-1].iso
        if not context.lead_period.text:
            changed["lead_period"] = Subject(main[0].text, *here)
            changed["lead_period_iso"] = main[0].iso
    elif (
        not any(moments) and context.period.text and context.sentence - context.period.sentence <= 1
    ):
        changed["period"] = Subject(context.period.text, *here)
    bases = [moment for moment in moments if moment and moment.base]
    if bases:
        changed["base_period"] = Subject(bases[-1].text, *here)
        changed["base_period_iso"] = bases[-1].iso
    return replace(context, **changed) if changed else context
