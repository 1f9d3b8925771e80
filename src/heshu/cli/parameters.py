"""The arguments and options of the commands, those that belong together as one record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

import typer

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE", help="Texts, folders or globs; - is standard input."),
]
OutputFile = Annotated[
    str | None,
    typer.Option("--output", "--output-file", "-o", metavar="FILE", help="Write to FILE."),
]
Packs = Annotated[
    list[str],
    typer.Option("--pack", metavar="FILE", help="Lay a house pack (TOML) over the built-in ones."),
]
Preview = Annotated[bool, typer.Option("--preview", help="The opt-in checks too.")]
BaselineFile = Annotated[
    str,
    typer.Option(metavar="FILE", help="Findings that are known; default: .heshu-baseline.json."),
]
Config = Annotated[
    str, typer.Option(metavar="FILE", help="The configuration; default: the nearest heshu.toml.")
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Without any configuration.")]
Jobs = Annotated[
    int, typer.Option("--jobs", metavar="N", help="Processes; default: as many as pay off.")
]
StandardName = Annotated[str, typer.Option(metavar="NAME", help="What standard input is called.")]
MinSeverity = Annotated[
    str, typer.Option(metavar="error|warning|info", help="Show nothing milder.")
]
ShowVerified = Annotated[
    bool | None,
    typer.Option("--show-verified/--no-show-verified", help="Show the figures that agree as well."),
]


@dataclass(frozen=True, kw_only=True)
class ReadingOptions:
    """How documents are read."""

    config: Config = ""
    isolated: Isolated = False
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DATE", help="Today of the text: 2025-11-30.")
    ] = ""
    pack: Packs = field(default_factory=list)
    language: Annotated[
        str, typer.Option("--language", metavar="zh|en|auto", help="Of the text; default: auto.")
    ] = ""


@dataclass(frozen=True, kw_only=True)
class ChoosingOptions:
    """Which checks run."""

    select: Annotated[
        list[str], typer.Option(metavar="CODES", help="Only these checks: CHG, CHG002.")
    ] = field(default_factory=list)
    ignore: Annotated[list[str], typer.Option(metavar="CODES", help="All but these checks.")] = (
        field(default_factory=list)
    )
    extend_select: Annotated[
        list[str], typer.Option(metavar="CODES", help="These checks as well.")
    ] = field(default_factory=list)
    extend_ignore: Annotated[
        list[str], typer.Option(metavar="CODES", help="Nor these checks, beside --ignore.")
    ] = field(default_factory=list)
    per_file_ignores: Annotated[
        list[str],
        typer.Option(metavar="PATTERN:CODES", help="Not these checks in documents that fit."),
    ] = field(default_factory=list)
    preview: Preview = False
    profile: Annotated[
        str, typer.Option(metavar="default|facts", help="facts leaves checks of style out.")
    ] = ""


@dataclass(frozen=True, kw_only=True)
class TellingOptions:
    """What is told, how, and what makes the run fail."""

    form: Annotated[
        str,
        typer.Option(
            "--output-format",
            envvar="HESHU_OUTPUT_FORMAT",
            metavar="FORMAT",
            help="full, concise, json, jsonl, csv, sarif, junit, github, gitlab, checkstyle or "
            "rdjsonl; default: full.",
        ),
    ] = ""
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="error|warning|info|never", help="What makes exit code 1; default: error."
        ),
    ] = ""
    min_severity: MinSeverity = ""
    show_silenced: Annotated[
        bool,
        typer.Option("--show-silenced", help="Put silenced findings into json, jsonl and sarif."),
    ] = False
    show_verified: ShowVerified = None
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 for findings.")] = False


@dataclass(frozen=True, kw_only=True)
class RunningOptions:
    """In how many processes, and where results are kept between runs."""

    jobs: Jobs = 0
    caching: Annotated[
        bool,
        typer.Option("--cache/--no-cache", help="Do not read again what is as it was."),
    ] = True
    cache_dir: Annotated[
        str,
        typer.Option(
            envvar="HESHU_CACHE_DIR",
            metavar="DIR",
            help="Where results are kept; default: .heshu_cache at the root of the project.",
        ),
    ] = ""


@dataclass(frozen=True, kw_only=True)
class ComparingOptions:
    """What documents and findings are compared with."""

    facts: Annotated[
        str, typer.Option(metavar="FILE", help="A table of known figures (CSV) to check against.")
    ] = ""
    cross: Annotated[
        bool | None,
        typer.Option("--cross/--no-cross", help="Compare each document with those before it."),
    ] = None
    diff: Annotated[
        str, typer.Option(metavar="REV", help="Only findings that a change since REV touches.")
    ] = ""
    baseline: BaselineFile = ""
    no_baseline: Annotated[bool, typer.Option("--no-baseline", help="Tell known findings too.")] = (
        False
    )
