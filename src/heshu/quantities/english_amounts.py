"""Whether a word that is a currency and a verb is meant as money: 3 billion won, 12 won prizes."""

from __future__ import annotations

from decimal import Decimal

from heshu.model import lazy_re as re
from heshu.model.figures import Numeral

THOUSAND = Decimal(1000)
AMOUNT_ENDS = re.compile(r"[ ]?(?:[.,;:)(\]\"”]|$)|[ ](?:per|a|an|to|or|from|each|and|for)[ ]")
"""What stands behind a currency and not behind the verb: 1,400 won per ride."""


def is_amount_of(folded: str, numeral: Numeral, end: int) -> bool:
    """True for 3 billion won, 1,400 won a ride; not for "12 won prizes"."""
    if "illi" in folded[numeral.start : numeral.end] or numeral.precision >= THOUSAND:
        return True
    if AMOUNT_ENDS.match(folded, end) is None:
        return False
    if numeral.value is not None and abs(numeral.value) >= THOUSAND:
        return True
    word = folded[numeral.end : end].strip()
    return f"illion {word}" in folded[max(0, numeral.start - AROUND) : end + AROUND]


AROUND = 300
"""Characters around 14 crowns in which "38 million crowns" shows that they are money."""
