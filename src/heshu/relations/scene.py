"""A statement seen by the rules: every figure and date one symbol, the words left in between.

护栏从1.2米降至0.8米 becomes 护栏从▢降至▢; what a ▢ stands for is found by its offset. Kinds of
figures have symbols of their own, because a rule for shares need not look at lengths.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention, Place, Quantity, Statement

LEVEL, TIME, PERCENT, POINTS, MULTIPLE, RANK, DOUBLED, AGE, CONFIDENCE = (
    chr(0xE000 + number) for number in range(9)
)
"""Private use characters: they cannot be printed text."""
FIGURES = LEVEL + PERCENT + POINTS + MULTIPLE + RANK + DOUBLED + AGE + CONFIDENCE
SYMBOLS = {
    "percent": PERCENT,
    "percentage-point": POINTS,
    "multiple": MULTIPLE,
    "rank": RANK,
    "age": AGE,
}
TIMES = frozenset({"date", "time", "period"})


Said = Mapping[str, re.Pattern[str]]
"""The phrases of a language by name, as `vocabulary` compiles them."""


class Scene(Struct, frozen=True, kw_only=True, gc=False):
    """A masked statement and the way back to its claims."""

    statement: Statement
    text: str
    claims: dict[int, Claim]
    """Offset of a symbol in `text` -> the claim behind it."""
    offsets: tuple[tuple[int, int], ...]
    """(masked, original) offset right behind each symbol."""
    times: dict[int, Mention] = {}
    """Offset of a symbol in `text` -> the date or period behind it."""
    as_of: datetime.date | None = None
    """The day of the document, if it is known."""
    elsewhen: bool = False
    """The sentence before is about years long before that day."""
    symbols: int = 0
    """The symbols of the claims and times in `text`, a bit for each."""
    lowered: str = ""
    """`text` in lower case."""
    heads: frozenset[str] = frozenset()
    """What `text` holds for the cues of rules."""
    said: Said = {}
    """The phrases of the language by name."""

    def original(self, offset: int) -> int:
        """Offset in the sentence of a masked offset outside the symbols."""
        return _carried_over(offset, self.offsets)

    def offset(self, claim: Claim) -> int:
        """Where the symbol of a figure stands in `text`; where it is printed, if it has none."""
        for at, other in self.claims.items():
            if other.start == claim.start:
                return at
        return self.masked(claim.start)

    def masked(self, offset: int) -> int:
        """Masked offset of an offset in the sentence outside the figures with a symbol."""
        return _carried_over(offset, ((source, behind) for behind, source in self.offsets))


def _carried_over(offset: int, pairs: Iterable[tuple[int, int]]) -> int:
    """An offset of one text in the other one, by offsets of the same places in both."""
    here = there = 0
    for one, other in pairs:
        if one > offset:
            break
        here, there = one, other
    return there + offset - here


WIDE = str.maketrans(",;:!?()", "，；：！？（）")


def bits(symbols: Iterable[str]) -> int:
    """A bit for each symbol, so that one operation tells whether a statement has them all."""
    found = 0
    for symbol in symbols:
        found |= 1 << (ord(symbol) - ord(LEVEL))
    return found


def synthetic(
    statement: Statement,
    place: Place,
    span: tuple[int, int],
    value: Decimal,
    *,
    kind: str,
    unit: str = "",
) -> Claim:
    """A figure that stands inside a larger token: a term of a ratio, the number of an ordinal."""
    start, end = span
    text = statement.text[start:end]
    exponent = value.as_tuple().exponent
    quantity = Quantity(
        start=start,
        end=end,
        core_start=start,
        core_end=end,
        text=text,
        value=value,
        precision=Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0),
        unit=unit,
        kind=kind,  # type: ignore[arg-type]
    )
    return Claim(
        id="", quantity=quantity, place=place, sentence=statement.text, start=start, end=end
    )


def moved(place: Place, by: int, length: int) -> Place:
    """A place some characters further on in the same line."""
    start = place.start + by
    return replace(place, start=start, end=start + length, column=place.column + by)


def place_in(statement: Statement, start: int, end: int) -> Place | None:
    """The place of a stretch of a statement, reckoned from the nearest thing that has one."""
    items: list[Claim | Mention] = [*statement.claims, *statement.mentions]
    if not items:
        return None if statement.place is None else moved(statement.place, start, end - start)
    nearest = min(items, key=lambda item: abs(item.start - start))
    return moved(nearest.place, start - nearest.start, end - start)


def mention_at(statement: Statement, start: int, end: int, kind: str = "date") -> Mention | None:
    """A stretch of a statement with its place; `None` where the place is not known."""
    place = place_in(statement, start, end)
    if place is None:
        return None
    return Mention(kind=kind, text=statement.text[start:end], place=place, start=start, end=end)
