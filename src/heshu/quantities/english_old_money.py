"""Pounds, shillings and pence: £184 7s 6d, 12s. 6d.

Twelve pence were a shilling and twenty shillings a pound until 15 February 1971 (Decimal Currency
Act 1969).
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Numeral

SHILLINGS, PENCE = 20, 240
"""Of a pound."""
SHILLING = 12
FRACTIONS = {"": Decimal(0), "¼": Decimal("0.25"), "½": Decimal("0.5"), "¾": Decimal("0.75")}
D = r"(?P<pence>\d{1,2})(?P<fraction>[¼½¾]?)[ ]?d"
BEHIND_POUNDS = re.compile(rf"\.?,?[ ](?P<shillings>\d{{1,2}})[ ]?s(?:\.?,?[ ]{D})?(?!\w)")
ONLY_PENCE = re.compile(rf"\.?,?[ ]{D}(?!\w)")
BEHIND_SHILLINGS = re.compile(rf"[ ]?s\.?,?[ ]{D}(?!\w)")


class OldMoney(Struct, frozen=True):
    """A sum in pounds and where it ends."""

    value: Decimal
    precision: Decimal
    end: int


def old_money(folded: str, numeral: Numeral) -> OldMoney | None:
    """The sum that begins with a number of pounds or shillings; `None` for any other figure."""
    value = numeral.value
    if value is None or value != value.to_integral_value() or numeral.words:
        return None
    if folded[numeral.start - 1 : numeral.start] == "£":
        found = BEHIND_POUNDS.match(folded, numeral.end) or ONLY_PENCE.match(folded, numeral.end)
        if found is None:
            return None
        shillings = found.groupdict().get("shillings")
        return _sum(value, shillings, (found["pence"], found["fraction"]), found.end())
    found = BEHIND_SHILLINGS.match(folded, numeral.end)
    if found is None or not value < SHILLINGS * 10:
        return None
    return _sum(Decimal(0), str(value), (found["pence"], found["fraction"]), found.end())


def _sum(
    pounds: Decimal, shillings: str | None, pence: tuple[str | None, str | None], end: int
) -> OldMoney | None:
    """Pounds, shillings and pence together; `None` for more pence than a shilling has."""
    whole, part = pence
    small = Decimal(whole or 0) + FRACTIONS[part or ""]
    if small >= SHILLING or (pounds and Decimal(shillings or 0) >= SHILLINGS):
        return None
    value = pounds + Decimal(shillings or 0) / SHILLINGS + small / PENCE
    return OldMoney(value, 1 / Decimal(PENCE if whole else SHILLINGS), end)
