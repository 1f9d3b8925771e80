"""The shape of a pack entry: one class per kind of table in the TOML files.

Every entry carries examples that run as tests. An example is `text => expectations`:
`支付赔款282.18万元 => value=2821800 unit=CNY` asks that one row of the text has these columns;
`"一站式"结算 => none` that the text has no claim; `5G基站 => kind=code` names what a token is.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from heshu.model.figures import Basis, Kind, NumeralKind, Qualifier


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every entry may have beside its words."""

    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    """Texts in which the words do not mean this, same form as examples."""
    note: str = ""
    """Why the entry is as it is: the ambiguity, the reason for a counter-example."""
    source: str = ""
    """Where a factor or definition comes from."""


class Unit(Entry, frozen=True, kw_only=True):
    """A unit of measure, a currency or a percentage sign: `[[unit]]`."""

    code: str
    kind: Kind
    names: tuple[str, ...] = ()
    """Written after the number: 元, 平方米, kg, dollars."""
    prefixes: tuple[str, ...] = ()
    """Written before the number: $, 人民币, US$, ℃ never."""
    base: str = ""
    """Code of the SI or base unit of the kind."""
    factor: Decimal | None = None
    """Multiply a value by this to get the base unit."""
    scale: Decimal = Decimal(1)
    """Scale that the name itself carries into the value: bp stays bp, 千千瓦时 is 1000 kWh."""
    per: bool = False
    """May be the second half of a compound unit: 元/吨, 每人, per day."""
    also: tuple[str, ...] = ()
    """Codes of other units that its names may mean as well: the gallons of two countries."""


class Classifier(Entry, frozen=True, kw_only=True):
    """Measure words that count things: `[[classifier]]`. The code is the word unless given."""

    words: tuple[str, ...]
    code: str = ""
    kind: Kind = "count"
    doubtful: bool = False
    """With 一 or another small number word it is usually an article: 一个, 一种."""


class Scale(Entry, frozen=True, kw_only=True):
    """A word or letter that multiplies: 万, 亿, million, bn: `[[scale]]`."""

    words: tuple[str, ...]
    factor: Decimal
    after_digits_only: bool = False
    """Letters such as k, m, b that count only right behind digits."""


class NumberWord(Entry, frozen=True, kw_only=True):
    """A word or character with a value: 二, 廿, 贰, twelve, dozen: `[[number]]`."""

    words: tuple[str, ...]
    value: Decimal
    role: Literal[
        "digit", "teens", "tens", "ten-power", "fraction", "vague", "half", "ordinal", "other"
    ]  # fmt: skip


class Hedge(Entry, frozen=True, kw_only=True):
    """A word that bounds or blurs a quantity: 约, 超, 以上, at least: `[[hedge]]`."""

    words: tuple[str, ...]
    qualifier: Qualifier
    side: Literal["before", "after", "inside"]


class Token(Entry, frozen=True, kw_only=True):
    """Something with a number in it that is no figure: idioms, names, codes: `[[token]]`.

    A word may hold slots: `{d}` digits, `{n}` any numeral, `{c}` a Chinese or spelled numeral,
    `{a}` Latin capitals: `{d}国道`, `第{n}人民医院`, `PM{d}`.
    """

    kind: NumeralKind
    words: tuple[str, ...]


class Change(Entry, frozen=True, kw_only=True):
    """A word of change: `[[change]]`."""

    words: tuple[str, ...]
    direction: Literal["up", "down", ""]
    role: Literal["verb", "noun", "adjective", "by", "to", "from"] = "verb"
    """`by`, `to`, `from` are particles that decide what the next figure is: 至, 了, 由."""


class BasisWord(Entry, frozen=True, kw_only=True):
    """What a change is measured against: 同比, 环比, from a year earlier: `[[basis]]`."""

    words: tuple[str, ...]
    basis: Basis


