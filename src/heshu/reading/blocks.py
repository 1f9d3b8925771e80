"""Find the blocks of a text: headings, paragraphs, list items and tables.

>>> [block.kind for block in find_blocks("一、总体\\n===\\n全市参保\\n\\n| 参保 | 5万 |\\n| 报销 | 3万 |")]
['heading', 'paragraph', 'table']

Markdown and plain text are read by the same rules, each of them chosen so that it does no harm
in the other: indented text alone is no code, a marker needs its space, an unclosed fence hides
nothing. Front matter, fenced code, listings, comments and link definitions are in no block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.texts import Block
from heshu.reading.aligned import Aligned, find_aligned
from heshu.reading.embedded import embedded_tables
from heshu.reading.html import find_html_blocks, moved
from heshu.reading.lines import Line, scan_lines
from heshu.reading.listings import Listings
from heshu.reading.wraps import Wrapping, groups, study

FRONT_MATTER_MARKS = {"---": ("---", "..."), "+++": ("+++",)}
FRONT_MATTER_LINES = 300
"""Front matter is shorter; an opening rule without an end in reach is just a rule."""
KEY = re.compile(r"[\w.\- ]{1,60}\s*[:=]")
SETEXT = re.compile(r"(?:=+|-+)$")
SETEXT_WIDTH = 80
SENTENCE_END = "。！？；.!?;，,"
"""Characters at the end of a line that a setext heading does not have."""
INNER_BAR = re.compile(r"(?<=\s)\|(?=\s)")
FIGURE_CELL = re.compile(r"(?:^|\| )[^|]{0,4}\d")
"""A cell that is a figure, perhaps with a word or sign before it."""
ROWS_LOOKED_AT = 8
"""Rows that show whether lines with bars in them are a table."""
DELIMITER_ROW = re.compile(r"\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?$")


class Span(Struct, frozen=True, gc=False):
    """A run of lines, `lines[start:end]`, of one kind."""

    kind: str
    start: int
    end: int
    table: Aligned | None = None
    """What it is when it is a table without bars."""


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in reading order; they do not overlap."""
    lines = scan_lines(text)
    spans = list(_spans(lines))
    wrapping = study([lines[s.start : s.end] for s in spans if s.kind in ("paragraph", "item")])
    return tuple(block for span in spans for block in _blocks(text, lines, span, wrapping))


def code_spans(text: str) -> list[tuple[int, int]]:
    """The spans of the fenced code of a text, fences included."""
    lines = scan_lines(text)
    return [
        (lines[first].start, lines[last].end)
        for first, last in _fences(lines).items()
        if last > first
    ]


def _spans(lines: list[Line]) -> Iterator[Span]:
    """The lines as runs of headings, tables, list items and paragraphs."""
    fences, listings = _fences(lines), Listings(lines)
    embedded = embedded_tables(lines, fences)
    others = fences.keys() | embedded.keys()
    position = _front_matter(lines)
    while position < len(lines):
        line = lines[position]
        if position in fences:
            position = fences[position] + 1
        elif not line.text or line.mark == "rule" or _is_link_definition(line):
            position += 1
        elif position in embedded:
            yield Span("html", position, embedded[position])
            position = embedded[position]
        elif (end := listings.end(position)) > position:
            position = end
        elif line.mark == "heading":
            yield Span("heading", position, position + 1)
            position += 1
        elif (end := _table_end(lines, position)) > position:
            yield Span("table", position, end)
            position = end
        elif (table := find_aligned(lines, position)) is not None:
            yield Span("aligned", position, table.end, table)
            position = table.end
        else:
            span = _prose(lines, position, others)
            yield span
            position = span.end + (span.kind == "setext")


def _is_link_definition(line: Line) -> bool:
    """A link definition is no text; a footnote is."""
    return line.mark == "footnote" and not line.text.startswith("[^")


def _front_matter(lines: list[Line]) -> int:
    """The line behind the front matter, 0 if there is none."""
    ends = FRONT_MATTER_MARKS.get(lines[0].text) if lines else None
    if ends is None:
        return 0
    keys = 0
    for number, line in enumerate(lines[1:FRONT_MATTER_LINES], start=1):
        if line.text in ends:
            return number + 1 if keys else 0
        keys += KEY.match(line.text) is not None
    return 0


def _fences(lines: list[Line]) -> dict[int, int]:
    """First and last line of each fenced block; a fence that is never closed is left out."""
    found: dict[int, int] = {}
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        if line.mark != "fence":
            continue
        fence = line.text[: line.mark_length]
        if opened is None:
            opened = (number, fence)
        elif fence.startswith(opened[1]) and len(line.text) == len(fence):
            found[opened[0]] = number
            opened = None
    if opened is not None:
        found[opened[0]] = opened[0]  # hide the fence alone
    return found


