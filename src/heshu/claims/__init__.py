"""Interpret: quantities -> claims (indicator, entity, period, change, basis).

>>> from heshu import numerals, quantities
>>> from heshu.languages.pack import load
>>> from heshu.model.texts import Passage
>>> pack, text = load("zh"), "全市综合参保率稳定在98%。"
>>> passage = Passage(text=text)
>>> found = numerals.scan(text, numerals.compile_grammar(pack))
>>> measured = quantities.measure(text, found, quantities.compile_rules(pack))
>>> reading = SentenceReading(Sentence(passage, 0, len(text)), found, measured)
>>> (statement,) = interpret(Document("-", text), [reading], {"zh": compile_rules(pack)})
>>> [(claim.entity, claim.indicator, claim.quantity.text) for claim in statement.claims]
[('全市', '综合参保率', '98%')]
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims import tables
from heshu.claims.attribution import (
    Attribution,
    Cast,
    Context,
    Mentioned,
    SentenceReading,
    Subject,
)
from heshu.claims.currencies import CurrencyRules, compile_currencies, settled
from heshu.claims.headlines import HEADLINES, dateline, shared_names
from heshu.claims.placing import Places
from heshu.languages.schema import Pack
from heshu.model.figures import Claim, Mention, Statement
from heshu.model.texts import Document, Passage, Sentence

__all__ = ["ClaimRules", "Sentence", "SentenceReading", "compile_rules", "interpret"]

NO_MENTION = "number"
"""Numerals of this kind are figures or parts of one, not tokens beside them."""


class ClaimRules(Struct, frozen=True):
    """The compiled rules of one language."""

    language: Literal["zh", "en"]
    rules: Any
    """What `compile_rules` of the language's own module made."""
    attribute: Callable[[SentenceReading, Context, Any], tuple[tuple[Attribution, ...], Context]]
    """`attribute` of that module, so that it need not be looked up for every sentence."""
    governing: Callable[[Context, Any, Sequence[str]], Attribution]
    """Whom the text around a table is about, and of which year the headings above it are."""
    calendar: Callable[[str], str | None]
    """The ISO 8601 form of a span of time in the head of a column, `None` for other times."""
    tables: tables.TableRules
    """The words that table headers are read with."""
    currencies: CurrencyRules
    """The names of currencies that several countries share."""


def compile_rules(pack: Pack) -> ClaimRules:
    """Compile the words of a pack for interpretation, once for all texts."""
    headers, currencies = tables.compile_rules(pack), compile_currencies(pack)
    if pack.language == "zh":
        from heshu.claims import chinese

        compiled: Any = chinese.compile_rules(pack)
        return ClaimRules(
            "zh", compiled, chinese.attribute, chinese.governing, _no_span, headers, currencies
        )
    from heshu.claims import english

    compiled = english.compile_rules(pack)
    return ClaimRules(
        "en", compiled, english.attribute, english.governing, functools.partial(english.span_told, words=compiled.calendar), headers,
        currencies,
    )  # fmt: skip


def _no_span(_: str) -> None:
    """Chinese spans are read by the scanner of numerals."""


def interpret(
    document: Document,
    readings: Iterable[SentenceReading],
    rules: Mapping[str, ClaimRules],
    as_of: datetime.date | None = None,
) -> tuple[Statement, ...]:
    """The statements of a document: each sentence with its claims and other tokens.

    `as_of` is the day to which 今年 or "last month" refer, if the text prints no date itself.
    """
    readings = settled(tuple(readings), {code: each.currencies for code, each in rules.items()})
    places = Places(document)
    casts = _casts(readings, rules)
    context = Context(
        as_of=as_of or dateline(readings),
        names=_names(document, readings, rules),
        people=_people(document, rules),
        cast=casts.get("", Cast()),
    )
    statements: list[Statement] = []
    indexes: dict[int, int] = {}
    number = 0
    before: Passage | None = None
    header: tables.TableHeader | None = None
    times: dict[str, str] = {}
    for reading in readings:
        own = reading.sentence.passage
        passage = indexes.setdefault(id(own), len(indexes))
        context = _moved(context, reading, passage, casts)
        if own.kind == "table":
            if header is None or own is not before:
                header = tables.read_header(
                    own, before.text if before else "", rules[own.language].tables
                )
            times = {} if own is not before else times
            row, found = _read_row(reading, header, context, rules[own.language])
            times |= {} if found else tables.times_of(reading)
            found = tuple(tables.dated(each, times, rules[own.language].calendar) for each in found)
        else:
            row = tables.without_unit_line(reading, rules[own.language].tables)
            found, context = _attribute(row, context, rules)
        before = own
        statement = _statement(row, found, places, passage, number)
        if own.kind == "table" and header is not None:
            statement = replace(
                statement, cells=tables.row_cells(reading.sentence, header, document)
            )
        number += len(statement.claims)
        statements.append(statement)
    return _with_repeats(_with_speakers(statements, rules, context.people), readings)


