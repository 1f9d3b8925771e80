"""Ranks in English text: `ranked third`, `finished 12th`, `in second place`.

An ordinal is a rank where a verb of placing stands before it, or "place" behind it; an edition
(the third congress) or a step (the second phase) is none.
"""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Numeral

WIDTH = 64
PLACED = re.compile(
    r"\b(?:rank|ranks|ranked|ranking|placed|finish|finished|finishes|finishing|came|comes|stands|stood|sits"
    r"|lies|lay|climbed|dropped|slipped|rose|fell|moved|jumped|slid|seeded|qualified)"
    r"(?:[ ](?:in|to|from|up|down|joint|equal|a|the|distant|close|only|as|between|higher|lower|than|no|and"
    r"|number|tied|just|lowly|creditable|but|[a-z-]{3,16}th|\d{1,4}(?:st|nd|rd|th)|first|second|third"
    r")){0,9}[ ]$"
)
ENDS = re.compile(
    r"[ ]?(?:[,.;:)!?—–]|$)|[ ](?:in|of|out|among|on|behind|with|for|at|place|places|position|spot|overall"
    r"|nationally|globally|worldwide|from|to|and|but|last|after|when|this|by|ahead)\b"
)
PLACE = re.compile(r"[ -](?:place|position|spot)\b")


def is_rank(folded: str, numeral: Numeral) -> bool:
    """True for an ordinal that states a place in a ranking."""
    if numeral.value is None:
        return False
    before = folded[max(0, numeral.start - WIDTH) : numeral.start]
    if PLACED.search(before) is None:
        inside = before == "in " or before.endswith(" in ")
        return inside and PLACE.match(folded, numeral.end) is not None
    return ENDS.match(folded, numeral.end) is not None
