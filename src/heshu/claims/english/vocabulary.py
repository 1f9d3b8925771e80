"""The words of a pack that have a letter of their own: `rose` -> `U`; the letters are in words.py."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heshu.languages.schema import Pack

SINGLE = {
    "of": "o", "to": "t", "from": "f", "by": "b", "in": "i", "at": "a", "for": "r", "with": "w",
    "and": "&", "or": "/",
}  # fmt: skip
LISTS = {
    "determiner": "d", "pronoun": "S", "auxiliary": "x", "be": "v", "preposition": "p",
    "conjunction": "k", "adverb": "X", "noun-in-ly": "N", "comparison": "c",
}  # fmt: skip
VERB_LISTS = {"verb": "V", "level-verb": "L", "report-verb": "R"}


class Vocabulary(Struct, frozen=True, eq=False):
    """The words of the packs that have a letter of their own; each is another one, told by `is`."""

    letters: Mapping[str, str]
    """Folded word -> letter of its first meaning."""
    nouns: Mapping[str, str]
    """Words of change that may be nouns -> `u` or `n`."""
    pairs: frozenset[str]
    """First words of entries of two words: went up."""
    predicates: frozenset[str]
    """Adjectives behind a verb of level: remained low."""
    either: frozenset[str]
    """Verbs that are as often plural nouns: houses."""
    dealing: frozenset[str]
    """Plural nouns that are verbs behind whoever deals in what is counted: exports."""
    somebody: frozenset[str]
    """Bodies, institutions and places, which do something."""
    acronyms: frozenset[str]
    places: frozenset[str]
    headline_verbs: frozenset[str]
    measures: frozenset[str]
    """Nouns of measure and of goods, which are no names."""
    adjusted: frozenset[str]
    """Participles between an adverb and a figure: a seasonally adjusted ▢."""
    passing: frozenset[str]
    """Words that join a sentence to the one before, inside of it as well: however."""
    reported: frozenset[str]
    """Verbs of saying that stand between a number and what it counts: ▢ confirmed cases."""
    dimensions: frozenset[str]
    """Adjectives behind a measure, which say which way it was taken."""
    singular: frozenset[str]
    """In front of one thing: each, a, its."""
    adjectival: frozenset[str]
    """Verbs that in front of a noun are adjectives: average supply."""
    summing: frozenset[str]
    """Of these, those that behind a noun are nouns: the cumulative total."""
    scales: frozenset[str]
    """in millions, except per share: what the figures of a table are in."""
    pointing: frozenset[str]
    """In front of a small number that points back: the two."""


def compile_vocabulary(pack: Pack) -> Vocabulary:
    """The letters of the words in a pack; earlier lists win over later ones here."""

    def named(*names: str) -> frozenset[str]:
        return frozenset(word for name in names for word in pack.words_named(name))

    letters: dict[str, str] = dict(SINGLE)
    nouns: dict[str, str] = {}
    verbs = {"up": "U", "down": "D", "": "C"}
    adverbs = {"up": "A", "down": "B"}
    for entry in pack.change:
        if entry.role == "verb":
            for word in entry.words:
                letters.setdefault(word, verbs[entry.direction])
        elif entry.role == "noun" and entry.direction:
            nouns.update(dict.fromkeys(entry.words, "u" if entry.direction == "up" else "n"))
        elif entry.role == "adjective" and entry.direction:
            for word in entry.words:
                letters[word] = adverbs[entry.direction]
    for name, letter in (*LISTS.items(), *VERB_LISTS.items()):
        for word in pack.words_named(name):
            letters.setdefault(word, letter)
    for word, letter in nouns.items():
        letters.setdefault(word, letter)
    letters["than"] = "c"
    return Vocabulary(
        letters,
        nouns,
        frozenset(word.split(" ", 1)[0] for word in letters if " " in word),
        named("predicate-adjective"),
        named("noun-or-verb"),
        named("dealing-verb"),
        named("body", "institution", "region"),
        named("acronym-indicator"),
        named("place"),
        named("headline-verb"),
        named("measure-noun", "person-noun", "opening-adjective"),
        named("adjusted-participle"),
        named("passing-conjunction"),
        named("reported-adjective"),
        named("dimension-adjective"),
        named("determiner-of-one"),
        named("adjectival-verb", "summing-verb"),
        named("summing-verb"),
        named("scale-plural"),
        named("before-number-pointing-back"),
    )
