"""UNT002: an area is not in metres, a capacity not in kilowatt hours: 装机容量8.9亿千瓦时."""

from __future__ import annotations

from heshu.checks.check import Check, Remark
from heshu.model.intervals import Reading
from heshu.model.relations import Dimension

KINDS_ZH = {
    "energy": "电量、能量", "power": "功率", "area": "面积", "length": "长度", "volume": "体积",
    "mass": "质量", "duration": "时间", "money": "金额",
}  # fmt: skip


def derive(figure: Dimension, _reading: Reading) -> Remark:
    """What the noun measures beside what the unit measures."""
    text, kind = figure.claim.quantity.text, figure.claim.quantity.kind
    return Remark(
        zh=f"“{figure.noun}”是{KINDS_ZH.get(figure.expected[0], figure.expected[0])}，"
        f"而“{text}”的单位是{KINDS_ZH.get(kind, kind)}单位",
        en=f'"{figure.noun}" is {_named(figure.expected[0])}, but "{text}" has a unit of {kind}',
        claim=figure.claim,
    )


def _named(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


CHECK = Check(
    code="UNT002",
    name="dimension-mismatch",
    severity="warning",
    relations=(Dimension,),
    derive=derive,
    tier=3,
    repairs=False,
)
