"""The commands and their options. What a command does is imported when it is run.

`heshu --help` must not wait for rules, tables or terminals to be loaded.
"""

from __future__ import annotations

from typing import Annotated

import typer

from heshu.cli import commands_baseline, commands_facts
from heshu.cli.grouping import grouped
from heshu.cli.parameters import (
    ChoosingOptions,
    ComparingOptions,
    Config,
    Files,
    Isolated,
    Jobs,
    MinSeverity,
    OutputFile,
    Packs,
    ReadingOptions,
    RunningOptions,
    ShowVerified,
    StandardName,
    TellingOptions,
)

app = typer.Typer(
    help="Pull every figure out of a document, and see whether they agree (核数).",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
rules = typer.Typer(help="List the checks; test the examples of packs.", rich_markup_mode=None)
app.add_typer(rules, name="rules")
app.add_typer(commands_baseline.app, name="baseline")
app.add_typer(commands_facts.app, name="facts")


def _version(wanted: bool) -> None:
    if wanted:
        from heshu import __version__

        typer.echo(f"heshu {__version__}")
        raise typer.Exit


@app.callback()
def heshu(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Pull every figure out of a document, and see whether they agree (核数)."""


@app.command()
@grouped
def extract(
    reading: ReadingOptions,
    files: Files = None,
    output: OutputFile = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="csv|tsv|json|jsonl|md|table",
            help="Default: by the suffix of -o, else csv into a pipe, a table on a terminal.",
        ),
    ] = "",
    everything: Annotated[
        bool, typer.Option("--all", help="List dates, codes and idioms as well.")
    ] = False,
    mark: Annotated[
        bool | None,
        typer.Option("--bom/--no-bom", help="Byte order mark for Excel; default: in .csv files."),
    ] = None,
    jobs: Jobs = 0,
) -> int:
    """Turn the figures of texts into a table."""
    from heshu.cli import configured, extracting, settings

    tasks, made = configured.tasks_and_settings(files or (), reading)
    return extracting.extract(
        tasks, made, output=output, form=form, mark=mark, mentions=everything,
        jobs=settings.processes(jobs, len(tasks)),
    )  # fmt: skip


@app.command()
@grouped
def check(
    choosing: ChoosingOptions,
    telling: TellingOptions,
    comparing: ComparingOptions,
    reading: ReadingOptions,
    running: RunningOptions,
    files: Files = None,
    output: OutputFile = None,
    stdin_filename: StandardName = "",
) -> int:
    """Find the figures that cannot all be true."""
    from heshu.cli import checking, decisions, settings

    tasks = settings.tasks(files or (), stdin_filename)
    options = decisions.Options(choosing, telling, comparing, reading, running)
    decided = decisions.decide(options, [task.source for task in tasks])
    tasks = settings.without(tasks, files or (), decided.exclude)
    code = checking.check(
        tasks, decided, output=output, jobs=settings.processes(running.jobs, len(tasks))
    )
    return 0 if telling.exit_zero and code == 1 else code


@app.command()
@grouped
def report(
    reading: ReadingOptions,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text; - is standard input.")],
    output: OutputFile = None,
    min_severity: MinSeverity = "",
    show_verified: ShowVerified = None,
) -> int:
    """Write an HTML page of a text with its figures and findings."""
    from heshu.cli import decisions, presenting, settings

    tasks = settings.tasks([file])
    telling = TellingOptions(min_severity=min_severity, show_verified=show_verified)
    options = decisions.Options(telling=telling, reading=reading)
    decided = decisions.decide(options, [task.source for task in tasks])
    return presenting.report(tasks, decided, output)


@app.command()
def init(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Where to write.")] = ".",
    pre_commit: Annotated[
        bool, typer.Option("--pre-commit", help="Write .pre-commit-config.yaml as well.")
    ] = False,
    github: Annotated[
        bool, typer.Option("--github", help="Write .github/workflows/heshu.yml as well.")
    ] = False,
    gitlab: Annotated[bool, typer.Option("--gitlab", help="Write .gitlab-ci.yml as well.")] = False,
    show: Annotated[
        str, typer.Option("--print", metavar="NAME", help="Print a template instead.")
    ] = "",
) -> int:
    """Write a commented configuration, and on request the files of pre-commit and CI."""
    from heshu.cli import beginning
    from heshu.cli.errors import one_of

    if show:
        typer.echo(
            beginning.template(one_of(show, (*beginning.PLACES, *beginning.SCHEMAS), "template")),
            nl=False,
        )
        return 0
    wanted = (True, pre_commit, github, gitlab)
    names = [name for name, chosen in zip(beginning.PLACES, wanted, strict=True) if chosen]
    return beginning.begin(folder, names)


@app.command()
@grouped
def explain(
    reading: ReadingOptions,
    subject: Annotated[str, typer.Argument(metavar="CODE | FILE:LINE")],
) -> int:
    """Print the page of a check, or which rules read the figures of a line."""
    from heshu.cli import configured, explaining

    path, _, line = subject.rpartition(":")
    loaded = configured.configured(reading, [path] if line.isdecimal() else ())
    return explaining.explain(subject, configured.settings_of(loaded, reading))


@app.command()
def text(files: Files = None) -> int:
    """Print the decoded text that all offsets count in."""
    from heshu.cli import explaining, settings

    return explaining.print_text(settings.tasks(files or ()))


@rules.command("list")
def list_rules() -> int:
    """List the checks with code, severity and name."""
    from heshu.cli import ruling

    return ruling.list_rules()


@rules.command("test")
def run_examples(
    pack: Packs = [],  # noqa: B006 - typer hands in a list of its own
    everything: Annotated[
        bool, typer.Option("--all", help="Beside the house packs given, everything else too.")
    ] = False,
    config: Config = "",
    isolated: Isolated = False,
) -> int:
    """Run the examples of all packs, the configured ones included, and of the check pages.

    With --pack, only those of the house packs given.
    """
    from heshu.cli import configured, ruling, settings

    loaded = configured.configured(ReadingOptions(config=config, isolated=isolated))
    house = pack if pack and not everything else [*loaded.options.packs, *pack]
    made = settings.settings("auto", house, "")
    return ruling.run_examples(made, only=bool(pack) and not everything)
