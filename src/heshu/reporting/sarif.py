"""SARIF 2.1.0, which code scanning of GitHub and many viewers read.

Every figure of a finding is a related location; columns count code points, as heshu does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from urllib.parse import quote

import msgspec

from heshu.model.findings import Held, Verdict
from heshu.reporting.coverage import total
from heshu.reporting.figures import Span
from heshu.reporting.messages import sentence
from heshu.reporting.report import Plain, Report, Summary, Told
from heshu.reporting.rules import Rule, help_address
from heshu.table.formats import json_text
from heshu.table.widths import printable

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
ROOT = "%SRCROOT%"
FINGERPRINT = "heshu/v1"
SUPPRESSIONS = {"comment": "inSource", "configuration": "external", "baseline": "external"}


class Sarif(Plain, frozen=True):
    """One SARIF log with one run; results are written document by document."""

    version: str
    rules: tuple[Rule, ...] = ()
    pages: str = ""
    """Where the pages of the checks are published, if they are."""
    separator: ClassVar[str] = ",\n"

    def head(self) -> str:
        driver = {
            "name": "heshu",
            "version": self.version,
            "semanticVersion": self.version,
            "rules": [descriptor(rule, self.pages) for rule in self.rules],
        }
        return (
            f'{{\n"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n'
            f'"tool": {json_text({"driver": driver})},\n"columnKind": "unicodeCodePoints",\n'
            f'"results": [\n'
        )

    def body(self, report: Report) -> str:
        numbers = {rule.code: number for number, rule in enumerate(self.rules)}
        results = [
            confirmed(each, report, numbers) if isinstance(each, Held)
            else result(each, report, numbers)
            for each in (*report.in_order(), *report.silenced)
        ]  # fmt: skip
        return self.separator.join([json_text(each) for each in results])

    def tail(self, reports: Sequence[Summary]) -> str:
        coverage = msgspec.to_builtins(total(each.coverage for each in reports))
        return f'\n],\n"properties": {json_text({"coverage": coverage})}\n}}]\n}}\n'


def descriptor(rule: Rule, pages: str) -> dict[str, Any]:
    """A check as a reporting descriptor."""
    address = help_address(pages, rule.code, rule.name)
    return {
        "id": rule.code,
        "name": "".join([word.capitalize() for word in rule.name.split("-")]),
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.summary or rule.name},
        "help": {"text": rule.text or rule.name, "markdown": rule.text or rule.name},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def result(told: Told, report: Report, numbers: dict[str, int]) -> dict[str, Any]:
    """One finding."""
    finding = told.finding
    made: dict[str, Any] = {
        **rule_of(finding, numbers),
        "level": LEVELS[finding.severity],
        "message": {"text": sentence(finding)},
        **places(finding, report),
        "partialFingerprints": {FINGERPRINT: told.fingerprint},
        "properties": {"arithmetic": finding.arithmetic, "repair": finding.repair},
    }
    if told.silenced_by:
        why = {"justification": told.reason} if told.reason else {}
        made["suppressions"] = [{"kind": SUPPRESSIONS[told.silenced_by], **why}]
    return made


def confirmed(held: Held, report: Report, numbers: dict[str, int]) -> dict[str, Any]:
    """What holds, as a result that passes."""
    return {
        **rule_of(held, numbers),
        "kind": "pass",
        "level": "none",
        "message": {"text": printable(held.arithmetic)},
        **places(held, report),
    }


def rule_of(verdict: Verdict, numbers: dict[str, int]) -> dict[str, Any]:
    """Which check said it."""
    number = numbers.get(verdict.code)
    return {"ruleId": verdict.code} | ({} if number is None else {"ruleIndex": number})


def places(verdict: Verdict, report: Report) -> dict[str, Any]:
    """Where it is reported, and every figure of the relation."""
    return {
        "locations": [{"physicalLocation": location(report, report.span(verdict))}],
        "relatedLocations": [
            {
                "id": number,
                "message": {"text": f"{figure.role or 'figure'}: {figure.text}"},
                "physicalLocation": location(report, figure.span, figure.text),
            }
            for number, figure in enumerate(report.figures(verdict), start=1)
        ],
    }


def location(report: Report, span: Span, text: str = "") -> dict[str, Any]:
    """A place in the document; a page of a paged document has no lines of its own."""
    region: dict[str, Any] = {"startLine": span.line, "startColumn": span.column,
                              "endLine": span.end_line, "endColumn": span.end_column}  # fmt: skip
    if text:
        region["snippet"] = {"text": text}
    return {"artifactLocation": artifact(report.path), "region": region}


def artifact(path: str) -> dict[str, str]:
    """The document, relative to the root of the project where it is inside."""
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    return {"uri": quote(path), "uriBaseId": ROOT}
