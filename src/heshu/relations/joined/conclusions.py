"""What an English sentence concludes from the figures of the one before: That is an average of ▢.

The wordings are those of one sentence ("…, that is, 13 kilograms"), so any finder may read both as
one; only a relation that leaves none of their figures over ties them.
"""

from __future__ import annotations

from heshu.model.relations import Conversion, FractionPair, Relation
from heshu.relations.joined.pair import Pair
from heshu.relations.left_over import figures_of

CONCLUDING = ("averages", "shares", "fractions", "conversions", "motions", "restatements")
"""The finders that may read what begins with "that is" as the end of the sentence before."""


def is_concluded(relation: Relation, pair: Pair) -> bool:
    """Whether a relation has figures of both sentences and leaves none of them over.

    A quantity in another unit may have others beside it: It weighed 22 pounds and was 3 feet long.
    """
    figures = figures_of(relation)
    own, second = pair.figures(), pair.figures(second=True)
    if not figures & own or not figures & second:
        return False
    if isinstance(relation, Conversion | FractionPair):
        return second <= figures
    return figures == own | second
