"""The source lines around some figures, with each figure underlined.

>>> text = "护栏由1.2米降至0.8米。"
>>> for line in excerpt(text, line_starts(text), ((3, 7), (9, 13))):
...     print(line)
1 | 护栏由1.2米降至0.8米。
  |       ^^^^^    ^^^^^
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec import Struct

from heshu.table.widths import printable, width

Span = tuple[int, int]
CONTEXT = 28
"""Characters of a line that are shown before the first and behind the last figure."""
GAP = " … "
MARK = "^"
MOST_LINES = 12
"""Lines of source that one finding shows at most."""


class Part(Struct, frozen=True):
    """A stretch of a source line, marked if it is a figure."""

    text: str
    marked: bool = False


def line_starts(text: str) -> list[int]:
    """Offset of each line; every line end that Unicode knows counts."""
    return [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]


def excerpt(text: str, starts: Sequence[int], spans: Iterable[Span], first: int = 1) -> list[str]:
    """Numbered source lines that hold a figure, each followed by a line of underlines.

    A figure torn over a line break is underlined on both lines; `first` is the number of the
    first line of the text.
    """
    by_line: dict[int, list[Span]] = {}
    for start, end in sorted(set(spans)):
        for line in range(bisect_right(starts, start) - 1, bisect_right(starts, end - 1)):
            inside = (max(start, starts[line]), min(end, _end(text, starts, line)))
            if inside[0] < inside[1]:
                by_line.setdefault(line, []).append(inside)
    shown = sorted(by_line)[:MOST_LINES]
    margin = len(str(shown[-1] + first)) if shown else 1
    lines: list[str] = []
    for line in shown:
        parts = parts_of_line(text, starts[line], _end(text, starts, line), by_line[line])
        lines.append(f"{line + first:>{margin}} | {''.join([part.text for part in parts])}")
        lines.append(f"{'':>{margin}} | {underline(parts)}")
    return lines


def parts_of_line(text: str, start: int, end: int, spans: Sequence[Span]) -> list[Part]:
    """A line cut into figures and what stands between, long stretches left out."""
    parts: list[Part] = []
    first = spans[0][0]
    done = max(start, first - CONTEXT)
    if done > start:
        parts.append(Part(GAP.lstrip()))
    while done < first and text[done].isspace():
        done += 1
    for left, right in spans:
        parts.extend(_between(text, done, left))
        parts.append(Part(printable(text[max(left, done) : right]), marked=True))
        done = max(done, right)
    stop = min(end, done + CONTEXT)
    parts.append(Part(printable(text[done:stop]).rstrip()))
    if stop < end:
        parts.append(Part(GAP.rstrip()))
    return parts


def underline(parts: Iterable[Part]) -> str:
    """Marks below the figures, as wide as they are on a terminal."""
    return "".join([(MARK if part.marked else " ") * width(part.text) for part in parts]).rstrip()


def _between(text: str, start: int, end: int) -> list[Part]:
    if end - start <= 2 * CONTEXT:
        return [Part(printable(text[start:end]))]
    head, tail = text[start : start + CONTEXT], text[end - CONTEXT : end]
    return [Part(printable(head)), Part(GAP), Part(printable(tail))]


def _end(text: str, starts: Sequence[int], line: int) -> int:
    """Offset behind the last character of a line, its line end left out."""
    start = starts[line]
    end = starts[line + 1] if line + 1 < len(starts) else len(text)
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
