"""A figure that only a Chinese headline has, and the one below it that looks like a slip of it.

新增床位430张 above 新院区设床位340张: the figure of a headline stands in the article too. Where it does
not, and one figure of its noun looks like a slip of it, one of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from heshu.model.intervals import lenient
from heshu.model.relations import Repeat
from heshu.relations.changes import comparable
from heshu.relations.repeats.told import Told
from heshu.relations.retellings.slips import Slip, slip_between

FURTHEST = 16
"""Statements below a headline in which its figures are told."""
UNFIT = frozenset({"score"})
"""Points of a player and of a team are told in one breath."""
NOUN = 2
"""Characters that name what a figure is of."""
BEFORE, BEHIND = 18, 8
"""Characters around a figure of the text in which they stand."""


def of_headlines(every: Sequence[Told], taken: frozenset[str] | set[str]) -> Iterator[Repeat]:
    """Each lone figure of a headline with the only figure below that looks like a slip of it."""
    for number, head in enumerate(every):
        quantity = head.claim.quantity
        if not head.lone or head.claim.id in taken or quantity.qualifier or quantity.kind in UNFIT:
            continue
        below = list(_below(every, number))
        fits = [body for body in below if body.claim.id not in taken and _fits(head, body)]
        if len({body.claim.quantity.value for body in fits}) != 1:
            continue
        if any(lenient(body.claim.quantity).meets(lenient(head.claim.quantity)) for body in below):
            continue
        if _made_with_others(head, fits[0], below):
            continue
        yield Repeat(
            language="zh", cue=head.name or head.behind, earlier=head.claim, later=fits[0].claim,
            kind="headline",
        )  # fmt: skip


def _below(every: Sequence[Told], number: int) -> Iterator[Told]:
    """The figures of the article of a headline that may be compared with its figure."""
    head = every[number]
    for at in range(number + 1, len(every)):
        body = every[at]
        if body.index - head.index > FURTHEST:
            return
        if body.statement.heading and body.index > head.index:
            return
        if body.index > head.index and comparable(head.claim, body.claim):
            yield body


MOST_ADDED = 8
"""Figures below a headline that are added up to see whether they make its own."""


def _made_with_others(head: Told, body: Told, below: Sequence[Told]) -> bool:
    """True for 新院区设床位340张，老院区新增床位90张 below 新增床位430张: a part and the others make it."""
    total, own = head.claim.quantity.value, body.claim.quantity.value
    others = [
        value
        for each in below[:MOST_ADDED]
        if each is not body and (value := each.claim.quantity.value) is not None
    ]
    if total is None or own is None:
        return False
    sums = (sum(some) for size in (1, 2, 3) for some in combinations(others, size))
    return any(own + some == total for some in sums)


def _fits(head: Told, body: Told) -> bool:
    """True if the digits look like a slip and the noun of the headline stands around the figure."""
    one, two = head.claim, body.claim
    if two.quantity.qualifier or one.change.endswith("-by") != two.change.endswith("-by"):
        return False
    if one.basis != two.basis or _is_of_other_time(body):
        return False
    if body.said["of-one-phase"].search(body.statement.text, 0, two.start):
        return False  # 道路建设首批投资1200万元 below 投资1.2亿元
    if slip_between(one.quantity, two.quantity) is not Slip.LIKELY:
        return False
    text = body.statement.text
    around = f"{text[max(two.start - BEFORE, 0) : two.start]} {text[two.end : two.end + BEHIND]}"
    nouns = [each for each in (head.name[-NOUN:], head.after[:NOUN]) if len(each) == NOUN]
    if any(noun in around for noun in nouns):
        return True
    return _of_another_scale(one.quantity.value, two.quantity.value) and bool(
        set(head.name[-NOUN:]) & set(around)
    )


def _is_of_other_time(body: Told) -> bool:
    """True for a figure of last year or of a year that is named; a span of years tells of deeds."""
    named = body.said["of-other-time"].search(body.claim.period_text) is not None
    return named and "/" not in body.claim.period


def _of_another_scale(one: Decimal | None, two: Decimal | None) -> bool:
    """True for 1.2亿元 and 1200万元: one number, a scale word or a zero apart."""
    if not one or not two:
        return False
    return one.scaleb(-one.adjusted()) == two.scaleb(-two.adjusted())
