"""Sentences that go on where the one before ended, as 其中公办28所 does behind 全镇有小学42所.

A sentence that begins without a subject of its own (其中, 合计, 增长, `Of these`, `That was`) is read
once more together with the sentence before, as one statement. Only relations between the figures
of both are taken from it; and where it begins with what is left over (其余), the sums of the first
sentence count only as both sentences state them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from heshu.model.figures import Claim, Statement
from heshu.model.relations import Parts, Relation, operands
from heshu.model.texts import LanguageCode
from heshu.relations.vocabulary import Vocabulary

LONGEST = 300
"""Characters of two sentences that are read together."""
MOST_FIGURES = 16
"""Figures of both; sentences with more are lists of their own."""
ENDS = "。.；; \n"
JOINTS = {"zh": "，", "en": ", "}


class Pair(Struct, frozen=True):
    """A sentence, the one that goes on from it, and both as one statement."""

    first: Statement
    second: Statement
    joint: Statement
    remainder: bool
    """The second begins with what the parts of the first leave over."""


def pairs(
    statements: Sequence[Statement], said: Mapping[LanguageCode, Vocabulary]
) -> Iterator[Pair]:
    """Each statement that goes on, with the one before."""
    for first, second in pairwise(statements):
        if _may_go_on(first, second):
            own = said[second.language]
            if own["goes-on"].match(second.text):
                remainder = own["remainder"].match(second.text) is not None
                yield Pair(first, second, _joined(first, second), remainder)


def _may_go_on(first: Statement, second: Statement) -> bool:
    """Whether two statements are prose of one passage, with figures in both, but no lists."""
    alike = first.language == second.language and first.passage == second.passage
    prose = not (first.heading or second.heading or first.cells or second.cells)
    figures = len(first.claims) + len(second.claims)
    short = len(first.text) + len(second.text) <= LONGEST and figures <= MOST_FIGURES
    return alike and prose and short and bool(first.claims and second.claims)


def _joined(first: Statement, second: Statement) -> Statement:
    """Two statements as one."""
    head = first.text.rstrip(ENDS) + JOINTS[first.language]
    by, text = len(head), head + second.text
    moved = [replace(each, start=each.start + by, end=each.end + by) for each in second.claims]
    dated = [replace(each, start=each.start + by, end=each.end + by) for each in second.mentions]
    claims = [replace(each, sentence=text) for each in (*first.claims, *moved)]
    return replace(first, text=text, claims=tuple(claims), mentions=(*first.mentions, *dated))


def spanning(found: Iterable[Relation], second: Statement) -> Iterator[Relation]:
    """The relations with figures of a statement and of the one before it."""
    begins = second.claims[0].place.start
    for relation in found:
        figures = figures_of(relation)
        if figures and min(figures) < begins <= max(figures):
            yield relation


def without_sums(
    known: Iterable[Relation], first: Statement, found: Sequence[Relation]
) -> list[Relation]:
    """The known relations without the sums of a statement that are not among those `found`."""
    own = frozenset(claim.place.start for claim in first.claims)
    sums = {figures_of(each) for each in found if isinstance(each, Parts)}
    return [
        each
        for each in known
        if not (isinstance(each, Parts) and figures_of(each) <= own) or figures_of(each) in sums
    ]


def figures_of(relation: Relation) -> frozenset[int]:
    """Where the figures of a relation stand in the source."""
    return frozenset(claim.place.start for _, claim in operands(relation))


def restored(relation: Relation, claims: Sequence[Claim]) -> Relation:
    """The relation with these claims in place of their copies in a joint statement."""
    own = {(each.place.start, each.place.end): each for each in claims}

    def back(value: Any) -> Any:
        if isinstance(value, Claim):
            return own.get((value.place.start, value.place.end), value)
        return tuple(map(back, value)) if isinstance(value, tuple) else value

    changed = {name: back(getattr(relation, name)) for name in relation.__struct_fields__}
    return replace(relation, **changed)
