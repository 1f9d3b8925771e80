"""What every reporter is given: the findings of one document, and how a run ends."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar, Literal, Protocol

from msgspec import Struct

from heshu.fingerprints import fingerprint, numbered
from heshu.model.figures import Claim
from heshu.model.findings import SEVERITIES, Finding, Held, NearMatch, Verdict
from heshu.model.relations import Relation, operands
from heshu.model.texts import Document
from heshu.reporting.coverage import Coverage, added, coverage_line, total
from heshu.reporting.excerpt import line_starts
from heshu.reporting.figures import Figure, Roles, Span, figures_of, span_of

SilencedBy = Literal["", "comment", "configuration", "baseline", "unchanged"]
VERIFIED: Literal["verified"] = "verified"
"""What is said of a relation that holds where a finding has its severity."""
SILENCED = {
    "comment": "by comment", "configuration": "by configuration", "baseline": "in the baseline",
    "unchanged": "outside the change",
}  # fmt: skip


class Told(Struct, frozen=True, kw_only=True):
    """One finding as reporters need it."""

    finding: Finding
    fingerprint: str
    """Unique within a document and the same in every run; see `heshu.fingerprints`."""
    silenced_by: SilencedBy = ""
    """Why it is not shown by default."""
    reason: str = ""
    """What the author of a suppression wrote behind it."""


class Report(Struct, frozen=True, kw_only=True):
    """The findings of one document, in reading order."""

    source: str
    path: str
    """The source relative to the root of the project, with `/`; as given for standard input."""
    text: str
    """The decoded source, for excerpts."""
    starts: Sequence[int] = ()
    """Offset of each line of the text; empty without a text or without findings."""
    told: Sequence[Told] = ()
    """The findings to be shown."""
    silenced: Sequence[Told] = ()
    """Findings that a comment, the configuration or the baseline keeps silent."""
    roles: Roles = {}
    held: Sequence[Held] | None = None
    """What holds, in order of place; `None` where it is not to be shown."""
    near: Sequence[NearMatch] | None = None
    """Rows that come near a figure and were not used; `None` without a table of facts."""

    def in_order(self) -> list[Told | Held]:
        """The findings to be shown and, where they are wanted, the relations that hold, by place."""
        if not self.held:
            return list(self.told)
        return sorted([*self.told, *self.held], key=lambda each: verdict_of(each).place.start)

    @property
    def findings(self) -> list[Finding]:
        """The findings to be shown, alone."""
        return [each.finding for each in self.told]

    def figures(self, verdict: Verdict) -> list[Figure]:
        """Every figure of a finding, or of what holds, with its role and span."""
        return figures_of(verdict, self.roles, self.starts)

    def span(self, verdict: Verdict) -> Span:
        """Lines and columns of the figure at which it is reported."""
        return span_of(verdict.place, self.starts)


def verdict_of(item: Told | Held) -> Verdict:
    """What the checks said, without what reporters add."""
    return item if isinstance(item, Held) else item.finding


class Summary(Struct, frozen=True, kw_only=True):
    """What is left of a document when its findings are written."""

    source: str
    coverage: Coverage
    findings: Mapping[str, int]
    """How many there are of each severity, whether shown or not."""
    silenced: Mapping[str, int] = {}
    """How many findings a comment, the configuration or the baseline keeps silent."""
    facts: Mapping[str, int] = {}
    """How many figures a table of facts confirms, contradicts and does not know."""
    appendix: Mapping[str, Sequence[str]] = {}
    """What the format writes behind the findings of all documents: name of a list -> its items."""


class Reporter(Protocol):
    """How findings become text, document by document."""

    @property
    def separator(self) -> str:
        """What stands between the findings of two documents."""
        ...

    def head(self) -> str: ...
    def body(self, report: Report) -> str: ...
    def tail(self, reports: Sequence[Summary], /) -> str: ...
    def appendix(self, report: Report, /) -> Mapping[str, Sequence[str]]: ...


class Plain(Struct, frozen=True):
    """A reporter with nothing around its findings; the base of the others."""

    separator: ClassVar[str] = ""

    def head(self) -> str:
        return ""

    def tail(self, _reports: Sequence[Summary], /) -> str:
        return ""

    def appendix(self, _report: Report, /) -> Mapping[str, Sequence[str]]:
        return {}


def make_report(
    document: Document,
    relations: Sequence[Relation],
    findings: Sequence[Finding],
    shown: Collection[str],
    path: str = "",
    silenced: Sequence[tuple[Finding, SilencedBy, str]] = (),
    held: Sequence[Held] | None = None,
    near: Sequence[NearMatch] | None = None,
) -> Report:
    """The findings of the severities that are to be shown, with what is needed to print them.

    `silenced` holds the findings that are kept silent and shown all the same, with who silenced
    them and why; `held` what holds and `near` rows of a table of facts, where they are shown.
    """
    known = path or document.source
    parted = [*((finding, "", "") for finding in findings), *silenced]
    prints = numbered([fingerprint(finding, known) for finding, _, _ in parted])
    told = [Told(finding=finding, fingerprint=each, silenced_by=by, reason=reason)
            for (finding, by, reason), each in zip(parted, prints, strict=True)
            if finding.severity in shown]  # fmt: skip
    return Report(
        source=document.source,
        path=known,
        text=document.text,
        starts=line_starts(document.text) if document.text and (told or held or near) else (),
        told=[each for each in told if not each.silenced_by],
        silenced=[each for each in told if each.silenced_by],
        roles=roles_in(relations, [*(each.finding for each in told), *(held or ())]),
        held=held,
        near=near,
    )


def roles_in(relations: Sequence[Relation], verdicts: Sequence[Verdict]) -> Roles:
    """The roles of the claims in the relations that verdicts are about."""
    told = {verdict.relation for verdict in verdicts}
    return {
        (relation.id, claim.id): role
        for relation in relations
        if relation.id in told
        for role, claim in operands(relation)
    }


def summarise(
    document: Document,
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    findings: Sequence[Finding],
    checked: int,
) -> Summary:
    """What was seen, related and checked in a document, and how many findings that gave."""
    tied = {claim.id for relation in relations for _, claim in operands(relation)}
    with_figures = [relation for relation in relations if operands(relation)]
    at_odds = len({finding.relation for finding in findings if finding.claims} - {""})
    return Summary(
        source=document.source,
        coverage=Coverage(
            documents=1,
            figures=len(claims),
            related=sum(claim.id in tied for claim in claims),
            relations=len(with_figures),
            checked=checked,
            held=checked - at_odds,
        ),
        findings=by_severity(findings),
    )


def by_severity(findings: Sequence[Finding]) -> dict[str, int]:
    """How many findings there are of each severity, the most severe first."""
    return {
        severity: sum(finding.severity == severity for finding in findings)
        for severity in reversed(SEVERITIES)
    }


def ending(reports: Sequence[Summary]) -> str:
    """The last line of a run: what was looked at, and how much of it is kept silent."""
    line = coverage_line(total(each.coverage for each in reports))
    silenced = added(each.silenced for each in reports)
    told = ", ".join(f"{number} {SILENCED[by]}" for by, number in silenced.items() if number)
    line = f"{line}; findings not shown: {told}" if told else line
    known = added(each.facts for each in reports)
    compared = ", ".join(f"{number} {how}" for how, number in known.items())
    return f"{line}; beside the facts: {compared}" if compared else line
