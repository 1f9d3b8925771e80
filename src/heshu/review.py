"""Review: what a project is told of the findings in a document, by its own decisions.

In this order: severities of the configuration, its `[[ignore]]` entries, the baseline, and the
lines that a change touches. Nothing is dropped unseen: what is silenced is counted and can be
shown.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from heshu import baseline, checks
from heshu.checks import Selection, catalogue, chosen
from heshu.configuration.patterns import fits
from heshu.model.findings import Finding, Held, Severity
from heshu.pipeline import Examination
from heshu.reporting.report import SilencedBy
from heshu.revisions import Changes
from heshu.suppression.entries import Entry


class Policy(Struct, frozen=True, kw_only=True):
    """What a project has decided; small, so that it can be handed to other processes."""

    selection: Selection = Selection()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Anchored pattern of paths -> checks that do not run there."""
    severities: Mapping[str, Severity] = {}
    """Code -> severity of its findings."""
    entries: tuple[Entry, ...] = ()
    known: Mapping[str, int] = {}
    """Fingerprint -> how many findings of it the baseline knows."""
    changes: Changes | None = None
    """`None` to tell all findings, whatever changed."""
    today: datetime.date = datetime.date.max

    @property
    def active(self) -> frozenset[str]:
        """The codes of the checks that run."""
        return frozenset(check.code for check in chosen(self.selection))

    def selection_for(self, path: str) -> Selection:
        """The checks that run on the document at an absolute path."""
        ignored = [name for pattern, names in self.per_file_ignores if fits(pattern, path)
                   for name in names]  # fmt: skip
        return self.selection.without(ignored)


class Silent(Struct, frozen=True):
    """A finding that is not told, who silenced it, and the reason that was given."""

    finding: Finding
    by: SilencedBy
    reason: str = ""


class Review(Struct, frozen=True, kw_only=True):
    """The findings of one document, parted."""

    told: tuple[Finding, ...]
    silent: tuple[Silent, ...]
    held: tuple[Held, ...]
    """What holds, where a change touches it."""
    for_baseline: tuple[Finding, ...]
    """What the document has to be known for: told, known, or outside the change."""
    tried: frozenset[int]
    """Entries of the configuration that name the document and whose check ran."""
    used: frozenset[int]
    """Those of them that silenced a finding."""


def review(examination: Examination, policy: Policy, path: str, place: str) -> Review:
    """Part the findings of a document.

    `path` is relative to the root of the project, `place` is absolute.
    """
    document = examination.extraction.document
    silent = [Silent(each.finding, "comment", each.reason) for each in examination.silenced]
    findings = [weighed(each, policy.severities) for each in examination.outcome.findings]
    entries = [each for each in policy.entries if fits(each.pattern, place)]
    findings, ignored, used = without_entries(findings, entries, policy.today)
    silent += ignored
    for_baseline = tuple(findings)
    findings, old = baseline.parted(findings, path, policy.known)
    silent += [Silent(each, "baseline") for each in old]
    held = checks.said_once(examination.outcome.held)
    if policy.changes is not None:
        held = tuple(policy.changes.touch(place, document.text, held))
        touched = policy.changes.touch(place, document.text, findings)
        silent += [Silent(each, "unchanged") for each in findings if each not in touched]
        findings = touched
    return Review(
        told=tuple(findings), silent=tuple(silent), held=held, for_baseline=for_baseline,
        tried=frozenset(each.number for each in entries), used=used,
    )  # fmt: skip


def without_entries(
    findings: Sequence[Finding], entries: Sequence[Entry], today: datetime.date
) -> tuple[list[Finding], list[Silent], frozenset[int]]:
    """The findings that no entry covers, those that one does, and the numbers of these entries."""
    told, silent, used = [], [], set[int]()
    for finding in findings:
        hits = [each for each in entries if each.covers(finding) and not each.expired(today)]
        used.update(each.number for each in hits)
        if hits:
            silent.append(Silent(finding, "configuration", hits[0].reason))
        else:
            told.append(finding)
    return told, silent, frozenset(used)


def weighed(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    """The finding with the severity that the project gives its check.

    What the framework has lowered to `info`, because the figures agree if one is truncated or
    because an operand is uncertain, stays there.
    """
    wanted = severities.get(finding.code)
    if wanted is None or (finding.severity == "info" and _severity(finding.code) != "info"):
        return finding
    return replace(finding, severity=wanted)


def _severity(code: str) -> str:
    """The severity of a check as it is built in."""
    return next((each.check.severity for each in catalogue() if each.check.code == code), "")
