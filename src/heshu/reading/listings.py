"""Program text and data printed without a fence: it states nothing, so it is in no block.

Newspapers indent paragraphs too, so that indentation alone is no code. A listing is what is indented
below a line that ends in `::` (a literal block of reStructuredText), or a run of lines most of which
are braces, keys and values, prompts or statements of a program.

>>> lines = scan_lines('Output::\\n\\n    {\\n        "Count": 3\\n    }\\n\\nThe end.')
>>> listings = Listings(lines)
>>> listings.end(0), listings.end(2), listings.end(6)
(0, 5, 6)
"""

from __future__ import annotations

from collections.abc import Sequence

from heshu.model import lazy_re as re
from heshu.reading.lines import Line, scan_lines

__all__ = ["Listings", "scan_lines"]

LITERAL = "::"
SHORTEST = 2
"""Lines of a run that are program text for certain."""
PROMPT = re.compile(r"\$ [a-z].* --?[a-z]|#!/")
"""A command with an option, and no unit of money: $ million."""
SHARE = 0.7
"""Share of its lines that look like program text."""
LONGEST = 240
"""Characters of a line of a program."""
NAME = r"[A-Za-z_][\w.\-]*"
STRONG = re.compile(
    rf"""
      [{{}}\[\]()]+ [,;]? $                               # a brace alone
    | [{{\[(]? ["'] [^"'\s]{{1,60}} ["'] \s* [:=]        # "Count": 3
    | (?: {NAME} | [)\]"'] ) [({{\[]+ $                   # call(
    | {NAME} \s+ \( [^()]* \) \s* \{{ $                   # for (...) {{
    | {NAME} \( [^()]* \) ; $                             # call(value);
    | {NAME} \s* [-+*/|&]= \s* [^\s;]+ ; $                # name += value;
    | --[a-z][\w-]* (?: [ =] \S+ )? (?: \s \\ )? $        # --option value
    """,
    re.VERBOSE,
)
"""What no sentence, table or list of figures looks like: n = 40, Mean (SD) and (40 million); do."""
WEAK = re.compile(r"[^.!?。]*[,\\]$|[^\s]+$")
"""A line of a listing that may be anything else by itself."""


class Listings:
    """The listings among the lines of a text, asked for from the first line to the last."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._read_to = 0
        """Behind the last run of lines that was no listing: it is not read again from within."""

    def end(self, start: int) -> int:
        """The line behind the listing that begins at a line, or `start` if none does."""
        lines = self._lines
        literal = _literal_end(lines, start)
        if literal > start:
            return literal
        if PROMPT.match(lines[start].text[:LONGEST]):
            return start + 1
        if start < self._read_to or not _is_program(lines[start]):
            return start
        self._read_to = end = _run_end(lines, start)
        return end if _is_listing(lines[start:end]) else start


def _literal_end(lines: Sequence[Line], start: int) -> int:
    """Behind the lines indented below one that ends in two colons and a blank line."""
    above = start - 1
    while above >= 0 and not lines[above].text:
        above -= 1
    if above < 0 or above == start - 1 or not lines[above].text.endswith(LITERAL):
        return start
    end = start
    for number in range(start, len(lines)):
        if lines[number].text and lines[number].indent <= lines[above].indent:
            break
        if lines[number].text:
            end = number + 1
    return end


def _run_end(lines: Sequence[Line], start: int) -> int:
    end = start
    while end < len(lines) and lines[end].text:
        end += 1
    return end


def _is_listing(run: Sequence[Line]) -> bool:
    """True for lines of which most are program text, two for certain."""
    strong = sum(map(_is_program, run))
    alike = sum(_is_program(line) or WEAK.match(line.text) is not None for line in run)
    return strong >= SHORTEST and alike >= SHARE * len(run)


def _is_program(line: Line) -> bool:
    return len(line.text) <= LONGEST and STRONG.match(line.text) is not None
