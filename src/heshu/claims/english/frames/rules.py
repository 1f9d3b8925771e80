"""The words of a pack that decide what governs a figure."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heshu.claims.english.phrases import PhraseRules
from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re


class FrameRules(Struct, frozen=True, kw_only=True):
    """The word lists that decide frames."""

    phrases: PhraseRules

    # verbs of change, and what is added or taken
    transitive: frozenset[str]
    """Verbs of change whose object is what changes."""
    funds: frozenset[str]
    """Verbs of change whose bare object is an amount of its own: raised 40 million."""
    losses: frozenset[str]
    """Verbs whose object may be a loss of its own: the firm lost 40 million."""
    carriers: frozenset[str]
    """Verbs by which one change brings another: taking the rate to 5 percent."""
    additions: frozenset[str]
    """Words in front of what is added: extra."""
    adding: frozenset[str]
    """Verbs of adding: added ▢ to its bill, plans to add ▢ workers."""
    takers: frozenset[str]
    """Verbs of taking off: knocked."""
    contributing: frozenset[str]
    """Verbs of making up a part of a change: contributing ▢ points."""
    unmoved: frozenset[str]
    """Adverbs of no change: little changed at ▢."""
    moved: frozenset[str]
    """were moved to ▢ shelters: where, not how many there came to be."""
    growers: frozenset[str]
    """Verbs of growing, which of a part of something is no change: grows ▢ of the crop."""
    drifting: frozenset[str]
    """Verbs of a way from one level to another that do not say up or down: drifted, gone."""
    definite: frozenset[str]
    """Articles of what is known: the, its."""
    leaving: frozenset[str]
    """Verbs that leave something at a distance from another level."""
    hopes: frozenset[str]
    """Words behind a figure that tell an earlier view of the same time: previously."""
    tallying: frozenset[str]
    """Verbs whose "up" counts what was won: ran up ▢ points, notched up ▢ wins."""
    particles: frozenset[str]
    """Verbs whose up or down is no change: drew down, lay up."""
    extents: frozenset[str]
    """Nouns between a change and its figure: to a range of ▢, by an average of ▢."""
    closed: frozenset[str]
    """Verbs whose down is no change of what is counted: closed down ▢ libraries."""
    tallies: frozenset[str]
    """Nouns of what adds up: the toll."""
    paces: frozenset[str]
    """Nouns of how fast something changes: at a rate of ▢."""
    bounds: tuple[str, ...]
    """Words in front of a level that was reached: climbed above ▢."""
    spans: frozenset[str]
    """increased ▢ from the prior-year quarter: when, not what changed."""
    whens: frozenset[str]
    """Words behind in the and for the that say when: the season, the second."""
    much: frozenset[str]
    """as much as ▢"""

    # nouns of change
    sellers: frozenset[str]
    """Somebody who posts a gain of ▢ in what was spoken of before."""
    added: frozenset[str]
    """the addition of ▢ stores: things that came or went, counted."""
    including: frozenset[str]
    gains: frozenset[str]
    """includes a gain of ▢ from the sale: what was earned, no change."""
    growing: frozenset[str]
    """Nouns of growth that need nobody to be spoken of."""
    economic: frozenset[str]
    """Of these, those that belong to what stands in front of them: economic growth."""
    forecasters: tuple[str, ...]
    """Endings of who expects a change: economists, analysts."""
    no_forecasters: tuple[str, ...]
    adjectives: tuple[str, ...]
    """Endings of adjectives, which alone say nothing without the noun: annual growth."""
    no_adjectives: tuple[str, ...]

    # levels
    trades: frozenset[str]
    """Participles of what is done for a price: sold."""
    transfers: frozenset[str]
    """Verbs by which money changes hands: received."""
    verb_particles: frozenset[str]
    """Behind the verb of a transfer: paid out ▢."""
    holding: frozenset[str]
    """Verbs of level of two words, in front of at: held steady."""
    superlatives: frozenset[str]
    """highest, lowest: where a level is an extreme."""
    extremes: Mapping[str, str]
    """Nouns of the highest and the lowest level -> where it went to come there."""
    running: frozenset[str]
    """Verbs of working at a part of what is possible: operating at ▢ of capacity."""
    standing: frozenset[str]
    """Verbs that with at say how high something is: trading at."""
    ranging: frozenset[str]
    """Verbs of a range: ranged from ▢ to ▢."""
    valuing: frozenset[str]
    """Verbs whose object is worth an amount: the deal values the firm at ▢."""
    putting: frozenset[str]
    """Verbs whose object is of an amount as somebody sees it: put output at ▢."""
    nearness: frozenset[str]
    """Prepositions between a verb and how high something is."""
    nearby: tuple[str, ...]
    """Words in this place that may belong to the figure."""
    price: frozenset[str]
    """Verbs of prices, behind which no change and nobody is measured."""

    # chains
    expectations: frozenset[str]
    """Nouns of what was expected: forecast, view."""
    reckonings: frozenset[str]
    """Nouns of how a change is reckoned: on a reported basis."""
    distances: Mapping[str, str]
    """Words behind a distance from another level -> direction: ▢ above."""
    comparatives: Mapping[str, str]
    """The same with than: ▢ higher than."""
    sloping: frozenset[str]
    """The hill rises to ▢: verbs of how high the land goes."""
    relief: frozenset[str]
    """hill, path: what does so."""
    ground: frozenset[str]
    """▢ above sea level: no other level of the same thing."""

    # nouns
    participles: frozenset[str]
    """Participles that do not end in -ed."""
    having: frozenset[str]
    predicated: frozenset[str]
    """available in lots of ▢"""
    jobs: frozenset[str]
    """Things that come and go by what verbs say: the loss of ▢ posts."""
    losers: frozenset[str]
    """Verbs of loss that also say how something ended: lost ▢ matches."""
    undergone: frozenset[str]
    """What is lost so: matches, sons."""
    losing: frozenset[str]
    gaining: frozenset[str]
    packages: frozenset[str]
    """What goods are counted in: stocks reached ▢ bags."""
    again: frozenset[str]
    """another ▢: of what was counted before."""
    more: frozenset[str]
    """▢ more"""
    persons: frozenset[str]
    """Pronouns of one person, who may be so old."""
    was: frozenset[str]
    """Verbs of an age: turned ▢."""
    relatives: frozenset[str]
    """Relative pronouns of persons: Smith, who is ▢."""
    roles: frozenset[str]
    """What persons are, behind which their names and ages stand: the midwife."""
    role_endings: tuple[str, ...]
    """Ends of the nouns of those who do something: -er, -ist."""
    between: frozenset[str]
    """Words between a number and what it counts: of its."""
    believed: frozenset[str]
    """is thought to be ▢ of the total: what is measured is the subject."""
    covering: frozenset[str]
    """Verbs that take a part of something: ponds cover ▢ of the district."""
    shares: frozenset[str]
    """Verbs of being a part: made up ▢."""
    cost: re.Pattern[str]
    """In front of a part that is lost: cost us ▢ of income."""
    qualities: Mapping[str, str]
    """Words between a rate and what it is of -> direction: a ▢ lower risk."""
    measured_behind: Mapping[str, tuple[str, str]]
    """▢ long, ▢ high: word -> kind of the figure, and what of a thing it measures."""
    prepositional: frozenset[str]
    """Of these, those that are prepositions as well: across."""
    measured_in_front: Mapping[str, tuple[str, str]]
    """Verbs of the same: weighs ▢."""
    aged: frozenset[str]
    """Words in front of ages: those aged ▢ to ▢."""

    # deeds
    accounting: frozenset[str]
    accounting_now: frozenset[str]
    """Participles of the same."""
    somebody: frozenset[str]
    """Words that stand for somebody named before: the larger."""
    no_people: frozenset[str]
    """Nouns that end like those of people: orders."""
    output: frozenset[str]
    producing: frozenset[str]
    """while Acmeland produced ▢: of the output that was spoken of."""
    no_deeds: frozenset[str]
    """Verbs that take no time: ended, lost."""
    extending: frozenset[str]
    """Verbs of which the subject is what is measured: the journey takes ▢."""


LISTS: Mapping[str, tuple[str, ...]] = {
    "transitive": ("transitive-change",),
    "funds": ("fund-verb",),
    "losses": ("loss-verb",),
    "carriers": ("carrying-verb",),
    "additions": ("addition",),
    "adding": ("adding-verb",),
    "takers": ("taking-verb",),
    "contributing": ("contributing-verb",),
    "unmoved": ("hardly-adverb",),
    "moved": ("moving-verb",),
    "growers": ("growing-verb",),
    "drifting": ("drifting-verb",),
    "definite": ("known-article",),
    "leaving": ("leaving-verb",),
    "hopes": ("earlier-view",),
    "particles": ("particle-verb",),
    "tallying": ("tally-verb",),
    "extents": ("extent-noun",),
    "closed": ("closing-verb",),
    "tallies": ("tally-noun",),
    "paces": ("pace-noun",),
    "spans": ("compared-span",),
    "whens": (
        "time-noun",
        "season",
        "quarter-ordinal",
        "part-of-span",
        "comparison-time",
        "named-moment",
    ),
    "much": ("amount-adverb",),
    "sellers": ("seller-noun",),
    "added": ("added-noun",),
    "including": ("including-verb",),
    "gains": ("gain-noun",),
    "growing": ("growth-noun", "economic-growth-noun"),
    "economic": ("economic-growth-noun",),
    "trades": ("trade-participle",),
    "transfers": ("transfer-verb",),
    "verb_particles": ("transfer-particle",),
    "holding": ("holding-verb",),
    "superlatives": ("extreme-adjective",),
    "running": ("running-verb",),
    "standing": ("standing-verb",),
    "ranging": ("ranging-verb",),
    "valuing": ("valuing-verb",),
    "putting": ("putting-verb",),
    "nearness": ("near-preposition",),
    "price": ("price-verb",),
    "expectations": ("expectation-noun",),
    "reckonings": ("reckoning-noun",),
    "sloping": ("sloping-verb",),
    "relief": ("relief-noun",),
    "ground": ("ground-noun",),
    "participles": ("irregular-participle",),
    "having": ("having-verb",),
    "predicated": ("predicated-participle",),
    "jobs": ("job-noun",),
    "losers": ("undergoing-verb",),
    "undergone": ("undergone-noun",),
    "losing": ("losing-word", "price-verb"),
    "gaining": ("gaining-word",),
    "packages": ("package-noun",),
    "again": ("again-word",),
    "more": ("more-word",),
    "persons": ("person-pronoun",),
    "was": ("age-verb",),
    "prepositional": ("dimension-preposition",),
    "relatives": ("person-relative",),
    "roles": ("person-role",),
    "between": ("between-number-and-noun",),
    "believed": ("belief-participle",),
    "covering": ("covering-verb",),
    "shares": ("share-verb",),
    "aged": ("before-age",),
    "accounting": ("accounting-verb", "accounting-participle"),
    "accounting_now": ("accounting-participle",),
    "somebody": ("one-of-several",),
    "no_people": ("no-people-noun",),
    "output": ("output-noun",),
    "producing": ("producing-verb",),
    "no_deeds": ("momentary-verb",),
    "extending": ("extending-verb",),
}
"""Field -> the lists of the pack whose words it holds."""


def compile_frames(pack: Pack, phrases: PhraseRules) -> FrameRules:
    """The words of the pack that decide frames."""

    def named(*names: str) -> frozenset[str]:
        return frozenset(word for name in names for word in pack.words_named(name))

    def ways(up: tuple[str, ...], down: tuple[str, ...]) -> Mapping[str, str]:
        return dict.fromkeys(named(*up), "up") | dict.fromkeys(named(*down), "down")

    return FrameRules(
        phrases=phrases,
        bounds=_in_front(pack, "passed-bound"),
        forecasters=pack.words_named("forecaster-ending"),
        no_forecasters=pack.words_named("no-forecaster-ending"),
        adjectives=pack.words_named("adjective-ending"),
        no_adjectives=pack.words_named("no-adjective-ending"),
        extremes=ways(("peak-noun",), ("trough-noun",)),
        nearby=_in_front(pack, "near-word"),
        distances=ways(("distance-up",), ("distance-down",)),
        comparatives=ways(("greater-word", "longer-word"), ("smaller-word", "shorter-word")),
        cost=re.compile(rf"\b{words(pack, 'price-verb')} (?:us|it|them|[a-z]+ [a-z]+)$"),
        qualities=ways(("greater-word", "more-word"), ("smaller-word", "fewer-word")),
        role_endings=pack.words_named("role-ending"),
        measured_behind=_measures(pack, "measure-behind"),
        measured_in_front=_measures(pack, "measure-in-front"),
        **{field: named(*names) for field, names in LISTS.items()},
    )


def _measures(pack: Pack, name: str) -> Mapping[str, tuple[str, str]]:
    """Words -> kind and noun, of entries like `length|width|wide/broad`."""
    entries = [entry.split("|") for entry in pack.patterns_named(name)]
    return {word: (kind, noun) for kind, noun, words in entries for word in words.split("/")}


def _in_front(pack: Pack, name: str) -> tuple[str, ...]:
    """The words of a list with the space behind them, for the beginning of a text."""
    return tuple(f"{word} " for word in pack.words_named(name))
