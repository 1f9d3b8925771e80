"""Tables without bars: columns set apart by blanks, or cells by commas as in a CSV file.

Programs print the first kind and PDF readers return it; the second is pasted out of spreadsheets.

>>> from heshu.reading.lines import scan_lines
>>> lines = scan_lines("Party    Seats\\nGreens       9\\nLabour      17\\n\\nThe end.")
>>> table = find_aligned(lines, 0)
>>> table.end, [(cell.row, cell.column) for cell in table.cells()]
(3, [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)])
>>> find_aligned(scan_lines("Mode,Trips,Share\\nCar,940,67.1\\nBus,460,32.9"), 0).end
3
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.texts import Cell
from heshu.reading.lines import Line

Span = tuple[int, int]
"""Where a cell stands in its line."""


class Style(Struct, frozen=True):
    """How the cells of a row are told apart, and what they look like."""

    sign: str
    """What each row holds."""
    cell: re.Pattern[str]
    """One cell, `of`, and the sign that ends it or the end of the line."""
    figure: re.Pattern[str]
    """What stands behind the name: a number, or the sign of one that is missing."""
    least: int
    """Columns that a table has at least."""
    name: re.Pattern[str] = re.compile(r".")
    """How the name of a row begins."""
    exact: bool = False
    """Whether the header must have as many cells, and none of them a figure."""

    def spans(self, text: str) -> list[Span]:
        """The cells of a line."""
        return [match.span(match.lastgroup or 0) for match in self.cell.finditer(text)]

    def texts(self, text: str) -> list[str]:
        """What the cells of a line say."""
        return [text[start:end] for start, end in self.spans(text)]


BLANK = r"[ \u00a0\u3000]"
MISSING = r"[-–—－/.…]{1,3}|(?i:n/?a)"
PLAIN = r"[-+−]?\d{1,12}(?:\.\d{1,6})?%?"
"""A number without thousands commas."""
QUOTED = r"[-+−]?\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?%?"
"""A number with thousands commas; where commas divide the cells it stands in quotation marks."""
WIDE = re.compile(rf"(?P<of>[^ \u00a0\u3000]++(?:{BLANK}[^ \u00a0\u3000]++)*+)(?:{BLANK}++|$)")
SINGLE = re.compile(rf"(?P<of>[^ \u00a0\u3000]++)(?:{BLANK}|$)")
COMMAS = re.compile(r'(?:^|(?<=,))(?:"(?P<quoted>[^"]*+)"|(?P<of>[^",]*+))(?=,|$)')
STYLES = (
    Style("  ", WIDE, re.compile(rf"(?=[^\n]{{0,4}}\d)[^\n]{{1,24}}|{MISSING}"), 2),
    Style(",", COMMAS, re.compile(rf"{PLAIN}|{QUOTED}|{MISSING}|"), 3, exact=True),
    Style(",", COMMAS, re.compile(rf"{PLAIN}|{QUOTED}"), 2, exact=True),
    Style(" ", SINGLE, re.compile(PLAIN), 2, re.compile(r"[^A-Za-z]*[\u3400-\u9fff]"), exact=True),
    Style("\u3000", SINGLE, re.compile(PLAIN), 2, exact=True),
)  # fmt: skip
LONGEST_HEAD = 40
"""Characters of a cell of the header, and of a line between the rows."""
LEAST_ROWS = 2
"""Rows below the header."""
LOOKED_AT = 3
"""Lines below the header: the first row, above it rules and the name of a group."""
BETWEEN = 2
"""Lines that may stand between two rows: a blank one, the name of a group, a label's first half."""
SENTENCE_END = tuple("。！？；：.!?;:，,")


class Aligned(Struct, frozen=True):
    """A table without bars."""

    style: Style
    model: Line
    """The first row, which has a cell in each column."""
    lines: tuple[Line, ...]
    """The header and what stands below it, without rules and blank lines."""
    end: int
    """The number of the line behind it."""
    width: int
    """How many columns it has."""

    def cells(self) -> tuple[Cell, ...]:
        """The cells, offsets into the source; a header may have none above the names."""
        found = []
        for row, line in enumerate(self.lines):
            spans = self.style.spans(line.text)
            for column, (start, end) in zip(self._columns(row, spans), spans, strict=True):
                if start < end:
                    found.append(Cell(row, column, line.start + start, line.start + end))
        return tuple(found)

    def _columns(self, row: int, spans: Sequence[Span]) -> Sequence[int]:
        """The columns of the cells of a line."""
        missing = self.width - len(spans)
        if row == 0 or not missing:
            return range(missing, self.width)
        return _below(self.lines[row], self.model, self.style) or range(len(spans))


