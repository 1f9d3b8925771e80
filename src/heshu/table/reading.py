"""Read a claim table back: an editor corrects the CSV by hand and checks it again.

`c1,…,57100人,57100,…` becomes the claim it was written from. What is edited counts: the value,
the unit, the qualifier, the bounds of a range. The interval of a plain value follows from value
and precision, so its low and high are not read.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, get_args

import msgspec

from heshu.layout import language_of
from heshu.model import lazy_re as re
from heshu.model.figures import (
    Basis,
    ChangeKind,
    Claim,
    Kind,
    Mention,
    Modality,
    NumeralKind,
    Place,
    Qualifier,
    Statement,
)
from heshu.table.cells import Numbered, holds_table, numbered_rows
from heshu.table.edits import Figure, Group, Reader, grouped, settled, without_strays

BOUNDED = frozenset({"range", "more-than", "at-least", "less-than", "at-most"})
"""Qualifiers whose bounds are stated rather than worked out."""
CHOICES: Mapping[str, Collection[str]] = {
    "kind": get_args(Kind), "qualifier": get_args(Qualifier), "change": get_args(ChangeKind),
    "basis": get_args(Basis), "modality": ("", *get_args(Modality)),
}  # fmt: skip
MENTIONED: Collection[str] = get_args(NumeralKind)
ROLES = re.compile(r"(?:r[0-9]+:[\w-]+(?: r[0-9]+:[\w-]+)*)?\Z")

__all__ = ["holds_table", "read_table"]


def read_table(source: str, text: str, reader: Reader | None = None) -> tuple[Statement, ...]:
    """The statements of a claim table, a statement for each run of rows from one sentence.

    With a `reader` what was edited in one column holds for the others: see `heshu.table.edits`.
    Raises `TableError` naming the row and what is wrong with it.
    """
    rows = numbered_rows(source, text)
    for row in rows:
        _check(row, reader)
    runs = [list(run) for _, run in itertools.groupby(rows, key=_sentence_key)]
    groups = [grouped(run, language_of(run[0].cells["sentence"]) or "zh", reader) for run in runs]
    if reader is not None:
        groups = without_strays(groups)
    return tuple(map(_statement, groups, _passages(groups)))


def _passages(groups: Sequence[Group]) -> Iterator[int]:
    """A number for each statement, the same for neighbours that stand in one line of a text."""
    for passage, (_, run) in enumerate(itertools.groupby(groups, key=_line)):
        yield from (passage for _ in run)


def _line(group: Group) -> object:
    """The line of a statement with what it is a line of; nothing else has it where no line is told."""
    cells = group.rows[0].cells
    at = tuple(cells.get(name, "") for name in ("source", "page", "section", "line"))
    return at if at[-1] else group


def _sentence_key(row: Numbered) -> tuple[str, str, str]:
    cells = row.cells
    return cells.get("source", ""), cells.get("section", ""), cells["sentence"]


def _check(row: Numbered, reader: Reader | None) -> None:
    """Raises `TableError` for a cell that cannot be what its column holds."""
    for name in ("id", "text", "sentence"):
        if not row.cells[name].strip():
            raise row.wrong(f"{name}: empty")
    if row.cells["id"].startswith("m"):
        row.one_of("kind", MENTIONED)
        return
    for name, choices in CHOICES.items():
        if name in row.cells:
            row.one_of(name, choices)
    if not ROLES.match(row.cells.get("relation", "")):
        raise row.wrong(f"relation: expected r1:from and the like, not {row.cells['relation']!r}")
    unit, text = row.cells["unit"], row.cells["text"]
    if reader is not None and unit and unit not in text and not reader.knows(unit):
        raise row.wrong(f"unit: not known: {unit!r}")
    _check_numbers(row)


def _check_numbers(row: Numbered) -> None:
    """Raises `TableError` for a row without a value, or with bounds that are none."""
    low, high, precision = (row.number_in(name) for name in ("low", "high", "precision"))
    if row.number_in("value") is None and low is None and high is None:
        raise row.wrong("value: empty, as are low and high")
    told = row.cells.get("qualifier") == "range"  # 由5300至4800: as the text has it
    if low is not None and high is not None and low > high and not told:
        raise row.wrong(f"low: {low:f} is above high, {high:f}")
    if precision is not None and precision <= 0:
        raise row.wrong(f"precision: not above 0: {row.cells['precision']!r}")


def _statement(group: Group, passage: int) -> Statement:
    """The statement of consecutive rows that share a sentence."""
    sentence, figures = settled(group)
    claims: list[Claim] = []
    mentions: list[Mention] = []
    for row, figure in zip(group.rows, figures, strict=True):
        if row.cells["id"].startswith("m"):
            mentions.append(_mention(row, figure))
        else:
            claims.append(_claim(row, figure, sentence))
    return Statement(
        text=sentence,
        language=group.language,
        claims=tuple(_each_once(claims)),
        mentions=tuple(mentions),
        section=group.rows[0].cells.get("section", ""),
        passage=passage,
    )


def _each_once(claims: list[Claim]) -> list[Claim]:
    """Claims in the order of the sentence, one for rows that were doubled."""
    seen: dict[tuple[str, int, int], Claim] = {}
    for claim in claims:
        seen.setdefault((claim.id, claim.start, claim.end), claim)
    return sorted(seen.values(), key=lambda claim: claim.start)


def _claim(row: Numbered, figure: Figure, sentence: str) -> Claim:
    named = ("id", "indicator", "entity", "period", "period_text", "change", "basis", "speaker",
             "section", "repeat_of")  # fmt: skip
    fields: dict[str, Any] = {name: row.cells.get(name, "") for name in named}
    fields["modality"] = row.cells.get("modality") or "stated"
    start, end = figure.start, figure.end
    quantity = _quantity(row, figure)
    if figure.read is not None:
        read = figure.read
        quantity = msgspec.structs.asdict(read) | {
            "start": start, "end": end,
            "core_start": start + read.core_start, "core_end": start + read.core_end,
        }  # fmt: skip
    return msgspec.convert(
        {**fields, "sentence": sentence, "quantity": quantity, "place": _place(row),
         "start": start, "end": end},
        Claim,
    )  # fmt: skip


def _quantity(row: Numbered, figure: Figure) -> dict[str, Any]:
    """The quantity of a row as plain data."""
    start, end = figure.start, figure.end
    qualifier, value = row.cells.get("qualifier", ""), row.number_in("value")
    low, high = row.number_in("low"), row.number_in("high")
    precision = row.number_in("precision") or Decimal(1)
    stated = value is None or qualifier in BOUNDED
    if value is not None:  # the bound that repeats the value follows from it
        low = None if qualifier in ("more-than", "at-least") else low
        high = None if qualifier in ("less-than", "at-most") else high
    return {
        "start": start, "end": end, "core_start": start, "core_end": end,
        "text": figure.text, "value": value, "precision": precision,
        "unit": row.cells["unit"], "kind": row.cells["kind"], "qualifier": qualifier,
        "low": low if stated else None, "high": high if stated else None,
        "scaled": precision == 1 and low != high and not stated,
    }  # fmt: skip


def _mention(row: Numbered, figure: Figure) -> Mention:
    cells = row.cells
    return Mention(
        kind=cells["kind"], text=cells["text"], place=_place(row), start=figure.start,
        end=figure.end, iso=cells.get("period", ""),
    )  # fmt: skip


def _place(row: Numbered) -> Place:
    page = row.integer_in("page")
    return Place(
        row.cells.get("source", row.source), row.integer_in("start"), row.integer_in("end"),
        row.integer_in("line"), row.integer_in("column"), page or None,
    )  # fmt: skip
