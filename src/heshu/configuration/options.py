"""The keys of a configuration file, with their types and what they mean.

`schemas/heshu.schema.json`, by which editors complete and check the file, is made from these
records.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

Severity = Literal["error", "warning", "info"]
FailLevel = Literal["error", "warning", "info", "never"]
OutputFormat = Literal[
    "full", "concise", "json", "jsonl", "csv", "sarif", "junit", "github", "gitlab", "checkstyle",
    "rdjsonl",
]  # fmt: skip
Names = list[str]
"""Families (`CHG`), codes (`CHG002`) and names (`from-to-percent`) of checks, or `ALL`."""


class IgnoreEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A finding that is known and kept silent, for documents in which a comment would print."""

    path: Annotated[str, Meta(description="The document, or a pattern: docs/**/*.pdf.")]
    rule: Annotated[str, Meta(description="The check: a family, code or name.")]
    reason: Annotated[str, Meta(description="Why it may stand.")]
    figure: Annotated[
        str, Meta(description="A figure of the finding as printed; empty for any.")
    ] = ""
    until: Annotated[
        datetime.date | None, Meta(description="The last day on which the entry counts.")
    ] = None


class Configuration(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The configuration of `heshu check`; `None` where nothing is said."""

    extend: Annotated[
        str, Meta(description="Another configuration that this one is laid over.")
    ] = ""
    select: Annotated[Names | None, Meta(description="Run only these checks.")] = None
    extend_select: Annotated[Names, Meta(description="Run these checks as well.")] = []
    ignore: Annotated[
        list[str | IgnoreEntry],
        Meta(
            description="Checks that do not run; or, written as [[ignore]], findings that are "
            "known and kept silent. A file with both names the checks in extend-ignore."
        ),
    ] = []
    extend_ignore: Annotated[Names, Meta(description="Do not run these checks either.")] = []
    preview: Annotated[bool, Meta(description="Run the opt-in checks too.")] = False
    profile: Annotated[
        Literal["default", "facts"], Meta(description="facts leaves checks of style out.")
    ] = "default"
    per_file_ignores: Annotated[
        dict[str, Names], Meta(description="Pattern of paths -> checks that do not run there.")
    ] = {}
    severity: Annotated[
        dict[str, Severity], Meta(description="Family, code or name -> severity of its findings.")
    ] = {}
    fail_on: Annotated[
        FailLevel | None, Meta(description="The mildest severity that makes exit code 1.")
    ] = None
    min_severity: Annotated[
        Severity | None, Meta(description="The mildest severity that is shown.")
    ] = None
    output_format: Annotated[OutputFormat | None, Meta(description="How findings are written.")] = (
        None
    )
    pages: Annotated[
        str,
        Meta(
            description="Address of the published folder of check pages, for helpUri in SARIF and "
            "links in rdjsonl."
        ),
    ] = ""
    show_verified: Annotated[bool, Meta(description="Show the figures that agree as well.")] = False
    facts: Annotated[str, Meta(description="A table of known figures (CSV) to check against.")] = ""
    cross: Annotated[
        bool, Meta(description="Compare each document of a run with those before it.")
    ] = False
    language: Annotated[
        Literal["auto", "zh", "en"] | None, Meta(description="The language of the documents.")
    ] = None
    packs: Annotated[Names, Meta(description="House packs laid over the built-in ones.")] = []
    exclude: Annotated[
        Names, Meta(description="Patterns of paths that are left out when folders are walked.")
    ] = []
    baseline: Annotated[
        str, Meta(description="The file of findings that are known; .heshu-baseline.json.")
    ] = ""

    @property
    def ignored_checks(self) -> list[str]:
        """The checks that do not run."""
        return [each for each in self.ignore if isinstance(each, str)] + self.extend_ignore

    @property
    def entries(self) -> list[IgnoreEntry]:
        """The findings that are kept silent."""
        return [each for each in self.ignore if isinstance(each, IgnoreEntry)]