def find_aligned(
    lines: Sequence[Line], start: int, *, in_paragraph: bool = False
) -> Aligned | None:
    """The table that begins with its header at a line, if one does.

    As many cells in each row and nothing but figures behind the first tell it from prose with
    blanks between its sentences. Behind a line of the same paragraph the header must have a cell
    for each column, lest the last line of the paragraph is taken for it.
    """
    below = [line for line in lines[start + 1 : start + 1 + LOOKED_AT] if line.mark != "rule"]
    style = _style_of(below[0].text) if below else None
    if style is None and len(below) > 1 and "  " in lines[start].text:
        style, in_paragraph, below = _style_of(below[1].text), True, below[1:]
    if style is None or not _is_header(lines[start], below[0], style, whole=in_paragraph):
        return None
    width = len(style.spans(below[0].text))
    table = Aligned(style, below[0], (lines[start],), start + 1, width)
    return None if start and _is_row(lines[start - 1], table) else _filled(lines, table)


def _filled(lines: Sequence[Line], table: Aligned) -> Aligned | None:
    """A table with its rows, if it has enough of them."""
    kept, waiting, end, rows = list(table.lines), list[Line](), table.end, 0
    for at in range(table.end, len(lines)):
        line = lines[at]
        if line.mark == "rule":
            continue
        if _is_row(line, table) or _is_short_row(line, table):
            kept += [between for between in waiting if between.text] + [line]
            waiting, end, rows = [], at + 1, rows + _is_row(line, table)
        elif len(waiting) < BETWEEN and _may_stand_between(line, waiting, table):
            waiting.append(line)
        else:
            break
    filled = Aligned(table.style, table.model, tuple(kept), end, table.width)
    return filled if rows >= LEAST_ROWS else None


def _style_of(row: str) -> Style | None:
    """How a row is divided into a name and figures, if it is."""
    for style in STYLES:
        if style.sign in row:
            name, *figures = style.texts(row) or [""]
            filled = all(style.figure.fullmatch(figure) for figure in figures) and any(figures)
            if filled and len(figures) + 1 >= style.least and style.name.match(name):
                return style
    return None


def _is_header(line: Line, first: Line, style: Style, *, whole: bool) -> bool:
    """True for a line with as many cells as the first row, or with none above the names."""
    heads, width = style.texts(line.text), len(style.spans(first.text))
    short = all(len(head) <= LONGEST_HEAD for head in heads) and all(heads[1:])
    spaced = style.sign == "," and any(head != head.strip() for head in heads)
    if (style.exact or whole) and len(heads) != width:
        return False
    if style.exact and any(map(style.figure.fullmatch, heads[1:])):
        return False
    return short and not spaced and len(heads) in (width - 1, width)


def _is_row(line: Line, table: Aligned) -> bool:
    """True for a name and as many figures as the table has further columns."""
    if line.mark or table.style.sign not in line.text:
        return False
    figures = table.style.texts(line.text)[1:]
    return len(figures) == table.width - 1 and all(map(table.style.figure.fullmatch, figures))


def _is_short_row(line: Line, table: Aligned) -> bool:
    """True for a name and fewer figures, each of which stands below one of the first row."""
    if line.mark or table.style.sign != "  " or "  " not in line.text:
        return False
    figures = table.style.texts(line.text)[1:]
    fit = bool(figures) and all(map(table.style.figure.fullmatch, figures))
    return fit and bool(_below(line, table.model, table.style))


def _may_stand_between(line: Line, waiting: Sequence[Line], table: Aligned) -> bool:
    """Whether a line may stand between two rows; behind a blank one it may be a new header."""
    if not line.text:
        return not waiting
    cells = table.style.spans(line.text)
    if line.mark or line.text.endswith(SENTENCE_END) or len(cells) not in (1, table.width):
        return False
    behind_blank = any(not before.text for before in waiting)
    if behind_blank and (len(cells) > 1 or table.width == 2):
        return False
    return all(end - start <= LONGEST_HEAD for start, end in cells)


def _below(line: Line, model: Line, style: Style) -> list[int]:
    """The columns of the cells of a line by what they stand below; empty where one is unclear."""
    columns = _printed(model, style)
    found = []
    for start, end in _printed(line, style):
        over = [at for at, (left, right) in enumerate(columns) if left < end and start < right]
        if len(over) != 1 or over[0] in found:
            return []
        found += over
    return found if found[:1] == [0] else []


def _printed(line: Line, style: Style) -> list[Span]:
    """The cells of a line as columns of the page, where a wide character takes two."""
    return [
        (line.indent + _width(line.text[:start]), line.indent + _width(line.text[:end]))
        for start, end in style.spans(line.text)
    ]


def _width(text: str) -> int:
    """Columns of the page; a character takes two from U+1100 on, as Chinese ones do."""
    return len(text) + sum(character >= "\u1100" for character in text if not text.isascii())
