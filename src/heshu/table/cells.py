"""The rows of a claim table as cells, from CSV, TSV, JSON or JSON Lines, whoever wrote it last.

A spreadsheet may have set the cells apart by `;`, left blank lines, or lost a column. What is
plainly a table of ours and cannot be used is refused in one line that names the row.
"""

from __future__ import annotations

import csv
import difflib
import io
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import PurePath
from typing import Any

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.table.formats import FORMULA_STARTS, TableError
from heshu.table.rows import COLUMNS, SCHEMA_VERSION

DELIMITED = frozenset({".csv", ".tsv", ".tab"})
LINES = frozenset({".jsonl", ".ndjson"})
SUFFIXES = DELIMITED | LINES | {".json"}
NEEDED = ("id", "text", "value", "unit", "kind", "sentence")
"""Columns without which a row says too little to be checked; the others may be left out."""
OWN = frozenset({
    "base_value", "base_unit", "period_text", "repeat_of", "modality", "qualifier", "precision",
})  # fmt: skip
"""Names that hardly any other table gives its columns."""
KNOWN = frozenset(COLUMNS)
MARKS = (",", "\t", ";")
"""What may set cells apart; where commas are written for decimal points, it is `;`."""
BYTE_ORDER = "\ufeff"
BEGINNING = 4000
"""Characters by which a file is told from others."""
KEY = re.compile(r'"([a-z_]+)"\s*:')
GENERATOR = re.compile(r'"generator"\s*:\s*"heshu ')
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]*)?\Z")
"""Commas that set the digits of a number off: 1,200 and 12,34,567, not 57,3."""
LARGEST = 100
"""Digits before or behind the decimal point; no text prints as many."""

Cells = Mapping[str, str]


