"""What a directive covers: a block, a table row, a line, a range, or the whole document.

A comment beside text covers the block it stands in, in a table its row. A comment on a line of
its own covers the block below; where a blank line follows, the block right above; where it stands
apart from both, the next block.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.texts import Block, Document
from heshu.suppression.directives import Directive, Named

Span = tuple[int, int]
PREFIX = "> \t\u3000"
"""What may stand before a comment that has a line of its own."""


class Scope(Struct, frozen=True):
    """Where a directive silences the checks that one of its names stands for."""

    directive: Directive
    name: str
    """As written; empty for all checks."""
    codes: frozenset[str] | None
    """`None` for all checks."""
    start: int
    end: int


CLOSED = re.compile(
    r"</?(?:address|article|blockquote|body|caption|d[dlt]|div|figcaption|h[1-6]|li|ol|p|section|table|td|th|tr|ul)\b",
    re.IGNORECASE,
)
"""A tag between a text and a comment, by which the comment stands in another element."""
ROW_END = re.compile(r"</?tr\b", re.IGNORECASE)


def scopes_of(document: Document, directives: Sequence[Directive]) -> list[Scope]:
    """The scopes of all directives, one for each name in a directive."""
    lines = Lines(document.text)
    found = []
    for directive in directives:
        span = None
        if directive.word == "ignore-file":
            span = (0, len(document.text) + 1)
        elif directive.word == "ignore-next-line":
            span = lines.next_line(directive)
        elif directive.word == "ignore":
            html = document.markup == "html"
            span = (
                _element(directive, document) if html else lines.block(directive, document.blocks)
            )
        if span is not None:
            found += [Scope(directive, name, codes, *span) for name, codes in _rules(directive)]
    found += _ranges(directives, len(document.text) + 1)
    return sorted(found, key=lambda scope: (scope.directive.start, scope.name))


def _element(directive: Directive, document: Document) -> Span:
    """What an `ignore` in a page covers: the element (or table row) around it, else the next one."""
    place = directive.start
    for block in document.blocks:
        if block.end > place or CLOSED.search(document.text, block.end, place) is None:
            if block.cells and block.start < place:
                return _row(directive, block, document.text)
            return min(block.start, place), max(block.end, directive.end)
    return directive.end, directive.end


def _row(directive: Directive, table: Block, text: str) -> Span:
    """The row of a table that a comment stands in; the next one where it stands between rows."""
    row = 0
    for cell in table.cells:
        if cell.start > directive.start:
            break
        ended = ROW_END.search(text, cell.end, max(cell.end, directive.start))
        row = cell.row + (ended is not None)
    cells = [cell for cell in table.cells if cell.row == row] or [table.cells[-1]]
    return cells[0].start, cells[-1].end


def _rules(directive: Directive) -> list[tuple[str, frozenset[str] | None]]:
    return [(rule.name, rule.codes) for rule in directive.rules] or [("", None)]


def _ranges(directives: Sequence[Directive], end: int) -> Iterator[Scope]:
    """From each `off` to the `on` that ends it, or to the end of the document."""
    opened: list[tuple[Directive, str, frozenset[str] | None]] = []
    for directive in directives:
        if directive.word == "off":
            opened += [(directive, name, codes) for name, codes in _rules(directive)]
        elif directive.word == "on":
            closed = [item for item in opened if _ends(directive.rules, item[2])]
            opened = [item for item in opened if item not in closed]
            for first, name, codes in closed:
                yield Scope(first, name, codes, first.end, directive.start)
    for first, name, codes in opened:
        yield Scope(first, name, codes, first.end, end)


def _ends(rules: tuple[Named, ...], codes: frozenset[str] | None) -> bool:
    """True if an `on` with these rules ends an `off`: a bare `on` ends every one."""
    return not rules or any(codes is None or codes <= rule.codes for rule in rules)


def ends_nothing(directives: Sequence[Directive]) -> list[Directive]:
    """Each `on` without an `off` before it."""
    opened: list[frozenset[str] | None] = []
    idle = []
    for directive in directives:
        if directive.word == "off":
            opened += [codes for _, codes in _rules(directive)]
        elif directive.word == "on":
            left = [codes for codes in opened if not _ends(directive.rules, codes)]
            idle += [directive] if len(left) == len(opened) else []
            opened = left
    return idle


class Lines:
    """The lines of a text, to find what stands around a comment."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]

    def number(self, offset: int) -> int:
        """Index of the line that holds an offset."""
        return min(bisect_right(self.starts, offset) - 1, max(0, len(self.starts) - 2))

    def span(self, line: int) -> Span:
        """Offsets of a line with its line end."""
        return self.starts[line], self.starts[line + 1]

    def exists(self, line: int) -> bool:
        """True if there is such a line and it is not blank."""
        if not 0 <= line < len(self.starts) - 1:
            return False
        start, end = self.span(line)
        return bool(self.text[start:end].strip(PREFIX + "\r\n\f\v"))

    def next_line(self, directive: Directive) -> Span | None:
        """The first line with text below a comment."""
        line = self.number(directive.end - 1) + 1
        while line < len(self.starts) - 1:
            if self.exists(line):
                return self.span(line)
            line += 1
        return None

    def block(self, directive: Directive, blocks: Sequence[Block]) -> Span | None:
        """What an `ignore` covers."""
        first, last = self.number(directive.start), self.number(directive.end - 1)
        if not self._is_alone(directive, first, last):
            return self._around(blocks, first, last, row=True)
        below = last + 1
        while self.exists(below) and self._is_comment(below):
            below += 1
        above = first - 1
        while self.exists(above) and self._is_comment(above):
            above -= 1
        if self.exists(below) and not (self.exists(above) and self._hangs(first, below)):
            return self._around(blocks, below, below, row=False)
        if self.exists(above):
            return self._around(blocks, above, above, row=False)
        after = next((block for block in blocks if block.start >= directive.end), None)
        return (after.start, after.end) if after else None

    def _is_alone(self, directive: Directive, first: int, last: int) -> bool:
        """True if a comment shares its lines with no text."""
        before = self.text[self.span(first)[0] : directive.start]
        after = self.text[directive.end : self.span(last)[1]]
        return not before.strip(PREFIX) and not after.strip()

    def _is_comment(self, line: int) -> bool:
        start, end = self.span(line)
        text = self.text[start:end].strip(PREFIX + "\r\n")
        return text.startswith("<!--") and text.endswith("-->")

    def _hangs(self, line: int, below: int) -> bool:
        """True if a comment is indented deeper than the line below: it belongs to the item above."""
        return self._indent(line) > self._indent(below)

    def _indent(self, line: int) -> int:
        start, end = self.span(line)
        text = self.text[start:end]
        return len(text) - len(text.lstrip(" \t\u3000"))

    def _at(self, blocks: Sequence[Block], line: int) -> Block | None:
        """The block that has text on a line."""
        start, end = self.span(line)
        return next((block for block in blocks if block.start < end and block.end > start), None)

    def _around(self, blocks: Sequence[Block], first: int, last: int, *, row: bool) -> Span:
        """The block on some lines; with `row`, of a table only the lines themselves."""
        start, end = self.span(first)[0], self.span(last)[1]
        block = self._at(blocks, first) or self._at(blocks, last)
        if block is None or (row and block.kind == "table"):
            return start, end
        return min(start, block.start), max(end, block.end)
