"""Numerals, quantities and claims: what the pipeline reads out of a sentence.

All offsets of a numeral and a quantity count from the start of the text that was scanned
(a sentence in the pipeline); a claim adds the place in the source.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

NumeralKind = Literal[
    "number",  # a bare number of any notation
    "percent",  # a number whose notation is a percentage without a sign: 百分之五, 三成, 八折
    "ordinal",  # 第三, 3rd: an edition, a place in a sequence
    "date",  # a calendar date, month or year
    "time",  # a clock time
    "period",  # a stretch of calendar time: 2016年1-9月, 前三季度, the third quarter
    "code",  # 5G, PM2.5, 国发〔2024〕15号, telephone numbers, addresses, URLs
    "version",  # 2.0版, v3.1
    "list-number",  # 一、 (二) 3. at the head of a line
    "idiom",  # 一站式, 三心二意, one another
    "name",  # 第三人民医院, Boeing 747, 十五五
]

Qualifier = Literal["", "about", "nearly", "more-than", "at-least", "less-than", "at-most", "range"]
BOUNDS: frozenset[Qualifier] = frozenset({"more-than", "at-least", "less-than", "at-most"})
"""Qualifiers of figures that are not told themselves: 超过6500公里 is no 6500公里."""

Kind = Literal[
    "money", "count", "percent", "percentage-point", "multiple", "ratio", "length", "area",
    "mass", "volume", "energy", "power", "temperature", "speed", "duration", "age", "data",
    "frequency", "angle", "index", "score", "rank", "rate", "number", "other",
]  # fmt: skip

ChangeKind = Literal[
    "", "increase-by", "decrease-by", "increase-to", "decrease-to", "from", "change-to"
]
Basis = Literal["", "yoy", "qoq", "mom", "other"]
Modality = Literal[
    "stated",  # the text says that it is or was so
    "target",  # somebody wants it, plans it or must reach it: 力争达到5%, aims to cut 20%
    "forecast",  # somebody expects it: 预计增长5%, is expected to reach $3 billion
    "hypothetical",  # it holds if something else does: 如果下降10%, a 10% fall would
    "negated",  # the text says that it is not so: 并非500人, did not reach 5%
]


class Numeral(Struct, frozen=True, kw_only=True, gc=False):
    """Digits or number words as printed, or a token that looks like one and is not."""

    start: int
    end: int
    kind: NumeralKind = "number"
    value: Decimal | None = None
    """The number after scale words; `None` for dates, codes and vague numbers."""
    low: Decimal | None = None
    high: Decimal | None = None
    """Bounds of a vague number: 3000多 is 3000 to 4000, 数百 is 200 to 1000, 十几 is 11 to 19."""
    precision: Decimal = Decimal(1)
    """One unit of the last printed place, scaled: 5.71万 -> 100."""
    words: bool = False
    """Written in words (二十三, three quarters) rather than digits."""
    iso: str = ""
    """ISO 8601 of a date, time or period, as far as it is printed (`--05-01` without a year)."""
    rule: str = ""
    """The pack entry or grammar rule that read it."""


class Quantity(Struct, frozen=True, kw_only=True, gc=False):
    """Numeral, unit and hedge, or a range."""

    start: int
    end: int
    core_start: int
    core_end: int
    """The core is numeral and unit without the outer hedges."""
    text: str
    """As printed, hedges and range included."""
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    precision: Decimal = Decimal(1)
    unit: str = ""
    kind: Kind = "number"
    qualifier: Qualifier = ""
    words: bool = False
    unit_text: str = ""
    """The unit as printed, without scale words: 万元 -> 元."""
    scaled: bool = False
    """Printed with a scale word (万, million), so that it is rounded by nature."""
    rules: tuple[str, ...] = ()


class Place(Struct, frozen=True, gc=False):
    """Where a claim stands in its document."""

    source: str
    start: int
    end: int
    """Code-point offsets into the decoded source, end exclusive."""
    line: int
    column: int
    """From 1, in code points, of the first character."""
    page: int | None = None


class Claim(Struct, frozen=True, kw_only=True, gc=False):
    """A quantity about something."""

    id: str
    quantity: Quantity
    place: Place
    indicator: str = ""
    entity: str = ""
    period: str = ""
    period_text: str = ""
    change: ChangeKind = ""
    basis: Basis = ""
    speaker: str = ""
    modality: Modality = "stated"
    section: str = ""
    sentence: str = ""
    start: int = 0
    end: int = 0
    """Span of the quantity inside `sentence`."""
    inherited: frozenset[str] = frozenset()
    """Names of the fields (indicator, entity, period) taken from another clause or sentence."""
    relation: str = ""
    repeat_of: str = ""
    rules: tuple[str, ...] = ()


class Mention(Struct, frozen=True, kw_only=True, gc=False):
    """A token that looks like a figure and is no claim: a date, a code, an idiom."""

    kind: str
    text: str
    place: Place
    start: int
    end: int
    """Span inside the sentence."""
    iso: str = ""
    rule: str = ""


class TableCell(Struct, frozen=True, kw_only=True):
    """A cell of a table row: where it stands, and what the header says about its column."""

    row: int
    column: int
    start: int
    end: int
    """Span inside the sentence of the row."""
    text: str
    indent: int = 0
    """White space before its text in the source, in characters: how deep a label is nested."""
    label: str = ""
    """The label of the column."""
    period: str = ""
    """The period of the column, as printed."""
    unit: str = ""
    """Code of the unit that the column or the table gives."""
    change: bool = False
    """The column holds changes: 同比, growth."""
    header: bool = False
    """The cell belongs to a header row."""


class Statement(Struct, frozen=True, kw_only=True, gc=False):
    """A sentence with all that was read from it, in reading order: the input of `relate`."""

    text: str
    language: Literal["zh", "en"]
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    section: str = ""
    heading: bool = False
    passage: int = 0
    """Index of the passage in the document."""
    cells: tuple[TableCell, ...] = ()
    """The cells of a table row; empty for prose."""
    item: int = 0
    """How deep the list item is nested that it stands in, 1 for the outermost; 0 outside of lists."""
    place: Place | None = None
    """Where the sentence begins, if that is known; a finding about a date needs it."""

    @property
    def is_prose(self) -> bool:
        """True for running text: neither a heading nor a row of a table."""
        return not (self.heading or self.cells)
