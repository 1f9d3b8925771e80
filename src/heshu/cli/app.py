"""The commands and their options. What a command does is imported when it is run.

`heshu --help` must not wait for rules, tables or terminals to be loaded.
"""

from __future__ import annotations

from typing import Annotated

import typer

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE", help="Texts, folders or globs; - is standard input."),
]
OutputFile = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE.")
]
AsOf = Annotated[
    str, typer.Option("--as-of", metavar="DATE", help="Today of the text: 2025-11-30.")
]
Packs = Annotated[
    list[str] | None,
    typer.Option("--pack", metavar="FILE", help="Lay a house pack (TOML) over the built-in ones."),
]
Language = Annotated[str, typer.Option("--language", metavar="zh|en|auto", help="Of the text.")]
Jobs = Annotated[int, typer.Option("--jobs", metavar="N", help="Processes for many files.")]

app = typer.Typer(
    help="Pull every figure out of a document, and see whether they agree (核数).",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
rules = typer.Typer(help="List the checks; test the examples of packs.", rich_markup_mode=None)
app.add_typer(rules, name="rules")


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
    language: Language = "auto",
    jobs: Jobs = 1,
) -> int:
    """Turn the figures of texts into a table."""
    from heshu.cli import extracting, settings

    return extracting.extract(
        settings.tasks(files or ()), settings.settings(language, pack or (), as_of),
        output=output, form=form, mark=mark, mentions=everything, jobs=settings.jobs(jobs),
    )  # fmt: skip


@app.command()
def check(
    files: Files = None,
    output: OutputFile = None,
    form: Annotated[
        str, typer.Option("--output-format", metavar="full|concise|json|jsonl")
    ] = "full",
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="Only these checks: CHG, CHG002, from-to-percent."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="All but these checks.")
    ] = None,
    fail_on: Annotated[
        str, typer.Option(metavar="error|warning|info|never", help="What makes exit code 1.")
    ] = "error",
    min_severity: Annotated[
        str, typer.Option(metavar="error|warning|info", help="Show nothing milder.")
    ] = "info",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 for findings.")] = False,
    as_of: AsOf = "",
    pack: Packs = None,
    language: Language = "auto",
    jobs: Jobs = 1,
) -> int:
    """Find the figures that cannot all be true."""
    from heshu.checks import Selection
    from heshu.cli import checking, settings

    selection = Selection(select=checking.names(select or ()), ignore=checking.names(ignore or ()))
    code = checking.check(
        settings.tasks(files or ()), settings.settings(language, pack or (), as_of), selection,
        output=output, form=form, least=min_severity, fail_on=fail_on, jobs=settings.jobs(jobs),
    )  # fmt: skip
    return 0 if exit_zero and code == 1 else code


@app.command()
def explain(
    subject: Annotated[str, typer.Argument(metavar="CODE | FILE:LINE")],
    as_of: AsOf = "",
    pack: Packs = None,
    language: Language = "auto",
) -> int:
    """Print the page of a check, or which rules read the figures of a line."""
    from heshu.cli import explaining, settings

    return explaining.explain(subject, settings.settings(language, pack or (), as_of))


@app.command()
def text(files: Files = None) -> int:
    """Print the decoded text that all offsets count in."""
    from heshu.cli import explaining, settings

    return explaining.print_text(settings.tasks(files or ()))


@rules.command("list")
def list_rules() -> int:
    """List the checks with code, severity and name."""
    from heshu.cli import explaining

    return explaining.list_rules()


@rules.command("test")
def run_examples(pack: Packs = None) -> int:
    """Run the examples of the built-in packs, or of the house packs given."""
    from heshu.cli import explaining, settings

    return explaining.run_examples(settings.settings("auto", pack or (), ""))
