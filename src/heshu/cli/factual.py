"""`heshu facts build`: trusted documents -> a table of facts for a person to edit."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from heshu import pipeline
from heshu.cli import runs
from heshu.cli.errors import USAGE, complain, note
from heshu.cli.output import Output, guard_inputs
from heshu.cli.settings import Settings
from heshu.engine import Engine
from heshu.facts import (
    Fact,
    FactRules,
    clashes,
    facts_csv,
    facts_in,
    rules_of,
)
from heshu.languages.pack import PackError
from heshu.reading import ReadError, read
from heshu.reporting.coverage import counted
from heshu.table.formats import TableError

MARK = "\ufeff"
"""Byte order mark, by which Excel knows that a CSV file is UTF-8."""


class Gathering(Struct, frozen=True):
    """Read each document and give the facts that it states."""

    settings: Settings

    def begin(self) -> Callable[[runs.Task], runs.Result[tuple[Fact, ...]]]:
        """Rules are compiled once for all documents of a process."""
        engine = self.settings.engine()
        return functools.partial(self.one, engine, rules_of(engine))

    def one(
        self, engine: Engine, rules: FactRules, task: runs.Task
    ) -> runs.Result[tuple[Fact, ...]]:
        """The facts of one document."""
        try:
            extraction = pipeline.understand(read(task.source, task.data), engine)
        except (ReadError, PackError, TableError) as error:
            return runs.Result(error=str(error))
        bug = "".join(fault.told(task.source) for fault in extraction.faults)
        return runs.Result(note=tuple(facts_in(extraction.statements, rules)), bug=bug)


def gather(
    tasks: Sequence[runs.Task], settings: Settings, jobs: int
) -> Iterator[runs.Result[tuple[Fact, ...]]]:
    """The facts of each document, in the order of the documents."""
    return runs.in_order(Gathering(settings), tasks, jobs)


def build(tasks: Sequence[runs.Task], settings: Settings, output: str | None, jobs: int) -> int:
    """Write the table of facts of the documents; returns the exit code."""
    guard_inputs(output, [task.source for task in tasks])
    facts: list[Fact] = []
    failed = False
    for result in gather(tasks, settings, jobs):
        if result.error:
            complain(result.error)
        note(result.bug)
        failed = failed or bool(result.error or result.bug)
        facts.extend(result.note or ())
    kept, clashing = clashes(facts)
    for earlier, later in clashing:
        note(f"heshu: {later.origin}: {later.quantity.text} {later.indicator}: kept beside "
             f"{earlier.quantity.text} of {earlier.origin}; leave one row\n")  # fmt: skip
    mark = MARK if str(output).lower().endswith(".csv") else ""
    with Output(output) as out:
        out.write(mark + facts_csv(kept))
    note(f"{counted(len(kept), 'fact')} of {counted(len(tasks), 'document')}\n")
    return USAGE if failed else 0
