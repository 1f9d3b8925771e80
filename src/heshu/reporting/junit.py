"""JUnit XML: a suite for each document, a case for each finding.

A finding at the fail level or above is a failure; a milder one is a case that passes and says
what was found, as does what holds, where it is shown. A document without either is one case that
passes.
"""

from __future__ import annotations

from collections.abc import Sequence

from heshu.model.findings import Finding, Held, Verdict
from heshu.reporting.messages import details, sentence, xml_attributes, xml_text
from heshu.reporting.report import VERIFIED, Plain, Report, Summary
from heshu.table.widths import printable

HELD = "figures agree"


class JUnit(Plain, frozen=True):
    """One `testsuites` element."""

    failing: tuple[str, ...] = ("error",)
    """Severities that make the run fail."""

    def head(self) -> str:
        return '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="heshu">\n'

    def body(self, report: Report) -> str:
        findings = report.findings
        failures = sum(finding.severity in self.failing for finding in findings)
        cases = [
            self.confirmed(each, report) if isinstance(each, Held)
            else self.case(each.finding, report)
            for each in report.in_order()
        ] or [f"    <testcase{self.named(report, HELD)}/>\n"]  # fmt: skip
        counts = xml_attributes(
            name=report.path, tests=len(cases), failures=failures, errors=0, skipped=0
        )
        return f"  <testsuite{counts}>\n{''.join(cases)}  </testsuite>\n"

    def tail(self, _reports: Sequence[Summary], /) -> str:
        return "</testsuites>\n"

    def case(self, finding: Finding, report: Report) -> str:
        """One finding as a test case."""
        name = self.named(report, title(finding))
        text = xml_text(details(finding, report)).replace("&#10;", "\n")
        if finding.severity in self.failing:
            told = xml_attributes(type=finding.code, message=sentence(finding))
            inside = f"      <failure{told}>{text}</failure>\n"
        else:
            said = f"{finding.severity}: {xml_text(sentence(finding))}\n{text}"
            inside = f"      <system-out>{said}</system-out>\n"
        return f"    <testcase{name}>\n{inside}    </testcase>\n"

    def confirmed(self, held: Held, report: Report) -> str:
        """What holds as a test case that passes."""
        name = self.named(report, f"{title(held)} {VERIFIED}")
        said = f"      <system-out>{xml_text(printable(held.arithmetic))}</system-out>\n"
        return f"    <testcase{name}>\n{said}    </testcase>\n"

    def named(self, report: Report, name: str) -> str:
        """The attributes of a test case."""
        return xml_attributes(classname=report.path, name=name, file=report.path, time=0)


def title(verdict: Verdict) -> str:
    """Check and place."""
    place = verdict.place
    return f"{verdict.code} {verdict.name} (line {place.line}, column {place.column})"
