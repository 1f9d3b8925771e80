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
    acronyms: frozenset[str]
    places: frozenset[str]
    headline_verbs: frozenset[str]
    measures: frozenset[str]
    """Nouns of measure and of goods, which are no names."""


def compile_vocabulary(pack: Pack) -> Vocabulary:
    """The letters of the words in a pack; earlier lists win over later ones here."""
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
        frozenset(pack.words_named("predicate-adjective")),
        frozenset(pack.words_named("noun-or-verb")),
        frozenset(pack.words_named("acronym-indicator")),
        frozenset(pack.words_named("place")),
        frozenset(pack.words_named("headline-verb")),
        frozenset(
            (
                *pack.words_named("measure-noun"),
                *pack.words_named("person-noun"),
                *pack.words_named("opening-adjective"),
            )
        ),
    )
