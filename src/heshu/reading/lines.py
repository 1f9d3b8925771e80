"""The lines of a text with what their first characters say.

>>> line = scan_lines("# 医保\\n\\n- 参保5.71万人")[2]
>>> line.text, line.start, line.mark
('- 参保5.71万人', 6, 'bullet')

Every line end that Unicode knows counts (\\n, \\r\\n, \\r, form feed, U+0085, U+2028, U+2029).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from heshu.model import lazy_re as re

Mark = Literal["", "heading", "fence", "bullet", "number", "bar", "rule", "footnote"]

INDENT = re.compile(r"[\s\u3000]*")
QUOTE = re.compile(r"(?>(?:>[ \t\u3000]{0,4})+)")
MARK = re.compile(
    r"""
      (?P<heading> \#{1,6} (?= \s | $ ) )
    | (?P<fence>   `{3,} (?= [^`]* $ ) | ~{3,4} (?! ~ ) )
    | (?P<rule>    [-*_=~#·•—–━─═＝＊－]  (?: [ \t\u3000]*+ [-*_=~#·•—–━─═＝＊－] ){2,}+ $ )
    | (?P<bullet>  (?: [-*+–·] [ \t\u3000]+ | [•●■◆▲▪◦□◇▶►✓✔] [ \t\u3000]* )
                   (?: \[ [ xX] \] [ \t]+ )? (?= \S ) (?! \d{1,4} [ \t]* [-–—·] [ \t]* $ ) )
    | (?P<number>  \d{1,3} [.)] [ \t]+ (?= \S ) )
    | (?P<bar>     \| )
    | (?P<footnote> \[ \^? [^\]\[\s]{1,40} \] : [ \t]* )
    """,
    re.VERBOSE,
)
MARK_STARTS = frozenset("#`~-*_=·•—–━─═＝＊－+●■◆▲▪◦□◇▶►✓✔0123456789|[")
"""First characters of all marks: most lines are told apart by one look."""
COMMENT_START, COMMENT_END = "<!--", "-->"


class Line(Struct, frozen=True, gc=False):
    """One line without its line end and outer white space."""

    text: str
    """Without indentation, quote signs and trailing white space; empty for a blank line."""
    start: int
    """Offset of `text` in the source."""
    indent: int = 0
    """Columns before it; an ideographic space and a tab count two and four."""
    quote: int = 0
    """How many `>` stand before it."""
    mark: Mark = ""
    mark_length: int = 0
    hard: bool = False
    """Ends in a Markdown hard break: two spaces or a backslash."""

    @property
    def end(self) -> int:
        """Offset behind `text` in the source."""
        return self.start + len(self.text)


def scan_lines(text: str) -> list[Line]:
    """The lines of a text, without those that stand inside HTML comments."""
    comments = deque(_comments(text) if COMMENT_START in text else ())
    lines = []
    offset = 0
    for raw in text.splitlines(keepends=True):
        end = offset + len(raw)
        if comments and comments[0][0] < end:
            start, stop = _outside(comments, offset, end)
            if start < stop:
                lines.append(_line(text[start:stop], start))
        else:
            lines.append(_line(raw, offset))
        offset = end
    return lines


def _line(raw: str, offset: int) -> Line:
    """The line in `raw`, which starts at this offset and may end in a line end."""
    content = raw.strip()
    if not content:
        return Line("", offset)
    before = len(raw) - len(raw.lstrip())
    indent = columns(raw[:before]) if before else 0
    start, quote = offset + before, 0
    if content[0] == ">":
        prefix = QUOTE.match(content)
        if prefix is not None:
            quote = prefix[0].count(">")
            start += prefix.end()
            content = content[prefix.end() :]
    hard = raw.endswith(("  \n", "\\\n", "  \r\n", "\\\r\n"))
    if not content or content[0] not in MARK_STARTS:
        return Line(content, start, indent, quote, "", 0, hard)
    match = MARK.match(content)
    if match is None:
        return Line(content, start, indent, quote, "", 0, hard)
    mark: Mark = match.lastgroup  # type: ignore[assignment]
    return Line(content, start, indent, quote, mark, match.end(), hard)


def columns(space: str) -> int:
    """The width of white space."""
    return len(space) + space.count("\u3000") + 3 * space.count("\t")


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the HTML comments; one that is never closed hides nothing."""
    start = text.find(COMMENT_START)
    while start >= 0:
        end = text.find(COMMENT_END, start + len(COMMENT_START))
        if end < 0:
            return
        yield start, end + len(COMMENT_END)
        start = text.find(COMMENT_START, end)


def _outside(comments: deque[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The part of a line before or after the comments that reach over its edges.

    Comments in the middle of the line stay; layout takes them out with the other markup.
    Comments that end here are removed, so that the first is always the one to look at.
    """
    while comments and comments[0][0] <= start < comments[0][1]:
        start = comments[0][1]
        if start > end:
            return end, end
        comments.popleft()
    while comments and comments[0][1] < end:
        comments.popleft()
    if comments and comments[0][0] < end:
        return start, comments[0][0]
    return start, end
