"""Findings as JSON and JSON Lines, with the span and the role of every figure.

`{"code": "CHG002", "severity": "error", ..., "figures": [{"role": "from", "text": "1.2米", ...}]}`
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from msgspec import Struct

from heshu.model.findings import Held, NearMatch
from heshu.reporting.coverage import Coverage, added, total
from heshu.reporting.figures import Figure, span_of
from heshu.reporting.report import VERIFIED, Plain, Report, Summary, Told
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


class VerifiedRecord(Struct, frozen=True):
    """Figures that agree, as one check found them to, as JSON."""

    code: str
    name: str
    severity: Literal["verified"]
    arithmetic: str
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
    figures: list[Figure]


class NearRecord(Struct, frozen=True):
    """A row of a table of facts that comes near a figure and was not used, as JSON."""

    source: str
    path: str
    page: int | None
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    text: str
    indicator: str
    fact: str
    reason: str
    others: int


class DocumentRecord(Struct, frozen=True, omit_defaults=True):
    """What was seen in one document; `facts` where a table of facts is given."""

    source: str
    findings: dict[str, int]
    silenced: dict[str, int]
    coverage: Coverage
    facts: dict[str, int] = {}


class RunRecord(Struct, frozen=True, omit_defaults=True):
    """What was seen in all documents; `facts` where a table of facts is given."""

    findings: dict[str, int]
    silenced: dict[str, int]
    coverage: Coverage
    facts: dict[str, int] = {}


class JsonReport(Struct, frozen=True):
    """What `--output-format json` writes, for its schema: the reporter writes it piece by piece."""

    schema_version: str
    generator: str
    findings: list[FindingRecord]
    documents: list[DocumentRecord]
    total: RunRecord
    verified: list[VerifiedRecord] = []
    """What holds, with `--show-verified`."""
    near_matches: list[NearRecord] = []
    """Rows that were not used, with `--facts`."""


class JsonLines(Plain, frozen=True):
    """One JSON object per finding, or check that holds, and line."""

    def body(self, report: Report) -> str:
        told = [
            held_record(each, report) if isinstance(each, Held) else record(each, report)
            for each in (*report.in_order(), *report.silenced)
        ]
        return "".join([line + "\n" for line in encode_all(told)])


class Json(Plain, frozen=True):
    """One JSON object: schema version, findings, documents, coverage."""

    version: str
    separator: ClassVar[str] = ",\n"

    def head(self) -> str:
        return (
            f'{{\n"schema_version": "{SCHEMA_VERSION}",\n'
            f'"generator": "heshu {self.version}",\n"findings": [\n'
        )

    def body(self, report: Report) -> str:
        return self.separator.join(encode_all(records(report)))

    def appendix(self, report: Report, /) -> Mapping[str, Sequence[str]]:
        lists: dict[str, list[str]] = {}
        if report.held is not None:
            lists["verified"] = encode_all([held_record(each, report) for each in report.held])
        if report.near is not None:
            lists["near_matches"] = encode_all([near_record(each, report) for each in report.near])
        return lists

    def tail(self, reports: Sequence[Summary]) -> str:
        documents = [
            DocumentRecord(each.source, dict(each.findings), dict(each.silenced), each.coverage,
                           dict(each.facts))
            for each in reports
            if each.coverage.documents
        ]  # fmt: skip
        run = RunRecord(
            added(each.findings for each in reports),
            added(each.silenced for each in reports),
            total(each.coverage for each in reports),
            added(each.facts for each in reports),
        )
        names = dict.fromkeys(name for each in reports for name in each.appendix)
        lists = {name: [item for each in reports for item in each.appendix.get(name, ())]
                 for name in names}  # fmt: skip
        lists["documents"] = encode_all(documents)
        listed = "".join([
            f'"{name}": [\n{self.separator.join(items)}\n],\n' for name, items in lists.items()
        ])  # fmt: skip
        return f'\n],\n{listed}"total": {encode_all([run])[0]}\n}}\n'


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


def held_record(held: Held, report: Report) -> VerifiedRecord:
    """What one check found to hold as a JSON object."""
    place, span = held.place, report.span(held)
    return VerifiedRecord(
        held.code, held.name, VERIFIED, held.arithmetic, place.source, report.path, place.page,
        place.line, place.column, span.end_line, span.end_column, place.start, place.end,
        held.relation, held.sentence, report.figures(held),
    )  # fmt: skip


def near_record(near: NearMatch, report: Report) -> NearRecord:
    """A row that was not used as a JSON object."""
    claim = near.claim
    place, span = claim.place, span_of(claim.place, report.starts)
    return NearRecord(
        place.source, report.path, place.page, place.line, place.column, span.end_line,
        span.end_column, place.start, place.end, claim.quantity.text, claim.indicator, near.fact,
        near.reason, near.others,
    )  # fmt: skip
