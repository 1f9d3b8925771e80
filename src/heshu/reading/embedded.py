"""Tables in HTML between the lines of a Markdown or plain text.

>>> lines = scan_lines("Seats:\\n<table>\\n<tr><td>Greens</td><td>9</td></tr>\\n</table>\\nThe end.")
>>> Embedded(lines).end(1)
4
"""

from __future__ import annotations

from collections.abc import Sequence

from heshu.model import lazy_re as re
from heshu.reading.lines import Line, scan_lines

__all__ = ["Embedded", "scan_lines"]

OPENING = re.compile(r"(?:<html>\s*)?(?:<body>\s*)?<table\b", re.IGNORECASE)
TAG = re.compile(r"<(?P<closing>/?)table\b", re.IGNORECASE)


class Embedded:
    """The tables in HTML among the lines of a text, asked for from the first line to the last."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._open = False
        """One was never closed; none behind it can be."""

    def end(self, start: int) -> int:
        """The line behind the table that begins at a line, or `start` if none does."""
        if self._open or OPENING.match(self._lines[start].text) is None:
            return start
        depth = 0
        for number in range(start, len(self._lines)):
            for tag in TAG.finditer(self._lines[number].text):
                depth += -1 if tag["closing"] else 1
            if depth <= 0:
                return number + 1
        self._open = True
        return start