def _with_speakers(
    statements: list[Statement], rules: Mapping[str, ClaimRules], people: Mapping[str, str]
) -> list[Statement]:
    """The statements; one that is a quotation gets the speaker that the next sentence names.

    “今年收入20万元。” and 村民王大山说。 are two sentences.
    """
    if "zh" not in rules:
        return statements
    from heshu.claims import chinese

    found = list(statements)
    for i, (quoted, following) in enumerate(pairwise(statements)):
        if quoted.claims and quoted.text.endswith("”") and quoted.passage == following.passage:
            speaker = chinese.speaker_of(f"”{following.text}", rules["zh"].rules)
            himself = chinese.speaks_for(speaker, quoted.text, people, rules["zh"].rules)
            claims = tuple(_said(claim, speaker, himself) for claim in quoted.claims)
            found[i] = replace(quoted, claims=claims)
    return found


def _said(claim: Claim, speaker: str, himself: str) -> Claim:
    """A claim with the speaker, whose the figure is where he tells of himself and names nobody."""
    if claim.speaker:
        return claim
    if himself and (not claim.entity or "entity" in claim.inherited):
        inherited = claim.inherited | {"entity"}
        return replace(claim, speaker=speaker, entity=himself, inherited=inherited)
    return replace(claim, speaker=speaker)


def _names(
    document: Document, readings: tuple[SentenceReading, ...], rules: Mapping[str, ClaimRules]
) -> tuple[str, ...]:
    """The names that Chinese headlines share with the text."""
    if "zh" not in rules:
        return ()
    from heshu.claims import chinese

    compiled = rules["zh"].rules
    known = shared_names(document.text, readings, lambda name: chinese.is_name(name, compiled))
    heads = [r.sentence.text for r in readings if r.sentence.passage.kind == "heading"][:HEADLINES]
    returning = chinese.returning_names(document.text, heads, compiled)
    return tuple(dict.fromkeys((*known, *returning)))


def _people(document: Document, rules: Mapping[str, ClaimRules]) -> Mapping[str, str]:
    """The people of a Chinese text and whom they speak for."""
    if "zh" not in rules:
        return {}
    from heshu.claims import chinese

    return chinese.cast_of(document.text, rules["zh"].rules)


def _casts(
    readings: tuple[SentenceReading, ...], rules: Mapping[str, ClaimRules]
) -> dict[str, Cast]:
    """Headline -> the names of the English passages, with whom that article is about."""
    if "en" not in rules:
        return {}
    from heshu.claims import english

    passages = {id(reading.sentence.passage): reading.sentence.passage for reading in readings}
    return english.casts_of(passages.values(), rules["en"].rules.cast)


def _moved(
    context: Context, reading: SentenceReading, passage: int, casts: Mapping[str, Cast]
) -> Context:
    """The context as the next sentence sees it: a new section or article forgets."""
    own = reading.sentence.passage
    changes: dict[str, Any] = {"passage": passage, "sentence": context.sentence + 1}
    if passage != context.passage or not context.sentence:
        if own.title != context.title:
            changes |= {
                "title": own.title,
                "cast": casts.get(own.title, context.cast),
                "title_entity": "",
                "entity": Subject(),
                "lead": Subject(),
                "opening": (),
                "recent": Mentioned(),
                "person": "",
                "traded": "",
            }
            changes |= {"indicator": Subject(), "period": Subject(), "period_iso": ""}
        changes |= {"measured": {}, "basis": ""}
    return replace(context, **changes)


def _read_row(
    reading: SentenceReading,
    header: tables.TableHeader,
    context: Context,
    rules: ClaimRules,
) -> tuple[SentenceReading, tuple[Attribution, ...]]:
    """A table row with the quantities that its cells state and what they are about."""
    quantities, found = tables.read_row(reading, header, rules.tables)
    around = rules.governing(context, rules.rules, reading.sentence.passage.section)
    found = tuple(_governed(each, around) for each in found)
    return replace(reading, quantities=quantities), found


