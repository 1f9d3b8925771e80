"""What the interpreters of both languages take and give.

An interpreter reads one sentence at a time. What it learned so far travels in a `Context`
that is passed in and returned; nothing else is remembered.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct

from heshu.model.figures import Basis, ChangeKind, Modality, Numeral, Quantity
from heshu.model.texts import Sentence


class SentenceReading(Struct, frozen=True, gc=False):
    """A sentence with its tokens: the input of `interpret`."""

    sentence: Sentence
    numerals: tuple[Numeral, ...]
    """Everything that was scanned, dates, codes and idioms included."""
    quantities: tuple[Quantity, ...]


class Subject(Struct, frozen=True, gc=False):
    """A phrase with where it was read, to be inherited by later clauses and sentences."""

    text: str = ""
    passage: int = -1
    sentence: int = -1


class Cast(Struct, frozen=True, kw_only=True):
    """The names of a document."""

    words: frozenset[str] = frozenset()
    """Words, folded, that are only printed with a capital."""
    lower: frozenset[str] = frozenset()
    """Words that are printed in lower case."""
    names: tuple[str, ...] = ()
    """Names as printed, the most frequent first."""
    persons: frozenset[str] = frozenset()
    """Last words, folded, of persons in office: they speak for somebody."""
    heads: Mapping[str, str] = {}
    """Last word of a name, folded -> the name: the project means the Alder Bridge Project."""
    topic: str = ""
    """The name that it is mostly about; empty if there is none."""
    kinds: frozenset[str] = frozenset()
    """What the text defines it as, folded: town, municipality; empty where it does not."""
    alive: bool = False
    """It is a person: the text says he or she of it."""


class Named(Struct, frozen=True):
    """An entity that a text named, with how it was known to be one."""

    text: str
    kind: str = ""


class Mentioned(Struct, frozen=True, gc=False):
    """Whom one earlier sentence mentions."""

    sentence: int = -1
    names: tuple[tuple[str, str], ...] = ()
    """Each with what it does there: subjects, owners, locations."""


class Context(Struct, frozen=True, kw_only=True, gc=False):
    """What earlier text says about the figures to come."""

    as_of: datetime.date | None = None
    """Today of the document: given by the user, else its dateline."""
    title: str = ""
    """Headline of the article."""
    title_entity: str = ""
    headline: Named = Named("")
    """The latest headline with an entity in it, and that entity as its kind."""
    names: tuple[str, ...] = ()
    """Names that the headlines share with the text: entities wherever they stand."""
    people: Mapping[str, str] = {}
    """People of a Chinese text -> the body that each speaks for; empty where none is named."""
    cast: Cast = Cast()
    """The names of an English document."""
    known: tuple[Named, ...] = ()
    """Entities that the text named so far, the latest last."""
    person: str = ""
    """The person whom the text named last."""
    entity: Subject = Subject()
    entity_kind: str = ""
    """What `entity` is: a thing, a person, an area."""
    lead: Subject = Subject()
    """The first entity of the article: what it is about until it says otherwise."""
    spoken: Subject = Subject()
    """The subject of the sentence before, if it has no name: whom a pronoun may mean."""
    place: Subject = Subject()
    """The place that an English text named last: what there means."""
    recent: Mentioned = Mentioned()
    """Whom the latest English sentence mentions."""
    opening: tuple[Mentioned, ...] = ()
    """Whom the first sentences of an English text mention."""
    indicator: Subject = Subject()
    measured: Mapping[str, str] = {}
    """Unit -> indicator of the latest figure with it, in the same passage."""
    traded: str = ""
    """What an English article calls the shares that it spoke of: stock."""
    period: Subject = Subject()
    period_iso: str = ""
    period_opens: bool = False
    """It stood in front of the figures of its sentence: it holds beyond its paragraph."""
    period_strength: int = 0
    """2 for a calendar time, 1 for a vague one (目前), which ends with its passage."""
    lead_period: Subject = Subject()
    """The period of the lead: what figures far behind it are about, unless they say otherwise."""
    lead_period_iso: str = ""
    headings: Mapping[str, tuple[str, str]] = {}
    """Chinese heading -> the time in it, as printed and as ISO 8601."""
    lead_announced: bool = False
    """It was only announced, in a headline or a welcome: the words of the text are better."""
    lead_of_day: bool = False
    """It is only the day in a line at the head: any time that the text tells is better."""
    coming: Subject = Subject()
    """The time for which the latest English sentence foresaw something."""
    coming_iso: str = ""
    basis: Basis = ""
    """What the latest change of the passage was measured against."""
    base_period: Subject = Subject()
    """What figures were last compared with: a year earlier."""
    base_period_iso: str = ""
    passage: int = 0
    sentence: int = 0
    """Indexes of the sentence being read, to tell how far an inherited phrase travelled."""


class Attribution(Struct, frozen=True, kw_only=True, gc=False):
    """What one quantity is about; one for each quantity of a sentence, in order."""

    indicator: str = ""
    entity: str = ""
    period: str = ""
    """ISO 8601, where it can be resolved."""
    period_text: str = ""
    change: ChangeKind = ""
    basis: Basis = ""
    speaker: str = ""
    modality: Modality = "stated"
    inherited: frozenset[str] = frozenset()
    listed: bool = True
    """False for a quantity that states nothing (一个 as an article, "one of the")."""
    rules: tuple[str, ...] = ()
