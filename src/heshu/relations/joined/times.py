"""Lives, anniversaries and spans of which one sentence tells the beginning, the next one the end."""

from __future__ import annotations

from heshu.model.relations import (
    Anniversary,
    CalendarDate,
    ClockSpan,
    Duration,
    Lifetime,
    LunarDate,
    Relation,
    Succession,
)
from heshu.relations.joined.pair import Pair, are_prose
from heshu.relations.moments import moment
from heshu.relations.scene import Scene


def tells_of_a_life(first: Scene, second: Scene) -> bool:
    """The singer died in 2016 aged 69. He was born in 1937: both name a time, and one a birth."""
    if not (first.times and second.times) or not are_prose(first.statement, second.statement):
        return False
    if all(each.said["born"].search(each.text) for each in (first, second)):
        return False  # each tells of a life of its own
    born = first.said["tells-a-birth"].search(first.text) is not None
    if born and second.said["goes-on-age"].match(second.text):
        return True
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
    own = number.place.start >= pair.seam
    later, earlier = relation.event.place.start >= pair.seam, birth.place.start >= pair.seam
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
    both = relation.first.place.start < pair.seam <= relation.last.place.start
    return both and relation.length.place.start in pair.figures(second=True)


LATER = "times", "dates", "lunar"
"""Finders of what is told of a later time."""


def tells_on(first: Scene, second: Scene) -> bool:
    """沈师傅出生于1940年。2020年，徒弟们为他庆祝了80岁生日: what came later, or which day it was."""
    if not first.times or not are_prose(first.statement, second.statement):
        return False
    if first.said["kin-of-somebody"].search(first.text):
        return False  # Brandt's son was born in 1968. In 2001 he left the farm, aged 63
    return second.said["goes-on-in-time"].match(second.text) is not None


def is_told_on(relation: Relation, pair: Pair) -> bool:
    """A life, a run, two events or a day of which each sentence tells a half."""
    if isinstance(relation, Lifetime | Anniversary):
        return is_of_one_life(relation, pair)
    if isinstance(relation, CalendarDate | LunarDate):
        begins = len(pair.joint.text) - len(pair.second.text)
        return relation.mention.start < begins < relation.mention.end
    if isinstance(relation, Duration | ClockSpan):
        last = relation.last or relation.first
        places = [relation.first.place.start, last.place.start, relation.length.place.start]
    elif isinstance(relation, Succession):
        places = [each.place.start for each in (relation.earlier_date, relation.later_date)]
    else:
        return False
    first = {each.place.start for each in pair.first.mentions} | pair.figures()
    return 0 < sum(at in first for at in places) < len(places)


def counts_a_run(first: Scene, second: Scene) -> bool:
    """It fell each year from 2011 to 2016. That was the sixth year in a row."""
    if second.times or not first.times or not are_prose(first.statement, second.statement):
        return False
    return second.said["goes-on-run"].match(second.text) is not None


def is_a_run(relation: Relation, pair: Pair) -> bool:
    """Years of the first sentence and how many in a row they are in the second."""
    if not isinstance(relation, Duration) or not relation.consecutive:
        return False
    begins = pair.second.mentions[0].place.start if pair.second.mentions else None
    counted = relation.length.place.start in pair.figures(second=True)
    return counted and (begins is None or relation.first.place.start < begins)
