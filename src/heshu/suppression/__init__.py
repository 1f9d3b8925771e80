"""Suppression: findings that an author has looked at and wants to hear no more of.

`<!-- heshu: ignore CHG002 -- the base was restated -->` in a paragraph, list item, table row or
heading silences the check there; `heshu.suppression.entries` does it from the configuration for
formats in which a comment would print. What suppresses nothing is reported itself (SUP001).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from heshu.checks import Selection, catalogue, chosen
from heshu.model.findings import Finding
from heshu.model.texts import Document
from heshu.suppression.directives import MARK, read_directives
from heshu.suppression.reporting import invalid, unused
from heshu.suppression.scopes import Scope, scopes_of

__all__ = ["Silenced", "Suppressed", "suppress"]


class Silenced(Struct, frozen=True):
    """A finding that is kept silent, and why."""

    finding: Finding
    reason: str = ""


class Suppressed(Struct, frozen=True):
    """The findings of a document, parted by its comments."""

    findings: tuple[Finding, ...] = ()
    """What is to be told, in order of place; findings about suppressions are among them."""
    silenced: tuple[Silenced, ...] = ()


def suppress(document: Document, findings: Sequence[Finding], selection: Selection) -> Suppressed:
    """Part the findings of a document by the comments in it.

    A suppression of a check that the selection leaves out is not called unused.
    """
    if MARK not in document.text:
        return Suppressed(tuple(findings))
    names = {entry.check.code: entry.check.name for entry in catalogue()}
    directives = read_directives(document.text, names)
    scopes = scopes_of(document, directives)
    told, silenced = parted(findings, scopes)
    hits = [each for finding in findings for each in scopes if covers(each, finding)]
    active = {check.code for check in chosen(selection)}
    idle = [scope for scope in scopes if scope not in hits]
    about = [*unused(document, idle, active, narrowed=bool(selection.select)),
             *invalid(document, directives)]  # fmt: skip
    more_told, more_silenced = parted((each for each in about if each.code in active), scopes)
    told = sorted([*told, *more_told], key=lambda finding: (finding.place.start, finding.code))
    return Suppressed(tuple(told), (*silenced, *more_silenced))


def parted(
    findings: Iterable[Finding], scopes: Sequence[Scope]
) -> tuple[list[Finding], list[Silenced]]:
    """The findings that no scope covers, and those that one does, with its reason."""
    told, silenced = [], []
    for finding in findings:
        scope = next((each for each in scopes if covers(each, finding)), None)
        if scope is None:
            told.append(finding)
        else:
            silenced.append(Silenced(finding, scope.directive.reason))
    return told, silenced


def covers(scope: Scope, finding: Finding) -> bool:
    """True if a scope holds some figure of a finding, or the place at which it is reported."""
    if scope.codes is not None and finding.code not in scope.codes:
        return False
    places = [finding.place, *(claim.place for claim in finding.claims),
              *(mention.place for mention in finding.mentions)]  # fmt: skip
    return any(place.start < scope.end and place.end > scope.start for place in places)
