"""JUnit XML: a suite for each document, a case for each finding.

A finding at the fail level or above is a failure; a milder one is a case that passes and says
what was found. A document without findings is one case that passes.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from heshu.model.findings import Finding
from heshu.reporting.messages import details, sentence, xml_attributes, xml_text
from heshu.reporting.report import Report, Summary

HELD = "figures agree"


class JUnit(Struct, frozen=True):
    """One `testsuites` element."""

    failing: tuple[str, ...] = ("error",)
    """Severities that make the run fail."""
    separator: str = ""

    def head(self) -> str:
        return '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="heshu">\n'

    def body(self, report: Report) -> str:
        findings = report.findings
        failures = sum(finding.severity in self.failing for finding in findings)
        counts = xml_attributes(
            name=report.path, tests=max(1, len(findings)), failures=failures, errors=0, skipped=0
        )
        cases = [self.case(finding, report) for finding in findings]
        held = f"    <testcase{self.named(report, HELD)}/>\n"
        return f"  <testsuite{counts}>\n{''.join(cases) or held}  </testsuite>\n"

    def tail(self, _reports: Sequence[Summary], /) -> str:
        return "</testsuites>\n"

    def case(self, finding: Finding, report: Report) -> str:
        """One finding as a test case."""
        place = f"line {finding.place.line}, column {finding.place.column}"
        name = self.named(report, f"{finding.code} {finding.name} ({place})")
        text = xml_text(details(finding, report)).replace("&#10;", "\n")
        if finding.severity in self.failing:
            told = xml_attributes(type=finding.code, message=sentence(finding))
            inside = f"      <failure{told}>{text}</failure>\n"
        else:
            said = f"{finding.severity}: {xml_text(sentence(finding))}\n{text}"
            inside = f"      <system-out>{said}</system-out>\n"
        return f"    <testcase{name}>\n{inside}    </testcase>\n"

    def named(self, report: Report, name: str) -> str:
        """The attributes of a test case."""
        return xml_attributes(classname=report.path, name=name, file=report.path, time=0)
