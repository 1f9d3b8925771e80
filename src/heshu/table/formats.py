"""The flat formats of the claim table: CSV, TSV, JSON, JSON Lines and Markdown.

A writer turns rows into text piece by piece, so that the rows of one document are out before the
next is read: `head()`, then `body(rows)` per document, then `tail(documents)`. All writers use
the same column names, `\\n` as line end and plain decimal numbers: `支付282.18万元` is 2821800.

Cells of CSV and TSV that a spreadsheet would take for a formula begin with an apostrophe, which
spreadsheets show as text; plain numbers stay numbers: `-5` is written -5, `=A1` is written '=A1.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.table.rows import COLUMNS, SCHEMA_VERSION, Row

FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")  # a full-width sign starts a formula as well
HARMLESS = re.compile(r"(?:[+-]?[0-9]+(?:\.[0-9]+)?|-)\Z")
"""Plain numbers, and the name of standard input: no spreadsheet takes them for formulas."""
MARKDOWN_SPECIAL = re.compile(r"[\\|<\r\n]")
MARKDOWN_ESCAPES = {"|": r"\|", "\\": r"\\", "<": "&lt;", "\r": " ", "\n": " "}
LINE_ENDS = re.compile("[\x85\u2028\u2029]")
"""Line ends that JSON leaves as they are, and that many readers of JSON Lines split at."""
SURROGATE = re.compile("[\ud800-\udfff]")


class TableError(Exception):
    """A table that cannot be written or read: the message says what and where, in one line."""


class DocumentNote(Struct, frozen=True):
    """What the metadata of a table say about one document."""

    source: str
    characters: int
    encoding: str
    claims: int


class Writer(Protocol):
    """How rows become text."""

    @property
    def separator(self) -> str:
        """What stands between the rows of two documents."""
        ...

    def head(self) -> str: ...
    def body(self, rows: Sequence[Row]) -> str: ...
    def tail(self, documents: Sequence[DocumentNote], /) -> str: ...


class Delimited(Struct, frozen=True):
    """CSV (RFC 4180 quoting) or TSV, formulas neutralised."""

    delimiter: str = ","
    byte_order_mark: bool = False
    separator: str = ""

    def head(self) -> str:
        mark = "\ufeff" if self.byte_order_mark else ""
        return mark + self.delimiter.join(COLUMNS) + "\n"

    def body(self, rows: Sequence[Row]) -> str:
        lines = io.StringIO()
        write = csv.writer(lines, delimiter=self.delimiter, lineterminator="\n").writerow
        for row in rows:
            write([
                value if type(value) is not str or value[:1] not in FORMULA_STARTS
                else neutralised(value)
                for value in msgspec.structs.astuple(row)[:-1]
            ])  # fmt: skip
        text = lines.getvalue()
        return self._quoted(rows) if "\r" in text else text

    def _quoted(self, rows: Sequence[Row]) -> str:
        """Rows with every cell in quotes: `csv` leaves a bare carriage return without them."""
        lines = io.StringIO()
        quoted = csv.writer(
            lines, delimiter=self.delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL
        )
        for row in rows:
            quoted.writerow(
                [
                    neutralised(value) if isinstance(value, str) else value
                    for value in msgspec.structs.astuple(row)[:-1]
                ]
            )
        return lines.getvalue()

    def tail(self, _documents: Sequence[DocumentNote], /) -> str:
        return ""


class JsonLines(Struct, frozen=True):
    """One JSON object per row and line."""

    separator: str = ""

    def head(self) -> str:
        return ""

    def body(self, rows: Sequence[Row]) -> str:
        return "".join([line + "\n" for line in encode_all(rows)])

    def tail(self, _documents: Sequence[DocumentNote], /) -> str:
        return ""


class Json(Struct, frozen=True):
    """One JSON object: schema version, claims, and what documents they were read from."""

    version: str
    separator: str = ",\n"

    def head(self) -> str:
        return (
            f'{{\n"schema_version": "{SCHEMA_VERSION}",\n'
            f'"generator": "heshu {self.version}",\n"claims": [\n'
        )

    def body(self, rows: Sequence[Row]) -> str:
        return self.separator.join(encode_all(rows))

    def tail(self, documents: Sequence[DocumentNote]) -> str:
        return '\n],\n"documents": [\n' + ",\n".join(encode_all(documents)) + "\n]\n}\n"


class Markdown(Struct, frozen=True):
    """One pipe table."""

    separator: str = ""

    def head(self) -> str:
        return f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}\n"

    def body(self, rows: Sequence[Row]) -> str:
        return "".join([_markdown_row(msgspec.structs.astuple(row)[:-1]) for row in rows])

    def tail(self, _documents: Sequence[DocumentNote], /) -> str:
        return ""


def encode_all(items: Iterable[Struct]) -> list[str]:
    """Each item as JSON on one line: decimals as numbers, text unescaped."""
    encode = msgspec.json.Encoder(decimal_format="number").encode
    try:
        lines = [encode(item).decode() for item in items]
    except UnicodeEncodeError:  # a lone surrogate in the source is no character of UTF-8
        lines = [encode(_without_surrogates(item)).decode() for item in items]
    return [LINE_ENDS.sub(_escaped, line) for line in lines]


def json_text(value: Any) -> str:
    """Plain data as JSON on one line, as `encode_all` writes it."""
    try:
        text = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        text = msgspec.json.encode(_replaced(value)).decode()
    return LINE_ENDS.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _without_surrogates(item: Struct) -> Any:
    """The item as plain data, each lone surrogate replaced by U+FFFD."""
    return _replaced(msgspec.to_builtins(item, builtin_types=(Decimal,)))


def _replaced(value: Any) -> Any:
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _replaced(each) for key, each in value.items()}
    return [_replaced(each) for each in value] if isinstance(value, (list, tuple)) else value


def neutralised(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if text[:1] in FORMULA_STARTS and not HARMLESS.match(text):
        return "'" + text
    return text


def _markdown_row(values: Iterable[object]) -> str:
    cells = ["" if value is None else _markdown_cell(str(value)) for value in values]
    return f"| {' | '.join(cells)} |\n"


def _markdown_cell(text: str) -> str:
    if MARKDOWN_SPECIAL.search(text) is None:
        return text
    return MARKDOWN_SPECIAL.sub(lambda match: MARKDOWN_ESCAPES[match[0]], text)
