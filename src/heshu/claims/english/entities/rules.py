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
    months: frozenset[str]
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
    no_headline: frozenset[str]
    """Last words of what a headline names that is nobody: a month, a bulletin."""
    no_places: frozenset[str]
    """Last words of what no place is called: a month, sales."""
    placing: frozenset[str]
    """Between the topic of a release and its place: in."""
    placed: frozenset[str]
    """What is counted for places: the population."""
    phrases: PhraseRules


MONTHS = tuple([f"month-{number:02}" for number in range(1, 13)])
LISTS = {
    "authorities": ("authority", "reference-noun"),
    "places": ("place",),
    "bodies": ("body",),
    "companies": ("company-word",),
    "speech": ("speech-verb",),
    "measures": ("measure-noun",),
    "months": (*MONTHS, "season"),
    "no_headline": (*MONTHS, "season", "published-noun"),
    "no_places": (*MONTHS, "season", "measure-noun", "body"),
    "public": ("public-body",),
    "institutions": ("institution",),
    "headline_verbs": ("headline-verb",),
    "articles": ("article",),
    "regions": ("region",),
    "divisions": ("division",),
    "around": ("place-preposition",),
    "scopes": ("scope-word",),
    "actors": ("person-noun",),
    "sources": ("source-noun",),
    "sizes": ("size-verb",),
    "premises": ("premises",),
    "outflows": ("outflow",),
    "inner": ("inner-body",),
    "double": ("double-object-verb",),
    "sides": ("side-of-place",),
    "nobody": ("stand-in-word",),
    "events": ("event-noun",),
    "receiving": ("receiving-participle",),
    "others": ("other-body-word",),
    "belonging": ("belonging-people",),
    "reporting": ("plural-report-verb",),
    "bounds": ("bounding-word",),
    "aged": ("before-age",),
    "averages": ("average-noun",),
    "wide": ("average-scope",),
    "worlds": ("world-word",),
    "plurals": ("plural-of-people",),
    "somebody": ("one-person-noun",),
    "weather": ("weather-noun",),
    "exchanges": ("exchange-noun",),
    "goods": ("traded-good",),
    "trading": ("market-move", "market-level"),
    "times": ("time-noun",),
    "papers": ("published-noun",),
    "asking": ("conjunction",),
    "warmth": ("warmth-unit",),
    "placing": ("place-of-topic",),
    "placed": ("statistic-of-place",),
}
"""Field -> the lists of the pack whose words it knows."""


def compile_entities(pack: Pack, phrases: PhraseRules) -> EntityRules:
    """The entity words of a pack."""
    known = {
        field: frozenset(word for name in names for word in pack.words_named(name))
        for field, names in LISTS.items()
    }
    return EntityRules(**known, phrases=phrases)
