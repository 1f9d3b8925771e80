"""The words that say what a row or a column of a table is: 合计, 其中, 占比, 同比."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.tables.grid import Column

ALL_TOTAL = re.compile(r"all\s?[a-z]{2,20},?\s?total|total,?\s?all\s?[a-z]{2,20}", re.IGNORECASE)
"""All wards, total."""


class TableWords(Struct, frozen=True):
    """The words of a pack for tables."""

    totals: frozenset[str]
    subtotals: frozenset[str]
    parts: tuple[str, ...]
    rates: re.Pattern[str]
    shares: re.Pattern[str]
    growth: re.Pattern[str]
    not_comparable: re.Pattern[str]
    current: re.Pattern[str]
    previous: re.Pattern[str]

    def is_total(self, name: str) -> bool:
        """True for 合计, Total and "All wards, total"."""
        return name.lower() in self.totals or ALL_TOTAL.fullmatch(name) is not None

    def is_subtotal(self, name: str) -> bool:
        """True for 小计 and Subtotal."""
        return name.lower() in self.subtotals

    def is_part(self, label: str) -> bool:
        """True for a row or column that is a part of the one before it: 其中：, #, of which."""
        return label.strip().lower().startswith(self.parts)

    def is_rate(self, label: str) -> bool:
        """True for what cannot be added up: rates, averages, prices, ranks."""
        return self.rates.search(label) is not None

    def is_summed(self, column: Column) -> bool:
        """True for a column whose figures can be added up."""
        return not (
            column.change
            or column.unit == "%"
            or self.is_rate(column.label)
            or self.shares.search(column.label)
        )


def compile_table_words(pack: Pack) -> TableWords:
    """The words of a pack for tables."""
    return TableWords(
        frozenset(word.lower() for word in pack.words_named("table-total")),
        frozenset(word.lower() for word in pack.words_named("table-subtotal")),
        tuple(word.lower() for word in pack.words_named("table-part")),
        _any(pack.words_named("table-rate")),
        _any(pack.words_named("table-share")),
        _any(pack.words_named("table-growth")),
        _any(pack.words_named("table-real")),
        _any(pack.words_named("table-current")),
        _any(pack.words_named("table-previous")),
    )


def _any(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words; English ones as whole words."""
    bodies = [
        rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    ]
    return re.compile("|".join(bodies) or r"(?!)", re.IGNORECASE)