def _table_end(lines: list[Line], start: int) -> int:
    """The line behind the table that begins here, or `start` if none does."""
    first = lines[start].text[lines[start].mark_length :] or lines[start].text
    if lines[start].mark == "bar" and "|" in first:
        return _run_end(lines, start, lambda text: text[0] == "|")
    if first[0] == "|" and "|" in first[1:]:
        return _run_end(lines, start, lambda text: text[0] == "|")
    if "\t" in first:
        end = _run_end(lines, start, lambda text: "\t" in text)
        return end if end > start + 1 or first.count("\t") > 1 else start
    following = lines[start + 1].text if start + 1 < len(lines) else ""
    if "|" in first and "|" in following and DELIMITER_ROW.match(following):
        return _run_end(lines, start, lambda text: "|" in text)
    return _bare_rows_end(lines, start)


def _bare_rows_end(lines: list[Line], start: int) -> int:
    """The line behind rows that only have bars between their cells, or `start`: 项目 | 2024年.

    As many bars in each and a figure behind the first tell them from a trail of links.
    """
    bars = len(INNER_BAR.findall(lines[start].text)) if " | " in lines[start].text else 0
    if not bars:
        return start
    rows = lines[start + 1 : start + 1 + ROWS_LOOKED_AT]
    rows = rows[: _run_end(rows, 0, lambda text: len(INNER_BAR.findall(text)) == bars)]
    figures = sum(FIGURE_CELL.search(line.text.split(" | ", 1)[-1]) is not None for line in rows)
    if not rows or 2 * figures < len(rows):
        return start
    return _run_end(lines, start, lambda text: len(INNER_BAR.findall(text)) == bars)


def _run_end(lines: list[Line], start: int, belongs: Callable[[str], bool]) -> int:
    """The line behind a run of lines that belong together by their text."""
    end = start
    while end < len(lines) and lines[end].text and belongs(lines[end].text):
        end += 1
    return end


def _prose(lines: list[Line], start: int, others: AbstractSet[int]) -> Span:
    """The run of lines of a paragraph, list item or setext heading; others begin where told."""
    first = lines[start]
    kind = "item" if first.mark in ("bullet", "number") else "paragraph"
    end = start + 1
    while end < len(lines) and end not in others and _goes_on(lines[end], kind):
        if _bare_rows_end(lines, end) > end or find_aligned(lines, end, in_paragraph=True):
            break
        end += 1
    if end == start + 1 and kind == "paragraph" and end < len(lines):
        under = lines[end]
        if under.mark == "rule" and SETEXT.match(under.text) and _may_be_heading(first):
            return Span("setext", start, end)
    return Span(kind, start, end)


def _first_cell(text: str, line: Line) -> int:
    """Where the first row of a table begins; tabs before its first word are empty cells."""
    start = line.start
    while "\t" in line.text and text[start - 1 : start] == "\t":
        start -= 1
    return start


def _goes_on(line: Line, kind: str) -> bool:
    """Whether a line goes on with the paragraph or list item before it."""
    if not line.text:
        return False
    if line.mark == "number":
        # "30. The company" may be the end of a wrapped date; only 1 opens a list inside a text.
        return kind == "paragraph" and not line.text.startswith(("1.", "1)"))
    return line.mark == "" and "\t" not in line.text


def _may_be_heading(line: Line) -> bool:
    return len(line.text) <= SETEXT_WIDTH and line.text[-1] not in SENTENCE_END


def _blocks(text: str, lines: list[Line], span: Span, wrapping: Wrapping) -> Iterator[Block]:
    """The blocks of a run: one for each paragraph that a run of lines holds."""
    run = lines[span.start : span.end]
    first, last = run[0], run[-1]
    if span.kind == "heading":
        if len(first.text) > first.mark_length:
            yield Block("heading", first.start, first.end, first.mark_length)
    elif span.kind == "setext":
        level = 1 if lines[span.end].text[0] == "=" else 2
        yield Block("heading", first.start, first.end, level)
    elif span.kind == "table":
        yield Block("table", _first_cell(text, first), last.end)
    elif span.table is not None:
        yield Block("table", first.start, last.end, cells=span.table.cells())
    elif span.kind == "html":
        page = find_html_blocks(text[first.start : last.end])
        yield from (moved(block, first.start) for block in page)
    else:
        for number, group in enumerate(groups(run, wrapping)):
            if number == 0 and span.kind == "item":
                yield Block("list-item", group[0].start, group[-1].end, 1 + first.indent // 2)
            else:
                yield Block("paragraph", group[0].start, group[-1].end)
