"""Lives, anniversaries and spans of which one sentence tells the beginning, the next one the end."""

from __future__ import annotations

from heshu.model.relations import Anniversary, Duration, Lifetime, Relation
from heshu.relations.joined.pair import Pair, are_prose
from heshu.relations.moments import moment
from heshu.relations.scene import Scene


def tells_of_a_life(first: Scene, second: Scene) -> bool:
    """The singer died in 2016 aged 69. He was born in 1937: both name a time, and one a birth."""
    if not (first.times and second.times) or not are_prose(first.statement, second.statement):
        return False
    if all(each.said["born"].search(each.text) for each in (first, second)):
        return False  # each tells of a life of its own
    return second.said["goes-on-life"].match(second.text) is not None


def is_of_one_life(relation: Relation, pair: Pair) -> bool:
    """A birth or founding in one sentence, the age or anniversary in the other."""
    if not isinstance(relation, Lifetime | Anniversary):
        return False
    if isinstance(relation, Lifetime):
        number, birth = relation.age, relation.birth
    else:
        number, birth = relation.number, relation.founding
    if relation.event is None or _is_of_another_beginning(relation, pair):
        return False
    begins = pair.second.mentions[0].place.start - pair.second.mentions[0].start
    own = number.place.start >= begins
    later, earlier = relation.event.place.start >= begins, birth.place.start >= begins
    return own == later != earlier


def _is_of_another_beginning(relation: Lifetime | Anniversary, pair: Pair) -> bool:
    """True for a 50th anniversary in 2025 beside "founded in 1972 and opened to the public in 1975"."""
    if not isinstance(relation, Anniversary) or relation.number.quantity.value is None:
        return False
    whole = relation.at.year - int(relation.number.quantity.value)
    printed = [*pair.first.mentions, *pair.second.mentions]
    return any(point.year == whole for each in printed if (point := moment(each.iso)))


def tells_the_end(first: Scene, second: Scene) -> bool:
    """Work began in May 2022. The keys were handed over in March 2024, after 22 months."""
    if not (first.times and second.times) or not are_prose(first.statement, second.statement):
        return False
    return second.said["goes-on-end"].search(second.text) is not None


def ends(relation: Relation, pair: Pair) -> bool:
    """Work began in May 2022. It was finished in March 2024, after 22 months."""
    if not isinstance(relation, Duration) or relation.last is None:
        return False
    begins = pair.second.mentions[0].place.start - pair.second.mentions[0].start
    both = relation.first.place.start < begins <= relation.last.place.start
    return both and relation.length.place.start in pair.figures(second=True)
