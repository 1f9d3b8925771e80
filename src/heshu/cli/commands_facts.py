"""The options of `heshu facts`. What a command does is imported when it is run."""

from __future__ import annotations

import typer

from heshu.cli.grouping import grouped
from heshu.cli.parameters import Files, Jobs, OutputFile, ReadingOptions

app = typer.Typer(
    help="Make a table of known figures, for `heshu check --facts`.", rich_markup_mode=None
)


@app.callback()
def facts() -> None:
    """Make a table of known figures, for `heshu check --facts`."""


@app.command()
@grouped
def build(
    reading: ReadingOptions, files: Files = None, output: OutputFile = None, jobs: Jobs = 0
) -> int:
    """Write the levels that trusted documents state as a table for a person to edit."""
    from heshu.cli import configured, factual, settings

    tasks, made = configured.tasks_and_settings(files or (), reading)
    return factual.build(tasks, made, output, settings.processes(jobs, len(tasks)))
