"""English claims: `Exports rose 3 percent to $5 billion` -> exports, increase-by, increase-to.

A sentence is masked (claims/masking.py), cut into tokens with one letter each (words.py), and
for every figure the rules of frames.py say what governs it. Times and names are placed
afterwards; what a sentence does not say is inherited through the context.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims.attribution import Attribution, Context, SentenceReading, Subject
from heshu.claims.english.articles import casts_of
from heshu.claims.english.bases import bases_of
from heshu.claims.english.calendar import span_told
from heshu.claims.english.entities import (
    FIRST_PERSON,
    OWN_PLACE,
    Known,
    Whose,
    leading_entity,
    read_names,
    speaker_of,
)
from heshu.claims.english.evidence import Figure, figures_of, weighed
from heshu.claims.english.frames import Frame, read_frames
from heshu.claims.english.governing import foreseen, governing_period, returning
from heshu.claims.english.markets import with_shares
from heshu.claims.english.memory import (
    COUNTED_BEFORE,
    best_known,
    definite_entity,
    entering,
    governing,
    known_to,
    leaving,
    on_calendars,
    remembering_base,
    remembering_mentions,
    remembering_place,
    remembering_subject,
    without_figures,
)
from heshu.claims.english.modality import modalities
from heshu.claims.english.rules import EnglishRules, compile_rules
from heshu.claims.english.times import BASE_LINKS, Moment, place_times, read_moments
from heshu.claims.english.times.spans import lengths, span_of_figure
from heshu.claims.english.vocabulary import Vocabulary
from heshu.claims.english.words import Line, read_line
from heshu.claims.masking import mask
from heshu.model.figures import Basis, Modality, Numeral, Quantity

__all__ = ["EnglishRules", "attribute", "casts_of", "compile_rules", "governing", "span_told"]

OF_THESE = frozenset({"accounted", "no-frame", "another"})
OF_OTHERS = frozenset({"en:entity:average-of", "en:entity:compared-group"})
TIMES = frozenset({"date", "time", "period"})
AHEAD = frozenset({"target", "forecast"})
"""Modalities of figures that lie ahead."""


class Shared(Struct, frozen=True, gc=False):
    """What all figures of a sentence have in common."""

    context: Context
    speaker: str
    bases: list[Basis]
    dated: tuple[bool, ...]
    """Whether a figure of the chain of each figure has a time of its own."""
    durations: tuple[int, ...]
    """Tokens of the figures that say how long."""
    rules: EnglishRules


def attribute(
    reading: SentenceReading, context: Context, rules: EnglishRules
) -> tuple[tuple[Attribution, ...], Context]:
    """One attribution for each quantity of a sentence, in order, and the context behind it."""
    sentence = reading.sentence.text
    masked = mask(sentence, reading.quantities, _free_times(reading), rules.remarks)
    context = entering(context, rules)
    line = read_line(masked, sentence, rules.vocabulary, context.cast, context.entity.text)
    names = read_names(line, rules.entities, context.cast)
    context = returning(context, line)
    context, before = remembering_subject(context, line, rules), context
    context = remembering_place(context, line, names)
    context = remembering_mentions(context, line, names, rules)
    if not reading.quantities:
        return (), without_figures(line, context, rules, reading.sentence.passage)
    quantities = reading.quantities[: len(line.figures)]
    frames = read_frames(line, quantities, rules.frames)
    times = read_moments(line, rules.times)
    governed = bool(governing_period(context)[0].text)
    said = modalities(line, frames, rules.modality)
    planned = {token for token, way in zip(line.figures, said, strict=False) if way in AHEAD}
    placed = place_times(line, frames, times, rules.times, governed=governed, planned=planned)
    moments = on_calendars(placed, frames, context, rules)
    speaker = speaker_of(line, rules.entities)
    bases = bases_of(line, quantities, frames, moments, times, context, rules.bases)
    durations = lengths(line, quantities, rules.times)
    shared = Shared(before, speaker, bases, _dated(frames, moments), durations, rules)
    figures = figures_of(line, quantities, frames, names, _known(before), rules.entities)
    found = [
        _attribution(line, number, figures[number], moments[number], shared)
        for number in range(len(quantities))
    ]
    found = _with_shared_entities(line, frames, found)
    found = weighed(figures, found, _known(before), before, rules.entities, rules.evidence)
    found = with_shares(figures, found, context.traded, rules.markets)
    found = [_said_to_be(each, way) for each, way in zip(found, said, strict=True)]
    found = foreseen(found, context)
    entity = (
        leading_entity(line, names, known_to(context), rules.entities)
        or next((f.phrase.owner for f in frames if f.phrase.owner and f.rule != "signed"), "")
        or ("" if best_known(context) else definite_entity(line, found, context))
    )
    beyond = [Attribution(rules=("too-long",))] * (len(reading.quantities) - len(found))
    heading = reading.sentence.passage.kind == "heading"
    context = remembering_base(context, moments, times)
    return (*found, *beyond), leaving(
        context, found, moments, frames, entity, line, rules, heading=heading
    )


def _said_to_be(found: Attribution, modality: Modality) -> Attribution:
    if modality == "stated":
        return found
    return replace(found, modality=modality, rules=(*found.rules, f"en:modality:{modality}"))


def _goes_on(frame: Frame, before: Attribution, own: Attribution) -> bool:
    """Whether a figure takes the entity of the one before: home sales in Dallas rose ▢, and ▢."""
    if frame.rule in ("same-as-before", "complement") or not own.entity:
        return True
    if "en:entity:clause-subject" in own.rules and before.entity:
        return True
    new = "entity" not in before.inherited or "en:entity:spoken-of" in before.rules
    return "entity" in own.inherited and new and bool(before.entity)


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
        compared = not OF_OTHERS.isdisjoint(shared[number].rules)
        ours = frame.chain < 0 and not FIRST_PERSON.isdisjoint(
            line.words[line.figures[before] + 1 : line.figures[number]]
        )
        if ours and "en:entity:earlier" in shared[number].rules:
            continue  # closed terminals in Acmeland for ▢, and we estimate that it cost ▢
        if "E" in between or frame.phrase.owner or placed or compared:
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


def _attribution(
    line: Line,
    number: int,
    figure: Figure,
    moment: Moment | None,
    shared: Shared,
) -> Attribution:
    """Everything that is said about one figure."""
    token, context = line.figures[number], shared.context
    frame, quantity, whose = figure.frame, figure.quantity, figure.whose
    inherited = {"entity"} if whose.inherited else set()
    indicator = _measured(frame) or _measured_before(frame, context)
    if indicator and not frame.phrase.text:
        inherited.add("indicator")
    period, iso, period_inherited = _period(frame, moment, context, dated=shared.dated[number])
    named = span_of_figure(
        line,
        number,
        frame,
        quantity,
        shared.durations,
        shared.rules.times,
        moment=moment,
        dated=bool(period),
    )
    if named:
        period, iso, period_inherited = named, "", False
    if period_inherited:
        inherited.add("period")
    return Attribution(
        indicator=indicator,
        entity=whose.text,
        period=iso,
        period_text=period,
        change=frame.change,
        basis=shared.bases[number],
        speaker=shared.speaker,
        inherited=frozenset(inherited),
        listed=_is_listed(line, token, quantity, shared.rules.vocabulary),
        rules=_told(line, frame, token, whose, moment, period),
    )


def _known(context: Context) -> Known:
    """The owners that the text before a sentence, its titles and its cast offer."""
    spoken = context.spoken.text if context.sentence - context.spoken.sentence <= 1 else ""
    place = context.place.text if context.sentence - context.place.sentence <= 1 else ""
    return Known(
        context.entity.text,
        context.title_entity,
        context.cast.topic,
        context.cast.heads,
        context.title,
        spoken,
        place,
        context.person,
        context.cast,
    )


def _measured(frame: Frame) -> str:
    """What a frame says is measured: the length of the bridge, where `bridge` alone says little."""
    phrase = frame.phrase.text
    if not phrase or (frame.measure and frame.rule == "dimension"):
        return frame.measure
    return (
        f"{frame.measure} of {phrase}" if frame.measure and frame.measure not in phrase else phrase
    )


def _measured_before(frame: Frame, context: Context) -> str:
    """What the figures of this sentence or the one before measure; empty where that is too far."""
    if not context.indicator.text or context.sentence - context.indicator.sentence > 1:
        return ""
    counted = context.measured.get(COUNTED_BEFORE, "") if frame.rule in OF_THESE else ""
    return counted or context.indicator.text


def _told(
    line: Line, frame: Frame, token: int, whose: Whose, moment: Moment | None, period: str
) -> tuple[str, ...]:
    """The rules that read one figure: its frame and governing word, its entity, its period."""
    told = [f"en:{frame.rule}"]
    if 0 <= frame.governor < len(line.words) and frame.governor != token:
        told.append(f"en:word:{line.words[frame.governor]}")
    if whose.text:
        told.append(f"en:entity:{whose.rule}")
    if frame.measure:
        told.append(f"en:measure:{frame.measure}")
    if period:
        place = "earlier" if moment is None else ("base" if moment.base else "sentence")
        told.append(f"en:period:{place}")
    return tuple(told)


def _dated(frames: list[Frame], moments: list[Moment | None]) -> tuple[bool, ...]:
    """Whether a figure of the chain of each figure has a time of its own."""
    heads: list[int] = []
    for number, frame in enumerate(frames):
        heads.append(heads[frame.chain] if frame.chain >= 0 else number)
    timed = {head for head, moment in zip(heads, moments, strict=True) if moment}
    return tuple([head in timed for head in heads])


def _period(
    frame: Frame, moment: Moment | None, context: Context, *, dated: bool
) -> tuple[str, str, bool]:
    """Period as printed, its ISO, and whether it was inherited."""
    if moment:
        return moment.text, moment.iso, False
    if (frame.link in BASE_LINKS and not frame.same_time) or frame.change == "from":
        base = context.base_period if not dated else Subject()
        return base.text, context.base_period_iso if base.text else "", bool(base.text)
    known, iso = governing_period(context)
    return known.text, iso, bool(known.text)


def _is_listed(line: Line, token: int, quantity: Quantity, vocabulary: Vocabulary) -> bool:
    """Small number words that only point back state nothing: the two, one other."""
    if quantity.text.lower() == "half" and line.shape[token - 1 : token] == "d":
        return line.shape[token + 1 : token + 2] == "o"  # in the half: a period
    if quantity.text.lower() in vocabulary.scales and line.words[max(0, token - 1)] == "in":
        return line.shape[max(0, token - 2)] not in "(,:"  # (in thousands, except per share)
    if not quantity.words or quantity.kind not in ("count", "number") or quantity.value is None:
        return True
    before = line.words[token - 1] if token else ""
    if line.shape[max(0, token - 3) : token] == "Qod":
        return True  # four of the nine regions
    if before in vocabulary.pointing:
        return quantity.value > 10
    return True
