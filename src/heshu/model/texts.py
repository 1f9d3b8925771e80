"""Text with its place in the source: documents, blocks, passages, sentences.

>>> passage = Passage(text="销售收入15亿元", pieces=(Piece(0, 100), Piece(4, 106)))
>>> passage.source_span(4, 8)
(106, 110)
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from msgspec import Struct

Markup = Literal["markdown", "html", "plain"]
BlockKind = Literal["heading", "paragraph", "list-item", "table", "caption"]
LanguageCode = Literal["zh", "en"]


class Cell(Struct, frozen=True, gc=False):
    """One cell of a table, white space trimmed: `text[start:end]` of its passage or source."""

    row: int
    column: int
    start: int
    end: int


class Block(Struct, frozen=True, gc=False):
    """A stretch of the source that the reader recognised: `text[start:end]`, markup included."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Heading level from 1, nesting depth of a list item from 1, else 0."""
    cells: tuple[Cell, ...] = ()
    """The cells of a table where the format names them (HTML, DOCX), offsets into the source."""


class Document(Struct, frozen=True):
    """One input: its decoded text and the blocks found in it.

    `text` is never rewritten; every offset in heshu is a code-point offset into it.
    """

    source: str
    """The path as given, `-` for standard input."""
    text: str
    blocks: tuple[Block, ...] = ()
    encoding: str = "utf-8"
    markup: Markup = "markdown"
    """How `text` is marked up; a text file is read as Markdown, a Word document is plain."""
    page_starts: tuple[int, ...] = ()
    """Offsets at which the pages of a paged document begin; empty for plain text."""


class Piece(Struct, frozen=True, gc=False):
    """A run of passage text that is contiguous in the source."""

    start: int
    """Offset into the passage."""
    source: int
    """Offset of the same character into the source."""


class Passage(Struct, frozen=True, gc=False):
    """A logical paragraph: what belongs together once line wraps and page jumps are undone."""

    text: str
    pieces: tuple[Piece, ...] = (Piece(0, 0),)
    kind: BlockKind = "paragraph"
    section: tuple[str, ...] = ()
    """The headings above it, outermost first (a heading does not contain itself)."""
    cells: tuple[Cell, ...] = ()
    """The cells of a table, in reading order; empty for every other kind."""
    language: LanguageCode = "zh"
    repeat_of: int | None = None
    """Index of the earlier passage that this one repeats word for word."""
    title: str = ""
    """Headline of the article that the passage stands in."""
    item: int = 0
    """How deep a list item is nested, 1 for the outermost; 0 for what is none."""

    def source_offset(self, offset: int) -> int:
        """Source offset of the character at a passage offset."""
        pieces = self.pieces
        if len(pieces) == 1:
            return pieces[0].source + offset
        piece = pieces[bisect_right(pieces, offset, key=lambda item: item.start) - 1]
        return piece.source + offset - piece.start

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Source span of a non-empty passage span (layout inside it included)."""
        return self.source_offset(start), self.source_offset(end - 1) + 1


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of a passage: `passage.text[start:end]`."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence with its layout undone."""
        return self.passage.text[self.start : self.end]
