"""What the finder of averages compiles from a pack."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.averages.cues import CueRules, compile_cues
from heshu.relations.averages.words import AverageWords, compile_average_words
from heshu.relations.cautions import Cautions, word_pattern


class AverageRules(Struct, frozen=True):
    """What the finder of averages compiled from a pack."""

    cues: CueRules
    plain_gap: re.Pattern[str]
    other: re.Pattern[str]
    population: re.Pattern[str]
    """人口, residents: a count that bureaus average over the year."""
    not_amount: re.Pattern[str]
    """净利润, tax: no amount that a price times a quantity gives."""
    several_prices: re.Pattern[str] | None
    """Words of several prices: "the top grade at $1,900 a tonne" is not that of all."""
    money: frozenset[str]
    bases: Mapping[str, tuple[str, Fraction]]
    """Unit -> base unit and factor, so that tonnes can be divided into kilograms per mu."""
    words: AverageWords
    supposed: re.Pattern[str]
    """如果, if: what is only supposed."""
    cautions: Cautions


def compile_averages(pack: Pack, cautions: Cautions) -> AverageRules:
    """The rules of a pack for averages."""
    return AverageRules(
        compile_cues(pack),
        _gap(pack),
        word_pattern(pack, "relation-other-average"),
        word_pattern(pack, "relation-population"),
        word_pattern(pack, "relation-not-amount"),
        _several(pack),
        frozenset(unit.code for unit in pack.unit if unit.kind == "money"),
        {
            unit.code: (unit.base, Fraction(unit.factor))
            for unit in pack.unit
            if unit.base and unit.factor
        },
        compile_average_words(pack),
        word_pattern(pack, "relation-supposed"),
        cautions,
    )


def _gap(pack: Pack) -> re.Pattern[str]:
    """Words between a cue and its figure, the longest first: "at" before "a"."""
    words = sorted(pack.words_named("relation-average-gap"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)}|\s)*")


def _several(pack: Pack) -> re.Pattern[str] | None:
    name = "relation-several-prices"
    return word_pattern(pack, name) if pack.words_named(name) else None
