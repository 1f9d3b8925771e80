"""From a check and a relation to a finding, or to silence.

Disjoint even leniently: a finding at full severity. Disjoint strictly only: at most `info`,
"agrees if truncated". Else nothing (DESIGN.md section 5).
"""

from __future__ import annotations

import msgspec

from heshu.checks import repairs, wording
from heshu.checks.check import Check, Comparison
from heshu.model.figures import Claim, Place
from heshu.model.findings import Finding, Severity
from heshu.model.intervals import lenient, nominal, strict
from heshu.model.relations import CalendarDate, Relation, operands


def judge(check: Check, relation: Relation, scale_slip: Check | None = None) -> Finding | None:
    """The finding of a check on a relation; that of `scale_slip` where a scale word explains it."""
    if check.derive is None:
        return None
    strictly = check.derive(relation, strict)
    if strictly is None or strictly.derived.meets(strictly.stated):
        return None
    loosely = strictly if check.bound else check.derive(relation, lenient)
    if loosely is None or loosely.derived.meets(loosely.stated):
        return _finding(check, relation, strictly, "info", wording.TRUNCATED)
    severity: Severity = strictly.severity or check.severity
    severity = "info" if relation.uncertain else severity
    finding = _finding(check, relation, strictly, severity, wording.VERDICTS)
    if not check.repairs:
        return finding
    return _repaired(finding, repairs.find(check, relation), scale_slip)


def _repaired(finding: Finding, repair: repairs.Repair | None, scale_slip: Check | None) -> Finding:
    """The finding with its repair named; a slipped scale word has a code of its own."""
    if repair is None:
        return finding
    finding = msgspec.structs.replace(finding, repair=repair.text)
    if not repair.scale or scale_slip is None:
        return finding
    severity = finding.severity if finding.severity == "info" else scale_slip.severity
    return msgspec.structs.replace(
        finding,
        code=scale_slip.code,
        name=scale_slip.name,
        severity=severity,
        message=f"{finding.message}{repair.message}",
        place=repair.claim.place if repair.claim else finding.place,
    )


def _finding(
    check: Check,
    relation: Relation,
    comparison: Comparison,
    severity: Severity,
    verdicts: dict[str, str],
) -> Finding:
    assert check.derive is not None
    at_face = check.derive(relation, nominal) or comparison
    arithmetic = wording.arithmetic(check, at_face, comparison, relation.language)
    claims = figures(relation)
    mentions = (relation.mention,) if isinstance(relation, CalendarDate) else ()
    first = comparison.claim or claims[0] if claims else None
    return Finding(
        code=check.code,
        name=check.name,
        severity=severity,
        message=arithmetic + verdicts[relation.language],
        arithmetic=arithmetic,
        place=first.place if first else _place(relation),
        sentence=first.sentence if first else "",
        claims=claims,
        mentions=mentions,
        relation=relation.id,
    )


def _place(relation: Relation) -> Place:
    assert isinstance(relation, CalendarDate)
    return relation.mention.place


def figures(relation: Relation) -> tuple[Claim, ...]:
    """Every claim of a relation in reading order, each once."""
    places = {(claim.place.start, claim.place.end): claim for _, claim in operands(relation)}
    return tuple(places[place] for place in sorted(places))
