"""Ages in English text: `aged 12`, `Jane Smith, 45, said`, `children under five`.

An age with its unit (`12 years old`, `-year-old`) is read in english_units.py.
"""

from __future__ import annotations

from decimal import Decimal

from heshu.model import lazy_re as re
from heshu.model.figures import Numeral

OLDEST = Decimal(120)
WIDTH = 48
"""Characters before a figure that may say that it is an age."""
SMALL = (
    r"(?:of|is|was|are|were|at|about|around|roughly|only|just|over|under|above|below|between|from|up|to"
    r"|than|least|most|more|less|or|and|by|rose|fell|averaged|averages|limit|range|ranged|ranging"
    r"|group|groups|\d{1,3}(?:\.\d)?(?:-\d{1,3})?,?)"
)
AGED = re.compile(rf"\b(?:age|aged|ages|turned|turns|turning)(?:[ ]{SMALL}){{0,5}}[ -]$")
LIMITED = re.compile(
    r"\b(?:people|children|adults|men|women|boys|girls|those|anyone|everyone|persons|workers|residents"
    r"|pupils|patients|voters|drivers|citizens|players|kids|babies|infants|pensioners|americans|britons"
    r"|passengers|employees|teenagers|females|males|women|individuals|applicants|members)"
    r"[ ](?:who[ ](?:are|were)[ ])?(?:aged[ ])?(?:under|over|above|below|younger than|older than)[ ]$"
)
NAME_BEFORE = re.compile(r"[A-Z][\w.'’-]+,[ ]$")
FOLLOWS = re.compile(
    r"[ ]?(?:[,.;:)!?—–]|$)|[ ](?:and|or|who|are|were|is|was|in|on|at|with|from|have|had|has|to|for|by"
    r"|when|while|may|can|will|must|should|could|years?|months?|live|lives|died|of[ ]age|each|than)\b"
)
"""What may stand behind an age without a unit: no noun that it could count."""

SINGULAR = re.compile(r"[ ][a-z]{3,14}(?<!s)(?![\w-])")
"""A word that is no plural, so that a limit cannot count it: children under 5 travel free."""


def says_age(folded: str, start: int) -> bool:
    """True if the words before a figure say that it is an age: a mean age of 41.3."""
    return AGED.search(folded[max(0, start - WIDTH) : start]) is not None


def is_limit(folded: str, start: int) -> bool:
    """True behind "children under", "adults over"."""
    return LIMITED.search(folded[max(0, start - WIDTH) : start]) is not None


def is_age(text: str, folded: str, numeral: Numeral) -> bool:
    """True for a figure without a unit that is an age."""
    value = numeral.value
    if value is None or not 0 < value <= OLDEST:
        return False
    if folded[numeral.end : numeral.end + 1] == "%":
        return False
    if says_age(folded, numeral.start):
        return FOLLOWS.match(folded, numeral.end) is not None or "-" in folded[numeral.end :][:2]
    if value != value.to_integral_value():
        return False
    if is_limit(folded, numeral.start):
        behind = FOLLOWS.match(folded, numeral.end) or SINGULAR.match(folded, numeral.end)
        return behind is not None
    closed = folded[numeral.end : numeral.end + 2] == ", "
    named = NAME_BEFORE.search(text[max(0, numeral.start - 30) : numeral.start])
    further = folded[numeral.end + 2 : numeral.end + 3].isalpha()
    return bool(closed and named and further and value > 10 and not numeral.words)
