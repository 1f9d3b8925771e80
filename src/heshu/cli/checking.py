"""`heshu check`: documents -> findings, and what they say for the exit code."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from heshu import __version__, checks, pipeline
from heshu.cli import runs
from heshu.cli.errors import FOUND, USAGE, UserError, note, one_of
from heshu.cli.output import STANDARD, Output, guard_inputs, wants_colour
from heshu.cli.settings import Settings
from heshu.engine import Engine
from heshu.languages.pack import PackError
from heshu.model.findings import SEVERITIES
from heshu.reading import ReadError, read
from heshu.reporting import Concise, Full, Json, JsonLines, Reporter, coverage_line
from heshu.reporting.coverage import total
from heshu.reporting.report import Summary, make_report, summarise
from heshu.table.formats import TableError

FORMATS = ("full", "concise", "json", "jsonl")
NEVER = "never"


class Checking(Struct, frozen=True):
    """Read each document, judge its relations and write the findings."""

    settings: Settings
    selection: checks.Selection
    reporter: Reporter
    least: str
    """Findings milder than this are counted and not shown."""

    def begin(self) -> Callable[[runs.Task], runs.Result[Summary]]:
        """Rules are compiled once for all documents of a process."""
        return functools.partial(self.one, self.settings.engine())

    def one(self, engine: Engine, task: runs.Task) -> runs.Result[Summary]:
        """The findings in one document as text."""
        try:
            document = read(task.source, task.data)
            examination = pipeline.check(document, engine, self.selection)
        except (ReadError, PackError, TableError) as error:
            return runs.Result(error=str(error))
        extraction, outcome = examination.extraction, examination.outcome
        relations, findings = extraction.relations, outcome.findings
        summary = summarise(
            document, tuple(extraction.claims), relations, findings, outcome.checked
        )
        report = make_report(extraction.document, relations, findings, at_least(self.least))
        bugs = "".join(
            f"heshu: {task.source}: check {failure.code} broke on relation {failure.relation}\n"
            f"{failure.traceback}"
            for failure in outcome.failures
        )
        return runs.Result(text=self.reporter.body(report), note=summary, bug=bugs)


def check(
    tasks: Sequence[runs.Task],
    settings: Settings,
    selection: checks.Selection,
    *,
    output: str | None,
    form: str,
    least: str,
    fail_on: str,
    jobs: int,
) -> int:
    """Write the findings in the documents; returns the exit code."""
    reporter = chosen_reporter(form, output)
    one_of(least, reversed(SEVERITIES), "severity")
    one_of(fail_on, (*reversed(SEVERITIES), NEVER), "fail level")
    try:
        checks.chosen(selection)
    except checks.UnknownCheck as error:
        raise UserError(str(error)) from None
    guard_inputs(output, [task.source for task in tasks])
    work = Checking(settings, selection, reporter, least)
    with Output(output) as out:
        ending = runs.run(work, tasks, jobs, reporter, out)
    if ending.notes and (form != "full" or output not in (None, STANDARD)):
        note(coverage_line(total(each.coverage for each in ending.notes)) + "\n")
    if ending.failed:
        return USAGE
    return FOUND if fails(ending.notes, fail_on) else 0


def fails(summaries: Iterable[Summary], fail_on: str) -> bool:
    """True if some finding is at the fail level or above, shown or not."""
    if fail_on == NEVER:
        return False
    return any(each.findings[severity] for each in summaries for severity in at_least(fail_on))


def at_least(severity: str) -> tuple[str, ...]:
    """This severity and all above it."""
    names = list[str](SEVERITIES)
    return tuple(names[names.index(severity) :])


def chosen_reporter(form: str, output: str | None) -> Reporter:
    """The reporter with this name; raises `UserError` for an unknown one."""
    one_of(form, FORMATS, "output format")
    if form == "full":
        return Full(wants_colour(output))
    if form == "concise":
        return Concise()
    return Json(__version__) if form == "json" else JsonLines()


def names(options: Iterable[str]) -> tuple[str, ...]:
    """Options that may be repeated or hold several names with commas between."""
    return tuple(name for option in options for name in option.replace(",", " ").split())
