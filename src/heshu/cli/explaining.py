"""`heshu explain` and `heshu text`: why a result is what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu import checks, pipeline
from heshu.cli.errors import USAGE, UserError, note
from heshu.cli.output import Output
from heshu.cli.runs import Task
from heshu.cli.settings import Settings
from heshu.model.texts import Document
from heshu.reading import ReadError, read
from heshu.reporting.coverage import counted
from heshu.table.rows import Row
from heshu.table.widths import printable

SHOWN = (
    "value", "low", "high", "unit", "kind", "qualifier", "indicator", "entity", "period",
    "period_text", "change", "basis", "relation", "speaker", "modality",
)  # fmt: skip


def explain(subject: str, settings: Settings) -> int:
    """Print the page of a check, or how the figures of a line (`page.md:12`) were read."""
    path, colon, line = subject.rpartition(":")
    broken = ""
    with Output(None) as out:
        if colon and line.isdecimal() and path:
            text, broken = explain_line(path, int(line), settings)
            out.write(text)
        else:
            out.write(explain_check(subject))
    note(broken)
    return USAGE if broken else 0


def explain_check(name: str) -> str:
    """The page of a check; raises `UserError` for an unknown one."""
    try:
        entry = checks.find(name)
        page = entry.page().text.strip() + "\n"
    except checks.UnknownCheck as error:
        raise UserError(f"{error}; or name a line of a text: FILE:LINE") from None
    likely = entry.check.likely
    return page if likely is None else page + FAR_APART.format(likely)


FAR_APART = """
Figures further apart than a factor of {:g} that no single change mends are reported as `info`: they
are rather of different things.
"""


def explain_line(path: str, line: int, settings: Settings) -> tuple[str, str]:
    """Each figure that begins on a line of a document, its columns and the rules that read it.

    Beside them what is to be told of finders that broke.
    """
    document = _read(Task(path))
    lines = document.text.splitlines() or [""]
    if not 1 <= line <= len(lines):
        raise UserError(f"{path}:{line}: the text has {counted(len(lines), 'line')}")
    engine = settings.engine()
    extraction = pipeline.extract(document, engine)
    found = pipeline.tabulate(extraction, engine, mentions=True)
    told = [text for row in found if row.line == line for text in explain_row(row)]
    broken = "".join(fault.told(path) for fault in extraction.faults)
    return "\n".join(told or [f"{path}:{line}: no figures"]) + "\n", broken


def explain_row(row: Row) -> Iterator[str]:
    """A figure, what was read of it, and by which rules."""
    claim = not row.id.startswith("m")
    yield printable(f"{row.source}:{row.line}:{row.column}: {row.text}")
    columns = [(name, getattr(row, name)) for name in SHOWN]
    yield "  " + printable(", ".join(
        f"{name} {value}" for name, value in columns if value not in (None, "")
    )) + ("" if claim else " (no claim)")  # fmt: skip
    for rule in dict.fromkeys(row.rules):
        yield f"  read by {printable(rule)}"


def print_text(tasks: Sequence[Task]) -> int:
    """Print the decoded text of documents, to which all offsets refer."""
    with Output(None) as out:
        for task in tasks:
            out.write(_read(task).text)
    return 0


def _read(task: Task) -> Document:
    try:
        return read(task.source, task.data)
    except ReadError as error:
        raise UserError(str(error)) from None
