"""Findings as JSON and JSON Lines, with the span and the role of every figure.

`{"code": "CHG002", "severity": "error", ..., "figures": [{"role": "from", "text": "1.2米", ...}]}`
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from heshu.reporting.coverage import Coverage, added, total
from heshu.reporting.figures import Figure
from heshu.reporting.report import Report, Summary, Told
from heshu.table.formats import encode_all

SCHEMA_VERSION = "1.0"


class FindingRecord(Struct, frozen=True):
    """A finding as JSON."""

    code: str
    name: str
    severity: str
    message: str
    arithmetic: str
    repair: str
    source: str
    path: str
    page: int | None
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    relation: str
    sentence: str
    fingerprint: str
    silenced_by: str
    reason: str
    figures: list[Figure]


class DocumentRecord(Struct, frozen=True):
    """What was seen in one document."""

    source: str
    findings: dict[str, int]
    silenced: dict[str, int]
    coverage: Coverage


class RunRecord(Struct, frozen=True):
    """What was seen in all documents."""

    findings: dict[str, int]
    silenced: dict[str, int]
    coverage: Coverage


class JsonReport(Struct, frozen=True):
    """What `--output-format json` writes, for its schema: the reporter writes it piece by piece."""

    schema_version: str
    generator: str
    findings: list[FindingRecord]
    documents: list[DocumentRecord]
    total: RunRecord


class JsonLines(Struct, frozen=True):
    """One JSON object per finding and line."""

    separator: str = ""

    def head(self) -> str:
        return ""

    def body(self, report: Report) -> str:
        return "".join([line + "\n" for line in encode_all(records(report))])

    def tail(self, _reports: Sequence[Summary], /) -> str:
        return ""


class Json(Struct, frozen=True):
    """One JSON object: schema version, findings, documents, coverage."""

    version: str
    separator: str = ",\n"

    def head(self) -> str:
        return (
            f'{{\n"schema_version": "{SCHEMA_VERSION}",\n'
            f'"generator": "heshu {self.version}",\n"findings": [\n'
        )

    def body(self, report: Report) -> str:
        return self.separator.join(encode_all(records(report)))

    def tail(self, reports: Sequence[Summary]) -> str:
        documents = [
            DocumentRecord(each.source, dict(each.findings), dict(each.silenced), each.coverage)
            for each in reports
            if each.coverage.documents
        ]
        run = RunRecord(
            added(each.findings for each in reports),
            added(each.silenced for each in reports),
            total(each.coverage for each in reports),
        )
        listed = ",\n".join(encode_all(documents))
        return f'\n],\n"documents": [\n{listed}\n],\n"total": {encode_all([run])[0]}\n}}\n'


def records(report: Report) -> list[FindingRecord]:
    """The findings of a document as JSON objects, silenced ones last where they are shown."""
    return [record(told, report) for told in (*report.told, *report.silenced)]


def record(told: Told, report: Report) -> FindingRecord:
    """One finding as a JSON object."""
    finding = told.finding
    place, span = finding.place, report.span(finding)
    return FindingRecord(
        finding.code,
        finding.name,
        finding.severity,
        finding.message,
        finding.arithmetic,
        finding.repair,
        place.source,
        report.path,
        place.page,
        place.line,
        place.column,
        span.end_line,
        span.end_column,
        place.start,
        place.end,
        finding.relation,
        finding.sentence,
        told.fingerprint,
        told.silenced_by,
        told.reason,
        report.figures(finding),
    )
