"""Ranks, lists and votes: 在14个市州中排名第5位, 三项措施：一是…二是…."""

from __future__ import annotations

from heshu.model.figures import Claim
from heshu.model.relations.relation import Relation


class Ranking(Relation, frozen=True, kw_only=True):
    """A rank and the size of the field it is taken from."""

    rank: Claim
    field: Claim


class Listing(Relation, frozen=True, kw_only=True):
    """A number that a text announces and the items that follow or precede it."""

    number: Claim
    fewest: int
    """Items, read with every doubtful joint as one item."""
    most: int
    """Items, read with every doubtful joint as two."""
    named: bool = False
    """The items are names before the number (北京、天津两市), not an enumeration."""
    open: bool = False
    """等, such as: there may be more items than are listed."""


class Enumeration(Relation, frozen=True, kw_only=True):
    """Numbered items in the order of the text: 一是…二是…四是."""

    numbers: tuple[int, ...]
    marks: tuple[str, ...]
    """The numbers as printed."""


class Vote(Relation, frozen=True, kw_only=True):
    """The parts of a ballot and those who could take part in it."""

    parts: tuple[Claim, ...]
    present: Claim


class Standing(Relation, frozen=True, kw_only=True):
    """Values with the ranks that the text gives them."""

    values: tuple[Claim, ...]
    """In the order of the ranks."""
    ranks: tuple[Claim, ...] = ()
    superlative: bool = False
    """The first value is called the highest of all."""
    lowest: bool = False
    """The first value is called the lowest of all."""
    more_is_better: bool = False
    """The unit or the words say that a higher value has a better rank: 分, 票, gold medals."""
    ordered: bool = False
    """No ranks are printed; the list is said to run from the highest value down."""
