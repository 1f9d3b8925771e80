"""The report for people: each finding with its source lines, figures underlined.

```text
page.md:12:9: error CHG002 from-to-percent
  1.2米 -> 0.8米 is -33.3%, the text says 240%
12 | 护栏由1.2米降至0.8米，降低240%。
   |       ^^^^^    ^^^^^      ^^^^
   = 1.2米 -> 0.8米 is -33.3% (-40.0 to -26.1), the text says 240%
```

What holds is shown in the same way, once for each relation, with the arithmetic of every check.
"""

from __future__ import annotations

from collections.abc import Sequence

from heshu.model.findings import Finding, Held, Verdict
from heshu.reporting.excerpt import excerpt
from heshu.reporting.report import VERIFIED, Plain, Report, Summary, ending
from heshu.table.widths import printable

COLOURS = {"error": "31", "warning": "33", "info": "36", VERIFIED: "32"}
BOLD = "1"
MARGIN_END = "|"


class Full(Plain, frozen=True):
    """Findings with excerpts, the coverage line at the end."""

    colour: bool = False

    def body(self, report: Report) -> str:
        told = [
            self.held(report, each) if isinstance(each, list) else self.finding(report, each)
            for each in by_relation(report)
        ]
        near = [f"{printable(each.line)}\n" for each in report.near or ()]
        return "".join([*told, *near, *(["\n"] if near else [])])

    def tail(self, reports: Sequence[Summary]) -> str:
        return ending(reports) + "\n"

    def finding(self, report: Report, finding: Finding) -> str:
        """One finding as a paragraph."""
        notes = [finding.arithmetic, f"repair: {finding.repair}" if finding.repair else ""]
        return "\n".join([
            f"{self.where(finding, finding.severity)} {finding.code} {finding.name}",
            f"  {printable(finding.message)}",
            *self.shown(report, finding, notes, COLOURS["error"]),
            "", "",
        ])  # fmt: skip

    def held(self, report: Report, held: Sequence[Held]) -> str:
        """A relation that holds as a paragraph, with what each check worked out."""
        first = held[0]
        notes = [f"{each.code} {each.name}: {each.arithmetic}" for each in held]
        return "\n".join([
            self.where(first, VERIFIED),
            *self.shown(report, first, notes, COLOURS[VERIFIED]),
            "", "",
        ])  # fmt: skip

    def where(self, verdict: Verdict, word: str) -> str:
        """Place and severity."""
        place = verdict.place
        where = printable(f"{place.source}:{place.line}:{place.column}:")
        return f"{self.styled(where, BOLD)} {self.styled(word, COLOURS[word])}"

    def shown(
        self, report: Report, verdict: Verdict, notes: Sequence[str], colour: str
    ) -> list[str]:
        """The source lines, figures underlined, and below them the notes that are not empty."""
        lines = source_lines(report, verdict)
        margin = " " * (lines[0].index(MARGIN_END) if lines else 2)
        marked = [self.marked(line, colour) for line in lines]
        return [*marked, *[f"{margin}= {printable(note)}" for note in notes if note]]

    def marked(self, line: str, colour: str) -> str:
        """A line of underlines in colour, any other as it is."""
        margin, bar, marks = line.partition(MARGIN_END)
        if self.colour and not margin.strip() and marks.strip():
            return margin + bar + self.styled(marks, colour)
        return line

    def styled(self, text: str, code: str) -> str:
        """The text in a colour or weight of a terminal, where colour is wanted."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def by_relation(report: Report) -> list[Finding | list[Held]]:
    """The findings and what holds by place; what several checks say of a relation as one."""
    groups: dict[str, list[Held]] = {}
    items: list[Finding | list[Held]] = []
    for each in report.in_order():
        if not isinstance(each, Held):
            items.append(each.finding)
        elif each.relation in groups:
            groups[each.relation].append(each)
        else:
            items.append(groups.setdefault(each.relation, [each]))
    return items


def source_lines(report: Report, verdict: Verdict) -> list[str]:
    """The lines with the figures of a verdict; without a source, the sentences that hold them."""
    if not report.text:
        return sentence_lines(verdict)
    figures = [claim.place for claim in verdict.claims]
    figures += [mention.place for mention in verdict.mentions]
    spans = [(place.start, place.end) for place in figures or [verdict.place]]
    return excerpt(report.text, report.starts, spans)


def sentence_lines(verdict: Verdict) -> list[str]:
    """The sentences of the claims, which is all that a claim table keeps of the text."""
    by_sentence: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for claim in verdict.claims:
        key = (claim.place.line, claim.sentence)
        by_sentence.setdefault(key, []).append((claim.start, claim.end))
    return [
        line
        for (number, sentence), spans in by_sentence.items()
        for line in excerpt(sentence, [0], spans, number)
    ]
