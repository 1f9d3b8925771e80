"""reviewdog diagnostics as JSON Lines (`rdjsonl`): `heshu ... | reviewdog -f=rdjsonl`.

reviewdog counts columns in bytes of UTF-8: the figure behind `护栏由` begins at column 10.
"""

from __future__ import annotations

from typing import Any

from heshu.reporting.figures import Span
from heshu.reporting.messages import sentence
from heshu.reporting.report import Plain, Report, Told
from heshu.reporting.rules import help_address
from heshu.table.formats import json_text

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


class Reviewdog(Plain, frozen=True):
    """One diagnostic a line."""

    pages: str = ""
    """Where the pages of the checks are published, if they are."""

    def body(self, report: Report) -> str:
        return "".join(
            [json_text(diagnostic(told, report, self.pages)) + "\n" for told in report.told]
        )


def diagnostic(told: Told, report: Report, pages: str) -> dict[str, Any]:
    """One finding."""
    finding = told.finding
    address = help_address(pages, finding.code, finding.name)
    return {
        "message": sentence(finding),
        "location": location(report, report.span(finding)),
        "severity": SEVERITIES[finding.severity],
        "source": {"name": "heshu"},
        "code": {"value": finding.code} | ({"url": address} if address else {}),
        "related_locations": [
            {
                "message": f"{figure.role or 'figure'}: {figure.text}",
                "location": location(report, figure.span),
            }
            for figure in report.figures(finding)
        ],
    }


def location(report: Report, span: Span) -> dict[str, Any]:
    """A place in the document with columns in bytes."""
    start = {"line": span.line, "column": byte_column(report, span.line, span.column)}
    end = {"line": span.end_line, "column": byte_column(report, span.end_line, span.end_column)}
    return {"path": report.path, "range": {"start": start, "end": end}}


def byte_column(report: Report, line: int, column: int) -> int:
    """The column in bytes of UTF-8, from 1; as it is where there is no text to count in."""
    if not report.starts:
        return column
    start = report.starts[line - 1]
    return len(report.text[start : start + column - 1].encode("utf-8", "replace")) + 1
