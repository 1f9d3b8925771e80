"""The words of a pack that tell whose a figure is."""

from __future__ import annotations

from msgspec import Struct

from heshu.claims.english.phrases import PhraseRules
from heshu.languages.schema import Pack


class EntityRules(Struct, frozen=True, kw_only=True):
    """Words that tell names apart, and whom a noun without a name means."""

    authorities: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    companies: frozenset[str]
    speech: frozenset[str]
    measures: frozenset[str]
    public: frozenset[str]
    """Bodies that no company is: the government."""
    institutions: frozenset[str]
    """Bodies that are somebody of their own unless they were named: the museum."""
    headline_verbs: frozenset[str]
    articles: frozenset[str]
    regions: frozenset[str]
    """Nouns of places: the province."""
    divisions: frozenset[str]
    """Nouns of parts of a company: segment."""
    around: frozenset[str]
    """Prepositions in front of places beside in: across, around."""
    scopes: frozenset[str]
    """Words that say where by themselves: worldwide."""
    actors: frozenset[str]
    """People by what they do."""
    sources: frozenset[str]
    """What counts for somebody else: a survey."""
    sizes: frozenset[str]
    """Verbs that say how big their subject is: costs, weighs."""
    premises: frozenset[str]
    """Nouns of what stands at a place: market, centre."""
    outflows: frozenset[str]
    """Nouns of what leaves a place: exports."""
    inner: frozenset[str]
    """Bodies that act for somebody who is known: the board."""
    double: frozenset[str]
    """Verbs in front of whom something costs so much."""
    sides: frozenset[str]
    """Parts of any place: the north."""
    nobody: frozenset[str]
    """Words that stand for somebody who was named, or behind a comma for when: last tapped the market."""
    events: frozenset[str]
    """Nouns of what happened, which nobody does: the strike."""
    receiving: frozenset[str]
    """What a person in office does for themselves."""
    others: frozenset[str]
    """Words that tell a body from the one that is known: the combined bank."""
    belonging: frozenset[str]
    """People of somebody who is known: ▢ of residents are over 65."""
    reporting: frozenset[str]
    """Verbs of saying of a plural, which may be read as nouns."""
    bounds: frozenset[str]
    """Words between people and the figure that tells them apart: with more than ▢."""
    aged: frozenset[str]
    """The same in front of an age: children under ▢."""
    averages: frozenset[str]
    """What something is compared with: the national average."""
    wide: frozenset[str]
    """Adjectives that say of whom an average is."""
    worlds: frozenset[str]
    """The same at the head of what is measured: world output."""
    plurals: frozenset[str]
    """Plurals without s: women."""
    somebody: frozenset[str]
    """One person: the mother."""
    weather: frozenset[str]
    """What is measured of the weather: gust, rainfall."""
    exchanges: frozenset[str]
    """Where goods and shares are traded, as the last word of its name."""
    goods: frozenset[str]
    """What is traded by itself: zinc, the euro."""
    trading: frozenset[str]
    """What a price does on a market: slid, settled."""
    times: frozenset[str]
    """Nouns of times: the quarter, which owns nothing."""
    papers: frozenset[str]
    """What a body publishes: a bulletin."""
    asking: frozenset[str]
    """Conjunctions and question words: How to build a wall."""
    warmth: frozenset[str]
    """In the unit of a temperature."""
    phrases: PhraseRules


def compile_entities(pack: Pack, phrases: PhraseRules) -> EntityRules:
    """The entity words of a pack."""

    def named(*names: str) -> frozenset[str]:
        return frozenset(word for name in names for word in pack.words_named(name))

    return EntityRules(
        authorities=named("authority", "reference-noun"),
        places=named("place"),
        bodies=named("body"),
        companies=named("company-word"),
        speech=named("speech-verb"),
        measures=named("measure-noun"),
        public=named("public-body"),
        institutions=named("institution"),
        headline_verbs=named("headline-verb"),
        articles=named("article"),
        regions=named("region"),
        divisions=named("division"),
        around=named("place-preposition"),
        scopes=named("scope-word"),
        actors=named("person-noun"),
        sources=named("source-noun"),
        sizes=named("size-verb"),
        premises=named("premises"),
        outflows=named("outflow"),
        inner=named("inner-body"),
        double=named("double-object-verb"),
        sides=named("side-of-place"),
        nobody=named("stand-in-word"),
        events=named("event-noun"),
        receiving=named("receiving-participle"),
        others=named("other-body-word"),
        belonging=named("belonging-people"),
        reporting=named("plural-report-verb"),
        bounds=named("bounding-word"),
        aged=named("before-age"),
        averages=named("average-noun"),
        wide=named("average-scope"),
        worlds=named("world-word"),
        plurals=named("plural-of-people"),
        somebody=named("one-person-noun"),
        weather=named("weather-noun"),
        exchanges=named("exchange-noun"),
        goods=named("traded-good"),
        trading=named("market-move", "market-level"),
        times=named("time-noun"),
        papers=named("published-noun"),
        asking=named("conjunction"),
        warmth=named("warmth-unit"),
        phrases=phrases,
    )
