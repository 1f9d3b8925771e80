"""Workflow commands of GitHub Actions, which annotate the lines of a pull request.

`::error file=page.md,line=3,col=4,endLine=3,endColumn=8,title=CHG002 from-to-percent::message`

GitHub shows ten annotations of each level a step, so the most severe come first and a closing
line tells how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from heshu.model.findings import Finding
from heshu.reporting.coverage import added, counted
from heshu.reporting.messages import sentence
from heshu.reporting.report import Plain, Report, Summary, ending

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
WITHOUT_LINES = (".docx",)
MESSAGE_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY_ESCAPES = MESSAGE_ESCAPES | {":": "%3A", ",": "%2C"}


class GitHub(Plain, frozen=True):
    """One workflow command a line."""

    def body(self, report: Report) -> str:
        return "".join([command(finding, report) + "\n" for finding in report.findings])

    def tail(self, reports: Sequence[Summary]) -> str:
        return f"heshu: {closing(reports)}\n"


def command(finding: Finding, report: Report) -> str:
    """One finding as a workflow command."""
    title = f"{finding.code} {finding.name}"
    where = _where(finding, report)
    if where:
        place: dict[str, object] = {"file": report.path, "line": 1, "title": title}
    else:
        span = report.span(finding)
        place = {"file": report.path, "line": span.line, "col": span.column,
                 "endLine": span.end_line, "endColumn": span.end_column, "title": title}  # fmt: skip
        if span.line != span.end_line:  # columns over several lines are refused
            del place["col"], place["endColumn"]
    properties = ",".join(
        f"{name}={escaped(str(value), PROPERTY_ESCAPES)}" for name, value in place.items()
    )
    message = escaped(where + sentence(finding), MESSAGE_ESCAPES)
    return f"::{COMMANDS[finding.severity]} {properties}::{message}"


def _where(finding: Finding, report: Report) -> str:
    """Where in a document it is whose lines GitHub cannot show, a PDF or a Word document."""
    if finding.place.page is not None:
        return f"page {finding.place.page}: "
    if report.path.lower().endswith(WITHOUT_LINES):
        return f"line {finding.place.line} of its text: "
    return ""


def escaped(text: str, escapes: dict[str, str]) -> str:
    """The text as a workflow command wants it.

    >>> escaped("50%, a:b", PROPERTY_ESCAPES)
    '50%25%2C a%3Ab'
    """
    return "".join([escapes.get(character, character) for character in text])


def most_severe_first(bodies: Iterable[str]) -> str:
    """The commands of all documents, errors before warnings before notices."""
    lines = [line for body in bodies for line in body.splitlines(keepends=True)]
    order = [f"::{name} " for name in COMMANDS.values()]
    return "".join(sorted(lines, key=lambda line: [line.startswith(each) for each in order][::-1]))


def closing(reports: Sequence[Summary]) -> str:
    """How many findings there are, and what was looked at."""
    counts = added(each.findings for each in reports)
    told = ", ".join(f"{number} {severity}" for severity, number in counts.items() if number)
    found = counted(sum(counts.values()), "finding")
    return f"{found}{f' ({told})' if told else ''}; {ending(reports)}"


def step_summary(reports: Sequence[Summary]) -> str:
    """The run as Markdown, for the summary of the step: documents with findings, then totals."""
    lines = ["## heshu", "", closing(reports), ""]
    found = [each for each in reports if any(each.findings.values())]
    if found:
        lines += ["| document | error | warning | info |", "|---|--:|--:|--:|"]
        lines += [
            f"| {_cell(each.source)} | "
            + " | ".join(str(each.findings.get(name, 0)) for name in COMMANDS) + " |"
            for each in found
        ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
