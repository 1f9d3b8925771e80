"""Sentences that go on where the one before ended, as 其中公办28所 does behind 全镇有小学42所.

A sentence that begins without a subject of its own (其中, 合计, 增长, `Of these`, `That was`) is read
once more together with the sentence before, as one statement. Only relations between the figures
of both are taken from it; and where it begins with what is left over (其余), the sums of the first
sentence count only as both sentences state them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
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
    statements: Sequence[Statement], vocabularies: Mapping[LanguageCode, Vocabulary]
) -> Iterator[Pair]:
    """Each statement that goes on, with the one before."""
    for first, second in pairwise(statements):
        if _may_go_on(first, second):
            said = vocabularies[second.language]
            remainder = said["remainder"].match(second.text) is not None
            if remainder or (second.claims and said["goes-on"].match(second.text)):
                yield Pair(first, second, _joined(first, second), remainder)


def _may_go_on(first: Statement, second: Statement) -> bool:
    """Whether two statements are prose of one passage, the first with figures, but no lists."""
    alike = first.language == second.language and first.passage == second.passage
    prose = not (first.heading or second.heading or first.cells or second.cells)
    figures = len(first.claims) + len(second.claims)
    short = len(first.text) + len(second.text) <= LONGEST and figures <= MOST_FIGURES
    return alike and prose and short and bool(first.claims)


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
    own = {claim.place.start for claim in second.claims}
    for relation in found:
        figures = figures_of(relation)
        if own & figures and figures - own:
            yield relation


def without_sums(
    known: Iterable[Relation], pair: Pair, found: Sequence[Relation]
) -> list[Relation]:
    """The known relations without the sums that the remainder in the second sentence completes.

    `found` are those of both sentences read as one: a sum that is not among them is none.
    """
    own = frozenset(claim.place.start for claim in pair.first.claims)
    sums = {figures_of(each) for each in found if isinstance(each, Parts)}
    left_over = {claim.quantity.value for claim in pair.second.claims}
    return [
        each
        for each in known
        if not isinstance(each, Parts)
        or not figures_of(each) <= own
        or (figures_of(each) in sums and _missing(each) not in left_over)
    ]


def _missing(sum_: Parts) -> Decimal | None:
    """What the parts lack of their whole as printed; `None` where a value is not known."""
    whole = sum_.whole.quantity.value if sum_.whole else None
    values = [part.quantity.value for part in sum_.parts]
    if whole is None or None in values:
        return None
    return whole - sum((value for value in values if value is not None), Decimal(0))


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
