"""The options of `heshu facts`. What a command does is imported when it is run."""

from __future__ import annotations

import typer

from heshu.cli.parameters import (
    AsOf,
    Config,
    Files,
    Isolated,
    Jobs,
    Language,
    OutputFile,
    Packs,
)

app = typer.Typer(
    help="Make a table of known figures, for `heshu check --facts`.", rich_markup_mode=None
)


@app.callback()
def facts() -> None:
    """Make a table of known figures, for `heshu check --facts`."""


@app.command()
def build(
    files: Files = None,
    output: OutputFile = None,
    config: Config = "",
    isolated: Isolated = False,
    as_of: AsOf = "",
    pack: Packs = None,
    language: Language = "",
    jobs: Jobs = 0,
) -> int:
    """Write the levels that trusted documents state as a table for a person to edit."""
    from heshu.cli import configured, factual, settings

    tasks = settings.tasks(files or ())
    loaded = configured.configured(config, [task.source for task in tasks], isolated=isolated)
    tasks = settings.without(tasks, files or (), loaded.options.exclude)
    made = configured.reading(loaded, language, pack or (), as_of)
    return factual.build(tasks, made, output, settings.processes(jobs, len(tasks)))
