"""`heshu check`: documents -> findings, and what they say for the exit code."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict, replace

from heshu import baseline, pipeline
from heshu.cli import formats, runs
from heshu.cli.decisions import NEVER, Decisions
from heshu.cli.errors import FOUND, USAGE, note
from heshu.cli.output import STANDARD, Output, append_to, guard_inputs
from heshu.cli.settings import ENOUGH_DOCUMENTS
from heshu.engine import Engine
from heshu.facts import Facts
from heshu.languages.pack import PackError
from heshu.model.faults import Fault
from heshu.model.findings import SEVERITIES
from heshu.model.texts import Document
from heshu.pipeline import Examination, Extraction
from heshu.reading import ReadError, read
from heshu.reporting.coverage import Coverage
from heshu.reporting.report import (
    SILENCED,
    Report,
    Reporter,
    Summary,
    by_severity,
    ending,
    make_report,
    summarise,
)
from heshu.review import Review, review
from heshu.suppression import entries
from heshu.table.formats import TableError

STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
"""Names the file that GitHub shows as the summary of a step."""


class Note(Struct, frozen=True, kw_only=True):
    """What is kept of a document until the end of the run."""

    summary: Summary
    path: str
    """Relative to the root of the project."""
    known: list[baseline.Entry] = []
    """What a baseline would have to hold for it."""
    tried: frozenset[int] = frozenset()
    used: frozenset[int] = frozenset()
    """Numbers of the `[[ignore]]` entries that name the document, and that silenced a finding."""


class Checking(Struct, frozen=True):
    """Read each document, judge its relations and write the findings."""

    decisions: Decisions
    reporter: Reporter
    keep: bool = False
    """Whether the findings are kept for a baseline."""

    def begin(self) -> Callable[[runs.Task], runs.Result[Note]]:
        """Rules are compiled once for all documents of a process."""
        return functools.partial(self.one, self.decisions.settings.engine())

    def one(self, engine: Engine, task: runs.Task) -> runs.Result[Note]:
        """The findings in one document as text."""
        try:
            extraction = pipeline.understand(read(task.source, task.data), engine)
        except (ReadError, PackError, TableError) as error:
            return runs.Result(error=str(error))
        return self.judged(task.source, extraction)

    def judged(
        self, source: str, extraction: Extraction, others: Facts | None = None
    ) -> runs.Result[Note]:
        """The findings in a document that was read, beside what `others` state."""
        decisions, policy = self.decisions, self.decisions.policy
        path, place = path_of(source, decisions.root), os.path.realpath(source)
        examination = pipeline.examine(
            extraction, policy.selection_for(place), decisions.facts, others,
            worded=decisions.show_verified,
        )  # fmt: skip
        parted = review(examination, policy, path, place)
        known = baseline.entries_of(parted.for_baseline, path) if self.keep else []
        report = self.report(examination, parted, path)
        summary = summary_of(examination, parted)
        return runs.Result(
            text=self.reporter.body(report),
            note=Note(
                summary=replace(summary, appendix=self.reporter.appendix(report)), path=path,
                known=known, tried=parted.tried, used=parted.used,
            ),
            bug=bugs(source, examination.outcome.faults),
        )  # fmt: skip

    def report(self, examination: Examination, parted: Review, path: str) -> Report:
        """What is shown of a document."""
        extraction, matching = examination.extraction, examination.matching
        silenced = [(each.finding, each.by, each.reason) for each in parted.silent]
        return make_report(
            extraction.document, extraction.relations, parted.told,
            at_least(self.decisions.least), path, silenced if self.decisions.show_silenced else (),
            parted.held if self.decisions.show_verified else None, matching.near if matching else None,
        )  # fmt: skip


def check(
    tasks: Sequence[runs.Task],
    decisions: Decisions,
    *,
    output: str | None,
    jobs: int,
) -> int:
    """Write the findings in the documents; returns the exit code."""
    form, fail_on = decisions.form, decisions.fail_on
    failing = () if fail_on == NEVER else at_least(fail_on)
    reporter = formats.reporter(form, output, failing, decisions.pages)
    guard_inputs(output, [task.source for task in tasks])
    work = Checking(decisions, reporter, keep=decisions.baseline is not None)
    notes: list[Note] = []
    with Output(output) as out:
        results = gathered(_results(work, tasks, jobs), notes, work)
        ended = runs.write(results, reporter, out, _order(form))
    close(ended.notes, form, output)
    tell_stale(decisions, notes)
    if ended.failed:
        return USAGE
    return FOUND if any(each.findings[name] for each in ended.notes for name in failing) else 0


def _results(work: Checking, tasks: Sequence[runs.Task], jobs: int) -> Iterator[runs.Result[Note]]:
    """What came of each document, in the order of the documents."""
    if work.decisions.cross:
        from heshu.cli.crossing import crossed

        return crossed(work, tasks, jobs)
    from heshu.cli.caching import cached, folder_for

    folder = folder_for(work.decisions, tasks, ENOUGH_DOCUMENTS)
    return runs.in_order(cached(work, folder) if folder else work, tasks, jobs)


def _order(form: str) -> Callable[[list[str]], str] | None:
    """How the findings of all documents are put in order, where their own order will not do."""
    if form != "github":
        return None
    from heshu.reporting.github import most_severe_first

    return most_severe_first


def gathered(
    results: Iterable[runs.Result[Note]], notes: list[Note], work: Checking
) -> Iterator[runs.Result[Summary]]:
    """The results as they come, their notes kept, and at last what is idle in the configuration."""
    for result in results:
        if result.note is not None:
            notes.append(result.note)
        summary = result.note.summary if result.note else None
        yield runs.Result(text=result.text, note=summary, error=result.error, bug=result.bug)
    if notes:
        yield from idle_entries(notes, work)


def idle_entries(notes: Sequence[Note], work: Checking) -> Iterator[runs.Result[Summary]]:
    """The findings about `[[ignore]]` entries that suppress nothing, at the configuration."""
    policy = work.decisions.policy
    tried = frozenset[int]().union(*(each.tried for each in notes))
    used = frozenset[int]().union(*(each.used for each in notes))
    found = [each for each in entries.idle(policy.entries, tried, used, policy.today)
             if entries.UNUSED in policy.active]  # fmt: skip
    if found:
        source = found[0].place.source
        document = Document(source, "")
        path = path_of(source, work.decisions.root)
        report = make_report(document, (), found, at_least(work.decisions.least), path)
        summary = Summary(source=source, coverage=Coverage(), findings=by_severity(found))
        yield runs.Result(text=work.reporter.body(report), note=summary)


def summary_of(examination: Examination, parted: Review) -> Summary:
    """What was seen in a document; relations that do not hold count whether told or not."""
    extraction, outcome = examination.extraction, examination.outcome
    everything = (*parted.told, *(each.finding for each in parted.silent))
    whole = summarise(
        extraction.document, tuple(extraction.claims), extraction.relations, everything,
        outcome.checked,
    )  # fmt: skip
    return Summary(
        source=whole.source,
        coverage=whole.coverage,
        findings=by_severity(parted.told),
        silenced={by: sum(each.by == by for each in parted.silent) for by in SILENCED},
        facts=asdict(examination.matching.tally) if examination.matching else {},
    )


def bugs(source: str, faults: Iterable[Fault]) -> str:
    """The tracebacks of finders and checks that broke."""
    return "".join(fault.told(source) for fault in faults)


def close(summaries: Sequence[Summary], form: str, output: str | None) -> None:
    """The last line where the report does not hold it, and the summary of a step on GitHub."""
    if summaries and (form not in {"full", "github"} or output not in (None, STANDARD)):
        note(ending(summaries) + "\n")
    if form == "github" and os.environ.get(STEP_SUMMARY):
        from heshu.reporting.github import step_summary

        append_to(os.environ[STEP_SUMMARY], step_summary(summaries))


def tell_stale(decisions: Decisions, notes: Sequence[Note]) -> None:
    """Name the entries of the baseline that no finding fits any more."""
    if decisions.baseline is None:
        return
    gone = baseline.stale(
        baseline.read(decisions.baseline), [entry for each in notes for entry in each.known],
        [each.path for each in notes], decisions.root,
    )  # fmt: skip
    active = decisions.policy.active  # checks that did not run say nothing about their findings
    gone = [entry for entry in gone if entry.code in active]
    for entry in gone:
        figures = ", ".join(entry.figures)
        note(f"{decisions.baseline}: stale: {entry.path}: {entry.code} {figures}\n")
    if gone:
        note("`heshu baseline prune` removes stale entries\n")


def at_least(severity: str) -> tuple[str, ...]:
    """This severity and all above it."""
    every = list[str](SEVERITIES)
    return tuple(every[every.index(severity) :])


def path_of(source: str, root: Path) -> str:
    """The source relative to the root of the project, with `/`; absolute outside of it."""
    if source == STANDARD:
        return source
    place = os.path.realpath(source)
    inside = os.path.relpath(place, root)
    return Path(place if inside.startswith("..") else inside).as_posix()
