"""The report for people: each finding with its source lines, figures underlined.

```text
page.md:12:9: error CHG002 from-to-percent
  1.2米 -> 0.8米 is -33.3%, the text says 240%
12 | 护栏由1.2米降至0.8米，降低240%。
   |       ^^^^^    ^^^^^      ^^^^
   = 1.2米 -> 0.8米 is -33.3% (-40.0 to -26.1), the text says 240%
```
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from heshu.model.findings import Finding
from heshu.reporting.excerpt import excerpt, line_starts
from heshu.reporting.report import Report, Summary, ending
from heshu.table.widths import printable

COLOURS = {"error": "31", "warning": "33", "info": "36"}
BOLD = "1"
MARGIN_END = "|"


class Full(Struct, frozen=True):
    """Findings with excerpts, the coverage line at the end."""

    colour: bool = False
    separator: str = ""

    def head(self) -> str:
        return ""

    def body(self, report: Report) -> str:
        starts = line_starts(report.text) if report.findings else ()
        told = [self.finding(report, starts, finding) for finding in report.findings]
        near = [f"{printable(line)}\n" for line in report.near]
        return "".join([*told, *near, *(["\n"] if near else [])])

    def tail(self, reports: Sequence[Summary]) -> str:
        return ending(reports) + "\n"

    def finding(self, report: Report, starts: Sequence[int], finding: Finding) -> str:
        """One finding as a paragraph."""
        shown = source_lines(report, starts, finding)
        margin = " " * (shown[0].index(MARGIN_END) if shown else 2)
        place = finding.place
        where = printable(f"{place.source}:{place.line}:{place.column}:")
        severity = self.styled(finding.severity, COLOURS[finding.severity])
        notes = [finding.arithmetic, f"repair: {finding.repair}" if finding.repair else ""]
        return "\n".join([
            f"{self.styled(where, BOLD)} {severity} {finding.code} {finding.name}",
            f"  {printable(finding.message)}",
            *[self.marked(line) for line in shown],
            *[f"{margin}= {printable(note)}" for note in notes if note],
            "", "",
        ])  # fmt: skip

    def marked(self, line: str) -> str:
        """A line of underlines in colour, any other as it is."""
        margin, bar, marks = line.partition(MARGIN_END)
        if self.colour and not margin.strip() and marks.strip():
            return margin + bar + self.styled(marks, COLOURS["error"])
        return line

    def styled(self, text: str, code: str) -> str:
        """The text in a colour or weight of a terminal, where colour is wanted."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def source_lines(report: Report, starts: Sequence[int], finding: Finding) -> list[str]:
    """The lines with the figures of a finding; without a source, the sentences that hold them."""
    if not report.text:
        return sentence_lines(finding)
    figures = [claim.place for claim in finding.claims]
    figures += [mention.place for mention in finding.mentions]
    spans = [(place.start, place.end) for place in figures or [finding.place]]
    return excerpt(report.text, starts, spans)


def sentence_lines(finding: Finding) -> list[str]:
    """The sentences of the claims, which is all that a claim table keeps of the text."""
    by_sentence: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for claim in finding.claims:
        key = (claim.place.line, claim.sentence)
        by_sentence.setdefault(key, []).append((claim.start, claim.end))
    return [
        line
        for (number, sentence), spans in by_sentence.items()
        for line in excerpt(sentence, [0], spans, number)
    ]
