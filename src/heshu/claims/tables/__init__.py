"""Figures in tables: `| 营业收入（万元） | 2,184 |` under `2019年` -> 21840000 CNY in 2019.

A table says once what prose says with every figure: the unit stands in a header, in the row
label or in the line above the table, the period in a column header. `read_header` collects that
for a whole table; `read_row` reads one row with it.

The caller goes through the sentences of a passage of kind "table" (one for each row):

    header = read_header(passage, text_of_the_passage_before, rules)      # once for the table
    quantities, attributions = read_row(reading, header, rules)           # once for each row

`quantities` replaces `reading.quantities`: a bare number in a cell becomes a quantity with the
header's unit and scale, `(1,234)` is negative, codes, telephone numbers and notes are gone. Both
tuples have the same length; offsets count from the start of the row's sentence as usual. Entity
and speaker are left empty, to be filled from the context. Rules of one language read tables of
both, because headers mix them.
"""

from __future__ import annotations

from heshu.claims.tables.cells import row_cells
from heshu.claims.tables.header import TableHeader, read_header
from heshu.claims.tables.rows import read_row
from heshu.claims.tables.rules import TableRules, compile_rules
from heshu.claims.tables.times import dated, times_of
from heshu.claims.tables.unit_lines import without_unit_line
from heshu.claims.tables.units import read_unit

__all__ = [
    "TableHeader", "TableRules", "compile_rules", "dated", "read_header", "read_row",
    "read_unit", "row_cells", "times_of", "without_unit_line",
]  # fmt: skip
