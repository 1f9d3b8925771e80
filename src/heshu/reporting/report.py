"""What every reporter is given: the findings of one document, and how a run ends."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from heshu.model.figures import Claim
from heshu.model.findings import SEVERITIES, Finding
from heshu.model.relations import Relation, operands
from heshu.model.texts import Document
from heshu.reporting.coverage import Coverage


class Report(Struct, frozen=True, kw_only=True):
    """The findings of one document, in reading order."""

    source: str
    text: str
    """The decoded source, for excerpts."""
    findings: Sequence[Finding]
    roles: Mapping[tuple[str, str], str]
    """(relation id, claim id) -> role of the claim in the relation."""


class Summary(Struct, frozen=True, kw_only=True):
    """What is left of a document when its findings are written."""

    source: str
    coverage: Coverage
    findings: Mapping[str, int]
    """How many there are of each severity, whether shown or not."""


class Reporter(Protocol):
    """How findings become text, document by document."""

    @property
    def separator(self) -> str:
        """What stands between the findings of two documents."""
        ...

    def head(self) -> str: ...
    def body(self, report: Report) -> str: ...
    def tail(self, reports: Sequence[Summary], /) -> str: ...


def make_report(
    document: Document,
    relations: Sequence[Relation],
    findings: Sequence[Finding],
    shown: Collection[str],
) -> Report:
    """The findings of the severities that are to be shown, with what is needed to print them."""
    told = {finding.relation for finding in findings}
    return Report(
        source=document.source,
        text=document.text,
        findings=[finding for finding in findings if finding.severity in shown],
        roles={
            (relation.id, claim.id): role
            for relation in relations
            if relation.id in told
            for role, claim in operands(relation)
        },
    )


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
    at_odds = len({finding.relation for finding in findings})
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
        findings={
            severity: sum(finding.severity == severity for finding in findings)
            for severity in reversed(SEVERITIES)
        },
    )
