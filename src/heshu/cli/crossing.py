"""`heshu check --cross`: each document beside those before it, every one of them read once.

Documents are read side by side, in as many processes as wanted; they are judged here, one after the
other, because each is judged by what was read before it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from heshu import pipeline
from heshu.cli import runs
from heshu.cli.checking import Checking, Note
from heshu.cli.settings import Settings
from heshu.engine import Engine
from heshu.facts import Fact, FactRules, Facts, add, dated, facts_in, rules_of, units_of
from heshu.languages.pack import PackError
from heshu.pipeline import Extraction
from heshu.reading import ReadError, read
from heshu.table.formats import TableError


class Stated(Struct, frozen=True):
    """A document as it was read, and the dated facts in it."""

    extraction: Extraction
    facts: tuple[Fact, ...]


class Understanding(Struct, frozen=True):
    """Read each document."""

    settings: Settings

    def begin(self) -> Callable[[runs.Task], runs.Result[Stated]]:
        """Rules are compiled once for all documents of a process."""
        engine = self.settings.engine()
        return functools.partial(self.one, engine, rules_of(engine))

    def one(self, engine: Engine, rules: FactRules, task: runs.Task) -> runs.Result[Stated]:
        """A document and its facts."""
        try:
            extraction = pipeline.understand(read(task.source, task.data), engine)
        except (ReadError, PackError, TableError) as error:
            return runs.Result(error=str(error))
        return runs.Result(
            note=Stated(extraction, tuple(dated(facts_in(extraction.statements, rules))))
        )


def crossed(work: Checking, tasks: Sequence[runs.Task], jobs: int) -> Iterator[runs.Result[Note]]:
    """The findings in each document, in the order of the documents."""
    settings = work.decisions.settings
    engine = settings.engine()
    rules, units = rules_of(engine), units_of(engine)
    known: dict[str, list[Fact]] = {}
    results = runs.in_order(Understanding(settings), tasks, jobs)
    for number, (task, result) in enumerate(zip(tasks, results, strict=True)):
        if result.note is None:
            yield runs.Result(error=result.error, bug=result.bug)
            continue
        others = Facts(known, rules, units, before=number)
        judge = functools.partial(_judged, work, result.note.extraction, others)
        yield runs.guarded(judge, task)
        add(known, (replace(fact, order=number) for fact in result.note.facts))


def _judged(
    work: Checking, extraction: Extraction, others: Facts, task: runs.Task
) -> runs.Result[Note]:
    return work.judged(task.source, extraction, others)
