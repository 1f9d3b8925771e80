"""What a stretch of HTML says: its text without tags, references undone, with the way back.

>>> read_html("产量<b>5</b>万&nbsp;吨，\\n增5&permil;", 0, lambda before, after: "")
[('产量', 0), ('5', 5), ('万', 10), (' ', -1), ('吨，', 17), ('增5', 20), ('‰', 22)]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from heshu.layout.parts import JOINER, Part, assemble
from heshu.model.texts import Cell, Piece
from heshu.reading.tags import REFERENCE, character, scan_tags

INNER = re.compile(
    rf"(?P<space>[ \t\r\n\f\v]+)|(?P<nothing>[\u200b\u2060\ufeff\u00ad])|{REFERENCE.pattern}"
)
SEPARATORS = frozenset({"br", "p", "div", "li", "dd", "dt", "tr", "hr"})
"""Tags that set the text behind them apart."""
BETWEEN_CELLS = " | "
Join = Callable[[str, str], str]
"""What white space with a line end between two texts stands for: a space, or nothing in Chinese."""


def visible(html: str) -> str:
    """The text alone, for judging what language it is in."""
    return " ".join(html[start:end] for start, end in _stretches(html) if start < end)


def read_html(html: str, offset: int, join: Join) -> list[Part]:
    """The parts of a stretch of HTML whose source offset is given."""
    parts: list[Part] = []
    gap = ""
    for start, text in _pieces(html):
        if start == JOINER:
            gap = text if gap != "\n" else gap
            continue
        if parts and gap:
            between = join(parts[-1][0], text) if gap == "wrap" else gap
            if between:
                parts.append((between, JOINER))
        gap = ""
        parts.append((text, offset + start))
    return parts


def read_html_cells(
    html: str, cells: Sequence[Cell], join: Join
) -> tuple[str, tuple[Piece, ...], tuple[Cell, ...]]:
    """Text, pieces and cells of a table whose cells the reader found; `html` is the whole source.

    As for tables of other markup: rows are divided by line ends, empty cells and rows left out.
    """
    parts: list[Part] = []
    placed: list[Cell] = []
    length = row = 0
    last_row = -1
    for cell in cells:
        runs = read_html(html[cell.start : cell.end], cell.start, join)
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


def _pieces(html: str) -> Iterator[tuple[int, str]]:
    """Runs of text with their places; white space and breaks, at `JOINER`, as what they are."""
    for start, end in _stretches(html):
        if start == end:
            yield JOINER, "\n"
            continue
        done = start
        for match in INNER.finditer(html, start, end):
            if done < match.start():
                yield done, html[done : match.start()]
            done = match.end()
            if match["space"]:
                yield JOINER, "wrap" if "\n" in match[0] or "\r" in match[0] else " "
            elif not match["nothing"]:
                said = character(match[0])
                yield (JOINER, " ") if said.isspace() else (match.start(), said)
        if done < end:
            yield done, html[done:end]


def _stretches(html: str) -> Iterator[tuple[int, int]]:
    """The stretches between tags; an empty one where a tag sets text apart."""
    done = 0
    for tag in scan_tags(html):
        if done < tag.start:
            yield done, tag.start
        if tag.name in SEPARATORS:
            yield tag.end, tag.end
        done = tag.end
    if done < len(html):
        yield done, len(html)
