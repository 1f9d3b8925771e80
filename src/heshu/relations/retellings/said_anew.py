"""What a later clause says that the earlier one does not: then it may tell of another figure.

"Patients in usual care: 26. Twenty-four patients died" has the same noun and a like number; that the
patients died is new, and that they were in usual care is not said again.
"""

from __future__ import annotations

from heshu.model.figures import Claim
from heshu.relations.retellings.rules import WORD, stem
from heshu.relations.retellings.swapped import are_swapped, digits_of
from heshu.relations.retellings.telling import Telling

FEW_DIGITS = 3
MANY_DIGITS = 4
"""Digits of numbers that seldom are those of another one by chance."""


def tells_anew(earlier: Telling, later: Telling) -> bool:
    """True unless the later clause adds nothing, or both share a name or a time and what was told."""
    owner, measured = (_stems(text) for text in (later.claim.entity, later.claim.indicator))
    new = later.clause - (measured - owner) - earlier.words - later.frame
    if not new or _are_of_many_digits(earlier.claim, later.claim):
        return False
    if _are_of_two_scales(earlier.claim, later.claim):
        return False
    gone = earlier.clause - later.words
    reworded = len(gone) == len(new) == 1
    stated = "period" not in later.claim.inherited
    timed = stated and later.dated and earlier.period == later.period
    if gone and not reworded or not (timed or _share_a_name(earlier, later)):
        return True
    return not timed and not _of_one_owner(earlier.claim, later.claim)


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, WORD.findall(text)))


def _are_of_many_digits(one: Claim, two: Claim) -> bool:
    """True for 12,480 and 12,840."""
    first, second = one.quantity, two.quantity
    return len(digits_of(first)) >= MANY_DIGITS and are_swapped(first, second)


def _are_of_two_scales(one: Claim, two: Claim) -> bool:
    """True for 7.25 billion and 7.25 million: one figure with a wrong scale word."""
    digits = digits_of(one.quantity)
    alike = digits == digits_of(two.quantity) and len(digits) >= FEW_DIGITS
    return alike and one.quantity.value != two.quantity.value


def _share_a_name(one: Telling, two: Telling) -> bool:
    """True for "Kestrel Air carried" and "Kestrel Air, which carried", and for the Leeds plant."""
    names = one.stems_of_names & two.words or two.stems_of_names & one.words
    return bool(names or one.full_names & two.full_names)


def _of_one_owner(one: Claim, two: Claim) -> bool:
    """True unless both have an owner, and neither stands in the other: Lake Orm, the nature reserve."""
    first, second = one.entity.lower(), two.entity.lower()
    return not first or not second or first in second or second in first
