"""The cells of a table row with what their columns say, so that checks can add up columns.

`| 合计 | 1,200 |` under `| 项目 | 金额（万元） |` gives 合计 and 1,200, the latter with the column
label 金额 and the unit CNY.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile

from heshu.claims.tables.header import Column, Section, TableHeader, section_of
from heshu.model.figures import TableCell
from heshu.model.texts import Cell, Document, Passage, Sentence

BLANK = " \t　\xa0"
"""White space that may indent a label: plain, full-width and no-break spaces."""


def row_cells(sentence: Sentence, header: TableHeader, document: Document) -> tuple[TableCell, ...]:
    """The cells of the row that a sentence of a table holds."""
    first = bisect_left(header.cells, sentence.start, key=lambda cell: cell.start)
    last = bisect_left(header.cells, sentence.end, first, key=lambda cell: cell.start)
    own = [cell for cell in header.cells[first:last] if cell.end <= sentence.end]
    return tuple(_cell(cell, sentence, header, document) for cell in own)


def _cell(cell: Cell, sentence: Sentence, header: TableHeader, document: Document) -> TableCell:
    passage, offset = sentence.passage, sentence.start
    section = section_of(header, cell.row)
    column = section.columns.get(cell.column, Column()) if section else Column()
    unit = column.unit or header.unit
    return TableCell(
        row=cell.row,
        column=cell.column,
        start=cell.start - offset,
        end=cell.end - offset,
        text=passage.text[cell.start : cell.end],
        indent=_indent(document.text, passage.source_offset(cell.start)),
        label=column.label or _heading(passage, section, cell),
        period=column.period,
        unit=unit.code if unit else "",
        change=column.change,
        header=section is not None and section.first_row == cell.row,
    )


def _heading(passage: Passage, section: Section | None, cell: Cell) -> str:
    """The header cell of a column that is only a unit or a period to the reader: Share (%)."""
    if section is None:
        return ""
    upper = takewhile(lambda other: other.row <= section.first_row, passage.cells)
    heads = [
        passage.text[other.start : other.end]
        for other in upper
        if other.row == section.first_row and other.column == cell.column
    ]
    return heads[0] if heads else ""


def _indent(text: str, start: int) -> int:
    """White space between the bar or the begin of the line and a cell."""
    begin = start
    while begin and text[begin - 1] in BLANK:
        begin -= 1
    return start - begin
