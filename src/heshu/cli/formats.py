"""The formats of `heshu check` by name. A format is loaded when it is asked for."""

from __future__ import annotations

import importlib
from pathlib import PurePath
from typing import TYPE_CHECKING, cast, get_args

from heshu import __version__
from heshu.cli.errors import one_of
from heshu.cli.output import wants_colour
from heshu.configuration.options import OutputFormat
from heshu.reporting.report import Reporter

if TYPE_CHECKING:
    from heshu.reporting.rules import Rule

FORMATS: tuple[str, ...] = get_args(OutputFormat)
REPORTERS = {
    "full": ("full", "Full"),
    "concise": ("concise", "Concise"),
    "json": ("structured", "Json"),
    "jsonl": ("structured", "JsonLines"),
    "csv": ("tabular", "Csv"),
    "sarif": ("sarif", "Sarif"),
    "junit": ("junit", "JUnit"),
    "github": ("github", "GitHub"),
    "gitlab": ("gitlab", "GitLab"),
    "checkstyle": ("checkstyle", "Checkstyle"),
    "rdjsonl": ("reviewdog", "Reviewdog"),
}
"""Format -> module of `heshu.reporting` and class in it."""


def reporter(form: str, output: str | None, failing: tuple[str, ...], pages: str = "") -> Reporter:
    """The reporter with this name; raises `UserError` for an unknown one.

    `failing` are the severities that make the run fail, `pages` is where the pages of the checks
    are published.
    """
    module, name = REPORTERS[one_of(form, FORMATS, "output format")]
    made = getattr(importlib.import_module(f"heshu.reporting.{module}"), name)
    return cast("Reporter", made(*_settings(form, output, failing, pages)))


def _settings(
    form: str, output: str | None, failing: tuple[str, ...], pages: str
) -> tuple[object, ...]:
    """What a reporter has to be told."""
    if form == "full":
        return (wants_colour(output),)
    if form == "csv":
        return (PurePath(output or "").suffix.lower() == ".csv",)
    if form == "json":
        return (__version__,)
    if form == "sarif":
        return (__version__, rules(), pages)
    if form == "rdjsonl":
        return (pages,)
    return (failing,) if form == "junit" else ()


def rules() -> tuple[Rule, ...]:
    """Every check with its page, for formats that list them."""
    from heshu.checks import catalogue
    from heshu.checks.pages import split_sections
    from heshu.reporting.rules import Rule

    found = []
    for entry in catalogue():
        check, text = entry.check, entry.page().text.strip()
        finds = split_sections(text)["What it finds"].split("\n\n")[0]
        found.append(Rule(code=check.code, name=check.name, severity=check.severity,
                          summary=" ".join(finds.split()), text=text))  # fmt: skip
    return tuple(found)
