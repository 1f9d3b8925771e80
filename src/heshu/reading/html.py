"""Find the blocks of an HTML page: headings, paragraphs, list items, captions and tables.

>>> page = "<h1>医保</h1><p>参保<b>5.71</b>万人。</p><nav>首页</nav>"
>>> [(block.kind, page[block.start : block.end]) for block in find_html_blocks(page)]
[('heading', '医保'), ('paragraph', '参保<b>5.71</b>万人。')]

Scripts, styles, navigation, forms' controls and program text are in no block. A table that only places text on
the page (with tables, lists or paragraphs in its cells, or a single column) is read as that text.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.texts import Block, BlockKind, Cell
from heshu.reading.inputs import HTML_SUFFIXES
from heshu.reading.tags import COMMENT, Tag, scan_tags

SIGNATURE = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
SKIPPED = frozenset(
    {"head", "script", "style", "template", "noscript", "svg", "nav", "select", "textarea",
     "button", "iframe", "object", "title", "math", "footer"}
)  # fmt: skip
SET_APART = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog",
     "div", "dl", "dt", "fieldset", "figure", "form", "header", "hgroup", "hr", "html", "legend",
     "main", "menu", "ol", "p", "pre", "search", "section", "summary", "ul", "li", "caption",
     "figcaption", "table", "tbody", "thead", "tfoot", "tr", "td", "th", *HEADINGS}
)  # fmt: skip
"""Elements whose text stands apart from the text before and behind."""
KINDS: dict[str, BlockKind] = {
    "li": "list-item", "dd": "list-item", "caption": "caption", "figcaption": "caption",
    **dict.fromkeys(HEADINGS, "heading"),
}  # fmt: skip
PROSE = frozenset({"p", "li", "dd", "blockquote", *HEADINGS})
"""What a table of figures has at most once in each cell."""
SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*(\d{1,3})", re.IGNORECASE)
LONGEST_CELL = 400
"""Characters; a cell with more is text that a table has been laid around."""
BREAK = "br"
PREFORMATTED, CODE = "pre", "code"
"""Code inside of preformatted text is program text (HTML 5, 4.4.3)."""


class Open(Struct):
    """The block that is being read."""

    kind: BlockKind
    start: int
    level: int = 0
    end: int = 0
    """Behind the last text seen; 0 while there is none."""


class Grid:
    """The cells of the table that is being read."""

    def __init__(self) -> None:
        self.row = -1
        self.column = 0
        self.taken: dict[tuple[int, int], bool] = {}
        self.cells: list[Cell] = []
        self.inner: list[Block] = []
        self.prose = 0
        """Lists, paragraphs and headings in its cells."""
        self.depth = 1
        """Tables that are open, itself included."""
        self.nests = False

    def next_row(self) -> None:
        """Begin a row."""
        self.row += 1
        self.column = 0

    def place(self, attributes: str) -> tuple[int, int]:
        """Row and column of the next cell; room is kept for what it spans."""
        self.row = max(self.row, 0)
        while (self.row, self.column) in self.taken:
            self.column += 1
        spans = {word.lower(): int(number) for word, number in SPAN.findall(attributes)}
        width, height = max(1, spans.get("col", 1)), max(1, spans.get("row", 1))
        place = self.row, self.column
        for below in range(1, height):
            for beside in range(width):
                self.taken[self.row + below, self.column + beside] = True
        self.column += width
        return place

    def add(self, place: tuple[int, int], start: int, end: int) -> None:
        """Text of a cell; a cell with two paragraphs is one."""
        last = self.cells[-1] if self.cells else None
        if last is not None and (last.row, last.column) == place:
            start = self.cells.pop().start
        self.cells.append(Cell(*place, start, end))

    def is_data(self) -> bool:
        """True for a table of figures, false for one that only places text."""
        rows = {cell.row for cell in self.cells}
        columns = {cell.column for cell in self.cells}
        longest = max((cell.end - cell.start for cell in self.cells), default=0)
        return (
            len(rows) > 1 and len(columns) > 1 and longest <= LONGEST_CELL
            and not self.nests and self.prose <= len(self.cells)
        )  # fmt: skip


def is_html(text: str, suffix: str = "") -> bool:
    """True for a page by its suffix or by its first tag."""
    return suffix.lower() in HTML_SUFFIXES or SIGNATURE.match(text) is not None


def find_html_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a page in reading order; they do not overlap."""
    return _Reader(text).read(scan_tags(text))


