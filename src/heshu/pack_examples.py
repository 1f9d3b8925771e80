"""Run the examples of a pack: `支付赔款282.18万元 => value=2821800 unit=CNY`.

An example asks that one row of its text has the columns it names; `none` that the text holds no
claim; `kind=date` may also name what a token is that is no claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from heshu import pipeline
from heshu.engine import Engine
from heshu.languages.pack import PackError, entries_with_examples
from heshu.layout import language_of
from heshu.model import lazy_re as re
from heshu.reading import parse as parse_text
from heshu.table.rows import COLUMNS, Row

ARROW = "=>"
NONE = "none"
COLUMN = re.compile(r"\s*(?P<name>[a-z_]+)=(?P<value>.*?)(?=\s+[a-z_]+=|\s*$)")


class Example(Struct, frozen=True, kw_only=True):
    """One example of one entry."""

    path: Path
    entry: str
    """Table and name of the entry: `[[unit]] 3 (CNY)`."""
    text: str
    expected: dict[str, str]
    """Column -> content; empty where no claim is expected."""


def examples(path: Path) -> Iterator[Example]:
    """The examples and counter-examples of a pack file.

    Raises `PackError` for a broken pack or an example without an expectation.
    """
    for table, entries in entries_with_examples(path).items():
        for number, entry in enumerate(entries, start=1):
            label = f"[[{table}]] entry {number}{_name(entry)}"
            for written in (*entry.get("examples", ()), *entry.get("counter_examples", ())):
                yield parse(path, label, written)


def parse(path: Path, entry: str, written: str) -> Example:
    """An example as written in a pack; raises `PackError` naming its place."""
    text, arrow, expectation = written.rpartition(ARROW)
    columns = {match["name"]: match["value"] for match in COLUMN.finditer(expectation)}
    unknown = sorted(set(columns) - set(COLUMNS))
    if not arrow or (not columns and expectation.strip() != NONE) or unknown:
        what = f"unknown column {unknown[0]}" if unknown else "no expectation behind =>"
        raise PackError(f"{path}: {entry}: example {written!r}: {what}; "
                        "expected `text => column=content ...` or `text => none`")  # fmt: skip
    return Example(path=path, entry=entry, text=text.strip(), expected=columns)


def complaint(example: Example, engines: dict[str, Engine]) -> str:
    """What is wrong with the rows of an example, in one line; empty if nothing is."""
    engine = engines[engine_language(example)]
    extraction = pipeline.extract(parse_text(example.text, "example"), engine)
    if extraction.faults:
        return extraction.faults[0].told("example")
    found = pipeline.tabulate(extraction, engine, mentions=True)
    if not example.expected:
        claims = [row.text for row in found if not row.id.startswith("m")]
        return f"expected no claim, found {', '.join(claims)}" if claims else ""
    if any(fits(row, example.expected) for row in found):
        return ""
    wanted = " ".join(f"{name}={value}" for name, value in example.expected.items())
    rows = "; ".join(_shown(row, example.expected) for row in found)
    return f"expected {wanted}, found {rows or 'nothing'}"


def fits(row: Row, expected: dict[str, str]) -> bool:
    """True if the row has every column as expected."""
    return all(_content(row, name) == value for name, value in expected.items())


def engine_language(example: Example) -> str:
    """The language of the folder that the pack is in, else of the text."""
    folder = example.path.parent.name
    return folder if folder in ("zh", "en") else language_of(example.text) or "zh"


def _content(row: Row, name: str) -> str:
    value = getattr(row, name)
    return "" if value is None else str(value)


def _shown(row: Row, expected: dict[str, str]) -> str:
    columns = " ".join(f"{name}={_content(row, name)}" for name in expected)
    return f"{row.text} ({columns})"


def _name(entry: Any) -> str:
    words = entry.get("words") or entry.get("names") or entry.get("prefixes") or ()
    name = entry.get("code") or entry.get("name") or (words[0] if words else "")
    return f" ({name})" if name else ""
