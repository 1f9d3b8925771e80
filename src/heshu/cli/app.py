"""The commands and their options. What a command does is imported when it is run.

`heshu --help` must not wait for rules, tables or terminals to be loaded.
"""

from __future__ import annotations

from typing import Annotated

import typer

from heshu.cli import commands_baseline, commands_facts
from heshu.cli.parameters import (
    AsOf,
    BaselineFile,
    Config,
    ExtendIgnore,
    ExtendSelect,
    Files,
    Ignore,
    Isolated,
    Jobs,
    Language,
    OutputFile,
    Packs,
    PerFileIgnores,
    Preview,
    Profile,
    Select,
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
def extract(
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
    as_of: AsOf = "",
    pack: Packs = None,
    language: Language = "",
    config: Config = "",
    isolated: Isolated = False,
    jobs: Jobs = 0,
) -> int:
    """Turn the figures of texts into a table."""
    from heshu.cli import configured, extracting, settings

    tasks = settings.tasks(files or ())
    loaded = configured.configured(config, [task.source for task in tasks], isolated=isolated)
    tasks = settings.without(tasks, files or (), loaded.options.exclude)
    return extracting.extract(
        tasks, configured.reading(loaded, language, pack or (), as_of), output=output, form=form,
        mark=mark, mentions=everything, jobs=settings.processes(jobs, len(tasks)),
    )  # fmt: skip


@app.command()
def check(
    files: Files = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "--output-file", "-o", metavar="FILE", help="Write to FILE."),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--output-format",
            envvar="HESHU_OUTPUT_FORMAT",
            metavar="FORMAT",
            help="full, concise, json, jsonl, csv, sarif, junit, github, gitlab, checkstyle or "
            "rdjsonl; default: full.",
        ),
    ] = "",
    select: Select = None,
    ignore: Ignore = None,
    extend_select: ExtendSelect = None,
    extend_ignore: ExtendIgnore = None,
    per_file_ignores: PerFileIgnores = None,
    preview: Preview = False,
    profile: Profile = "",
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="error|warning|info|never", help="What makes exit code 1; default: error."
        ),
    ] = "",
    min_severity: Annotated[
        str, typer.Option(metavar="error|warning|info", help="Show nothing milder.")
    ] = "",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 for findings.")] = False,
    diff: Annotated[
        str, typer.Option(metavar="REV", help="Only findings that a change since REV touches.")
    ] = "",
    facts: Annotated[
        str, typer.Option(metavar="FILE", help="A table of known figures (CSV) to check against.")
    ] = "",
    cross: Annotated[
        bool, typer.Option("--cross", help="Compare each document with those before it (REF002).")
    ] = False,
    baseline: BaselineFile = "",
    no_baseline: Annotated[
        bool, typer.Option("--no-baseline", help="Tell known findings too.")
    ] = False,
    show_silenced: Annotated[
        bool,
        typer.Option("--show-silenced", help="Put silenced findings into json, jsonl and sarif."),
    ] = False,
    stdin_filename: Annotated[
        str, typer.Option(metavar="NAME", help="What standard input is called.")
    ] = "",
    config: Config = "",
    isolated: Isolated = False,
    as_of: AsOf = "",
    pack: Packs = None,
    language: Language = "",
    jobs: Jobs = 0,
) -> int:
    """Find the figures that cannot all be true."""
    from heshu.cli import checking, decisions, settings

    tasks = settings.tasks(files or (), stdin_filename)
    decided = decisions.decide(
        decisions.Options(
            select=select or (), ignore=ignore or (), extend_select=(*(extend_select or ()), *(["REF002"] if cross else [])),
            extend_ignore=extend_ignore or (), per_file_ignores=per_file_ignores or (),
            preview=preview, profile=profile, form=form, fail_on=fail_on,
            min_severity=min_severity, config=config, isolated=isolated, baseline=baseline,
            no_baseline=no_baseline, diff=diff, facts=facts, as_of=as_of, packs=pack or (), language=language,
        ),
        [task.source for task in tasks],
    )  # fmt: skip
    tasks = settings.without(tasks, files or (), decided.exclude)
    code = checking.check(
        tasks, decided, output=output, jobs=settings.processes(jobs, len(tasks)),
        show_silenced=show_silenced, cross=cross,
    )  # fmt: skip
    return 0 if exit_zero and code == 1 else code


@app.command()
def report(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text; - is standard input.")],
    output: OutputFile = None,
    min_severity: Annotated[
        str, typer.Option(metavar="error|warning|info", help="Show nothing milder.")
    ] = "",
    config: Config = "",
    isolated: Isolated = False,
    as_of: AsOf = "",
    pack: Packs = None,
    language: Language = "",
) -> int:
    """Write an HTML page of a text with its figures and findings."""
    from heshu.cli import decisions, presenting, settings

    tasks = settings.tasks([file])
    options = decisions.Options(
        min_severity=min_severity, config=config, isolated=isolated, as_of=as_of,
        packs=pack or (), language=language,
    )  # fmt: skip
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
        typer.echo(beginning.template(one_of(show, beginning.PLACES, "template")), nl=False)
        return 0
    wanted = (True, pre_commit, github, gitlab)
    names = [name for name, chosen in zip(beginning.PLACES, wanted, strict=True) if chosen]
    return beginning.begin(folder, names)


@app.command()
def explain(
    subject: Annotated[str, typer.Argument(metavar="CODE | FILE:LINE")],
    as_of: AsOf = "",
    pack: Packs = None,
    language: Language = "",
    config: Config = "",
    isolated: Isolated = False,
) -> int:
    """Print the page of a check, or which rules read the figures of a line."""
    from heshu.cli import configured, explaining

    path, _, line = subject.rpartition(":")
    loaded = configured.configured(config, [path] if line.isdecimal() else (), isolated=isolated)
    return explaining.explain(subject, configured.reading(loaded, language, pack or (), as_of))


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
    pack: Packs = None,
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

    loaded = configured.configured(config, (), isolated=isolated)
    given = pack or ()
    house = given if given and not everything else (*loaded.options.packs, *given)
    made = settings.settings("auto", house, "")
    return ruling.run_examples(made, only=bool(given) and not everything)
