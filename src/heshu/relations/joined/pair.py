"""Two sentences read as one statement: 全镇有小学42所，其中公办28所."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from heshu.model.figures import Claim, Mention, Statement
from heshu.model.relations import Relation
from heshu.relations.scene import Scene

LONGEST = 300
"""Characters of two sentences that are read together."""
MOST_FIGURES = 16
"""Figures of both; sentences with more are lists of their own."""
ENDS = "。.；;！! \n"
JOINTS = {"zh": "，", "en": ", "}


class Pair(Struct, frozen=True):
    """A sentence, the one that goes on from it, and both as one statement."""

    first: Statement
    second: Statement
    joint: Statement
    finders: tuple[str, ...]
    """Those that its head asks for."""
    bridges: Callable[[Relation, Pair], bool]
    """Whether the head opens a relation."""

    def figures(self, *, second: bool = False) -> frozenset[int]:
        """Where the figures of the first sentence, or of the second, stand in the source."""
        statement = self.second if second else self.first
        return frozenset(claim.place.start for claim in statement.claims)

    @property
    def seam(self) -> int:
        """Where the second sentence, which has a figure or time, begins in the source."""
        printed: list[Claim | Mention] = [*self.second.mentions, *self.second.claims]
        return printed[0].place.start - printed[0].start


def but_lengths(claims: Iterable[Claim]) -> list[Claim]:
    """The figures but those for how long something took."""
    return [each for each in claims if each.quantity.kind != "duration"]


def paired(
    first: Scene,
    second: Scene,
    finders: tuple[str, ...],
    bridges: Callable[[Relation, Pair], bool],
    joint: str = "",
) -> Pair:
    """Two sentences, to be read as one statement by some finders."""
    mark = joint or JOINTS[first.statement.language]
    one = joined(first.statement, second.statement, mark)
    return Pair(first.statement, second.statement, one, finders, bridges)


def may_go_on(first: Statement, second: Statement) -> bool:
    """Whether two statements are prose of one passage with figures, and no lists."""
    return are_prose(first, second) and bool(first.claims and second.claims)


def are_prose(first: Statement, second: Statement) -> bool:
    """Whether two statements are short prose of one passage, and no lists."""
    alike = first.language == second.language and first.passage == second.passage
    prose = first.is_prose and second.is_prose
    figures = len(first.claims) + len(second.claims)
    short = len(first.text) + len(second.text) <= LONGEST and figures <= MOST_FIGURES
    return alike and prose and short


def joined(first: Statement, second: Statement, joint: str) -> Statement:
    """Two statements as one, with a mark between."""
    head = first.text.rstrip(ENDS) + joint
    by, text = len(head), head + second.text
    moved = [replace(each, start=each.start + by, end=each.end + by) for each in second.claims]
    dated = [replace(each, start=each.start + by, end=each.end + by) for each in second.mentions]
    claims = [replace(each, sentence=text) for each in (*first.claims, *moved)]
    return replace(first, text=text, claims=tuple(claims), mentions=(*first.mentions, *dated))
