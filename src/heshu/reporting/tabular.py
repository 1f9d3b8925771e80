"""Findings as CSV, one a row, for a spreadsheet."""

from __future__ import annotations

import csv
import io

from heshu.model.findings import Held
from heshu.reporting.report import VERIFIED, Plain, Report, Told, verdict_of
from heshu.table.formats import neutralised
from heshu.table.widths import printable

COLUMNS = (
    "code", "name", "severity", "source", "page", "line", "column", "end_line", "end_column",
    "start", "end", "message", "arithmetic", "repair", "figures", "sentence", "fingerprint",
)  # fmt: skip


class Csv(Plain, frozen=True):
    """Comma-separated values, formulas neutralised, quoted as RFC 4180 says."""

    byte_order_mark: bool = False

    def head(self) -> str:
        return ("\ufeff" if self.byte_order_mark else "") + ",".join(COLUMNS) + "\n"

    def body(self, report: Report) -> str:
        lines = io.StringIO()
        csv.writer(lines, lineterminator="\n").writerows(
            [neutralised(printable(value)) if isinstance(value, str) else value for value in row]
            for row in (cells(each, report) for each in report.in_order())
        )
        return lines.getvalue()


def cells(item: Told | Held, report: Report) -> list[object]:
    """The cells of one finding, or of what holds, which has an arithmetic and no message.

    Its figures as `from 1.2米 (3:4); to 0.8米 (3:10)`.
    """
    verdict = verdict_of(item)
    place, span = verdict.place, report.span(verdict)
    figures = "; ".join(
        f"{figure.role or 'figure'} {figure.text} ({figure.line}:{figure.column})"
        for figure in report.figures(verdict)
    )
    severity, message, repair, known = str(VERIFIED), "", "", ""
    if not isinstance(item, Held):
        finding, known = item.finding, item.fingerprint
        severity, message, repair = finding.severity, finding.message, finding.repair
    return [
        verdict.code, verdict.name, severity, place.source, place.page, span.line, span.column,
        span.end_line, span.end_column, place.start, place.end, message, verdict.arithmetic, repair,
        figures, verdict.sentence, known,
    ]  # fmt: skip