class PeriodWord(Entry, frozen=True, kw_only=True):
    """A time expression without digits or with slots, and how to resolve it: `[[period]]`.

    `iso` is a template over the dateline: `{y}` its year, `{y-1}` the year before, `{m}`, `{q}`;
    empty where it cannot be resolved (近年来).
    """

    words: tuple[str, ...]
    iso: str = ""


class Words(Entry, frozen=True, kw_only=True):
    """A named list of words used by a rule: `[[words]]`."""

    name: str
    """What the list is: `link-verb`, `entity`, `bounded-rate`."""
    words: tuple[str, ...]


class Magnitude(Entry, frozen=True, kw_only=True):
    """Between which bounds a figure about something lies: `[[magnitude]]`; names its source."""

    words: tuple[str, ...]
    """Nouns right before the figure: 世界人口, body temperature; none where the kind says it."""
    subjects: tuple[str, ...] = ()
    """One of these must stand in the sentence: 老人, woman."""
    unless: tuple[str, ...] = ()
    """None of these may: 古树, company."""
    behind: tuple[str, ...] = ()
    """One of these must follow the figure, and a subject stand right before it: tall."""
    owners: tuple[str, ...] = ()
    """Ends of the name whose figure it is, where the entry is for some only: 县, Portugal."""
    kind: Kind
    unit: str
    """The unit of the bounds; a figure is compared in the base unit of its kind."""
    low: Decimal | None = None
    high: Decimal | None = None
    label: str
    """What the bounds are of, for the message: 县域人口."""


class Currency(Entry, frozen=True, kw_only=True):
    """Whose currency a name is that several countries share: `[[currency]]`."""

    names: tuple[str, ...]
    """As they stand in an amount: Rs., rupees."""
    code: str
    """ISO 4217."""
    places: tuple[str, ...]
    """Countries, peoples and cities by which a text is known to speak of the country."""


class Pattern(Entry, frozen=True, kw_only=True):
    """A rule whose order matters, as words with slots: `[[pattern]]`.

    `由{from}{down}至{to}`: the slot names say what each figure is, `{down}` any change word of
    that direction, `{...}` up to a clause boundary.
    """

    name: str
    words: tuple[str, ...]
    """The alternatives, each a pattern with slots."""


class Weights(Entry, frozen=True, kw_only=True):
    """How much each trait of a possible answer speaks for it: `[[weights]]`."""

    name: Literal["entity", "indicator"]
    """What is answered."""
    values: dict[str, int]
    """Trait -> thousandths of a logit; the sums are compared."""


class Pack(Struct, frozen=True, kw_only=True):
    """The data of one language, house packs laid over it."""

    language: Literal["zh", "en"]
    unit: tuple[Unit, ...] = ()
    classifier: tuple[Classifier, ...] = ()
    scale: tuple[Scale, ...] = ()
    number: tuple[NumberWord, ...] = ()
    hedge: tuple[Hedge, ...] = ()
    token: tuple[Token, ...] = ()
    change: tuple[Change, ...] = ()
    basis: tuple[BasisWord, ...] = ()
    period: tuple[PeriodWord, ...] = ()
    words: tuple[Words, ...] = ()
    pattern: tuple[Pattern, ...] = ()
    magnitude: tuple[Magnitude, ...] = ()
    currency: tuple[Currency, ...] = ()
    weights: tuple[Weights, ...] = ()

    def words_named(self, name: str) -> tuple[str, ...]:
        """All words of the lists with this name, in the order of the packs."""
        return tuple(word for entry in self.words if entry.name == name for word in entry.words)

    def patterns_named(self, name: str) -> tuple[str, ...]:
        """All patterns with this name, in the order of the packs."""
        return tuple(word for entry in self.pattern if entry.name == name for word in entry.words)

    def weights_named(self, name: str) -> dict[str, int]:
        """The weights of all lists with this name; of two for one trait the later holds."""
        return {
            trait: value
            for entry in self.weights
            if entry.name == name
            for trait, value in entry.values.items()
        }
