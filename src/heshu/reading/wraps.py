"""Which line ends inside a run of lines are only line wraps.

A text may be wrapped at some width, or have one paragraph on each line; the lines themselves say
which. In `到上月底，全市参` / `保5.71万人。` the first line has no room for another character.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.reading.lines import Line

WIDEST_WRAP = 160
"""Columns beyond which nobody wraps lines; longer lines are whole paragraphs."""
NEAR = 0.8
"""A line of this part of the limit could have been wrapped there."""
MOST = 0.6
"""Where line ends are wraps, most such lines stop inside a sentence, and most lines that do are
full."""
NARROWEST_WRAP = 24
ENOUGH_LINES = 6
"""Columns are hardly narrower; if they are, it takes that many lines to believe it."""
OUTLIERS = 20
"""One line in so many may be longer than the limit (a URL, a heading)."""
LEAST_SHOUTED = 3
"""Words of a headline in capitals."""
START_INDENT = 2
"""Columns of indentation that begin a paragraph."""
CHINESE_SLACK = 2
"""Columns that may stay empty at the end of a Chinese line: half-width digits, moved marks."""
FINAL = "。！？!?.…：:；;"
CLOSERS = "”’」』）)]】》\"'"
KEY_VALUE = re.compile(r"[^，。；：:,.;\s]{1,12}[：:]\s*\S")
"""参保人数：5万人 over 报销金额：3亿元 are two lines of a list."""
LABEL = re.compile(r"\((?:[a-z]|[ivx]{1,5})\)")
"""(a), (iii): the label of an item rather than a word in brackets."""
FIRST_UNIT = re.compile(r"[!-~\u00a0-\u024f]+|.[，。、；：！？”’」』）》】]*", re.DOTALL)
"""What a wrap may not tear: a word, or a character with the marks that stick to it."""


class Wrapping(Struct, frozen=True, gc=False):
    """How the lines of a document are wrapped."""

    limit: int
    """Columns of a full line; 0 if the line ends are paragraph ends."""


def study(runs: Sequence[Sequence[Line]]) -> Wrapping:
    """Learn from all runs of lines whether and where they were wrapped."""
    several = [run for run in runs if len(run) > 1]
    widths = sorted(width(line.text) for run in several for line in run)
    if not widths:
        return Wrapping(0)
    limit = widths[-1 - len(widths) // OUTLIERS]
    if limit > WIDEST_WRAP:
        return Wrapping(0)
    pairs = [pair for run in several for pair in pairwise(run)]
    near = [before for before, _ in pairs if width(before.text) >= NEAR * limit]
    unfinished = [pair for pair in pairs if not is_finished(pair[0].text)]
    full = sum(_is_full(before, line, limit) for before, line in unfinished)
    stopped = sum(not is_finished(before.text) for before in near)
    narrow = limit < NARROWEST_WRAP and len(near) < ENOUGH_LINES
    wrapped = full >= MOST * max(1, len(unfinished)) and stopped >= MOST * len(near)
    return Wrapping(limit if wrapped and not narrow else 0)


LONGEST_HEADLINE = 8
"""Lines."""


def groups(run: Sequence[Line], wrapping: Wrapping) -> list[list[Line]]:
    """The run as paragraphs."""
    margin = min(line.indent for line in run)
    item = run[0] if run[0].mark in ("bullet", "number") else None
    found = [[run[0]]]
    for before, line in pairwise(run):
        hangs = item and len(found) == 1 and line.indent >= item.indent + START_INDENT
        headed = _is_shouted(found[-1]) and not line.text.isupper()
        if hangs or (not headed and _goes_on(before, line, margin, wrapping.limit)):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _is_shouted(lines: Sequence[Line]) -> bool:
    """GRAIN SHIPMENTS RISE IN WEEK, HARVEST LAGS: a headline in capitals, however wide it is."""
    if len(lines) > LONGEST_HEADLINE:
        return False
    text = " ".join(line.text for line in lines)
    return text.isupper() and text.isascii() and len(text.split()) >= LEAST_SHOUTED


def _goes_on(before: Line, line: Line, margin: int, limit: int) -> bool:
    """Whether the end of the line before is a wrap."""
    if line.indent >= margin + START_INDENT:
        return False
    if KEY_VALUE.match(before.text) and KEY_VALUE.match(line.text):
        return False
    if before.hard or before.quote != line.quote:
        return False
    if _is_full(before, line, limit):
        return True
    return (line.quote > 0 or _opens_lower(line.text)) and not is_finished(before.text)


def _opens_lower(text: str) -> bool:
    """Whether a line begins within a sentence: of palm oil; (bpd) in February; not: (a) in February."""
    if text[0] == "(" and not LABEL.match(text):
        return text[1:2].islower()
    return text[0].islower()


def _is_full(before: Line, line: Line, limit: int) -> bool:
    """Whether the next word would not have fitted behind the line before."""
    if not limit or before.indent + width(before.text) < limit // 2:
        return False
    unit = FIRST_UNIT.match(line.text)
    needed = width(unit[0]) if unit else 1
    slack = 1 if before.text[-1].isascii() and line.text[0].isascii() else CHINESE_SLACK
    return before.indent + width(before.text) + slack + needed > limit


def is_finished(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    bare = text.rstrip(CLOSERS)
    return bool(bare) and bare[-1] in FINAL


def width(text: str) -> int:
    """Columns on a screen: two for a Chinese character, one for a Latin letter."""
    if text.isascii():
        return len(text)
    if len(text) > WIDEST_WRAP:
        return 2 * len(text)
    # UTF-8 has three bytes for a wide character, one for ASCII: half the difference is the rest.
    return (len(text.encode("utf-8", "replace")) + len(text)) // 2