def moved(block: Block, by: int) -> Block:
    """A block of a page that stands further on in a larger text."""
    cells = tuple(
        [Cell(cell.row, cell.column, cell.start + by, cell.end + by) for cell in block.cells]
    )
    return Block(block.kind, block.start + by, block.end + by, block.level, cells)


class _Reader:
    """One pass over the tags of a page; it lives as long as `find_html_blocks` runs."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.block: Open | None = None
        self.grid: Grid | None = None
        self.cell: tuple[int, int] | None = None
        self.skipped = ""
        self.skipped_depth = 0
        self.breaks = 0
        self.preformatted = False

    def read(self, tags: Iterable[Tag]) -> tuple[Block, ...]:
        """Text and tags in turn."""
        done = 0
        for tag in tags:
            self._text(done, tag.start)
            done = tag.end
            self._tag(tag)
        self._text(done, len(self.text))
        self._flush()
        self._end_table()
        return tuple(self.blocks)

    def _text(self, start: int, end: int) -> None:
        """Text goes on with the block, or begins a paragraph."""
        if self.skipped or start >= end or not self.text[start:end].strip():
            return
        self.breaks = 0
        if self.block is None:
            self.block = Open("paragraph", start)
        if not self.block.end:
            self.block.start = start + _blank(self.text[start:end])
        self.block.end = start + len(self.text[start:end].rstrip())

    def _tag(self, tag: Tag) -> None:
        """Open and close blocks; everything else is inside of one."""
        if self.skipped:
            self._skip(tag)
        elif tag.name == COMMENT:
            return
        elif tag.name in SKIPPED or (tag.name == CODE and self.preformatted):
            if not tag.closing and not tag.attributes.endswith("/"):
                self._flush()
                self.skipped, self.skipped_depth = tag.name, 1
        elif tag.name == BREAK:
            self.breaks += 1
            if self.breaks > 1:  # two line breaks are how old pages end a paragraph
                self._flush()
        elif tag.name in SET_APART:
            self._apart(tag)

    def _skip(self, tag: Tag) -> None:
        """A tag inside of what is skipped; preformatted text ends the code in it."""
        if tag.name == self.skipped:
            self.skipped_depth += -1 if tag.closing else 1
        elif tag.name == PREFORMATTED and tag.closing and self.skipped == CODE:
            self.skipped_depth = 0
        if not self.skipped_depth:
            self.skipped = ""

    def _apart(self, tag: Tag) -> None:
        """A tag that sets text apart ends the block and may begin one of its kind."""
        self._flush()
        if tag.name == PREFORMATTED:
            self.preformatted = not tag.closing
        if self.grid is not None or tag.name == "table":
            self._table(tag)
        if not tag.closing and tag.name in KINDS:
            level = HEADINGS.get(tag.name, int(KINDS[tag.name] == "list-item"))
            self.block = Open(KINDS[tag.name], tag.end, level)

    def _table(self, tag: Tag) -> None:
        """What a tag means for the table that it stands in or opens."""
        grid = self.grid
        if grid is None:
            if not tag.closing:
                self.grid = Grid()
        elif tag.name == "table":
            grid.depth += -1 if tag.closing else 1
            grid.nests = grid.nests or not tag.closing
            if not grid.depth:
                self._end_table()
        elif tag.name in ("tr", "td", "th"):
            self.cell = None
            if not tag.closing and tag.name == "tr":
                grid.next_row()
            elif not tag.closing:
                self.cell = grid.place(tag.attributes)
        elif self.cell is not None and not tag.closing and tag.name in PROSE:
            grid.prose += 1

    def _flush(self) -> None:
        """Put the block that is being read where it belongs, if it has text."""
        block, self.block = self.block, None
        if block is None or not block.end:
            return
        done = Block(block.kind, block.start, block.end, block.level)
        if self.grid is None:
            self.blocks.append(done)
            return
        self.grid.inner.append(done)
        if self.cell is not None:
            self.grid.add(self.cell, block.start, block.end)

    def _end_table(self) -> None:
        """A table of figures is one block; any other gives the blocks in it."""
        grid, self.grid, self.cell = self.grid, None, None
        if grid is None:
            return
        if not grid.is_data():
            self.blocks += grid.inner
            return
        first, last = grid.cells[0].start, grid.cells[-1].end
        self.blocks += [block for block in grid.inner if block.end <= first]
        self.blocks.append(Block("table", first, last, cells=tuple(grid.cells)))
        self.blocks += [block for block in grid.inner if block.start >= last]


def _blank(text: str) -> int:
    """How many blanks stand before the text."""
    return len(text) - len(text.lstrip())
