"""An amount that is told again with another scale word: a grant of $3.2 million, and of billion.

Either the clause says the same in nearly all its words (safe water for 182,000 people and for 1.82
million people), or it is money with the same noun beside it in sentences that share a name.
"""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.changes import comparable
from heshu.relations.retellings.known import Known, is_of_new_time, told_words
from heshu.relations.retellings.names import names
from heshu.relations.retellings.rules import RetellingRules
from heshu.relations.scene import Scene

NOUN = re.compile(r"\b[a-z]{5,}\b")
NAME = re.compile(r"[A-Z][\w&’'-]+")
BESIDE = 24
"""Characters on each side of an amount in which its noun stands."""
FEWEST_DIGITS = 3
FEWEST_DIGITS_OF_MONEY = 2
SHARED = 3
"""Words of two clauses that tell one thing ..."""
FEW_SHARED = 2
"""... and of those with numbers of more digits, which are seldom alike by chance."""
MOST = 0.6
"""Part of the words of a clause that an earlier sentence has."""


def is_of_other_scale(one: Claim, two: Claim) -> bool:
    """True for one number a scale word apart: 50 million and 50 billion pounds."""
    first, second = one.quantity, two.quantity
    if not comparable(one, two) or not first.value or not second.value:
        return False
    alike = first.value.scaleb(-first.value.adjusted()) == second.value.scaleb(
        -second.value.adjusted()
    )
    return alike and first.value != second.value and (first.scaled or second.scaled)


def _digits(told: Known) -> int:
    """How many digits a number has but for zeros at its end."""
    value = told.claim.quantity.value
    return len(value.normalize().as_tuple().digits) if value is not None else 0


def is_clause_in_other_scale(earlier: Known, later: Known, rules: RetellingRules) -> bool:
    """True for safe water for 182,000 people and for 1.82 million people."""
    apart = is_of_other_scale(earlier.claim, later.claim)
    if not apart or _digits(later) < FEWEST_DIGITS or is_of_new_time(earlier, later):
        return False
    own, said = told_words(later.clause(), rules), told_words(earlier.scene.text, rules)
    named = names(later.clause(), rules) <= names(earlier.scene.text, rules)
    least = FEW_SHARED if _digits(later) > FEWEST_DIGITS else SHARED
    return named and len(own & said) >= max(least, MOST * len(own))


def is_money_in_other_scale(earlier: Known, later: Known) -> bool:
    """True for the Hale Foundation, which gave a grant of $3.2 million, and of $3.2 billion."""
    money = later.claim.quantity.kind == "money" and not later.claim.change
    if not money or _digits(later) < FEWEST_DIGITS_OF_MONEY:
        return False
    if not is_of_other_scale(earlier.claim, later.claim):
        return False
    nouns = _nouns_beside(earlier) & _nouns_beside(later)
    return bool(nouns) and bool(_long_names(earlier.scene) & _long_names(later.scene))


def _nouns_beside(told: Known) -> frozenset[str]:
    """The words of five letters and more around an amount."""
    text, at = told.scene.text, told.offset
    return frozenset(NOUN.findall(text, max(at - BESIDE, 0), at + BESIDE))


def _long_names(scene: Scene) -> frozenset[str]:
    """The names of more than one word in a sentence."""
    runs: list[list[re.Match[str]]] = []
    for word in NAME.finditer(scene.text):
        end = runs[-1][-1].end() if runs else 0
        if runs and scene.said["joins-names"].fullmatch(scene.text, end, word.start()):
            runs[-1].append(word)
        else:
            runs.append([word])
    found = [scene.text[run[0].start() : run[-1].end()] for run in runs if len(run) > 1]
    return frozenset(scene.said["edge-of-name"].sub("", each) for each in found)
