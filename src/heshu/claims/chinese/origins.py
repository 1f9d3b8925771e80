"""Changes that name where they start: 由42种增加至66种."""

from __future__ import annotations

from msgspec.structs import replace

from heshu.claims.chinese.leads import Lead
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.verdicts import Figure, Verdict
from heshu.model.figures import ChangeKind, Quantity

REACH = 4
"""Figures behind 由▢ among which the one that ends the change is looked for."""


def ending(lead: Lead, before: str, rules: ChineseRules) -> Lead:
    """The lead of a figure behind 由▢ that ends the change by whatever verb: 由▢发展到▢."""
    if lead.change or not rules.nouns.arriving.fullmatch(before):
        return lead
    return replace(lead, phrase="", into=True)


def with_origins(found: list[Verdict], figures: tuple[Figure, ...]) -> list[Verdict]:
    """由▢ is where a change starts only if another figure ends it."""
    result = list(found)
    for i, verdict in enumerate(found):
        if not verdict.lead.origin and not _continues_origin(found, result, i):
            continue
        end = next(
            (j for j in range(i + 1, min(i + 1 + REACH, len(found))) if _ends(found[j])), None
        )
        if end is None:
            continue
        result[i] = replace(verdict, change="from")
        if not result[end].change:
            result[end] = replace(
                result[end],
                indicator=verdict.indicator,
                change=_direction(figures[i].quantity, figures[end].quantity),
            )
    return result


def _continues_origin(found: list[Verdict], result: list[Verdict], i: int) -> bool:
    """由42种、36种…: the second figure of a list of starts."""
    return found[i].rule in ("list", "dealt out") and i > 0 and result[i - 1].change == "from"


def _ends(verdict: Verdict) -> bool:
    return verdict.change.endswith("-to") or (verdict.lead.into and not verdict.change)


def _direction(first: Quantity, last: Quantity) -> ChangeKind:
    """从1.2米到0.8米 states no direction, but its figures do."""
    a, b = first.value, last.value
    if a is None or b is None or a == b or first.unit != last.unit:
        return "change-to"
    return "increase-to" if b > a else "decrease-to"
