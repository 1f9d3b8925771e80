"""One line for each finding, as editors and scripts like it.

`page.md:12:5: CHG002 error 1.2米 -> 0.8米 is -33.3%, the text says 240%`
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from heshu.model.findings import Finding
from heshu.reporting.report import Report, Summary
from heshu.table.widths import printable


class Concise(Struct, frozen=True):
    """`path:line:column: CODE severity message`."""

    separator: str = ""

    def head(self) -> str:
        return ""

    def body(self, report: Report) -> str:
        return "".join([concise_line(finding) + "\n" for finding in report.findings])

    def tail(self, _reports: Sequence[Summary], /) -> str:
        return ""


def concise_line(finding: Finding) -> str:
    """The finding on one line."""
    place = finding.place
    where = f"{place.source}:{place.line}:{place.column}"
    return printable(f"{where}: {finding.code} {finding.severity} {finding.message}")
