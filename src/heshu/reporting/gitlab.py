"""GitLab code quality: a JSON list of issues, which a merge request shows beside its lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from heshu.reporting.messages import details, sentence
from heshu.reporting.report import Plain, Report, Summary, Told
from heshu.table.formats import json_text

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


class GitLab(Plain, frozen=True):
    """One list, an issue a line."""

    separator: ClassVar[str] = ",\n"

    def head(self) -> str:
        return "[\n"

    def body(self, report: Report) -> str:
        return self.separator.join([json_text(issue(told, report)) for told in report.told])

    def tail(self, _reports: Sequence[Summary], /) -> str:
        return "\n]\n"


def issue(told: Told, report: Report) -> dict[str, Any]:
    """One finding; the other figures of its relation are its other locations."""
    finding = told.finding
    span = report.span(finding)
    others = [figure.span for figure in report.figures(finding) if figure.span != span]
    return {
        "type": "issue",
        "check_name": finding.code,
        "description": f"{finding.code}: {sentence(finding)}",
        "content": {"body": details(finding, report) or sentence(finding)},
        "categories": ["Bug Risk"],
        "severity": SEVERITIES[finding.severity],
        "fingerprint": told.fingerprint,
        "location": _lines(report, span.line, span.end_line),
        "other_locations": [_lines(report, each.line, each.end_line) for each in others],
    }


def _lines(report: Report, begin: int, end: int) -> dict[str, Any]:
    return {"path": report.path, "lines": {"begin": begin, "end": end}}
