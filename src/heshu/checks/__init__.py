"""Checks: relations -> findings.

`run(relations, Selection(select=("CHG",)))` gives an `Outcome`: the findings in order of place,
the bugs that checks met on the way, and how many relations were checked. A check that crashes
does not hide what the others find; whoever runs the checks must report `outcome.failures`.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable

from msgspec import Struct

from heshu.checks.catalogue import (
    CatalogueEntry,
    Selection,
    UnknownCheck,
    catalogue,
    chosen,
    find,
)
from heshu.checks.check import Check
from heshu.checks.verdict import judge
from heshu.model.findings import Finding
from heshu.model.relations import Relation

SCALE_SLIP = "UNT001"
"""The check that speaks instead of another one where a scale word explains the conflict."""
EVERYTHING = Selection()

__all__ = [
    "CatalogueEntry", "Check", "Failure", "Outcome", "Selection", "UnknownCheck", "catalogue",
    "chosen", "find", "run",
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
    checked: int = 0
    """Relations that at least one selected check reads."""


def run(relations: Iterable[Relation], selection: Selection = EVERYTHING) -> Outcome:
    """Judge every relation with every selected check that reads its type.

    Raises `UnknownCheck` for a selection that fits no check.
    """
    checks = chosen(selection)
    scale_slip = next((check for check in checks if check.code == SCALE_SLIP), None)
    findings: list[Finding] = []
    failures: list[Failure] = []
    checked = 0
    for relation in relations:
        readers = [check for check in checks if isinstance(relation, check.relations)]
        checked += bool(readers)
        for check in readers:
            try:
                found = judge(check, relation, scale_slip)
            except Exception:  # noqa: BLE001 - a bug in one check must not hide the others' findings
                failures.append(Failure(check.code, relation.id, traceback.format_exc()))
                continue
            if found is not None:
                findings.append(found)
    findings.sort(key=lambda item: (item.place.source, item.place.start, item.code))
    return Outcome(findings=tuple(findings), failures=tuple(failures), checked=checked)
