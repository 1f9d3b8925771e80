"""Findings as JSON and JSON Lines, with the span and the role of every figure.

`{"code": "CHG002", "severity": "error", ..., "figures": [{"role": "from", "text": "1.2米", ...}]}`
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from heshu.model.figures import Claim, Mention
from heshu.model.findings import Finding
from heshu.reporting.coverage import Coverage, total
from heshu.reporting.report import Report, Summary
from heshu.table.formats import encode_all
from heshu.table.rows import claim_row

SCHEMA_VERSION = "1.0"


class Figure(Struct, frozen=True):
    """A figure of a finding: where it stands and what was read."""

    role: str
    id: str
    source: str
    line: int
    column: int
    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str


class FindingRecord(Struct, frozen=True):
    """A finding as JSON."""

    code: str
    name: str
    severity: str
    message: str
    arithmetic: str
    repair: str
    source: str
    line: int
    column: int
    start: int
    end: int
    relation: str
    sentence: str
    figures: list[Figure]


class DocumentRecord(Struct, frozen=True):
    """What was seen in one document."""

    source: str
    findings: dict[str, int]
    coverage: Coverage


class RunRecord(Struct, frozen=True):
    """What was seen in all documents."""

    findings: dict[str, int]
    coverage: Coverage


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
            DocumentRecord(each.source, dict(each.findings), each.coverage) for each in reports
        ]
        counts = {
            severity: sum(each.findings.get(severity, 0) for each in reports)
            for severity in ("error", "warning", "info")
        }
        run = RunRecord(counts, total(each.coverage for each in reports))
        listed = ",\n".join(encode_all(documents))
        return f'\n],\n"documents": [\n{listed}\n],\n"total": {encode_all([run])[0]}\n}}\n'


def records(report: Report) -> list[FindingRecord]:
    """The findings of a document as JSON objects."""
    return [record(finding, report) for finding in report.findings]


def record(finding: Finding, report: Report) -> FindingRecord:
    """One finding as a JSON object."""
    place = finding.place
    return FindingRecord(
        finding.code,
        finding.name,
        finding.severity,
        finding.message,
        finding.arithmetic,
        finding.repair,
        place.source,
        place.line,
        place.column,
        place.start,
        place.end,
        finding.relation,
        finding.sentence,
        [
            *[figure(claim, report.roles.get((finding.relation, claim.id), ""))
              for claim in finding.claims],
            *[figure_of_mention(mention) for mention in finding.mentions],
        ],
    )  # fmt: skip


def figure(claim: Claim, role: str) -> Figure:
    """A claim of a finding; the columns are those of the claim table."""
    row = claim_row(claim, {})
    return Figure(
        role, row.id, row.source, row.line, row.column, row.start, row.end, row.text,
        row.value, row.low, row.high, row.unit,
    )  # fmt: skip


def figure_of_mention(mention: Mention) -> Figure:
    """A date or clock time of a finding."""
    place = mention.place
    return Figure(
        mention.kind, "", place.source, place.line, place.column, place.start, place.end,
        mention.text, None, None, None, "",
    )  # fmt: skip
