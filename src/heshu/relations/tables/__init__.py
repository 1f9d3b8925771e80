"""Tables: totals of columns and rows, share and growth columns.

| 合计 | 1,200 | below 甲县 500 and 乙县 700 -> total 1,200, parts 500 and 700.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.languages.schema import Pack
from heshu.model.relations import TableGrowth, TableShare, TableTotal
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.scene import Scene
from heshu.relations.tables.columns import find_growth, find_shares
from heshu.relations.tables.grid import grids
from heshu.relations.tables.totals import find_totals
from heshu.relations.tables.words import TableWords, compile_table_words

LEAST_ROWS = 2


def compile_tables(pack: Pack, _: Cautions) -> TableWords:
    """The rules of a pack for tables."""
    return compile_table_words(pack)


def find_tables(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, TableWords]
) -> Iterator[TableTotal | TableShare | TableGrowth]:
    """The relations inside the tables of a document."""
    for grid in grids(scenes):
        words = rules["zh" if grid.language == "zh" else "en"]
        if len(grid.rows) < LEAST_ROWS:
            yield from find_growth(grid, words)
            continue
        yield from find_totals(grid, words)
        yield from find_shares(grid, words)
        yield from find_growth(grid, words)
