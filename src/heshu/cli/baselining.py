"""`heshu baseline create|update|prune`: the file of findings that are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from heshu import __version__, baseline
from heshu.cli import runs
from heshu.cli.checking import Checking, Note
from heshu.cli.decisions import Decisions
from heshu.cli.errors import USAGE, UserError, complain, note
from heshu.cli.output import Output
from heshu.cli.settings import processes
from heshu.reporting.concise import Concise


def create(tasks: Sequence[runs.Task], decisions: Decisions, target: Path, jobs: int) -> int:
    """Write the findings there are into a new baseline; one that exists is left alone."""
    if target.exists():
        raise UserError(f"{target}: there is a baseline already; `heshu baseline update` renews it")
    notes, failed = _examined(tasks, decisions, jobs)
    entries = [entry for each in notes for entry in each.known]
    return _written(target, entries, failed=failed)


def update(tasks: Sequence[runs.Task], decisions: Decisions, target: Path, jobs: int) -> int:
    """Renew the entries of the documents; those of other documents stay if these exist."""
    known = _read(target)
    notes, failed = _examined(tasks, decisions, jobs)
    seen = [entry for each in notes for entry in each.known]
    entries = baseline.updated(known, seen, [each.path for each in notes], decisions.root)
    return _written(target, entries, failed=failed)


def prune(tasks: Sequence[runs.Task], decisions: Decisions, target: Path, jobs: int) -> int:
    """Take out the entries that no finding fits any more; nothing is added."""
    known = _read(target)
    notes, failed = _examined(tasks, decisions, jobs)
    seen = [entry for each in notes for entry in each.known]
    gone = baseline.stale(known, seen, [each.path for each in notes], decisions.root)
    return _written(target, baseline.pruned(known, gone), failed=failed)


VERBS = {"create": create, "update": update, "prune": prune}


def _read(target: Path) -> baseline.Baseline:
    try:
        return baseline.read(target)
    except baseline.BaselineError as error:
        raise UserError(str(error)) from None


def _examined(
    tasks: Sequence[runs.Task], decisions: Decisions, jobs: int
) -> tuple[list[Note], bool]:
    """What is kept of every document, and whether some could not be read."""
    notes: list[Note] = []
    failed = False
    for result in _results(tasks, decisions, jobs):
        if result.error:
            complain(result.error)
        if result.bug:
            note(result.bug)
        failed = failed or bool(result.error or result.bug)
        if result.note is not None:
            notes.append(result.note)
    return notes, failed


def _results(
    tasks: Sequence[runs.Task], decisions: Decisions, jobs: int
) -> Iterator[runs.Result[Note]]:
    return runs.in_order(
        Checking(decisions, Concise(), keep=True), tasks, processes(jobs, len(tasks))
    )


def _written(target: Path, entries: Sequence[baseline.Entry], *, failed: bool) -> int:
    """Write the baseline and say how many findings it holds.

    Where a document could not be read nothing is written: its entries would be lost.
    """
    if failed:
        note(f"{target}: not written\n")
        return USAGE
    with Output(str(target)) as out:
        out.write(baseline.text_of(entries, __version__))
    count = sum(entry.count for entry in entries)
    note(f"{target}: {count} finding{'' if count == 1 else 's'}\n")
    return 0
