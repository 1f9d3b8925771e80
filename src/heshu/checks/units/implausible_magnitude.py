"""UNT003: a county has no 320 million people: figures beside a table of known bounds."""

from __future__ import annotations

from decimal import Decimal

from heshu.checks.check import Check, Remark
from heshu.model.intervals import Reading
from heshu.model.relations import Magnitude


def derive(figure: Magnitude, _reading: Reading) -> Remark:
    """A figure outside the bounds that are known of its kind of thing."""
    text = figure.claim.quantity.text
    low, high = _shown(figure.low), _shown(figure.high)
    if figure.high is not None and figure.value > figure.high:
        zh, en = f"已知的最大值约为 {high}", f"the largest known is about {high}"
    else:
        zh, en = f"已知的最小值约为 {low}", f"the smallest known is about {low}"
    unit = f" {figure.unit}".rstrip() if figure.unit != "person" else ""
    return Remark(
        zh=f"“{text}”与{figure.label}的常识不符：{zh}{unit}",
        en=f'"{text}" is implausible for {figure.label}: {en}{unit}',
        claim=figure.claim,
    )


def _shown(value: Decimal | None) -> str:
    return "" if value is None else f"{value:,f}"


CHECK = Check(
    code="UNT003",
    name="implausible-magnitude",
    severity="warning",
    relations=(Magnitude,),
    derive=derive,
    tier=3,
    repairs=False,
)
