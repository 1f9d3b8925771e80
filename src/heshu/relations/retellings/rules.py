"""What the finder of retellings compiled from a pack, and the stems by which words are compared."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from msgspec import Struct

from heshu.languages.lists import words as any_word
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.phrases import phrases
from heshu.relations.small_numbers import SMALL_NUMBERS

SUFFIX = re.compile(r"(?:ies|es|s|ed|ing|ly|ment|er|or|ion|e|'s|’s)$")
STEM = 5
"""Letters by which longer words are told apart: employs, employed, employees."""
SHORTEST = 3
WORDS_AT_HAND = 4096
"""Words whose stems are kept; a text repeats most of its words."""
WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")


class RetellingRules(Struct, frozen=True):
    """What the finder of retellings compiled from a pack."""

    classes: Mapping[str, str]
    """Stem of a word -> stem of the word that stands for it: workers and employees are staff."""
    common: frozenset[str]
    """Stems of words that say nothing about which figure it is."""
    contrasts: tuple[frozenset[str], ...]
    """Groups of stems that exclude each other: north and south, men and women."""
    scopes: frozenset[str]
    """Words of a part of the whole: north, women; "outer" is none of "pointed out"."""
    another: frozenset[str]
    """Stems of words that make another thing of a thing: the rival port."""
    apart: frozenset[str]
    """The same words, whole."""
    modifiers: frozenset[str]
    """Stems of words that make another noun of a noun: youth unemployment, new infections."""
    otherwise: re.Pattern[str]
    """Words of another figure: another, remaining, so far, revised."""
    counted: re.Pattern[str]
    """The words behind a count that say what is counted."""
    speaker: re.Pattern[str]
    """Who speaks, with the verb of speech: "said Anna Berg", "according to Berg"."""
    area: re.Pattern[str]
    """A name behind the word for where something is, or before what it has: across Europe."""
    margins: tuple[re.Pattern[str], ...]
    """By how much somebody won: by 32 runs, a 23-run win."""
    people: frozenset[str]
    """Stems of nouns that stand for any others of persons."""
    defined: frozenset[str]
    """What a document calls whom it is about, with a capital: the Group."""
    months: frozenset[str]
    weekdays: frozenset[str]
    cautions: Cautions


def compile_retellings(pack: Pack, cautions: Cautions) -> RetellingRules | None:
    """The rules of a pack for retellings; `None` for a language that has none."""
    if not pack.words_named("relation-retold-common"):
        return None
    classes = {
        stem(word): stem(entry.partition("|")[0])
        for entry in pack.words_named("relation-retold-class")
        for word in entry.split("|")
    }
    return RetellingRules(
        classes,
        frozenset(stem(word) for word in pack.words_named("relation-retold-common")),
        tuple(
            frozenset(stem(word) for word in entry.split("|"))
            for entry in pack.words_named("relation-retold-contrast")
        ),
        frozenset(pack.words_named("relation-retold-scope")),
        frozenset(stem(word) for word in pack.words_named("relation-retold-another")),
        frozenset(pack.words_named("relation-retold-another")),
        frozenset(stem(word) for word in pack.words_named("relation-retold-modifier")),
        word_pattern(pack, "relation-retold-otherwise"),
        re.compile(phrases(pack).regex("relation-retold-counted")),
        _speaker(pack),
        _area(pack),
        _margins(pack),
        frozenset(stem(word) for word in pack.words_named("relation-retold-people")),
        frozenset(pack.words_named("relation-retold-defined")),
        frozenset(pack.words_named(f"month-{number:02}")[0] for number in range(1, 13)),
        frozenset(pack.words_named("weekday")),
        cautions,
    )


def _speaker(pack: Pack) -> re.Pattern[str]:
    """One to four names in capitals behind a verb of speech or before it."""
    verbs = any_word(pack, "relation-speech-verb")
    before = any_word(pack, "relation-speech-verb", "relation-speech-lead")
    return re.compile(
        rf"\b{before}\s+(?:[A-Z][a-z.]+\s*){{1,4}}|(?:[A-Z][a-z.]+\s){{1,4}}{verbs}\b"
    )


def _area(pack: Pack) -> re.Pattern[str]:
    """A name in capitals behind a preposition of place, or one that a sentence says to have something."""
    where, has = any_word(pack, "relation-area-before"), any_word(pack, "relation-area-behind")
    return re.compile(
        rf"\b{where} (?:the )?(?P<area>[A-Z][A-Za-z]+)|^(?:The )?(?P<owner>[A-Z][A-Za-z]+) {has}\b"
    )


def _margins(pack: Pack) -> tuple[re.Pattern[str], ...]:
    """By how much somebody won, its number and unit in groups."""
    number = rf"(?P<number>\d{{1,3}}|{'|'.join(SMALL_NUMBERS)})"
    unit, won = any_word(pack, "relation-margin-unit"), any_word(pack, "relation-margin-noun")
    return (
        re.compile(rf"\bby (?:an? )?{number} (?P<what>{unit})s?\b", re.IGNORECASE),
        re.compile(rf"\b{number}-(?P<what>{unit}) {won}\b", re.IGNORECASE),
    )


@functools.lru_cache(WORDS_AT_HAND)
def stem(word: str) -> str:
    """A word in small letters, cut so that its forms agree: employees -> emplo."""
    bare = word.lower().replace("’", "'")
    for _ in range(2):
        cut = SUFFIX.sub("", bare)
        bare = cut if len(cut) >= SHORTEST else bare
    return bare[:STEM]
