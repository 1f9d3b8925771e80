"""The formats of `heshu check` by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, get_args

from heshu import __version__
from heshu.cli.errors import one_of
from heshu.cli.output import wants_colour
from heshu.configuration.options import OutputFormat
from heshu.reporting.report import Reporter

if TYPE_CHECKING:
    from heshu.reporting.rules import Rule

FORMATS: tuple[str, ...] = get_args(OutputFormat)


def reporter(form: str, output: str | None, failing: tuple[str, ...]) -> Reporter:
    """The reporter with this name; raises `UserError` for an unknown one.

    `failing` are the severities that make the run fail. A format is loaded when it is asked for.
    """
    one_of(form, FORMATS, "output format")
    from heshu import reporting

    made: dict[str, Callable[[], Reporter]] = {
        "full": lambda: reporting.Full(wants_colour(output)),
        "concise": reporting.Concise,
        "json": lambda: reporting.Json(__version__),
        "jsonl": reporting.JsonLines,
        "csv": lambda: reporting.Csv(PurePath(output or "").suffix.lower() == ".csv"),
        "sarif": lambda: reporting.Sarif(__version__, rules()),
        "junit": lambda: reporting.JUnit(failing),
        "github": reporting.GitHub,
        "gitlab": reporting.GitLab,
        "checkstyle": reporting.Checkstyle,
        "rdjsonl": reporting.Reviewdog,
    }
    return made[form]()


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
