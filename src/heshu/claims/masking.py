"""A sentence with each figure replaced by one placeholder, so that rules read over words.

>>> from decimal import Decimal
>>> def figure(start, end):
...     return Quantity(start=start, end=end, core_start=start, core_end=end, text="", value=None)
>>> masked = mask("护栏从1.2米降至0.8米", (figure(3, 7), figure(9, 13)), ())
>>> masked.text.replace(FIGURE, "#")
'护栏从#降至#'
>>> masked.span(0, 4), masked.position(1)
((0, 7), 6)
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from msgspec import Struct

from heshu.languages.lists import NOTHING
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern
from heshu.model import lazy_re as re
from heshu.model.figures import Numeral, Quantity

FIGURE = "\ue000"
"""Stands for a quantity (private use area: it cannot be printed text)."""
TIME = "\ue001"
"""Stands for a date, a clock time or a period."""

Item = Quantity | Numeral
_start = attrgetter("start")


class Masked(Struct, frozen=True, gc=False):
    """The masked text, what stands behind each placeholder, and the way back."""

    text: str
    items: tuple[Item, ...]
    positions: tuple[int, ...]
    """Offset of each item's placeholder in `text`."""
    ends: tuple[int, ...]
    """Offset behind each item, and a remark on it, in the sentence."""

    def position(self, item: int) -> int:
        """Offset of the placeholder of the item with this index."""
        return self.positions[item]

    def original(self, offset: int) -> int:
        """Sentence offset of a masked offset (of a placeholder: where its item starts)."""
        before = bisect_right(self.positions, offset - 1)
        if not before:
            return offset
        return self.ends[before - 1] + offset - self.positions[before - 1] - 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Sentence span of a masked span, whole items included."""
        return self.original(start), self.original(end)


NO_REMARKS = re.compile(NOTHING)


def compile_remarks(pack: Pack) -> re.Pattern[str]:
    """Remarks in brackets on the figure before, which measure nothing: （初步数）, (unaudited)."""
    words = pack.words_named("remark-in-brackets")
    return re.compile(rf"\s?[（(](?:{pattern(words)})[）)]") if words else NO_REMARKS


def mask(
    text: str,
    quantities: tuple[Quantity, ...],
    times: tuple[Numeral, ...],
    remarks: re.Pattern[str] = NO_REMARKS,
) -> Masked:
    """Replace quantities and times by their placeholders, and leave out remarks behind them.

    Both are sorted and do not overlap one another, as `scan` and `measure` make them.
    """
    items: list[Item] = [*quantities, *times]
    if not items:
        return Masked(text, (), (), ())
    if quantities and times:
        items.sort(key=_start)
    masked, positions, ends, done = "", [], [], 0
    bracketed = "(" in text or "（" in text
    for item in items:
        masked += text[done : item.start]
        positions.append(len(masked))
        masked += FIGURE if type(item) is Quantity else TIME
        remark = remarks.match(text, item.end) if bracketed else None
        done = remark.end() if remark else item.end
        ends.append(done)
    masked += text[done:]
    return Masked(masked, tuple(items), tuple(positions), tuple(ends))
