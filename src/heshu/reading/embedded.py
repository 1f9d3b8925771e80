"""Tables in HTML between the lines of a Markdown or plain text.

>>> from heshu.reading.lines import scan_lines
>>> lines = scan_lines("Seats:\\n<table>\\n<tr><td>Greens</td><td>9</td></tr>\\n</table>\\nThe end.")
>>> embedded_tables(lines, {})
{1: 4}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from heshu.model import lazy_re as re
from heshu.reading.lines import Line

OPENING = re.compile(r"(?:<[a-z][^<>]{0,200}+>\s*+){0,6}+", re.IGNORECASE)
"""The tags at the head of a line."""
TAG = re.compile(r"<(?P<closing>/?)table\b", re.IGNORECASE)


def embedded_tables(lines: Sequence[Line], fences: Mapping[int, int]) -> dict[int, int]:
    """The line that opens each table and the line behind its end; the outer one where they nest.

    One that is never closed is none and hides no other. `fences` are the first and last lines of
    fenced code, in which tables are examples.
    """
    found: dict[int, int] = {}
    opened: list[int] = []
    fenced = -1
    for number, line in enumerate(lines):
        fenced = max(fenced, fences.get(number, -1))
        if number <= fenced or "<" not in line.text:
            continue
        for tag in TAG.finditer(line.text):
            if not tag["closing"]:
                opened.append(number)
            elif opened:
                start = opened.pop()
                if _opens(lines[start]):
                    found[start] = number + 1
    return found


def _opens(line: Line) -> bool:
    """True for a line that begins with a table, perhaps behind other tags or a list's mark."""
    start = line.mark_length if line.mark in ("bullet", "number") else 0
    tags = OPENING.match(line.text, start)
    return tags is not None and TAG.search(line.text, start, tags.end()) is not None
