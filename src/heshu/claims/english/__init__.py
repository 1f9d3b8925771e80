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
from heshu.claims.english.calendar import CalendarWords, compile_calendar, on_calendar
from heshu.claims.english.cast import CastRules, cast_of, compile_cast
from heshu.claims.english.entities import (
    OWN_PLACE,
    EntityRules,
    Known,
    Names,
    Whose,
    compile_entities,
    entity_of,
    leading_entity,
    read_names,
    speaker_of,
    title_entity,
)
from heshu.claims.english.frames import Frame, FrameRules, compile_frames, read_frames
from heshu.claims.english.modality import ModalityRules, compile_modality, modalities
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
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.figures import Basis, Modality, Numeral, Quantity
from heshu.model.texts import Passage

__all__ = ["EnglishRules", "attribute", "cast_of", "compile_rules"]

REPORTED = ("quarter", "half", "year", "qtr", "month")
SPAN_LINES = frozenset({"year", "half", "quarter", "qtr", "months", "mths", "ended", "to", "full"})
SUBHEAD_LENGTH = 6
"""Words of a line that is nothing but a period."""
LEADING = 4
"""Words in front of a time that a sentence begins with."""
TIMES = frozenset({"date", "time", "period"})


class EnglishRules(Struct, frozen=True):
    """Everything that English claims are read with, compiled from a pack."""

    vocabulary: Vocabulary
    phrases: PhraseRules
    frames: FrameRules
    times: TimeRules
    entities: EntityRules
    cast: CastRules
    calendar: CalendarWords
    modality: ModalityRules
    bases: Mapping[str, Basis]
    basis_words: re.Pattern[str]


class Shared(Struct, frozen=True, gc=False):
    """What all figures of a sentence have in common."""

    names: Names
    context: Context
    speaker: str
    basis: Basis
    dated: bool
    """A figure of the sentence has a time of its own."""
    rules: EnglishRules


def compile_rules(pack: Pack) -> EnglishRules:
    """The claim rules of an English pack with its house packs."""
    phrases = compile_phrases(pack)
    bases = {word: entry.basis for entry in pack.basis for word in entry.words}
    return EnglishRules(
        compile_vocabulary(pack),
        phrases,
        compile_frames(pack, phrases),
        compile_times(pack),
        compile_entities(pack, phrases),
        compile_cast(pack),
        compile_calendar(pack),
        compile_modality(pack),
        bases,
        re.compile(any_of(bases) if bases else "(?!)"),
    )


def attribute(
    reading: SentenceReading, context: Context, rules: EnglishRules
) -> tuple[tuple[Attribution, ...], Context]:
    """One attribution for each quantity of a sentence, in order, and the context behind it."""
    sentence = reading.sentence.text
    masked = mask(sentence, reading.quantities, _free_times(reading))
    context = _entering(context, rules)
    line = read_line(masked, sentence, rules.vocabulary, context.cast, context.entity.text)
    names = read_names(line, rules.entities, context.cast)
    if not reading.quantities:
        return (), _without_figures(line, context, rules, reading.sentence.passage)
    quantities = reading.quantities[: len(line.figures)]
    frames = read_frames(line, quantities, rules.frames)
    placed = place_times(line, frames, read_moments(line, rules.times))
    moments = _on_calendar(placed, frames, context, rules)
    speaker, basis = speaker_of(line, rules.entities), _basis(sentence, rules)
    shared = Shared(names, context, speaker, basis, any(moments), rules)
    found = [
        _attribution(line, number, frames[number], moments[number], quantities[number], shared)
        for number in range(len(quantities))
    ]
    found = _with_shared_entities(line, frames, found)
    said = modalities(line, frames, rules.modality)
    found = [_said_to_be(each, way) for each, way in zip(found, said, strict=True)]
    found += [Attribution(rules=("too-long",))] * (len(reading.quantities) - len(found))
    entity = (
        leading_entity(line, names, _best(context), rules.entities)
        or next((frame.phrase.owner for frame in frames if frame.phrase.owner), "")
        or ("" if _best(context) else _definite(line, found, context))
    )
    return tuple(found), _leaving(context, found, moments, frames, entity)


