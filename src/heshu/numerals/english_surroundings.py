"""The words around an English number that decide what it is, compiled from the pack."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.phrases import Phrases
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern
from heshu.model import lazy_re as re
from heshu.numerals.english_atoms import Lexicon

LONGEST_AMOUNT = 24
"""Characters of an amount between a noun of change and its base: an increase of $20 million over."""


class Surroundings(Struct, frozen=True, gc=False):
    """The words that decide, compiled from the pack."""

    units: frozenset[str]
    """Unit names that may be glued to digits, in lower case."""
    exact_units: frozenset[str]
    currencies: tuple[str, ...]
    """What may stand before an amount, in lower case."""
    doubtful: frozenset[str]
    """Currencies that are other words or codes too, and count only before large amounts."""
    letters: dict[str, Decimal]
    scales: dict[str, Decimal]
    persons: frozenset[str]
    year_words: frozenset[str]
    behind: frozenset[str]
    number_words: frozenset[str]
    not_counted: frozenset[str]
    """Words that cannot be what "one" counts."""
    before_pronoun: frozenset[str]
    number_hedges: frozenset[str]
    month_prepositions: frozenset[str]
    doubtful_months: frozenset[str]
    """Names of months that are other words too: may, march."""
    sure_months: frozenset[str]
    """Names of months that are no other words: june, but neither may nor march."""
    single_times: frozenset[str]
    """Behind a year they are no unit: the 1985 quarter includes a gain."""
    doubtful_units: frozenset[str]
    """Names of units that are other words too: in, second."""
    no_periods: frozenset[str]
    no_numbers: frozenset[str]
    ratio_times: frozenset[str]
    """What makes 5 in 10 minutes no ratio."""
    fraction_followers: frozenset[str]
    """What may stand behind a third where it is a part."""
    shown: frozenset[str]
    """Behind 4K or 10K these show a size of picture or the length of a race."""
    released: frozenset[str]
    """Behind the version of a product."""
    product: re.Pattern[str]
    """A name with a capital or a dot inside, but no MacLeod or DeVries: Node.js, PostgreSQL, ::."""
    measuring: frozenset[str]
    """Behind a decimal at the head of a paragraph these are what it measures: 3.2 Magnitude quake."""
    compared: frozenset[str]
    """What follows "twice" where it multiplies."""
    over_a_time: re.Pattern[str]
    """Behind "doubled": over the past two decades, over a year."""
    measured: frozenset[str]
    """Nouns of what is measured and words in front of them, before which May is a month: May sales."""
    tallied: frozenset[str]
    """Behind the noun of persons these are how many there were: its 2018 visitor count."""
    rate_base: re.Pattern[str]
    """The words between a rate and the time that it is measured against: up 15 percent over 2023."""
    opening: re.Pattern[str]
    """The beginning of a sentence in front of its year."""
    prefixes: frozenset[str]
    continues: re.Pattern[str]
    """Number words that may follow digits."""
    temperature: re.Pattern[str]
    """Words that make 31C a temperature."""


def compile_surroundings(pack: Pack, lexicon: Lexicon) -> Surroundings:
    """The surroundings that an English pack knows."""
    names = [name for unit in pack.unit for name in unit.names]
    money = [unit for unit in pack.unit if unit.kind == "money"]
    prefixes = {prefix.lower() for unit in pack.unit for prefix in unit.prefixes}
    prefixes |= {unit.code.lower() for unit in money}
    scales = {w: m.value for w, m in lexicon.words.items() if m.kind == "scale"}
    follow = [w for w, m in lexicon.words.items() if m.kind in ("scale", "ten-power", "other")]
    continues = rf"""
        [ \t\xa0-]? (?:[ \t]*\r?\n[ \t]*)? (?: (?:{pattern(follow)}) (?!\w)
        | (?: out[ ]of | in | and[ ]a | and[ ]one ) [ ] )
    """
    behind = [word[3:].lower() for t in pack.token for word in t.words if word.startswith("{d}")]
    return Surroundings(
        units=frozenset(name.lower() for name in names),
        exact_units=frozenset(names),
        currencies=tuple(prefixes),
        doubtful=_listed(pack, "doubtful-currency"),
        letters=lexicon.letters,
        scales=scales,
        persons=frozenset(word.lower() for word in pack.words_named("person")),
        year_words=frozenset(pack.words_named("date-preposition")),
        behind=frozenset(behind),
        number_words=frozenset(lexicon.words),
        not_counted=_listed(pack, "function-word", "never-counted"),
        before_pronoun=_listed(pack, "before-pronoun-one"),
        number_hedges=_listed(pack, "before-number-like-year"),
        month_prepositions=_listed(pack, "before-month"),
        doubtful_months=_listed(pack, "month-or-word"),
        sure_months=_months(pack) - _listed(pack, "month-or-word"),
        single_times=_listed(pack, "single-time"),
        doubtful_units=_listed(pack, "unit-or-word"),
        no_periods=_listed(pack, "period-or-word"),
        no_numbers=_listed(pack, "number-or-word"),
        ratio_times=_listed(pack, "ratio-time"),
        fraction_followers=_listed(pack, "behind-part"),
        shown=_listed(pack, "picture-or-race"),
        released=_listed(pack, "behind-version"),
        product=_product(pack),
        measuring=_listed(pack, "behind-opening-decimal"),
        compared=_listed(pack, "behind-twice"),
        over_a_time=re.compile(rf"\s+{Phrases(pack).regex('multiple-over-a-time')}\b"),
        measured=_listed(pack, "measure-noun", "measure-modifier"),
        tallied=_listed(pack, "tally-of-persons"),
        rate_base=_rate_base(pack),
        opening=re.compile(rf"(?:^|[.;!?][\s”\"]+|\n){words(pack, 'before-opening-year')}\s$"),
        prefixes=_listed(pack, "number-prefix"),
        continues=re.compile(continues, re.VERBOSE),
        temperature=any_word(pack.words_named("temperature-context")),
    )


def _rate_base(pack: Pack) -> re.Pattern[str]:
    """What stands between a rate or the amount of a change and the year it is measured against."""
    return re.compile(
        rf"(?:%|\b{words(pack, 'rate-word')})\)? {words(pack, 'before-base-year')} $"
        rf"|\b{words(pack, 'change-amount')} of [^,.;:]{{1,{LONGEST_AMOUNT}}} {words(pack, 'change-base')} $"
    )


def _product(pack: Pack) -> re.Pattern[str]:
    """The name of a product right before its version."""
    return re.compile(
        rf"(?:(?<![\w.])(?!{words(pack, 'surname-prefix')}[A-Z])"
        r"[A-Za-z]{1,20}(?:[a-z][A-Z]|\.[a-z]{2,3})[A-Za-z]{0,20}|::)[ ]$"
    )


def _months(pack: Pack) -> frozenset[str]:
    return _listed(pack, *(f"month-{number:02}" for number in range(1, 13)))


def _listed(pack: Pack, *names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in pack.words_named(name))


def any_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of the words, and nothing where there are none."""
    return re.compile(rf"(?<!\w)(?:{pattern(words)})(?!\w)" if words else r"(?!)")
