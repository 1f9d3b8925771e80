"""The arguments and options that several commands have."""

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
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="CODES", help="Only these checks: CHG, CHG002, from-to-percent."),
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="CODES", help="All but these checks.")]
ExtendSelect = Annotated[
    list[str] | None, typer.Option(metavar="CODES", help="These checks as well.")
]
ExtendIgnore = Annotated[
    list[str] | None, typer.Option(metavar="CODES", help="Nor these checks, beside --ignore.")
]
PerFileIgnores = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERN:CODES", help="Not these checks in documents that fit."),
]
Preview = Annotated[bool, typer.Option("--preview", help="The opt-in checks too.")]
Profile = Annotated[
    str, typer.Option(metavar="default|facts", help="facts leaves checks of style out.")
]
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
Language = Annotated[
    str, typer.Option("--language", metavar="zh|en|auto", help="Of the text; default: auto.")
]
