"""The options of `heshu baseline`. What a command does is imported when it is run."""

from __future__ import annotations

from dataclasses import dataclass

import typer

from heshu.cli.grouping import grouped
from heshu.cli.parameters import (
    BaselineFile,
    ChoosingOptions,
    ComparingOptions,
    Files,
    Jobs,
    Preview,
    ReadingOptions,
)

app = typer.Typer(
    help="Keep the findings that are known, so that only new ones are told.", rich_markup_mode=None
)


@dataclass(frozen=True, kw_only=True)
class BaselineOptions:
    """What every command of `heshu baseline` is given."""

    files: Files = None
    baseline: BaselineFile = ""
    preview: Preview = False
    jobs: Jobs = 0


@app.command()
@grouped
def create(given: BaselineOptions, reading: ReadingOptions) -> int:
    """Write all findings of today into a new baseline."""
    return _done("create", given, reading)


@app.command()
@grouped
def update(given: BaselineOptions, reading: ReadingOptions) -> int:
    """Renew the entries of the documents: new findings come in, stale entries go."""
    return _done("update", given, reading)


@app.command()
@grouped
def prune(given: BaselineOptions, reading: ReadingOptions) -> int:
    """Take out the entries that no finding fits any more."""
    return _done("prune", given, reading)


def _done(verb: str, given: BaselineOptions, reading: ReadingOptions) -> int:
    """Find the documents, what the run goes by and where the baseline is, and do it."""
    from pathlib import Path

    from heshu.baseline import NAME
    from heshu.cli import baselining, decisions, settings
    from heshu.cli.configured import short

    named = given.files or ["."]
    tasks = settings.tasks(named)
    options = decisions.Options(
        choosing=ChoosingOptions(preview=given.preview),
        comparing=ComparingOptions(no_baseline=True, cross=False),
        reading=reading,
    )
    decided = decisions.decide(options, [task.source for task in tasks])
    written = Path(given.baseline) if given.baseline else decided.default_baseline
    target = short(written or decided.root / NAME)
    tasks = settings.without(tasks, named, decided.exclude)
    return baselining.VERBS[verb](tasks, decided, target, given.jobs)
