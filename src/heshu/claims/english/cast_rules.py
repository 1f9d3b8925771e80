"""The words of a pack that names are told apart with."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from heshu.claims.english.hosts import HostRules, compile_hosts
from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re

MOST_NAMES = 400
DEMONYM = re.compile(r"(?:ian|ish|ese|ean|can|ench|utch|reek|wiss|Thai|aqi|eli|ani|rman|viet)$")
"""Belgian carmaker Acme: an adjective in front of whom a sentence is about."""


class CastRules(Struct, frozen=True):
    """Words with a capital that are no names of what figures are about."""

    authorities: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    """Units and indicators in capitals: MW, GDP."""
    places: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    """Nouns of measure and of goods: Exports, Wheat."""
    common: frozenset[str] = frozenset()
    """Words that begin sentences: The, In, However."""
    firms: frozenset[str] = frozenset()
    """Last words of the names of firms: Inc, Corporation."""
    parts: frozenset[str] = frozenset()
    """Parts of a document that are numbered: Article IV, Note 9."""
    regions: frozenset[str] = frozenset()
    """Nouns of places: province, county."""
    speech: frozenset[str] = frozenset()
    """Verbs of saying."""
    papers: frozenset[str] = frozenset()
    """What a body publishes: data, figures, survey."""
    sourced: tuple[str, ...] = ()
    """Words in front of a name that say whose the statement is: according to."""
    reporting: re.Pattern[str] | None = None
    """An annual report speaks of the Group, whose name stands on its cover."""
    headings: re.Pattern[str] | None = None
    """Headings of reports that a text may have run into the sentence below them."""
    hosts: HostRules = HostRules()
    pointing: frozenset[str] = frozenset()
    """Words that may mean whom the file is about: she, we, the company."""
    ours: frozenset[str] = frozenset()
    """Words by which a text speaks of its author: we."""


def compile_cast(pack: Pack) -> CastRules:
    """The words of a pack that names are told apart with."""

    def named(*names: str) -> frozenset[str]:
        return frozenset(word for name in names for word in pack.words_named(name))

    return CastRules(
        named("authority"),
        named("weekday", "time-noun", *(f"month-{number:02}" for number in range(1, 13))),
        frozenset(name.lower() for unit in pack.unit for name in (*unit.names, *unit.prefixes))
        | frozenset(word.lower() for word in pack.words_named("acronym-indicator")),
        named("place"),
        named("measure-noun", "person-noun"),
        named(
            "determiner", "pronoun", "auxiliary", "be", "preposition", "conjunction", "adverb",
            "comparison", "report-verb",
        )
        | {"in", "at", "for", "to", "from", "by", "with", "of", "and", "or"},
        named("firm-suffix"),
        named("document-part"),
        named("region"),
        named("speech-verb", "report-verb"),
        named("source-noun", "published-noun"),
        pack.words_named("before-source"),
        re.compile(rf"\b[Tt]he {words(pack, 'reporting-one')}\b(?! [A-Z]| of )"),
        _headings(pack.words_named("run-in-heading")),
        compile_hosts(pack),
        named("pointing-to-topic"),
        named("author-word"),
    )  # fmt: skip


def _headings(words: Iterable[str]) -> re.Pattern[str] | None:
    """Activity was flat. Consumer Spending Retailers: a heading in front of a sentence."""
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:(?<=[.!?] )|(?<=\n)|\A)(?:{known})(?= [A-Z])") if known else None
