"""UNT005: vital rates are per thousand: 出生率为6.8% for 6.8‰."""

from __future__ import annotations

from string import ascii_letters

from heshu.checks.check import Check, Remark
from heshu.model.intervals import Reading
from heshu.model.relations import PermilleRate


def derive(rate: PermilleRate, _reading: Reading) -> Remark:
    """A vital rate in percent whose value is usual per thousand."""
    text = rate.claim.quantity.text
    other = text.replace("%", "‰").replace("％", "‰")
    if other == text:  # 8.4 per cent
        other = f"{text.rstrip(f'{ascii_letters} ')}‰"
    return Remark(
        zh=f"“{rate.noun}”通常以千分率表示，“{text}”是否应为“{other}”",
        en=f'"{rate.noun}" is usually per thousand; is "{text}" meant as "{other}"?',
        claim=rate.claim,
        repair=f"{text} -> {other}",
    )


CHECK = Check(
    code="UNT005",
    name="permille-percent",
    severity="warning",
    relations=(PermilleRate,),
    derive=derive,
    tier=3,
    repairs=False,
)
