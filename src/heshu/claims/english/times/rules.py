"""The words of time of a pack that are no numerals."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re


class TimeRules(Struct, frozen=True, kw_only=True):
    """Words of time that are no numerals."""

    nouns: frozenset[str]
    comparison: frozenset[str]
    weekdays: frozenset[str]
    seasons: frozenset[str]
    moments: frozenset[str]
    """Times that are named by what takes place then: harvest, noon."""
    sessions: frozenset[str]
    """trading"""
    naming: frozenset[str]
    """Last words of all times that are named by what takes place then."""
    clock: frozenset[str]
    """Hours that have a name, which are the same wherever it is: noon."""
    hours: frozenset[str]
    """Adjectives of a part of the day in front of these: early."""
    leading: frozenset[str]
    """Prepositions in front of a time that is named so."""
    during: frozenset[str]
    """Those of them that say that it lasted so long."""
    including: frozenset[str]
    """Words in front of a part of what was named: including."""
    reasons: frozenset[str]
    """Conjunctions of a reason, which may lie at another time."""
    present: frozenset[str]
    """now, currently"""
    adverbs: frozenset[str]
    """The same, and overnight."""
    fleeting: frozenset[str]
    """When something is said, not when what is told took place."""
    contracts: frozenset[str]
    papers: frozenset[str]
    """What is traded of a good for delivery: contract, futures."""
    """Goods that are sold for delivery in a month: July coffee."""
    months: frozenset[str]
    plans: frozenset[str]
    """What says something about another time than its own: the March budget."""
    ending: frozenset[str]
    """Verbs in front of the span that they end or begin: ended the year."""
    halves: tuple[str, ...]
    """Spans whose noun may be said once: the third quarter and the fourth."""
    reported: tuple[str, ...]
    """Spans that a report is about, as its heading says."""
    lines: frozenset[str]
    """Words of a line that is nothing but a period: Six mths."""
    quarters: frozenset[str]
    """Ordinals of quarters and halves."""
    fractions: frozenset[str]
    """Parts of a year that look like figures: the half."""
    ordinals: frozenset[str]
    """first to last, in front of a span that is one of several."""
    numbered: frozenset[str]
    """Spans that are counted through: the second day."""
    named: frozenset[str]
    """Spans with a name in front: the Alba season."""
    covering: frozenset[str]
    """Prepositions of such a span."""
    parts: frozenset[str]
    """Parts of a span: the start of."""
    points: frozenset[str]
    """Of these, those that are a point in time."""
    ends: frozenset[str]
    """Prepositions of times that begin or end what is told."""
    running: frozenset[str]
    """consecutive"""
    expecting: frozenset[str]
    """Verbs behind now, which says when something is expected."""
    since: frozenset[str]
    """In front of a clause or an event from which on something is the most."""
    when: frozenset[str]
    """At the head of a clause that says when."""
    founding: frozenset[str]
    """Participles of what takes place once: founded."""
    dating: frozenset[str]
    """Prepositions between them and their time."""
    gatherings: frozenset[str]
    """What takes place every few years: at the last census."""
    latest: frozenset[str]
    """Adjectives that say which of them: last, first."""
    stages: frozenset[str]
    """Nouns of where something begins, ends or culminates: the outbreak of the war."""
    afterwards: frozenset[str]
    """Prepositions of what came before: after a rise of ▢ in March."""
    events: frozenset[str]
    """Prepositions of what took place at another time."""
    clauses: frozenset[str]
    """Words that a clause begins with."""
    usual: frozenset[str]
    """Nouns of what is usual at a time: average, norm."""
    getting: frozenset[str]
    """Verbs of whom a rise comes to: get, face."""
    stemming: frozenset[str]
    """Verbs of when a record was set: dates."""
    levels: frozenset[str]
    """Nouns of levels that are named by their time: the level of a year earlier."""
    adjectives: frozenset[str]
    """Adjectives between a preposition and its time."""
    pairs: frozenset[str]
    """last night: times of two words that stand without a preposition."""
    phrases: frozenset[str]
    """on the day: times of three words."""
    disasters: frozenset[str]
    """What something has happened since: since the flood."""
    wars: frozenset[str]
    """Times of strife, which have names."""
    feasts: frozenset[str]
    """Moments that something takes place before or after: Easter."""
    brief: frozenset[str]
    """Spans of a day, which later sentences are not about: the first hour."""
    issued: frozenset[str]
    """Participles of what was done to a figure: an estimate of ▢ made in May."""
    turns: frozenset[str]
    """Conjunctions behind which another statement begins."""
    each: frozenset[str]
    """Spans per which something is counted: a year."""
    per: frozenset[str]
    """Words in front of these."""
    rate: re.Pattern[str]
    """The span at the end of a rate: euros a year."""
    rates: frozenset[str]
    """annually, daily"""
    spans: frozenset[str]
    """Adjectives that name a span: full-year."""
    yearly: frozenset[str]
    """The same, where no other time is known: annual."""
    within: frozenset[str]
    """Prepositions of how long something took."""
    counted: frozenset[str]
    """Spans that are counted without a unit of time: seasons, matches."""
    records: frozenset[str]
    """Nouns of the most or the least that has been reached: peak, low."""
    beyond: frozenset[str]
    """Words between a figure and the level that it is away from: short, below."""
    beaten: frozenset[str]
    """Verbs of what has been topped: broke."""
    extremes: frozenset[str]
    """Words that say the most: worst, first, highest."""
    predictions: frozenset[str]
    """What is revised: forecast, estimate."""
    foreseen: frozenset[str]
    """What was done to what is revised: the ▢ it had predicted."""
    lasting: frozenset[str]
    """The same at the head of a sentence."""


LISTS: Mapping[str, tuple[str, ...]] = {
    "nouns": ("time-noun",),
    "comparison": ("comparison-time",),
    "weekdays": ("weekday", "day-by-distance"),
    "seasons": ("season",),
    "moments": ("named-moment",),
    "sessions": ("session-noun",),
    "hours": ("part-of-day",),
    "clock": ("hour-by-name",),
    "leading": ("moment-preposition",),
    "during": ("during-preposition",),
    "including": ("part-opening",),
    "reasons": ("reason-word",),
    "present": ("present-time",),
    "adverbs": ("present-time", "adverb-time"),
    "fleeting": ("fleeting-time",),
    "contracts": ("contract-good",),
    "papers": ("contract-noun",),
    "plans": ("plan-noun",),
    "ending": ("span-verb",),
    "lines": ("word-of-span-line",),
    "quarters": ("quarter-ordinal",),
    "fractions": ("year-fraction",),
    "ordinals": ("quarter-ordinal", "span-ordinal"),
    "numbered": ("numbered-span",),
    "named": ("named-span",),
    "covering": ("covering-preposition",),
    "parts": ("part-of-span",),
    "points": ("point-of-span",),
    "ends": ("limiting-preposition",),
    "since": ("since-word",),
    "when": ("opening-when",),
    "founding": ("founding-participle",),
    "dating": ("dating-preposition",),
    "running": ("running-word",),
    "expecting": ("expecting-verb",),
    "gatherings": ("gathering-noun",),
    "latest": ("quarter-ordinal", "span-ordinal", "latest-adjective"),
    "stages": ("stage-of-event",),
    "afterwards": ("preposition-of-before",),
    "events": ("event-preposition",),
    "clauses": ("clause-opening",),
    "usual": ("usual-level",),
    "getting": ("getting-verb",),
    "stemming": ("stemming-verb",),
    "levels": ("level-noun",),
    "adjectives": ("time-adjective",),
    "pairs": ("time-of-two-words",),
    "phrases": ("time-of-three-words",),
    "disasters": ("disaster-noun",),
    "wars": ("time-of-strife",),
    "brief": ("span-of-day",),
    "feasts": ("feast",),
    "issued": ("issued-participle",),
    "turns": ("contrasting-word",),
    "each": ("span-of-rate",),
    "per": ("per-word",),
    "rates": ("span-adverb",),
    "spans": ("span-adjective",),
    "yearly": ("yearly-adjective",),
    "within": ("within-preposition",),
    "counted": ("counted-span",),
    "records": ("record-noun",),
    "beyond": ("word-of-shortfall",),
    "beaten": ("verb-of-topping",),
    "extremes": ("irregular-extreme", "superlative", "extreme-adjective"),
    "predictions": ("prediction-noun",),
    "foreseen": ("participle-of-forecasting",),
    "lasting": ("within-preposition", "lasting-preposition"),
}
"""Field -> the lists of a pack whose words it holds."""
NAMING = (
    "named-moment", "session-noun", "gathering-noun", "stage-of-event", "time-of-three-words",
    "season", "disaster-noun", "time-of-strife", "time-of-two-words",
)  # fmt: skip
"""Lists of what times are named by."""


def compile_times(pack: Pack) -> TimeRules:
    """The words of time of a pack."""

    def named(*names: str) -> frozenset[str]:
        return frozenset(word for name in names for word in pack.words_named(name))

    return TimeRules(
        **{field: named(*names) for field, names in LISTS.items()},
        naming=frozenset(entry.split()[-1] for entry in named(*NAMING)),
        halves=tuple(pack.words_named("half-or-quarter")),
        reported=tuple(pack.words_named("reported-span")),
        months=frozenset(word.lower() for word in pack.words_named("month-in-full")),
        rate=re.compile(rf"(?:{words(pack, 'per-word')})\s+[a-z]+$|[a-z]+ly$"),
    )