def _said_to_be(found: Attribution, modality: Modality) -> Attribution:
    if modality == "stated":
        return found
    return replace(found, modality=modality, rules=(*found.rules, f"en:modality:{modality}"))


def _goes_on(frame: Frame, before: Attribution, own: Attribution) -> bool:
    """Whether a figure takes the entity of the one before: home sales in Dallas rose ▢, and ▢."""
    if frame.rule in ("same-as-before", "complement") or not own.entity:
        return True
    return "entity" in own.inherited and "entity" not in before.inherited and bool(before.entity)


def _with_shared_entities(
    line: Line, frames: list[Frame], found: list[Attribution]
) -> list[Attribution]:
    """A figure that goes on where another stopped is about the same entity."""
    shared = list(found)
    for number, frame in enumerate(frames):
        before = frame.chain if frame.chain >= 0 else number - 1
        if before < 0 or (frame.chain < 0 and not _goes_on(frame, shared[before], shared[number])):
            continue
        between = line.shape[line.figures[before] + 1 : line.figures[number]]
        placed = "en:entity:place" in shared[number].rules and OWN_PLACE.match(
            line.shape, line.figures[number] + 1
        )
        if "E" in between or frame.phrase.owner or placed:
            continue
        inherited = shared[number].inherited - {"entity"}
        if "entity" in shared[before].inherited:
            inherited |= {"entity"}
        told = [rule for rule in shared[number].rules if not rule.startswith("en:entity:")]
        shared[number] = replace(
            shared[number],
            entity=shared[before].entity,
            inherited=frozenset(inherited),
            rules=(*told, "en:entity:figure-before"),
        )
    return shared


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


def _entering(context: Context, rules: EnglishRules) -> Context:
    """The context with what the title of the article says."""
    if context.title_entity or not context.title:
        return context
    return replace(context, title_entity=title_entity(context.title, context.cast, rules.entities))


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
    known = Known(context.entity.text, context.title_entity, context.cast.topic)
    whose = entity_of(line, frame, token, shared.names, known, shared.rules.entities)
    inherited = {"entity"} if whose.inherited else set()
    indicator = frame.phrase.text
    if not indicator and context.indicator.text and _is_near(context, line):
        indicator = context.indicator.text
        inherited.add("indicator")
    period, iso, period_inherited = _period(frame, moment, context, dated=shared.dated)
    if period_inherited:
        inherited.add("period")
    return Attribution(
        indicator=indicator,
        entity=whose.text,
        period=iso,
        period_text=period,
        change=frame.change,
        basis=shared.basis if frame.change else "",
        speaker=shared.speaker,
        inherited=frozenset(inherited),
        listed=_is_listed(line, token, quantity),
        rules=_told(line, frame, token, whose, moment, period),
    )


def _told(
    line: Line, frame: Frame, token: int, whose: Whose, moment: Moment | None, period: str
) -> tuple[str, ...]:
    """The rules that read one figure: its frame and governing word, its entity, its period."""
    told = [f"en:{frame.rule}"]
    if 0 <= frame.governor < len(line.words) and frame.governor != token:
        told.append(f"en:word:{line.words[frame.governor]}")
    if whose.text:
        told.append(f"en:entity:{whose.rule}")
    if period:
        place = "earlier" if moment is None else ("base" if moment.base else "sentence")
        told.append(f"en:period:{place}")
    return tuple(told)


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
    if not rules.basis_words.search(folded):
        return ""
    best, at = "", -1
    for word in rules.bases:
        place = folded.find(word)
        if place >= 0 and len(word) > at:
            best, at = word, len(word)
    if best:
        return rules.bases[best]
    return ""


