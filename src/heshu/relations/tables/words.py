"""The words that say what a row or a column of a table is: 合计, 其中, 占比, 同比."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.phrases import phrases
from heshu.relations.tables.grid import Column, Row

NIL = re.compile(r"[-—–―/]+|0")
"""Signs of cells that say that there is nothing to add."""


class TableWords(Struct, frozen=True):
    """The words of a pack for tables."""

    totals: frozenset[str]
    subtotals: frozenset[str]
    parts: tuple[str, ...]
    rates: re.Pattern[str]
    rates_by_unit: re.Pattern[str]
    """Yield: a rate in t/ha, an amount in t."""
    years: re.Pattern[str]
    """Year, the head of a column of years, which cannot be added up either."""
    shares: re.Pattern[str]
    growth: re.Pattern[str]
    not_comparable: re.Pattern[str]
    current: re.Pattern[str]
    previous: re.Pattern[str]
    nil: frozenset[str]
    """What a cell says that has nothing to add."""
    total_of_all: re.Pattern[str]
    """All wards, total."""
    named_total: re.Pattern[str]
    """支出总计: what is summed up, and that it is."""
    named_total_column: re.Pattern[str]
    """The same at the head of a column: total staff, 进出口总额."""
    derived: re.Pattern[str]
    """Words of rows that are sums or differences of others."""
    total_of_time: re.Pattern[str]
    """三季度合计 behind 7月, 8月, 9月."""
    total_of: re.Pattern[str]
    """Total wins, with a group `noun` where the noun begins."""
    other_base: re.Pattern[str]
    """占全省比重 is a share of more than the table holds, where no cell is one of its total."""

    base_by_row: re.Pattern[str]
    """Share of parent row: each share is of the row that its own is a part of."""
    part_of_named: re.Pattern[str]
    """Of foreign: by sea, a part of a row whose name it repeats."""
    excerpt: re.Pattern[str]
    """Remarks that a table has not all that its total has: 仅列主要来源地."""
    counted_once: re.Pattern[str]
    """Remarks that its total counts once what stands in several rows: 已剔除重复."""
    since_january: re.Pattern[str]
    """累计, year to date: the total of a column that may begin before the others."""
    first_period: re.Pattern[str]
    """1月, Q1."""
    comparable_rows: re.Pattern[str]
    """Rows whose growth is by rule not that of the printed values: 地区生产总值, 规模以上."""
    extremes: re.Pattern[str]
    """Top price, longest delay: columns whose total may be an extreme."""

    def is_total(self, name: str) -> bool:
        """True for 合计, Total and "All wards, total"."""
        return name.lower() in self.totals or self.total_of_all.fullmatch(name) is not None

    def is_subtotal(self, name: str) -> bool:
        """True for 小计 and Subtotal."""
        return name.lower() in self.subtotals

    def is_part(self, label: str) -> bool:
        """True for a row or column that is a part of the one before it: 其中：, #, of which."""
        label = label.strip()
        return label.lower().startswith(self.parts) or self.part_of_named.match(label) is not None

    def is_nil(self, row: Row, column: int) -> bool:
        """True if a cell says that there is nothing."""
        text = row.texts.get(column, "").strip().lower()
        return text in self.nil or NIL.fullmatch(text) is not None

    def is_rate(self, label: str) -> bool:
        """True for what cannot be added up: rates, averages, prices, ranks."""
        found = self.rates.search(label) or self.rates_by_unit.search(label)
        return (found or self.years.search(label)) is not None

    def is_summed(self, column: Column) -> bool:
        """True for a column whose figures can be added up."""
        return not (
            column.change
            or column.unit == "%"
            or self.rates.search(column.label)
            or (self.rates_by_unit.search(column.label) and not _is_amount(column.unit))
            or (self.years.search(column.label) and not _is_dated(column))
            or self.shares.search(column.label)
        )


def _is_amount(unit: str) -> bool:
    """True for the t of "Yield (t)", false for the t/ha of another one, and where none is printed."""
    return bool(unit) and "/" not in unit


YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _is_dated(column: Column) -> bool:
    """True for "Full year 2024", whose "year" says when and is no figure to be left alone."""
    label = column.label.strip()
    return label == column.period.strip() and YEAR.search(label) is not None


def compile_table_words(pack: Pack) -> TableWords:
    """The words of a pack for tables."""

    def phrase(name: str) -> re.Pattern[str]:
        return re.compile(phrases(pack).regex(name), re.IGNORECASE)

    return TableWords(
        _names(pack.words_named("table-total")),
        _names(pack.words_named("table-subtotal")),
        tuple(word.lower() for word in pack.words_named("table-part")),
        _any(pack.words_named("table-rate")),
        _any(pack.words_named("table-rate-by-unit")),
        _any(pack.words_named("table-year")),
        _any(pack.words_named("table-share")),
        _any(pack.words_named("table-growth")),
        _any(pack.words_named("table-real")),
        _any(pack.words_named("table-current")),
        _any(pack.words_named("table-previous")),
        frozenset(pack.words_named("table-nil")),
        phrase("relation-total-of-all-rows"),
        phrase("relation-named-total"),
        phrase("relation-named-total-column"),
        _any(pack.words_named("table-derived")),
        phrase("relation-total-of-time"),
        phrase("relation-total-of-noun"),
        phrase("relation-share-of-more"),
        phrase("relation-share-of-parent"),
        phrase("relation-part-of-named"),
        phrase("relation-excerpt"),
        phrase("relation-counted-once"),
        _any(pack.words_named("table-since-january")),
        _any(pack.words_named("table-first-period")),
        _any(pack.words_named("table-comparable-rows")),
        phrase("relation-column-of-extremes"),
    )


def _names(words: Sequence[str]) -> frozenset[str]:
    """The words as the names of rows have them, small and without spaces: grandtotal."""
    return frozenset(word.lower().replace(" ", "") for word in words)


def _any(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words; English ones as whole words."""
    bodies = [
        rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    ]
    return re.compile("|".join(bodies) or r"(?!)", re.IGNORECASE)
