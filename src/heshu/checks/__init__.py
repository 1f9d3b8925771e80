"""Checks: relations -> findings.

`run(relations, Selection(select=("CHG",)))` gives an `Outcome`: the findings in order of place,
what holds, the bugs that checks met on the way, and how many relations were checked. A check that crashes
does not hide what the others find; whoever runs the checks must report `outcome.faults`.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from heshu.checks.catalogue import CatalogueEntry, UnknownCheck, catalogue
from heshu.checks.check import Check
from heshu.checks.made_up import Nearby
from heshu.checks.selection import Selection, chosen, find
from heshu.checks.verdict import Beside, Doubted, judge
from heshu.model.faults import Fault, fault
from heshu.model.figures import Statement
from heshu.model.findings import Finding, Held
from heshu.model.relations import Relation, operands
from heshu.model.scales import NO_SCALES, Scales

SCALE_SLIP = "UNT001"
BEFORE = 2
"""Statements before that of a relation whose figures may explain it."""
"""The check that speaks instead of another one where a scale word explains the conflict."""
EVERYTHING = Selection()

__all__ = [
    "CatalogueEntry", "Check", "Outcome", "Selection", "UnknownCheck", "catalogue",
    "chosen", "find", "run", "said_once",
]  # fmt: skip


class Outcome(Struct, frozen=True, kw_only=True):
    """What a run of the checks gives."""

    findings: tuple[Finding, ...] = ()
    """In order of place, the severer first at one place."""
    faults: tuple[Fault, ...] = ()
    """Of finders and checks that broke."""
    held: tuple[Held, ...] = ()
    """Figures that agree, in order of place, for relations without a finding."""
    checked: int = 0
    """Relations with figures that at least one selected check could work out, or that it faults."""


def run(
    relations: Iterable[Relation],
    selection: Selection = EVERYTHING,
    *,
    statements: Sequence[Statement] = (),
    scales: Scales = NO_SCALES,
    worded: bool = False,
) -> Outcome:
    """Judge every relation with every selected check that reads its type.

    The figures of the `statements` that a relation is in may explain what is at odds in it, and so
    may one of the scale words misprinted. What holds is put into words if it is to be `worded`. Raises `UnknownCheck` for a selection that fits no check.
    """
    checks = chosen(selection)
    scale_slip = next((check for check in checks if check.code == SCALE_SLIP), None)
    findings: list[Finding] = []
    held: list[Held] = []
    faults: list[Fault] = []
    doubted: set[str] = set()
    beside = _beside(statements)
    for relation in relations:
        readers = [check for check in checks if isinstance(relation, check.relations)]
        first = len(findings)
        for check in readers:
            try:
                found = judge(
                    check, relation, scale_slip, beside=beside, scales=scales, worded=worded
                )
            except Exception:  # noqa: BLE001 - a bug in one check must not hide the others' findings
                faults.append(fault(f"check {check.code}", f"relation {relation.id}"))
                continue
            if isinstance(found, Finding):
                findings.append(found)
            elif isinstance(found, Doubted):
                doubted.add(found.relation)
            elif found is not None:
                held.append(found)
        findings[first:] = _without_consequences(findings[first:])
    held = [item for item in held if item.relation not in doubted]
    return _outcome(findings, held, faults)


def _beside(statements: Sequence[Statement]) -> Beside:
    """How all figures of the statements of a relation, and those before it, are found."""

    @functools.cache
    def places() -> dict[str, int]:
        return {
            claim.id: number
            for number, statement in enumerate(statements)
            for claim in statement.claims
        }

    def beside(relation: Relation) -> Nearby:
        found = {places()[claim.id] for _, claim in operands(relation) if claim.id in places()}
        first = min(found, default=0)
        return Nearby(
            [claim for number in sorted(found) for claim in statements[number].claims],
            [claim for each in statements[max(first - BEFORE, 0) : first] for claim in each.claims],
        )

    return beside


def _without_consequences(found: list[Finding]) -> list[Finding]:
    """The findings of one relation; a slipped scale word explains all that conflicts in it.

    What would agree if it were truncated is not told beside what does not agree at all.

    产值由120亿元增加到150万元，增长25% is one slip, not a wrong growth and a wrong direction.
    """
    slips = [finding for finding in found if finding.code == SCALE_SLIP]
    above_info = [finding for finding in found if finding.severity != "info"]
    return slips[:1] or above_info or found


def _outcome(findings: list[Finding], held: list[Held], faults: list[Fault]) -> Outcome:
    """Findings and figures that hold in order of place; a relation at odds holds nowhere."""
    at_odds = {finding.relation for finding in findings}
    agreeing = [item for item in held if item.relation not in at_odds]
    return Outcome(
        findings=tuple(sorted(_one_for_each_slip(findings), key=_order)),
        held=tuple(sorted(agreeing, key=_order)),
        faults=tuple(faults),
        checked=len(
            {item.relation for item in findings if item.claims}
            | {item.relation for item in agreeing if item.claims}
        ),
    )


SAYS_MORE: Mapping[str, frozenset[str]] = {
    "CNT006": frozenset({"SUM001", "SUM002", "SUM003", "SUM007"}),
    "CHG016": frozenset({"SUM005", "RAT003", "RAT005", "CHG002"}),
    "RAT008": frozenset({"SUM005", "RAT003", "RAT005"}),
    "RAT003": frozenset({"SUM005", "RAT005"}),
    "CNT004": frozenset({"REP006", "CHG007", "SUM001"}),
    "SUM007": frozenset({"SUM001", "SUM003"}),
    "SUM008": frozenset({"SUM001", "SUM003", "SUM007"}),
    "SUM006": frozenset({"SUM004"}),
    "VAL006": frozenset({"SUM001", "SUM002"}),
    "VAL010": frozenset({"SUM002", "RAT006"}),
    "REP007": frozenset({"REP001", "REP003"}),
    "REP002": frozenset({"REP001"}),
    "REP003": frozenset({"REP001"}),
    "CHG009": frozenset({"CHG002", "SUM005"}),
    "CHG015": frozenset({"RAT005", "CHG002", "SUM002"}),
    "RAT004": frozenset({"RAT001"}),
    "UNT005": frozenset({"VAL004"}),
    "UNT004": frozenset({"CHG007", "CHG002"}),
}
"""A check and those whose finding says less of the same slip: 反对12票 makes too many votes, not too
many of two sides."""


def _one_for_each_slip(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that say less of figures of which another one speaks as well."""
    speaking: dict[Span, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.code in SAYS_MORE:
            for span in _spans(finding):
                speaking[span].append(finding)
    return [finding for finding in findings if not _is_outdone(finding, speaking)]


Span = tuple[str, int, int]
"""Source, start and end of a figure."""


def _is_outdone(finding: Finding, speaking: Mapping[Span, Sequence[Finding]]) -> bool:
    """True if a finding that says more has all its figures, or it has all of the other's."""
    figures = _spans(finding)
    return any(
        finding.code in SAYS_MORE[other.code]
        and (figures <= (others := _spans(other)) or others <= figures)
        for span in figures
        for other in speaking.get(span, ())
    )


def _spans(finding: Finding) -> frozenset[Span]:
    """Where the figures of a finding stand."""
    places = [claim.place for claim in finding.claims]
    return frozenset((place.source, place.start, place.end) for place in places)


def said_once(held: Iterable[Held]) -> tuple[Held, ...]:
    """What holds without what is said again: 其中贷款384万元，占25% ties part and whole twice."""
    first: dict[tuple[str, str, int], Held] = {}
    for each in held:
        first.setdefault((each.code, each.arithmetic, each.place.start), each)
    return tuple(first.values())


def _order(item: Finding | Held) -> tuple[str, int, str]:
    return item.place.source, item.place.start, item.code
