"""Read a claim table back: an editor corrects the CSV by hand and checks it again.

`c1,…,57100人,57100,…` becomes the claim it was written from. What is edited counts: the value,
the unit, the qualifier, the bounds of a range. The interval of a plain value follows from value
and precision, so its low and high are not read.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import PurePath
from typing import Any

import msgspec
from msgspec import Struct

from heshu.layout import language_of
from heshu.model.figures import Claim, Mention, Place, Statement
from heshu.table.formats import FORMULA_STARTS, TableError

DELIMITED = frozenset({".csv", ".tsv"})
SUFFIXES = DELIMITED | {".json", ".jsonl"}
NEEDED = ("id", "text", "value", "unit", "kind", "sentence")
"""Columns without which a row says too little to be checked; the others may be left out."""
BOUNDED = frozenset({"range", "more-than", "at-least", "less-than", "at-most"})
"""Qualifiers whose bounds are stated rather than worked out."""

Cells = Mapping[str, str]


class Numbered(Struct, frozen=True, gc=False):
    """The cells of a row and where the row is, for messages."""

    source: str
    number: int
    cells: Cells

    def number_in(self, column: str) -> Decimal | None:
        """The decimal in a column; raises `TableError` naming the row and the column."""
        text = self.cells.get(column, "").strip().replace(",", "")
        if not text:
            return None
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            raise TableError(f"{self.source}: row {self.number}: {column}: not a number: {text!r}")
        return value

    def integer_in(self, column: str) -> int:
        """The integer in a column, 0 if it is empty."""
        return int(self.number_in(column) or 0)


def holds_table(source: str, text: str) -> bool:
    """True if the text of a file is a claim table, by its suffix and its column names."""
    suffix = PurePath(source).suffix.lower()
    if suffix not in SUFFIXES:
        return False
    if suffix in DELIMITED:
        head = text[: text.find("\n")]
        return all(name in head for name in NEEDED)
    return all(f'"{name}"' in text[:4000] for name in NEEDED)


def read_table(source: str, text: str) -> tuple[Statement, ...]:
    """The statements of a claim table, a statement for each run of rows from one sentence.

    Raises `TableError` naming the row and what is wrong with it.
    """
    first = 2 if PurePath(source).suffix.lower() in DELIMITED else 1  # below the column names
    numbered = [
        Numbered(source, number, cells) for number, cells in enumerate(_cells(source, text), first)
    ]
    groups = itertools.groupby(numbered, key=lambda row: _sentence_key(row.cells))
    return tuple(_statement(list(group), passage) for passage, (_, group) in enumerate(groups))


def _sentence_key(cells: Cells) -> tuple[str, str, str]:
    return cells.get("source", ""), cells.get("section", ""), cells["sentence"]


def _cells(source: str, text: str) -> Iterable[Cells]:
    suffix = PurePath(source).suffix.lower()
    if suffix in DELIMITED:
        try:
            return list(_delimited(text, "\t" if suffix == ".tsv" else ","))
        except csv.Error as error:
            raise TableError(f"{source}: {error}") from None
    try:
        return [_texts(item) for item in _objects(suffix, text)]
    except (ValueError, TypeError, KeyError, AttributeError):
        raise TableError(f"{source}: not a claim table as `heshu extract` writes it") from None


def _objects(suffix: str, text: str) -> Sequence[Mapping[str, Any]]:
    """The rows of JSON or JSON Lines, numbers as decimals."""
    if suffix == ".json":
        claims = json.loads(text, parse_float=Decimal)["claims"]
        return list(claims)
    return [json.loads(line, parse_float=Decimal) for line in text.split("\n") if line.strip()]


def _texts(item: Mapping[str, Any]) -> Cells:
    return {name: "" if value is None else str(value) for name, value in item.items()}


def _delimited(text: str, delimiter: str) -> Iterator[Cells]:
    """The rows of CSV or TSV, without the apostrophes that kept cells from being formulas."""
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="")
    for cells in csv.DictReader(lines, delimiter=delimiter):
        yield {name: _restored(cell or "") for name, cell in cells.items() if name}


def _restored(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA_STARTS else cell


def _statement(rows: Sequence[Numbered], passage: int) -> Statement:
    """The statement of consecutive rows that share a sentence."""
    sentence = rows[0].cells["sentence"]
    claims: list[Claim] = []
    mentions: list[Mention] = []
    done = 0
    for row in rows:
        start = max(sentence.find(row.cells["text"], done), 0)
        done = start + len(row.cells["text"])
        if row.cells["id"].startswith("m"):
            mentions.append(_mention(row, start, done))
        else:
            claims.append(_claim(row, start, done))
    return Statement(
        text=sentence,
        language=language_of(sentence) or "zh",
        claims=tuple(claims),
        mentions=tuple(mentions),
        section=rows[0].cells.get("section", ""),
        passage=passage,
    )


def _claim(row: Numbered, start: int, end: int) -> Claim:
    named = ("id", "indicator", "entity", "period", "period_text", "change", "basis", "speaker",
             "section", "sentence", "repeat_of")  # fmt: skip
    fields: dict[str, Any] = {name: row.cells.get(name, "") for name in named}
    fields["modality"] = row.cells.get("modality") or "stated"
    try:
        return msgspec.convert(
            {**fields, "quantity": _quantity(row, start, end), "place": _place(row),
             "start": start, "end": end},
            Claim,
        )  # fmt: skip
    except msgspec.ValidationError as error:
        raise TableError(f"{row.source}: row {row.number}: {error}") from None


def _quantity(row: Numbered, start: int, end: int) -> dict[str, Any]:
    """The quantity as plain data; `msgspec` checks kind and qualifier."""
    qualifier, value = row.cells.get("qualifier", ""), row.number_in("value")
    low, high = row.number_in("low"), row.number_in("high")
    precision = row.number_in("precision") or Decimal(1)
    stated = value is None or qualifier in BOUNDED
    if value is not None:  # the bound that repeats the value follows from it
        low = None if qualifier in ("more-than", "at-least") else low
        high = None if qualifier in ("less-than", "at-most") else high
    return {
        "start": start, "end": end, "core_start": start, "core_end": end,
        "text": row.cells["text"], "value": value, "precision": precision,
        "unit": row.cells["unit"], "kind": row.cells["kind"], "qualifier": qualifier,
        "low": low if stated else None, "high": high if stated else None,
        "scaled": precision == 1 and low != high and not stated,
    }  # fmt: skip


def _mention(row: Numbered, start: int, end: int) -> Mention:
    cells = row.cells
    return Mention(
        kind=cells["kind"], text=cells["text"], place=_place(row), start=start, end=end,
        iso=cells.get("period", ""),
    )  # fmt: skip


def _place(row: Numbered) -> Place:
    page = row.integer_in("page")
    return Place(
        row.cells.get("source", row.source), row.integer_in("start"), row.integer_in("end"),
        row.integer_in("line"), row.integer_in("column"), page or None,
    )  # fmt: skip
