"""What a sentence leaves behind for the next ones: whom it was about, and when.

A line that is nothing but a period (`Six mths`) says when the lines below it hold; a sentence
without figures that begins with a time does so for the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from heshu.claims.attribution import Attribution, Context, Mentioned, Subject
from heshu.claims.english.calendar import on_calendar
from heshu.claims.english.entities import (
    Known,
    leading_entity,
    read_names,
    spoken_of,
    title_entity,
)
from heshu.claims.english.entities.names import ROLES, Names, Run, name_runs, name_text
from heshu.claims.english.entities.persons import person_of
from heshu.claims.english.entities.pronouns import PERSON
from heshu.claims.english.frames import Frame
from heshu.claims.english.governing import (
    COMING,
    DEFINITE,
    day_of,
    has_no_lead,
    is_main,
    still_holds,
    times_left,
)
from heshu.claims.english.markets import traded
from heshu.claims.english.phrases import phrase_before
from heshu.claims.english.rules import EnglishRules
from heshu.claims.english.times import Moment, read_moments
from heshu.claims.english.words import Line
from heshu.model.texts import Passage

FIRST_SENTENCES = 3
"""Sentences of a text whose names it may be about."""
MOST_REMEMBERED = 60
"""Names of one sentence."""
COUNTED_BEFORE = "counted"
"""Key of the things that were counted last: of these, ▢ are."""
FINITE = frozenset("vVUDLCRx")
"""Letters of verbs: a line without any is no sentence."""
NEAR_OUTLOOK = 3
"""Words behind a time among which stands what is foreseen."""
LEADING = 4
"""Words in front of a time that a sentence begins with."""
SUBHEAD_LENGTH = 6
"""Words of a line that is nothing but a period."""


def entering(context: Context, rules: EnglishRules) -> Context:
    """The context with what the title of the article says."""
    if context.title_entity or not context.title:
        return context
    return replace(context, title_entity=title_entity(context.title, context.cast, rules.entities))


def without_figures(line: Line, context: Context, rules: EnglishRules, passage: Passage) -> Context:
    """What a sentence without figures says about the next: a heading, a lead."""
    entity = leading_entity(
        line, read_names(line, rules.entities, context.cast), known_to(context), rules.entities
    )
    subhead = _subhead(line, rules)
    if subhead:
        here = Subject(subhead, context.passage, context.sentence)
        return replace(context, period=here, period_iso="", lead_period=here, lead_period_iso="")
    context = _remember_entity(context, entity)
    times = read_moments(line, rules.times)
    main = [
        moment
        for moment in times
        if is_main(moment)
        and not _ends_or_begins(line, moment, rules)
        and not _is_of_outlook(line, moment, rules)
    ]
    if not main and passage.kind != "heading" and has_no_lead(context):
        day = day_of([each for each in times if not _is_issued(line, each, rules)])
        main = [day] if day is not None else []
    if passage.kind != "heading" and not has_no_lead(context):
        if len(main) != 1 or main[0].first > LEADING:
            # a time at its head: In 2024 it moved to a new hall.
            return context if times else _going_on(context)
        return replace(
            context,
            period=Subject(main[-1].text, context.passage, context.sentence),
            period_opens=True,
            period_iso=on_calendar(
                main[-1].text, main[-1].iso, context.as_of, context.lead_period_iso, rules.calendar
            ),
        )
    if passage.kind == "heading":
        main = [each for each in main if _is_reported(each, rules) and not COMING.match(each.text)]
    if not main:
        return _with_day_of_head(context, line, times, rules)
    return replace(
        context,
        lead_of_day=False,
        lead_period=Subject(main[0].text, context.passage, context.sentence),
        lead_period_iso=on_calendar(
            main[0].text, main[0].iso, context.as_of, context.lead_period_iso, rules.calendar
        ),
        lead_announced=True,
        period=Subject(),
        period_iso="",
    )


def _with_day_of_head(
    context: Context, line: Line, times: list[Moment], rules: EnglishRules
) -> Context:
    """The context with the day in a line at the head: Lisden shares, Friday, 17 September."""
    if context.lead_period.text or not FINITE.isdisjoint(line.shape):
        return context
    day = day_of([each for each in times if each.iso]) or day_of(times)
    if day is None or rules.times.issued.intersection(line.words[: day.first]):
        return context
    return replace(
        context,
        lead_period=Subject(day.text, context.passage, context.sentence),
        lead_period_iso=day.iso,
        lead_of_day=True,
    )


def _going_on(context: Context) -> Context:
    """A sentence without figures and times leaves the times of its paragraph as they are."""
    foreseen = context.coming.passage == context.passage and bool(context.coming.text)
    if foreseen and context.sentence - context.coming.sentence <= 1:
        coming = Subject(context.coming.text, context.passage, context.sentence)
        context = replace(context, coming=coming)
    here = context.period.passage == context.passage and still_holds(context)
    here = here and context.period_opens
    if not here:
        return context
    return replace(context, period=Subject(context.period.text, context.passage, context.sentence))


def _is_issued(line: Line, moment: Moment, rules: EnglishRules) -> bool:
    """a study published on Wednesday: when something was made known; Acme Statistics, 10 May."""
    if FINITE.isdisjoint(line.shape):
        return True
    issued = rules.times.issued.intersection(line.words[max(0, moment.first - 2) : moment.first])
    return bool(issued or moment.reach)


def _ends_or_begins(line: Line, moment: Moment, rules: EnglishRules) -> bool:
    """Nothing has changed so fast since the war: a time from or until which something held."""
    return line.words[max(0, moment.first - 1)] in rules.times.ends


def _is_of_outlook(line: Line, moment: Moment, rules: EnglishRules) -> bool:
    """Acme raised its full-year profit forecast: a time that is that of what is foreseen."""
    behind = line.words[moment.last + 1 : moment.last + 1 + NEAR_OUTLOOK]
    return not rules.modality.predictions.isdisjoint(behind)


def _subhead(line: Line, rules: EnglishRules) -> str:
    """A line of its own that says for when the lines below hold: Six mths, Year, 1st half."""
    last = len(line.words) - 1
    while last >= 0 and line.shape[last] in ":.":
        last -= 1
    if not 0 <= last < SUBHEAD_LENGTH:
        return ""
    known = rules.times.lines
    spans = [line.shape[i] == "T" or line.words[i] in known for i in range(last + 1)]
    return line.phrase(0, last) if all(spans) else ""


def _is_reported(moment: Moment, rules: EnglishRules) -> bool:
    """A period that a report is about: Second Quarter Highlights, not: this week in figures."""
    folded = moment.text.lower()
    if DEFINITE.fullmatch(folded):
        return False  # The Year's Production: which one the text will say
    reported = any(word in folded for word in rules.times.reported)
    return reported or any(map(str.isdigit, moment.text))


def leaving(
    context: Context,
    found: list[Attribution],
    moments: list[Moment | None],
    frames: list[Frame],
    entity: str,
    line: Line,
    rules: EnglishRules,
    *,
    heading: bool,
) -> Context:
    """The context behind a sentence with figures."""
    here = (context.passage, context.sentence)
    changed: dict[str, object] = {}
    if entity and entity != context.entity.text:
        changed["entity"] = Subject(entity, *here)
    counted = [
        each.indicator
        for each, frame in zip(found, frames, strict=True)
        if frame.rule == "counted-noun"
    ]
    if counted:
        changed["measured"] = {COUNTED_BEFORE: counted[-1]}
    names = [name for name in (traded(e.indicator, rules.markets) for e in found) if name]
    if names and names[-1] != context.traded:
        changed["traded"] = names[-1]
    if found and found[-1].indicator:
        changed["indicator"] = Subject(found[-1].indicator, *here)
    changed |= times_left(
        context, found, moments, frames, line, rules.calendar.months, heading=heading
    )
    against = {each.basis for each in found if each.basis} - {"other"}
    if against:
        changed["basis"] = next(iter(against)) if len(against) == 1 else ""
    return replace(context, **changed) if changed else context


def remembering_base(
    context: Context, moments: list[Moment | None], times: list[Moment]
) -> Context:
    """The context with what the figures of a sentence are compared with: a year earlier."""
    bases = [moment for moment in moments if moment and moment.base]
    bases = bases or [moment for moment in times if moment.base and moment.against]
    if not bases:
        return context
    base = Subject(bases[-1].text, context.passage, context.sentence)
    return replace(context, base_period=base, base_period_iso=bases[-1].iso)


def _remember_entity(context: Context, entity: str) -> Context:
    if not entity or entity == context.entity.text:
        return context
    return replace(context, entity=Subject(entity, context.passage, context.sentence))


def remembering_subject(context: Context, line: Line, rules: EnglishRules) -> Context:
    """The context with whom the sentence is about, for the pronouns of the next one."""
    known = known_to(context)
    spoken = spoken_of(line, known, rules.entities)
    if spoken is not None:
        text = spoken.text
    else:
        near = context.spoken.text and context.sentence - context.spoken.sentence <= 1
        text = context.spoken.text if near else ""
    if not text and not context.spoken.text:
        return context
    return replace(context, spoken=Subject(text, context.passage, context.sentence))


def remembering_place(context: Context, line: Line, names: Names) -> Context:
    """The context with the place that the sentence names last: what there means in the next."""
    places = (*names.locations, *names.places)
    if not places:
        return context
    last = max(places, key=_start_of)
    return replace(context, place=Subject(name_text(line, last), context.passage, context.sentence))


def remembering_mentions(
    context: Context, line: Line, names: Names, rules: EnglishRules
) -> Context:
    """The context with whom the sentence mentions, for the figures of the next ones."""
    found = [(name_text(line, run), role) for role in ROLES for run in getattr(names, role)]
    found += [(name_text(line, run), "names") for run in name_runs(line.shape)]
    verb = next((index for index, letter in enumerate(line.shape) if letter in "VLRvUDCx"), 0)
    subject = phrase_before(line, verb - 1, rules.phrases).text if verb else ""
    if subject:
        found.append((subject, "subject"))
    here = Mentioned(context.sentence, tuple(found[:MOST_REMEMBERED]))
    opening = context.opening
    if len(opening) < FIRST_SENTENCES:
        opening = (*opening, here)
    person = person_of(line, context.cast, rules.entities)
    if person is None:  # he goes on about whom the sentence before named
        person = "" if PERSON.isdisjoint(line.words) else context.person
    return replace(context, recent=here, opening=opening, person=person)


def _start_of(run: Run) -> int:
    return run.first


def definite_entity(line: Line, found: list[Attribution], context: Context) -> str:
    """The first entity that has a name or an article that says it is known: the city."""
    for each in found:
        folded = each.entity.lower()
        named = folded and folded.split()[0] in context.cast.words
        if folded and (named or f"the {folded}" in line.sentence.lower()):
            return each.entity
    return ""


def best_known(context: Context) -> str:
    """Whom a sentence is about that names nobody, as far as earlier text says."""
    return known_to(context).best()


def known_to(context: Context) -> Known:
    """The owners that earlier text offers, without what was only mentioned."""
    return Known(context.entity.text, context.title_entity, context.cast.topic, cast=context.cast)


def governing(context: Context, rules: EnglishRules, _section: Sequence[str]) -> Attribution:
    """Whom a table is about whose header does not say it: `Acme Mills Reports Results`."""
    return Attribution(entity=best_known(entering(context, rules)))


def on_calendars(
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
        if iso and is_main(moment):
            known = iso
    return found
