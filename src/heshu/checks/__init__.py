"""Checks: relations -> findings.

`run(relations, Selection(select=("CHG",)))` gives an `Outcome`: the findings in order of place,
what holds, the bugs that checks met on the way, and how many relations were checked. A check that crashes
does not hide what the others find; whoever runs the checks must report `outcome.failures`.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable

from msgspec import Struct

from heshu.checks.catalogue import CatalogueEntry, UnknownCheck, catalogue
from heshu.checks.check import Check
from heshu.checks.selection import Selection, chosen, find
from heshu.checks.verdict import judge
from heshu.model.findings import Finding, Held
from heshu.model.relations import Relation

SCALE_SLIP = "UNT001"
"""The check that speaks instead of another one where a scale word explains the conflict."""
EVERYTHING = Selection()

__all__ = [
    "CatalogueEntry", "Check", "Failure", "Outcome", "Selection", "UnknownCheck", "catalogue",
    "chosen", "find", "run", "said_once",
]  # fmt: skip


class Failure(Struct, frozen=True):
    """A bug: a check raised an exception on a relation."""

    code: str
    relation: str
    traceback: str


class Outcome(Struct, frozen=True, kw_only=True):
    """What a run of the checks gives."""

    findings: tuple[Finding, ...] = ()
    """In order of place, the severer first at one place."""
    failures: tuple[Failure, ...] = ()
    held: tuple[Held, ...] = ()
    """Figures that agree, in order of place, for relations without a finding."""
    checked: int = 0
    """Relations with figures that at least one selected check could work out, or that it faults."""


def run(
    relations: Iterable[Relation], selection: Selection = EVERYTHING, *, worded: bool = False
) -> Outcome:
    """Judge every relation with every selected check that reads its type.

    What holds is put into words if it is to be `worded`. Raises `UnknownCheck` for a selection that fits no check.
    """
    checks = chosen(selection)
    scale_slip = next((check for check in checks if check.code == SCALE_SLIP), None)
    findings: list[Finding] = []
    held: list[Held] = []
    failures: list[Failure] = []
    for relation in relations:
        readers = [check for check in checks if isinstance(relation, check.relations)]
        first = len(findings)
        for check in readers:
            try:
                found = judge(check, relation, scale_slip, worded=worded)
            except Exception:  # noqa: BLE001 - a bug in one check must not hide the others' findings
                failures.append(Failure(check.code, relation.id, traceback.format_exc()))
                continue
            if isinstance(found, Finding):
                findings.append(found)
            elif found is not None:
                held.append(found)
        findings[first:] = _without_consequences(findings[first:])
    return _outcome(findings, held, failures)


def _without_consequences(found: list[Finding]) -> list[Finding]:
    """The findings of one relation; a slipped scale word explains all that conflicts in it.

    产值由120亿元增加到150万元，增长25% is one slip, not a wrong growth and a wrong direction.
    """
    slips = [finding for finding in found if finding.code == SCALE_SLIP]
    return slips[:1] or found


def _outcome(findings: list[Finding], held: list[Held], failures: list[Failure]) -> Outcome:
    """Findings and figures that hold in order of place; a relation at odds holds nowhere."""
    at_odds = {finding.relation for finding in findings}
    agreeing = [item for item in held if item.relation not in at_odds]
    return Outcome(
        findings=tuple(sorted(findings, key=_order)),
        held=tuple(sorted(agreeing, key=_order)),
        failures=tuple(failures),
        checked=len(
            {item.relation for item in findings if item.claims}
            | {item.relation for item in agreeing if item.claims}
        ),
    )


def said_once(held: Iterable[Held]) -> tuple[Held, ...]:
    """What holds without what is said again: 其中贷款384万元，占25% ties part and whole twice."""
    first: dict[tuple[str, str, int], Held] = {}
    for each in held:
        first.setdefault((each.code, each.arithmetic, each.place.start), each)
    return tuple(first.values())


def _order(item: Finding | Held) -> tuple[str, int, str]:
    return item.place.source, item.place.start, item.code
