"""The claim table for people at a terminal: the columns that say most, cut to its width.

`支付282.18万元` is shown with its value as 2,821,800 CNY; a range as 3–5.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from heshu.table.formats import DocumentNote
from heshu.table.rows import Row
from heshu.table.widths import printable

SHOWN = ("line", "text", "value", "unit", "indicator", "entity", "period", "change")
DEEPEST_ROWS = 2000
"""Rows that one table lays out at most; a longer document continues in another table."""


class Terminal(Struct, frozen=True):
    """A table with a row per claim, one for each document."""

    columns: int
    colour: bool = False
    titles: bool = False
    """Name each document above its table."""
    separator: str = ""

    def head(self) -> str:
        return ""

    def body(self, rows: Sequence[Row]) -> str:
        text = io.StringIO()
        console = Console(
            file=text, width=self.columns, force_terminal=self.colour, legacy_windows=False,
            no_color=not self.colour, color_system="standard" if self.colour else None,
        )  # fmt: skip
        if self.titles and rows:
            console.print(Text(printable(rows[0].source), style="bold"))
        for start in range(0, len(rows), DEEPEST_ROWS):
            console.print(table(rows[start : start + DEEPEST_ROWS]))
        return "\n".join([line.rstrip() for line in text.getvalue().split("\n")])

    def tail(self, documents: Sequence[DocumentNote]) -> str:
        count = sum(document.claims for document in documents)
        noun = "claim" if count == 1 else "claims"
        return f"{count} {noun}; --format or -o FILE for all columns\n"


def table(rows: Sequence[Row]) -> Table:
    """The shown columns of the rows."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in SHOWN:
        number = name in ("line", "value")
        made.add_column(
            name, justify="right" if number else "left", no_wrap=number,
            overflow="fold" if number else "ellipsis",
        )  # fmt: skip
    for row in rows:
        made.add_row(*[Text(printable(cell)) for cell in cells(row)])
    return made


def cells(row: Row) -> list[str]:
    """What the shown columns say of a row."""
    return [
        str(row.line), row.text, number(row), row.unit, row.indicator, row.entity,
        row.period_text or row.period,
        f"{row.change} {row.basis}".strip() if row.change or row.basis else "",
    ]  # fmt: skip


def number(row: Row) -> str:
    """The value with its thousands apart; the ends of a range or vague number."""
    if row.value is not None:
        return grouped(row.value)
    if row.low is None and row.high is None:
        return ""
    return "–".join("" if end is None else grouped(end) for end in (row.low, row.high))


def grouped(value: Decimal) -> str:
    """A number with commas between its thousands.

    >>> print(grouped(Decimal("2821800.5")))
    2,821,800.5
    """
    return f"{value:,f}"