def _governed(own: Attribution, around: Attribution) -> Attribution:
    """A cell with what the text around its table says of all of them."""
    if not own.entity:
        own = replace(own, entity=around.entity)
    if around.period_text and not own.period_text:
        inherited = own.inherited | {"period"}
        own = replace(
            own, period=around.period, period_text=around.period_text, inherited=inherited
        )
    return own


def _attribute(
    reading: SentenceReading, context: Context, rules: Mapping[str, ClaimRules]
) -> tuple[tuple[Attribution, ...], Context]:
    """What the quantities of a sentence are about."""
    own = rules[reading.sentence.passage.language]
    return own.attribute(reading, context, own.rules)


def _statement(
    reading: SentenceReading,
    attributions: tuple[Attribution, ...],
    places: Places,
    passage: int,
    number: int,
) -> Statement:
    """A sentence with its claims, numbered on from `number`, and its other tokens."""
    sentence = reading.sentence
    own, text = sentence.passage, sentence.text
    section = " > ".join(own.section) if own.section else ""
    claims: list[Claim] = []
    for quantity, found in zip(reading.quantities, attributions, strict=True):
        if not found.listed:
            continue
        claims.append(
            Claim(
                id=f"c{number + len(claims) + 1}",
                quantity=quantity,
                place=places.place(sentence, quantity.start, quantity.end),
                indicator=found.indicator,
                entity=found.entity,
                period=found.period,
                period_text=found.period_text,
                change=found.change,
                basis=found.basis,
                speaker=found.speaker,
                modality=found.modality,
                section=section,
                sentence=text,
                start=quantity.start,
                end=quantity.end,
                inherited=found.inherited,
                rules=quantity.rules + found.rules,
            )
        )
    return Statement(
        text=text,
        language=own.language,
        claims=tuple(claims),
        mentions=_mentions(reading, places),
        section=section,
        heading=own.kind == "heading",
        item=own.item,
        passage=passage,
        place=places.place(reading.sentence, 0, 1) if text else None,
    )


def _mentions(reading: SentenceReading, places: Places) -> tuple[Mention, ...]:
    """The dates, codes and idioms of a sentence that are no part of a quantity."""
    if not reading.numerals:
        return ()
    taken = [(quantity.start, quantity.end) for quantity in reading.quantities]
    text = reading.sentence.text
    found: list[Mention] = []
    pointer = 0
    for numeral in reading.numerals:
        while pointer < len(taken) and taken[pointer][1] <= numeral.start:
            pointer += 1
        inside = pointer < len(taken) and taken[pointer][0] < numeral.end
        if inside or numeral.kind in (NO_MENTION, "percent"):
            continue
        found.append(
            Mention(
                kind=numeral.kind,
                text=text[numeral.start : numeral.end],
                place=places.place(reading.sentence, numeral.start, numeral.end),
                start=numeral.start,
                end=numeral.end,
                iso=numeral.iso,
                rule=numeral.rule,
            )
        )
    return tuple(found)


def _with_repeats(
    statements: list[Statement], readings: tuple[SentenceReading, ...]
) -> tuple[Statement, ...]:
    """The statements, claims of a repeated passage naming the claims of its first printing."""
    repeats = {
        statement.passage: reading.sentence.passage.repeat_of
        for statement, reading in zip(statements, readings, strict=True)
        if reading.sentence.passage.repeat_of is not None
    }
    if not repeats:
        return tuple(statements)
    return _marked(statements, readings, repeats)


def _marked(
    statements: list[Statement],
    readings: tuple[SentenceReading, ...],
    repeats: Mapping[int, int | None],
) -> tuple[Statement, ...]:
    """Pair the claims of both printings by their place in the passage."""
    first: dict[tuple[int, int, int], Claim] = {}
    marked: list[Statement] = []
    for statement, reading in zip(statements, readings, strict=True):
        offset = reading.sentence.start
        original = repeats.get(statement.passage)
        if original is None:
            for claim in statement.claims:
                first[statement.passage, offset + claim.start, offset + claim.end] = claim
            marked.append(statement)
            continue
        claims = [
            _repeated(claim, first.get((original, offset + claim.start, offset + claim.end)))
            for claim in statement.claims
        ]
        marked.append(replace(statement, claims=tuple(claims)))
    return tuple(marked)


def _repeated(claim: Claim, original: Claim | None) -> Claim:
    """A claim printed again: it is about what it was about where it stood first."""
    if original is None:
        return claim
    return replace(
        claim,
        repeat_of=original.id,
        indicator=original.indicator,
        entity=original.entity,
        period=original.period,
        period_text=original.period_text,
        inherited=original.inherited,
    )
