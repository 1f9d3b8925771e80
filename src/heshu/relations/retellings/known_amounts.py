"""Amounts of money that are told again with another scale word, or with two digits swapped.

"Fuel came in at a cost of $1.84 billion" and "the $1.84 million paid for the fuel"; "took £264,500 from
pensioners" and "of the £246,500 obtained from the pensioners": an amount that is taken as known, or one
of so many digits that no other one has them by chance, and a noun that both sentences share.
"""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.relations.retellings.known import Known, is_of_new_time, told_words
from heshu.relations.retellings.known_scales import is_of_other_scale
from heshu.relations.retellings.rules import RetellingRules
from heshu.relations.retellings.swapped import are_swapped, digits_of

NOUNS = re.compile(r"\b[a-z]{3,}\b|^[A-Z][a-z]{2,}\b")
"""Words that are no names, unless one begins the sentence."""
FEWEST_DIGITS = 3
MANY_DIGITS = 4
SHARED = 2
"""Words that sentences share about an amount of so many digits."""
LEVELS = frozenset({"", "increase-to", "decrease-to", "change-to"})


def is_amount_told_again(earlier: Known, later: Known, rules: RetellingRules) -> bool:
    """True for "the $1.84 million paid for the fuel" behind "at a cost of $1.84 billion"."""
    digits = len(digits_of(later.claim.quantity))
    if digits < FEWEST_DIGITS or not (_is_plain(earlier) and _is_plain(later)):
        return False
    if is_of_new_time(earlier, later) or _is_of_each(earlier) or _is_of_each(later):
        return False
    if not _looks_like_slip(earlier, later, digits):
        return False
    own, said = (
        told_words(" ".join(NOUNS.findall(each.scene.text)), rules) for each in (later, earlier)
    )
    shared = len(own & said)
    known = later.scene.said["known-amount"].search(later.scene.text, 0, later.offset) is not None
    return shared >= (1 if known else SHARED if digits >= MANY_DIGITS else len(own) + 1)


def _is_plain(told: Known) -> bool:
    """True for a level of money that is stated."""
    claim = told.claim
    money = claim.quantity.kind == "money" and claim.modality == "stated"
    return money and claim.change in LEVELS


def _is_of_each(told: Known) -> bool:
    """True for what one of many costs: a thousand times as much is the price of all."""
    return told.scene.said["of-each-one"].search(told.clause()) is not None


def _looks_like_slip(earlier: Known, later: Known, digits: int) -> bool:
    """True for one number with two scale words, and for two neighbouring digits swapped in many."""
    one, two = earlier.claim.quantity, later.claim.quantity
    if is_of_other_scale(earlier.claim, later.claim):
        return one.scaled and two.scaled
    return digits >= MANY_DIGITS and are_swapped(one, two)
