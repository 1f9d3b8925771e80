"""Rates whose base is a round number: `28 per 1,000 live births`, `50 mg per 100 mL`.

The base is no figure of its own: it goes into the unit, or the figure before it becomes a rate.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.quantities.english_drafts import Draft

PER = re.compile(r"\bper[ \n]$|/$", re.IGNORECASE)
CLAUSE = re.compile(r"[.;:!?][ \n]|\d")
JOINED = re.compile(r"[ ](?:to|and|or|from|versus|against)[ ]|-|–")
FARTHEST = 48
"""Characters between a figure and its base: 5.6 recorded suicides per 100,000 residents."""
BASES = frozenset(Decimal(10) ** power for power in range(1, 10))


def with_bases(text: str, drafts: list[Draft]) -> list[Draft]:
    """The figures without those that are only the base of a rate."""
    out: list[Draft] = []
    for figure in drafts:
        if out and _is_base(text, figure):
            gap = text[out[-1].end : figure.start]
            if not CLAUSE.search(gap) and len(gap) <= FARTHEST:
                _make_rate(text, out, figure, adjacent=gap.strip() in ("per", "/"))
                continue
        out.append(figure)
    return out


def _is_base(text: str, figure: Draft) -> bool:
    before = text[max(0, figure.start - 5) : figure.start]
    return figure.numeral.value in BASES and PER.search(before) is not None


def _make_rate(text: str, out: list[Draft], base: Draft, *, adjacent: bool) -> None:
    """Turn the last figure, and one joined to it, into a rate."""
    last = out[-1]
    if last.unit and last.unit != "person":
        if adjacent and base.unit:  # 50 milligrams per 100 millilitres
            unit = f"{last.unit}/{base.numeral.value:f}{base.unit}"
            out[-1] = replace(last, unit=unit, kind="rate", end=base.end)
        return
    out[-1] = replace(last, kind="rate")
    joined = len(out) > 1 and JOINED.fullmatch(text[out[-2].end : last.start].lower())
    if joined and not out[-2].unit:
        out[-2] = replace(out[-2], kind="rate")
