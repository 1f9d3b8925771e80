"""Names that a clause tells and the next one counts: Leeds, York and Hull bid. The four cities are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from heshu.model import lazy_re as re
from heshu.model.relations import Listing
from heshu.relations.lists.counts import count_items
from heshu.relations.lists.numbers import listing_of
from heshu.relations.lists.rules import ListRules
from heshu.relations.scene import Scene, place_in, synthetic
from heshu.relations.small_numbers import small_number

FURTHEST = 1
"""By as many names a number may be wrong; another one counts something else."""


def names_counted_next(
    group: Sequence[Scene], rules: ListRules, *, known: bool
) -> Iterator[Listing]:
    """Numbers of names told in the same sentence, behind a semicolon, or in the sentence before.

    Others are `known` where a passage before this one is prose.
    """
    for at, scene in enumerate(group):
        text = scene.statement.text
        for found in scene.said["they-are-so-many"].finditer(text):
            clause = text[: found.start()].rpartition(";")[2]
            yield from _counted(clause, scene, found, rules, known=known or at > 0)
    for at, (before, scene) in enumerate(pairwise(group)):
        head = scene.said["those-so-many"].match(scene.statement.text)
        if head is not None and not rules.cautions.doubts(before):
            yield from _counted(before.statement.text, scene, head, rules, known=known or at > 0)


def _counted(
    before: str, scene: Scene, found: re.Match[str], rules: ListRules, *, known: bool
) -> Iterator[Listing]:
    """The number of things at the head of a clause beside the names at the head of another.

    Where others are `known` by then, more may be meant than are named there.
    """
    text = scene.statement.text
    noun = text[found.start("noun") : found.end()].split()[0]
    names = rules.names_first.match(before.strip())
    span = found.start("number"), found.start("noun") - 1
    value = small_number(text[slice(*span)])
    if names is None or value is None or rules.naming.fullmatch(noun) is None:
        return
    rest = before.strip()[names.end() :]
    told = rest.lower()
    if any(map(str.isupper, scene.said["month-or-day"].sub("", rest))) or noun[:-1].lower() in told:
        return
    if scene.said["and-or"].search(rest) or scene.said["numeral-word"].search(told):
        return
    counted = count_items(names["items"], scene, rules)
    place = place_in(scene.statement, *span)
    if counted is None or place is None or abs(value - counted[0]) > FURTHEST:
        return
    if known and value > counted[1]:
        return
    claim = synthetic(scene.statement, place, span, Decimal(value), kind="count")
    yield listing_of(claim, scene, *counted, named=True)
