"""Tables without bars: columns set apart by blanks, or cells by commas as in a CSV file.

Programs print the first kind and PDF readers return it; the second is pasted out of spreadsheets.

>>> from heshu.reading.lines import scan_lines
>>> lines = scan_lines("Party    Seats\\nGreens       9\\nLabour      17\\n\\nThe end.")
>>> aligned_end(lines, 0)
3
>>> [(cell.row, cell.column) for cell in aligned_cells(lines[:3])]
[(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)]
>>> aligned_end(scan_lines("Mode,Trips,Share\\nCar,940,67.1\\nBus,460,32.9"), 0)
3
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.texts import Cell
from heshu.reading.lines import Line


class Style(Struct, frozen=True):
    """How the cells of a row are told apart, and what a cell of figures looks like."""

    sign: str
    """What each row holds."""
    gap: re.Pattern[str]
    figure: re.Pattern[str]
    """Short, with a digit near its head, or the sign of a figure that is missing."""
    least: int
    """Columns that a table has at least."""
    exact: bool = False
    """Whether the header must have as many cells, and none of them a figure."""


MISSING = r"[-–—－/.…]{1,3}|(?i:n/?a)"
PLAIN = r"[-+−]?\d{1,12}(?:\.\d{1,6})?%?"
"""A number without thousands commas."""
STYLES = (
    Style("  ", re.compile(r"[ \u00a0\u3000]{2,}"),
          re.compile(rf"(?=[^\n]{{0,4}}\d)[^\n]{{1,24}}|{MISSING}"), 2),
    Style(",", re.compile(","), re.compile(rf"{PLAIN}|{MISSING}"), 3),
    Style(",", re.compile(","), re.compile(PLAIN), 2, exact=True),
    Style(" ", re.compile(r"[ \u00a0\u3000]"), re.compile(PLAIN), 2, exact=True),
    Style("\u3000", re.compile(r"\u3000"), re.compile(PLAIN), 2, exact=True),
)  # fmt: skip
LONGEST_HEAD = 40
"""Characters of a cell of the header."""
LEAST_ROWS = 2
"""Rows below the header."""
LOOKED_AT = 4
"""Lines below the header in which the first row stands, rules left out."""


def aligned_end(lines: Sequence[Line], start: int) -> int:
    """The line behind the table that begins with its header here, or `start` if none does.

    As many cells in each row and nothing but figures behind the first tell it from prose with
    blanks between its sentences.
    """
    below = [at for at in range(start + 1, start + LOOKED_AT) if at < len(lines)]
    first = next((lines[at] for at in below if lines[at].mark != "rule"), None)
    style = None if first is None else _style_of(first.text)
    if first is None or style is None or not _is_header(lines[start], first, style):
        return start
    width = len(style.gap.split(first.text))
    rows, end = 0, start
    for at in range(start + 1, len(lines)):
        if lines[at].mark == "rule":
            continue
        if not _is_row(lines[at], width, style):
            break
        rows, end = rows + 1, at + 1
    return end if rows >= LEAST_ROWS else start


def _style_of(row: str) -> Style | None:
    """How a row is divided into a name and figures, if it is."""
    for style in STYLES:
        if style.sign in row:
            name, *figures = style.gap.split(row)
            filled = all(style.figure.fullmatch(figure) for figure in figures)
            if name and filled and len(figures) + 1 >= style.least:
                return style
    return None


def _is_header(line: Line, first: Line, style: Style) -> bool:
    """True for a line with as many cells as the first row, or with none above the names."""
    heads, width = style.gap.split(line.text), len(style.gap.split(first.text))
    short = all(0 < len(head) <= LONGEST_HEAD for head in heads)
    spaced = style.sign == "," and any(head != head.strip() for head in heads)
    if style.exact and (len(heads) != width or any(map(style.figure.fullmatch, heads))):
        return False
    return short and not spaced and len(heads) in (width - 1, width)


def _is_row(line: Line, width: int, style: Style) -> bool:
    """True for a name and as many figures as the table has further columns."""
    _, *figures = style.gap.split(line.text)
    fit = line.mark == "" and len(figures) == width - 1
    return fit and all(style.figure.fullmatch(figure) for figure in figures)


def aligned_cells(lines: Sequence[Line]) -> tuple[Cell, ...]:
    """The cells of a table, offsets into the source; a header may have none above the names."""
    style = _style_of(lines[-1].text) or STYLES[0]
    width = len(style.gap.split(lines[-1].text))
    cells = []
    for row, line in enumerate(line for line in lines if line.mark != "rule"):
        gaps = list(style.gap.finditer(line.text))
        starts = [0, *(gap.end() for gap in gaps)]
        ends = [*(gap.start() for gap in gaps), len(line.text)]
        for column, (start, end) in enumerate(zip(starts, ends, strict=True), width - len(starts)):
            cells.append(Cell(row, column, line.start + start, line.start + end))
    return tuple(cells)
