"""The compiled rules of the languages that a run needs, made once and passed to every stage.

`prepare(language="zh")` reads and compiles nothing yet; the rules of a language are compiled
when the first text in it is met, because a Chinese page should not wait for English rules.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from msgspec import Struct, field

from heshu.claims import ClaimRules
from heshu.claims import compile_rules as compile_claims
from heshu.languages import pack
from heshu.languages.scale_words import compile_scale_words
from heshu.languages.schema import Pack
from heshu.layout import LayoutRules
from heshu.layout import compile_rules as compile_layout
from heshu.model.scales import ScaleWords
from heshu.model.texts import LanguageCode
from heshu.numerals import Grammar, compile_grammar
from heshu.quantities import QuantityRules
from heshu.quantities import compile_rules as compile_quantities
from heshu.relations import RelationRules
from heshu.relations import compile_rules as compile_relations
from heshu.rule_cache import kept
from heshu.sentences import SentenceRules
from heshu.sentences import compile_rules as compile_sentences
from heshu.table.rows import base_units

LANGUAGES: tuple[LanguageCode, ...] = ("zh", "en")


class LanguageRules(Struct, frozen=True):
    """What the stages compiled from a pack."""

    layout: LayoutRules
    sentences: SentenceRules
    grammar: Grammar
    quantities: QuantityRules
    claims: ClaimRules
    relations: RelationRules
    base_units: Mapping[str, tuple[str, Decimal]]
    scales: ScaleWords


class Engine(Struct, frozen=True):
    """Everything that reading a document depends on beside the document."""

    language: str = "auto"
    house_packs: tuple[Path, ...] = ()
    as_of: datetime.date | None = None
    compiled: dict[LanguageCode, LanguageRules] = field(default_factory=dict)
    """The rules of the languages met so far; the same packs always give the same rules."""

    def rules(self, language: LanguageCode) -> LanguageRules:
        """The compiled rules of a language. Raises `PackError` for a broken pack."""
        found = self.compiled.get(language)
        if found is None:
            found = self.compiled[language] = self._made(language)
        return found

    def pack(self, language: LanguageCode) -> Pack:
        """The pack of a language, which a run with compiled rules seldom needs."""
        return pack.load(language, self.house_packs)

    def _made(self, language: LanguageCode) -> LanguageRules:
        if self.house_packs:
            try:
                return compile_rules(language, self.house_packs)
            except pack.PackError as error:
                if not str(error).startswith("[["):
                    raise  # it names its file
                paths = ", ".join(map(str, self.house_packs))  # the rules of our own do compile
                raise pack.PackError(f"{paths}: {error}") from None
        return kept(language, lambda: compile_rules(language))


def prepare(
    language: str = "auto",
    house_packs: tuple[Path, ...] = (),
    as_of: datetime.date | None = None,
) -> Engine:
    """An engine for documents in `zh`, `en` or either.

    House packs are read at once, so that a broken one is reported before any document is.
    Raises `PackError`.
    """
    engine = Engine(language, house_packs, as_of)
    if house_packs:
        for code in LANGUAGES:
            pack.load(code, house_packs)
    return engine


def compile_rules(language: LanguageCode, house_packs: tuple[Path, ...] = ()) -> LanguageRules:
    """Load the pack of a language and compile it for each stage."""
    loaded = pack.load(language, house_packs)
    return LanguageRules(
        compile_layout(loaded),
        compile_sentences(loaded),
        compile_grammar(loaded),
        compile_quantities(loaded),
        compile_claims(loaded),
        compile_relations(loaded),
        base_units(loaded.unit),
        compile_scale_words(loaded),
    )
