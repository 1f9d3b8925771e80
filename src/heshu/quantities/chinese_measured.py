"""A Chinese number with its unit, before hedges, and what decides on doubtful units."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from heshu.languages import trie
from heshu.languages.phrases import Phrases
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Kind
from heshu.quantities import units
from heshu.quantities.units import Units

WINDOW = 12
"""How far before a number, within its clause, a word may tell what it is about."""
CLAUSE = "，。；！？、：\n|"


class Measured(Struct, frozen=True, kw_only=True):
    """A number with its unit: the core of a quantity, without hedges."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    precision: Decimal = Decimal(1)
    unit: str = ""
    kind: Kind = "number"
    unit_text: str = ""
    words: bool = False
    scaled: bool = False
    scale: Decimal = Decimal(1)
    """The scale words of the number: 10000 for 5万."""
    unit_scale: Decimal = Decimal(1)
    """The factor that the unit's name carries: 0.1 for 角."""
    surplus: bool = False
    """3000多元, 一年多."""
    rank: bool = False
    ratio: bool = False
    tenths: bool = False
    is_range: bool = False
    lent: bool = False
    about: bool = False
    """十来个: about ten."""
    rules: tuple[str, ...] = ()


class UnitRules(Struct, frozen=True, kw_only=True):
    """Units and the word lists that decide doubtful ones."""

    units: Units
    not_unit: frozenset[str]
    unit_after_all: frozenset[str]
    """元月薪: a unit and the beginning of another word, though 元月 is a word too."""
    not_counted: frozenset[str]
    """The same behind decimals alone, which count nothing: 31.7所致, but 8所在建学校."""
    money: tuple[str, ...]
    person: tuple[str, ...]
    temperature: tuple[str, ...]
    rank: tuple[str, ...]
    places: frozenset[str]
    """Behind a number they make it a rank: 第3位."""
    no_places: tuple[str, ...]
    """Words that begin like these: 位于."""
    top_places: frozenset[str]
    """Behind a number with 前: 前三强."""
    among_the_first: tuple[str, ...]
    """In front of a number that they make a rank without those: 排名前10."""
    electricity: tuple[str, ...]
    angle: tuple[str, ...]
    mouths: tuple[str, ...]
    """Things that are counted by 口: wells, pots."""
    knots: tuple[str, ...]
    """Nouns of a speed on the water."""
    pieces: tuple[str, ...]
    """Nouns that are counted by 块."""
    persons_behind: re.Pattern[str]
    """Nouns of persons behind a number, with a few characters between: 1.4亿退休人员."""
    sums: tuple[str, ...]
    """Nouns of money behind a number: 六十万贷款."""
    heated: tuple[str, ...]
    """What may be hotter than the weather: 炉温."""
    heat_behind: re.Pattern[str]
    """Behind 度 it says that this is ℃: 38度高温."""
    index_moves: frozenset[str]
    """Before whole points these say that an index moved: 涨20点 is no hour."""
    not_great: frozenset[str]
    """Behind 大 they say that it compares and counts no kinds: 比30大得多."""
    behind_mouths: frozenset[str]
    """Behind 口 they say that persons are counted: 三口人."""


def compile_units(pack: Pack) -> UnitRules:
    """Index units and word lists of a pack."""
    return UnitRules(
        units=units.compile_units(pack),
        not_unit=frozenset(pack.words_named("not-unit")),
        unit_after_all=frozenset(pack.words_named("unit-after-all")),
        not_counted=frozenset(pack.words_named("not-unit-of-decimals")),
        money=pack.words_named("money-context"),
        person=pack.words_named("person-context"),
        temperature=pack.words_named("temperature-context"),
        rank=pack.words_named("rank-context"),
        places=frozenset(pack.words_named("rank-unit")),
        no_places=pack.words_named("not-rank-unit"),
        top_places=frozenset((*pack.words_named("rank-unit"), *pack.words_named("top-rank-unit"))),
        among_the_first=pack.words_named("among-the-first"),
        electricity=pack.words_named("electricity-context"),
        angle=pack.words_named("angle-context"),
        mouths=pack.words_named("mouths"),
        knots=pack.words_named("knots"),
        pieces=pack.words_named("pieces"),
        persons_behind=re.compile(
            rf"[\u4e00-\u9fff]{{0,4}}?{trie.pattern(pack.words_named('persons-behind') or ('人员',))}"
        ),
        sums=pack.words_named("sums"),
        heated=pack.words_named("heated"),
        heat_behind=re.compile(Phrases(pack).regex("heat-behind")),
        index_moves=frozenset(pack.words_named("index-move")),
        not_great=frozenset(pack.words_named("not-great")),
        behind_mouths=frozenset(pack.words_named("behind-mouths")),
    )


def clause_before(text: str, end: int) -> str:
    """The clause before an offset, at most `WINDOW` characters."""
    start = max(end - WINDOW, 0)
    window = text[start:end]
    return window[max(window.rfind(mark) for mark in CLAUSE) + 1 :]


def has_context(text: str, end: int, words: tuple[str, ...]) -> bool:
    """True if one of the words stands in the clause before an offset."""
    clause = clause_before(text, end)
    return any(word in clause for word in words)
