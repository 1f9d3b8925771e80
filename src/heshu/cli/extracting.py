"""`heshu extract`: documents -> the claim table."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Sequence
from pathlib import PurePath

from msgspec import Struct

from heshu import __version__, pipeline
from heshu.cli import runs
from heshu.cli.errors import USAGE, UserError, one_of
from heshu.cli.output import STANDARD, Output, guard_inputs, is_terminal, wants_colour
from heshu.cli.settings import Settings
from heshu.engine import Engine
from heshu.languages.pack import PackError
from heshu.reading import ReadError, read
from heshu.table.formats import Delimited, DocumentNote, Json, JsonLines, Markdown, Writer

TABLE = "table"
"""What a terminal shows: the columns that say most."""
FORMATS = ("csv", "tsv", "json", "jsonl", "md", TABLE)
SUFFIXES = {
    ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".json": "json", ".jsonl": "jsonl",
    ".ndjson": "jsonl", ".md": "md", ".markdown": "md",
}  # fmt: skip
NOT_YET = {".xlsx": "xlsx", ".parquet": "parquet"}
FALLBACK_COLUMNS = 120


class Extracting(Struct, frozen=True):
    """Read each document and write its rows."""

    settings: Settings
    writer: Writer
    mentions: bool

    def begin(self) -> Callable[[runs.Task], runs.Result[DocumentNote]]:
        """Rules are compiled once for all documents of a process."""
        return functools.partial(self.one, self.settings.engine())

    def one(self, engine: Engine, task: runs.Task) -> runs.Result[DocumentNote]:
        """The rows of one document as text."""
        try:
            document = read(task.source, task.data)
            extraction = pipeline.extract(document, engine, alone=False)
        except (ReadError, PackError) as error:
            return runs.Result(error=str(error))
        rows = pipeline.tabulate(extraction, engine, mentions=self.mentions)
        note = DocumentNote(document.source, len(document.text), document.encoding,
                            sum(len(each.claims) for each in extraction.statements))  # fmt: skip
        bug = "".join(fault.told(task.source) for fault in extraction.faults)
        return runs.Result(text=self.writer.body(rows), note=note, bug=bug)


def extract(
    tasks: Sequence[runs.Task],
    settings: Settings,
    *,
    output: str | None,
    form: str,
    mark: bool | None,
    mentions: bool,
    jobs: int,
) -> int:
    """Write the claim table of the documents; returns the exit code."""
    guard_inputs(output, [task.source for task in tasks])
    shown = form == TABLE or (not form and is_terminal(output))
    writer = _terminal(output, len(tasks)) if shown else None
    chosen = writer or flat_writer(format_name(form, output), output, mark)
    with Output(output) as out:
        ending = runs.run(Extracting(settings, chosen, mentions), tasks, jobs, chosen, out)
    return USAGE if ending.failed else 0


def format_name(form: str, output: str | None) -> str:
    """The format asked for, else by the suffix of the output, else CSV."""
    if form:
        _refuse_later(form)
        return one_of(form, FORMATS, "format")
    if output in (None, STANDARD):
        return "csv"
    suffix = PurePath(str(output)).suffix.lower()
    _refuse_later(NOT_YET.get(suffix, ""))
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise UserError(f"{output}: no table format has the suffix {suffix!r}: "
                        f"use one of {known}, or --format")  # fmt: skip
    return SUFFIXES[suffix]


def flat_writer(name: str, output: str | None, mark: bool | None) -> Writer:
    """The writer of a format; CSV files get a byte order mark so that Excel reads Chinese."""
    if name == "csv":
        named = output is not None and PurePath(output).suffix.lower() == ".csv"
        return Delimited(",", named if mark is None else mark)
    if name == "tsv":
        return Delimited("\t", bool(mark))
    if name == "json":
        return Json(__version__)
    return JsonLines() if name == "jsonl" else Markdown()


def _terminal(output: str | None, documents: int) -> Writer:
    from heshu.table.terminal import Terminal

    columns = shutil.get_terminal_size((FALLBACK_COLUMNS, 24)).columns
    return Terminal(columns, wants_colour(output), titles=documents > 1)


def _refuse_later(name: str) -> None:
    if name in NOT_YET.values():
        raise UserError(f"format {name!r} is not available in this version: "
                        f"choose from {', '.join(FORMATS)}")  # fmt: skip