class Numbered(Struct, frozen=True, gc=False):
    """The cells of a row and where the row is, for messages."""

    source: str
    number: int
    cells: Cells
    decimal_comma: bool = False

    def wrong(self, what: str) -> TableError:
        """What is wrong with the row, for the user."""
        return TableError(f"{self.source}: row {self.number}: {what}")

    def number_in(self, column: str) -> Decimal | None:
        """The decimal in a column; raises `TableError` naming the row and the column."""
        text = self.cells.get(column, "").strip()
        if not text:
            return None
        try:
            value = Decimal(self._pointed(text))
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            raise self.wrong(f"{column}: not a number: {text!r}")
        if value and abs(value.adjusted()) > LARGEST:
            raise self.wrong(f"{column}: too large or too small: {text!r}")
        return value

    def _pointed(self, text: str) -> str:
        """A number with a decimal point and without marks between its digits."""
        if self.decimal_comma and text.count(",") == 1:
            return text.replace(".", "").replace(",", ".")
        return text.replace(",", "") if GROUPED.match(text) else text

    def integer_in(self, column: str) -> int:
        """The whole number in a column, 0 if it is empty."""
        value = self.number_in(column) or Decimal(0)
        if value != value.to_integral_value() or value < 0:
            raise self.wrong(f"{column}: not a whole number: {self.cells[column]!r}")
        return int(value)

    def one_of(self, column: str, choices: Collection[str]) -> str:
        """What a column says, one of a few words; raises `TableError` listing these for others."""
        given = self.cells.get(column, "")
        if given in choices:
            return given
        near = difflib.get_close_matches(given.lower(), [each for each in choices if each], n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        empty = " or empty" if "" in choices else ""
        words = ", ".join(each for each in choices if each)
        raise self.wrong(f"{column}: expected {words}{empty}, not {given!r}{hint}")


def holds_table(source: str, text: str) -> bool:
    """True if the text of a file is a claim table, whole or not, by its suffix and its names."""
    suffix = PurePath(source).suffix.lower()
    if suffix not in SUFFIXES:
        return False
    if suffix in DELIMITED:
        head = _first_line(text)
        return _is_ours(_names(head, _mark(head)))
    names = frozenset(KEY.findall(text[:BEGINNING]))
    return "findings" not in names and (
        _is_ours(names) or GENERATOR.search(text[:BEGINNING]) is not None
    )


def numbered_rows(source: str, text: str) -> list[Numbered]:
    """The rows of a claim table. Raises `TableError` for what cannot be one."""
    suffix = PurePath(source).suffix.lower()
    text = text.removeprefix(BYTE_ORDER)
    if suffix in DELIMITED:
        try:
            return list(_delimited(source, text))
        except csv.Error as error:
            raise TableError(f"{source}: {error}") from None
    rows = _lines(source, text) if suffix in LINES else _claims(source, text)
    return [_checked(Numbered(source, number, {}), item) for number, item in rows]


def _is_ours(names: Collection[str]) -> bool:
    """True for the column names of a claim table, though some may be missing."""
    known = KNOWN.intersection(name.casefold() for name in names)
    missing = sum(name not in known for name in NEEDED)
    return not missing or 2 * len(known) >= len(KNOWN) or (missing == 1 and bool(known & OWN))


def _first_line(text: str) -> str:
    head = text[: 2 * BEGINNING].removeprefix(BYTE_ORDER)
    return (head.splitlines() or [""])[0]


def _names(head: str, mark: str) -> Sequence[str]:
    """The column names of the first line."""
    try:
        return [name.strip() for name in next(csv.reader([head], delimiter=mark), [])]
    except csv.Error:
        return ()


def _mark(head: str) -> str:
    """What sets the cells of a first line apart: the one that leaves most names of ours."""
    return max(MARKS, key=lambda mark: len(KNOWN.intersection(_names(head, mark))))


def _delimited(source: str, text: str) -> Iterator[Numbered]:
    """The rows of CSV or TSV, without the apostrophes that kept cells from being formulas."""
    mark = _mark(_first_line(text))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    head = [name.strip() for name in next(reader, [])]
    _check_head(Numbered(source, 1, {}), head)
    for number, cells in enumerate(reader, 2):
        if any(cell.strip() for cell in cells):
            named = dict(zip(head, map(_restored, cells), strict=False))
            row = Numbered(source, number, named, decimal_comma=mark == ";")
            if any(name not in named for name in NEEDED) or len(cells) > len(head):
                raise row.wrong(f"{len(cells)} cells for {len(head)} columns")
            yield row


def _check_head(row: Numbered, head: Sequence[str]) -> None:
    """Raises `TableError` for columns that are missing or there twice."""
    _check_columns(row, head)
    twice = {name for name in head if name and head.count(name) > 1}
    if twice:
        raise row.wrong(f"{_columns(sorted(twice))} there twice")


def _check_columns(row: Numbered, given: Collection[str]) -> None:
    missing = [name for name in NEEDED if name not in given]
    if missing:
        others = [name for name in given if name not in KNOWN]
        lowered = {name.casefold(): name for name in others}
        near = difflib.get_close_matches(missing[0], lowered, n=1)
        hint = f"; did you mean {missing[0]} by {lowered[near[0]]!r}?" if near else ""
        raise row.wrong(f"{_columns(missing)} missing{hint}")


def _columns(names: Sequence[str]) -> str:
    return f"column {names[0]} is" if len(names) == 1 else f"columns {', '.join(names)} are"


def _restored(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA_STARTS else cell


def _parsed(text: str) -> Any:
    """JSON with numbers as decimals; raises `ValueError` for what is none."""
    try:
        return json.loads(text, parse_float=Decimal)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _claims(source: str, text: str) -> Iterator[tuple[int, Any]]:
    """The rows of a JSON table, numbered."""
    try:
        table = _parsed(text)
    except ValueError as error:
        raise TableError(f"{source}: not JSON: {error}") from None
    if not isinstance(table, dict):
        table = {}
    version = str(table.get("schema_version", SCHEMA_VERSION))
    if not _is_readable(version):
        raise TableError(
            f"{source}: schema_version: {version!r} is none that is read here, which is "
            f"{SCHEMA_VERSION}"
        )
    if not isinstance(table.get("claims"), list):
        raise TableError(f"{source}: claims, the list of the rows, is missing")
    return enumerate(table["claims"], 1)


def _is_readable(version: str) -> bool:
    """True for this version and those before it that differ in columns alone."""
    major, _, minor = version.partition(".")
    own_major, _, own_minor = SCHEMA_VERSION.partition(".")
    return major == own_major and minor in map(str, range(int(own_minor) + 1))


def _lines(source: str, text: str) -> Iterator[tuple[int, Any]]:
    """The rows of JSON Lines with the lines that they are on."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, _parsed(line)
            except ValueError as error:
                raise TableError(f"{source}: row {number}: not JSON: {error}") from None


def _checked(row: Numbered, item: Any) -> Numbered:
    """The row with the cells of a JSON object, numbers as text."""
    if not isinstance(item, dict):
        raise row.wrong("not an object with the columns of a row")
    _check_columns(row, item)
    for name, value in item.items():
        if name in KNOWN and isinstance(value, (bool, list, dict)):
            raise row.wrong(f"{name}: expected text or a number, not {str(value)[:40]}")
    cells = {name: "" if value is None else str(value) for name, value in item.items()}
    return Numbered(row.source, row.number, cells)
