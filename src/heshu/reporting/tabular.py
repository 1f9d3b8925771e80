"""Findings as CSV, one a row, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from msgspec import Struct

from heshu.reporting.report import Report, Summary, Told
from heshu.table.formats import neutralised
from heshu.table.widths import printable

COLUMNS = (
    "code", "name", "severity", "source", "page", "line", "column", "end_line", "end_column",
    "start", "end", "message", "arithmetic", "repair", "figures", "sentence", "fingerprint",
)  # fmt: skip


class Csv(Struct, frozen=True):
    """Comma-separated values, formulas neutralised, quoted as RFC 4180 says."""

    byte_order_mark: bool = False
    separator: str = ""

    def head(self) -> str:
        return ("\ufeff" if self.byte_order_mark else "") + ",".join(COLUMNS) + "\n"

    def body(self, report: Report) -> str:
        lines = io.StringIO()
        csv.writer(lines, lineterminator="\n").writerows(
            [neutralised(printable(value)) if isinstance(value, str) else value for value in row]
            for row in (cells(told, report) for told in report.told)
        )
        return lines.getvalue()

    def tail(self, _reports: Sequence[Summary], /) -> str:
        return ""


def cells(told: Told, report: Report) -> list[object]:
    """The cells of one finding; its figures as `from 1.2米 (3:4); to 0.8米 (3:10)`."""
    finding = told.finding
    place, span = finding.place, report.span(finding)
    figures = "; ".join(
        f"{figure.role or 'figure'} {figure.text} ({figure.line}:{figure.column})"
        for figure in report.figures(finding)
    )
    return [
        finding.code, finding.name, finding.severity, place.source, place.page, span.line,
        span.column, span.end_line, span.end_column, place.start, place.end, finding.message,
        finding.arithmetic, finding.repair, figures, finding.sentence, told.fingerprint,
    ]  # fmt: skip
