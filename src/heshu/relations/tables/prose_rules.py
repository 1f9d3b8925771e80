"""What the finders of cells in the text compiled from a pack, and how names are compared."""

from __future__ import annotations

import unicodedata

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.scripts import is_latin
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.phrases import phrases
from heshu.relations.slots import WordLists
from heshu.relations.tables.grid import Row
from heshu.relations.tables.words import TableWords, compile_table_words

SPACES = re.compile(r"[\s　]+")
AROUND = re.compile(
    r"^[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．]\s?|\s?(?:[（(][^（()）]*[)）])+$"
)


class Names(Struct, frozen=True):
    """How names are compared."""

    article: re.Pattern[str]
    """Words before a name that are no part of it: the, its."""
    left_out: tuple[str, ...]
    """Words within Chinese names that may be left out: 的."""

    def key(self, name: str) -> str:
        """A name as it is compared: without case, articles and, in Chinese, white space and 的."""
        plain = unicodedata.normalize("NFKC", name).casefold().strip(" :：*")
        if is_latin(plain):
            return self.article.sub("", SPACES.sub(" ", plain))
        plain = SPACES.sub("", plain)
        for word in self.left_out:
            plain = plain.replace(word, "")
        return plain

    def label(self, row: Row) -> str:
        """The label of a row without number, unit and remark: 2. Retail sales ($ million)."""
        return self.key(AROUND.sub("", row.label.strip(" :：*_")))


class ProseRules(Struct, frozen=True):
    """What the finder of cells in the text compiled from a pack."""

    words: TableWords
    names: Names
    months: frozenset[str]
    """Names of months and quarters, which are periods at the head of a column."""
    plain: frozenset[str]
    """Labels of columns that say nothing: 金额, Value."""
    scope: re.Pattern[str]
    """Entities that are those of the document: 公司, 全县."""
    elsewhere: re.Pattern[str] | None
    """Words of a sentence about another place: in neighbouring Lund."""
    revised: re.Pattern[str]
    other: re.Pattern[str]
    """Words beside a figure that make another one of it: 新增, 累计, average."""
    part_of_year: re.Pattern[str]
    year: re.Pattern[str]
    """A year and no part of it: 2024年, FY2024, not 2024年上半年."""
    year_words: tuple[str, ...]
    narrowing: tuple[str, ...]
    """Words between a name and what narrows it: 扣除非经常性损益后的净利润."""
    number_of: re.Pattern[str]
    """The number of ferries stands in the row | Ferries |."""
    cautions: Cautions


def compile_prose(pack: Pack, cautions: Cautions) -> ProseRules:
    """The rules of a pack for cells in the text."""
    scope = WordLists(pack).regex("relation-repeat-scope")
    names = Names(
        re.compile(rf"^{words(pack, 'table-article')}\s+(?=\S)"),
        pack.words_named("table-left-out"),
    )
    return ProseRules(
        compile_table_words(pack),
        names,
        _periods(pack, names),
        frozenset(names.key(word) for word in pack.words_named("table-plain")),
        re.compile(rf"^(?:{scope}|\s)+$", re.IGNORECASE),
        word_pattern(pack, "facts-elsewhere") if pack.words_named("facts-elsewhere") else None,
        word_pattern(pack, "facts-vintage"),
        word_pattern(pack, "facts-other"),
        re.compile(phrases(pack).regex("relation-part-of-year")),
        re.compile(rf"\D{{0,3}}(?:19|20)\d{{2}}{words(pack, 'table-year-word')}?"),
        pack.words_named("table-year-word"),
        pack.words_named("table-narrowing"),
        re.compile(rf"^{words(pack, 'table-number-of')} (?=\S)"),
        cautions,
    )


def _periods(pack: Pack, names: Names) -> frozenset[str]:
    """What the months of a pack are called, and its quarters."""
    months = [
        word for entry in pack.words if entry.name.startswith("month-") for word in entry.words
    ]
    return frozenset(names.key(word) for word in (*months, *pack.words_named("table-quarter")))
