"""Casebooks: tests that anyone can write, one Markdown file per subject and language.

A case is a heading that names the class of form, a passage, and the table of its claims:

    ## a hedge behind the unit
    ```text
    可实现年销售收入15亿元以上。
    ```
    | text | value | low | unit | qualifier |
    |---|---|---|---|---|
    | 15亿元以上 | 1500000000 | 1500000000 | CNY | at-least |

    findings: none

The table lists every claim of the passage in reading order, in the columns of interest (`text`
is always the first); an empty cell means an empty column. `no claims` stands for a table without
rows. `findings: CHG002 SUM001` or `findings: none` lists what `heshu check` reports, in order of
place; where there are findings to compare, the table may be left out. `as-of: 2025-11-30` sets
the day from which 去年 is counted, `select: STA` adds checks that are opt-in. `known failure: reason` marks a case that must fail for now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from heshu.table import COLUMNS, Row

HEADING = re.compile(r"^## +(?P<name>.+?) *$", re.MULTILINE)
FENCE = re.compile(
    r"^(?P<fence>```+)text *\n(?P<passage>.*?)^(?P=fence) *$", re.DOTALL | re.MULTILINE
)
OPTION = re.compile(
    r"^(?P<key>findings|as-of|select|known failure): *(?P<value>.*?) *$", re.MULTILINE
)
CELL_BORDER = re.compile(r"(?<!\\)\|")
NO_CLAIMS = re.compile(r"^no claims$", re.MULTILINE)


class CaseError(Exception):
    """A case that is not written as it must be; the message names file and heading."""


class Case(Struct, frozen=True, kw_only=True):
    """One case of a casebook."""

    path: Path
    name: str
    language: str
    passage: str
    rows: tuple[dict[str, str], ...] | None
    """The expected rows; `None` where only the findings are compared."""
    findings: tuple[str, ...] | None
    """The expected codes; `None` where they are not compared."""
    as_of: date | None
    select: tuple[str, ...] = ()
    """Checks that run besides those that run by themselves."""
    known_failure: str

    @property
    def id(self) -> str:
        """How the test report names it."""
        return f"{self.path.stem}: {self.name}"


def read(path: Path) -> Iterator[Case]:
    """The cases of a file. Raises `CaseError`."""
    text = path.read_text(encoding="utf-8")
    passages = [match.span() for match in FENCE.finditer(text)]
    headings = [
        heading
        for heading in HEADING.finditer(text)
        if not any(start < heading.start() < end for start, end in passages)
    ]
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    for heading, end in zip(headings, ends, strict=True):
        yield _case(path, heading["name"], text[heading.end() : end])


def _case(path: Path, name: str, body: str) -> Case:
    where = f"{path.name}: {name}"
    language = path.suffixes[0].removeprefix(".") if len(path.suffixes) > 1 else ""
    fence = FENCE.search(body)
    if fence is None or language not in ("zh", "en"):
        raise CaseError(
            f"{where}: expected a ```text block, in a file named SUBJECT.zh.md or .en.md"
        )
    rest = body[fence.end() :]
    options = {match["key"]: match["value"] for match in OPTION.finditer(rest)}
    rows = _rows(where, rest)
    if rows is None and "findings" not in options:
        raise CaseError(f"{where}: expected a table, `no claims` or `findings:`")
    return Case(
        path=path,
        name=name,
        language=language,
        passage=fence["passage"],
        rows=rows,
        findings=_codes(options["findings"]) if "findings" in options else None,
        as_of=date.fromisoformat(options["as-of"]) if "as-of" in options else None,
        select=tuple(options.get("select", "").split()),
        known_failure=options.get("known failure", ""),
    )


def _codes(written: str) -> tuple[str, ...]:
    return () if written == "none" else tuple(written.replace(",", " ").split())


def _rows(where: str, text: str) -> tuple[dict[str, str], ...] | None:
    """The table below a passage; no rows for `no claims`, `None` where there is neither."""
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith("|")]
    if not lines:
        return () if NO_CLAIMS.search(text) else None
    head, *body = [_cells(line) for line in lines]
    unknown = [column for column in head if column not in COLUMNS]
    if unknown or head[0] != "text":
        raise CaseError(f"{where}: expected `text` and columns of the claim table, got {head}")
    rows = [dict(zip(head, cells, strict=False)) for cells in body[1:]]
    if any(len(cells) != len(head) for cells in body):
        raise CaseError(f"{where}: a row has more or fewer cells than the head")
    return tuple(rows)


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in CELL_BORDER.split(line.strip("|"))]


def shown(rows: Sequence[Row], expected: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The rows found, in the columns that are compared."""
    columns = list(expected[0]) if expected else ["text"]
    return [{column: _content(getattr(row, column)) for column in columns} for row in rows]


def _content(value: object) -> str:
    return "" if value is None else str(value).replace("\n", " ")
