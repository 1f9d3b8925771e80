"""`heshu report`: a document with its figures and findings as an HTML page."""

from __future__ import annotations

import os
from collections.abc import Sequence

from heshu import __version__, pipeline
from heshu.cli.checking import at_least, bugs, path_of, summary_of
from heshu.cli.decisions import Decisions
from heshu.cli.errors import USAGE, UserError, note
from heshu.cli.output import Output, guard_inputs
from heshu.cli.runs import Task
from heshu.languages.pack import PackError
from heshu.reading import ReadError, read
from heshu.reporting.html import page
from heshu.reporting.report import make_report
from heshu.review import review
from heshu.table.formats import TableError


def report(tasks: Sequence[Task], decisions: Decisions, output: str | None) -> int:
    """Write the page of one document; raises `UserError` where there is not exactly one."""
    if len(tasks) != 1:
        raise UserError(f"a report is about one document, not {len(tasks)}")
    (task,) = tasks
    guard_inputs(output, [task.source])
    path, place = path_of(task.source, decisions.root), os.path.realpath(task.source)
    policy = decisions.policy
    try:
        document = read(task.source, task.data)
        examination = pipeline.check(
            document,
            decisions.settings.engine(),
            policy.selection_for(place),
            decisions.facts,
            worded=decisions.show_verified,
        )
    except (ReadError, PackError, TableError) as error:
        raise UserError(str(error)) from None
    extraction, parted = examination.extraction, review(examination, policy, path, place)
    shown = at_least(decisions.least)
    held = parted.held if decisions.show_verified else None
    made = make_report(document, extraction.relations, parted.told, shown, path, held=held)
    summary = summary_of(examination, parted)
    with Output(output) as out:
        out.write(page(made, tuple(extraction.claims), summary, __version__))
    broken = bugs(task.source, examination.outcome.faults)
    note(broken)
    return USAGE if broken else 0