def _definite(line: Line, found: list[Attribution], context: Context) -> str:
    """The first entity that has a name or an article that says it is known: the city."""
    for each in found:
        folded = each.entity.lower()
        named = folded and folded.split()[0] in context.cast.words
        if folded and (named or f"the {folded}" in line.sentence.lower()):
            return each.entity
    return ""


def _is_main(moment: Moment) -> bool:
    """A time that later sentences are about as well, unless they say otherwise."""
    return not (moment.base or moment.weak or moment.day or moment.against)


def _on_calendar(
    placed: list[Moment | None], frames: list[Frame], context: Context, rules: EnglishRules
) -> list[Moment | None]:
    """The times with their ISO: what is relative counts from the figure that it hangs on."""
    known = context.period_iso or context.lead_period_iso
    found: list[Moment | None] = []
    for number, moment in enumerate(placed):
        if moment is None:
            found.append(None)
            continue
        head = found[frames[number].chain] if frames[number].chain >= 0 else None
        anchor = head.iso if head is not None and head.iso else known
        iso = on_calendar(moment.text, moment.iso, context.as_of, anchor, rules.calendar)
        found.append(replace(moment, iso=iso))
        if iso and _is_main(moment):
            known = iso
    return found


def _without_figures(
    line: Line, context: Context, rules: EnglishRules, passage: Passage
) -> Context:
    """What a sentence without figures says about the next: a heading, a lead."""
    entity = leading_entity(
        line, read_names(line, rules.entities, context.cast), _best(context), rules.entities
    )
    subhead = _subhead(line)
    if subhead:
        here = Subject(subhead, context.passage, context.sentence)
        return replace(
            context, period=here, period_iso="", lead_period=here, lead_period_iso=""
        )
    context = _remember_entity(context, entity)
    main = [moment for moment in read_moments(line, rules.times) if _is_main(moment)]
    if passage.kind != "heading" and context.lead_period.text:
        if len(main) != 1 or main[0].first > LEADING:
            return context  # a time at its head: In 2024 it moved to a new hall.
        return replace(
            context, period=Subject(main[-1].text, context.passage, context.sentence),
            period_iso=on_calendar(
                main[-1].text, main[-1].iso, context.as_of, context.lead_period_iso, rules.calendar
            ),
        )
    if passage.kind == "heading":
        main = [moment for moment in main if _is_reported(moment)]
    if not main:
        return context
    return replace(
        context,
        lead_period=Subject(main[0].text, context.passage, context.sentence),
        lead_period_iso=on_calendar(
            main[0].text, main[0].iso, context.as_of, context.lead_period_iso, rules.calendar
        ),
        period=Subject(),
        period_iso="",
    )


def _subhead(line: Line) -> str:
    """A line of its own that says for when the lines below hold: Six mths, Year, 1st half."""
    last = len(line.words) - 1
    while last >= 0 and line.shape[last] in ":.":
        last -= 1
    if not 0 <= last < SUBHEAD_LENGTH:
        return ""
    spans = [line.shape[i] == "T" or line.words[i] in SPAN_LINES for i in range(last + 1)]
    return line.phrase(0, last) if all(spans) else ""


def _is_reported(moment: Moment) -> bool:
    """A period that a report is about: Second Quarter Highlights, not: this week in figures."""
    folded = moment.text.lower()
    reported = any(word in folded for word in REPORTED)
    return reported or any(map(str.isdigit, moment.text))


def _best(context: Context) -> str:
    return Known(context.entity.text, context.title_entity, context.cast.topic).best()


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
    if entity and entity != context.entity.text:
        changed["entity"] = Subject(entity, *here)
    if found[-1].indicator:
        changed["indicator"] = Subject(found[-1].indicator, *here)
    main = [
        moment
        for moment, frame in zip(moments, frames, strict=True)
        if moment and _is_main(moment) and frame.link not in BASE_LINKS
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
