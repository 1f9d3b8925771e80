"""One line for each finding, as editors and scripts like it.

`page.md:12:5: CHG002 error 1.2米 -> 0.8米 is -33.3%, the text says 240%`
"""

from __future__ import annotations

from heshu.model.findings import Held
from heshu.reporting.report import VERIFIED, Plain, Report, Told, verdict_of
from heshu.table.widths import printable


class Concise(Plain, frozen=True):
    """`path:line:column: CODE severity message`."""

    def body(self, report: Report) -> str:
        return "".join([concise_line(each) + "\n" for each in report.in_order()])


def concise_line(item: Told | Held) -> str:
    """The finding, or what holds, on one line."""
    verdict = verdict_of(item)
    place = verdict.place
    where = f"{place.source}:{place.line}:{place.column}: {verdict.code}"
    if isinstance(item, Held):
        return printable(f"{where} {VERIFIED} {item.arithmetic}")
    return printable(f"{where} {item.finding.severity} {item.finding.message}")
