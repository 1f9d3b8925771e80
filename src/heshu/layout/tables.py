"""Read the cells of a table: pipe tables and tab-separated rows.

>>> text, pieces, cells = read_cells("| 参保 | 5万 |\\n|---|---|\\n| 报销 | 3万 |", 0)
>>> text
'参保 | 5万\\n报销 | 3万'
>>> [(cell.row, cell.column, text[cell.start : cell.end]) for cell in cells]
[(0, 0, '参保'), (0, 1, '5万'), (1, 0, '报销'), (1, 1, '3万')]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from heshu.layout.parts import JOINER, Part, assemble, without_markup
from heshu.model import lazy_re as re
from heshu.model.texts import Cell, Piece

DELIMITER_ROW = re.compile(r"[\s|:]*-[-\s|:]*$")
BAR = re.compile(r"(?<!\\)\|")
TAB = re.compile(r"\t")
BETWEEN_CELLS = " | "


class Content(Struct, frozen=True, gc=False):
    """A cell with content: `line[start:end]`, trimmed."""

    column: int
    start: int
    end: int


def read_cells(raw: str, offset: int) -> tuple[str, tuple[Piece, ...], tuple[Cell, ...]]:
    """Text, pieces and cells of a table whose source starts at this offset.

    A row runs from its first cell with content to its last; rows are divided by line ends.
    Rows of dashes and empty rows are left out.
    """
    parts: list[Part] = []
    cells: list[Cell] = []
    length = row = 0
    for line in raw.splitlines(keepends=True):
        contents = [
            (content, runs)
            for content in _contents(line)
            if (runs := said_in_cell(line[content.start : content.end], offset + content.start))
        ]
        if contents and row:
            parts.append(("\n", JOINER))
            length += 1
        done = 0
        for content, runs in contents:
            if done:  # the bars between two cells
                parts.append((line[done : content.start], offset + done))
                length += content.start - done
            parts.extend(runs)
            width = sum(len(run) for run, _ in runs)
            cells.append(Cell(row, content.column, length, length + width))
            length += width
            done = content.end
        row += bool(contents)
        offset += len(line)
    if not length:
        return "", (), ()
    return (*assemble(parts), tuple(cells))


def place_cells(
    cells: Sequence[Cell], said: Callable[[int, int], Sequence[Part]]
) -> tuple[str, tuple[Piece, ...], tuple[Cell, ...]]:
    """Text, pieces and cells of a table whose cells the reader has found in the source.

    `said(start, end)` gives the parts of a cell. Empty cells and rows are left out.
    """
    parts: list[Part] = []
    placed: list[Cell] = []
    length = row = last_row = 0
    for cell in cells:
        runs = said(cell.start, cell.end)
        if not runs:
            continue
        if placed:
            between = BETWEEN_CELLS if cell.row == last_row else "\n"
            row += cell.row != last_row
            parts.append((between, JOINER))
            length += len(between)
        last_row = cell.row
        width = sum(len(text) for text, _ in runs)
        placed.append(Cell(row, cell.column, length, length + width))
        parts += runs
        length += width
    return (*assemble(parts), tuple(placed)) if parts else ("", (), ())


def said_in_cell(cell: str, offset: int) -> list[Part]:
    """What a cell says: without markup, and without the white space that a comment leaves."""
    runs = list(without_markup(cell, offset))
    while runs and not runs[-1][0].strip():
        runs.pop()
    if runs:
        runs[-1] = (runs[-1][0].rstrip(), runs[-1][1])
    while runs and not runs[0][0].strip():
        runs.pop(0)
    if runs:
        text, start = runs[0]
        bare = text.lstrip()
        runs[0] = (bare, start if start == JOINER else start + len(text) - len(bare))
    return runs


def _contents(line: str) -> Iterator[Content]:
    """The cells of a line that have content."""
    trimmed = line.strip()
    if DELIMITER_ROW.match(trimmed) and "|" in trimmed:
        return
    bar = TAB if "\t" in trimmed and not trimmed.startswith("|") else BAR
    start = len(line) - len(line.lstrip()) if bar is BAR else len(line) - len(line.lstrip("\r\n >"))
    start += line.startswith("|", start)
    ends = [match.start() for match in bar.finditer(line, start)]
    for column, end in enumerate([*ends, len(line)]):
        cell = line[start:end]
        bare = cell.strip()
        if bare:
            first = start + len(cell) - len(cell.lstrip())
            yield Content(column, first, first + len(bare))
        start = end + 1
