"""The options of `heshu baseline`. What a command does is imported when it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from heshu.cli.parameters import (
    AsOf,
    BaselineFile,
    Config,
    Files,
    Isolated,
    Jobs,
    Language,
    Packs,
    Preview,
)

if TYPE_CHECKING:
    from pathlib import Path

    from heshu.cli.decisions import Decisions
    from heshu.cli.runs import Task

app = typer.Typer(
    help="Keep the findings that are known, so that only new ones are told.", rich_markup_mode=None
)


@app.command()
def create(
    files: Files = None,
    baseline: BaselineFile = "",
    preview: Preview = False,
    config: Config = "",
    isolated: Isolated = False,
    as_of: AsOf = "",
    pack: Packs = None,
    language: Language = "",
    jobs: Jobs = 0,
) -> int:
    """Write all findings of today into a new baseline."""
    from heshu.cli import baselining

    given = _given(files, baseline, preview, config, isolated, as_of, pack, language)
    return baselining.create(*given, jobs)


@app.command()
def update(
    files: Files = None,
    baseline: BaselineFile = "",
    preview: Preview = False,
    config: Config = "",
    isolated: Isolated = False,
    as_of: AsOf = "",
    pack: Packs = None,
    language: Language = "",
    jobs: Jobs = 0,
) -> int:
    """Renew the entries of the documents: new findings come in, stale entries go."""
    from heshu.cli import baselining

    given = _given(files, baseline, preview, config, isolated, as_of, pack, language)
    return baselining.update(*given, jobs)


@app.command()
def prune(
    files: Files = None,
    baseline: BaselineFile = "",
    preview: Preview = False,
    config: Config = "",
    isolated: Isolated = False,
    as_of: AsOf = "",
    pack: Packs = None,
    language: Language = "",
    jobs: Jobs = 0,
) -> int:
    """Take out the entries that no finding fits any more."""
    from heshu.cli import baselining

    given = _given(files, baseline, preview, config, isolated, as_of, pack, language)
    return baselining.prune(*given, jobs)


def _given(
    files: list[str] | None,
    baseline: str,
    preview: bool,
    config: str,
    isolated: bool,
    as_of: str,
    pack: list[str] | None,
    language: str,
) -> tuple[list[Task], Decisions, Path]:
    """The documents, what the run goes by, and where the baseline is."""
    from pathlib import Path

    from heshu.baseline import NAME
    from heshu.cli import decisions, settings
    from heshu.cli.configured import short

    named = files or ["."]
    tasks = settings.tasks(named)
    options = decisions.Options(
        preview=preview, config=config, isolated=isolated, no_baseline=True,
        as_of=as_of, packs=pack or (), language=language,
    )  # fmt: skip
    decided = decisions.decide(options, [task.source for task in tasks])
    target = Path(baseline) if baseline else decided.default_baseline or decided.root / NAME
    return settings.without(tasks, named, decided.exclude), decided, short(target)
