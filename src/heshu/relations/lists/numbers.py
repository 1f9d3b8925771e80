"""Numbers that can announce a list: a small count of things, or the 三 of 三大产业：."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from heshu.model.figures import Claim
from heshu.model.relations import Listing
from heshu.relations.lists.rules import CIRCLED
from heshu.relations.scene import Scene, place_in, synthetic
from heshu.relations.small_numbers import small_number


def slight_numbers(scene: Scene) -> Iterator[Claim]:
    """Numbers that are too slight for the table: 三 of 三大产业：, the "three" of "the three cities"."""
    text = scene.statement.text
    for found in scene.said["slight-number"].finditer(text):
        led = "number" in found.groupdict()
        span = found.start("number") if led else found.start(), found.end()
        value = small_number(text[slice(*span)])
        place = place_in(scene.statement, *span)
        known = any(claim.start == span[0] for claim in scene.claims.values())
        if value is not None and place is not None and not known:
            yield synthetic(scene.statement, place, span, Decimal(value), kind="count")


NOUN_REACH = 30
"""Characters behind a number in which the noun that announces a list stands."""


def counts_things(claim: Claim) -> bool:
    """True for a plain small number of things."""
    quantity = claim.quantity
    value = quantity.value
    return (
        quantity.kind in ("count", "number")
        and not quantity.qualifier
        and value is not None
        and value == value.to_integral_value()
        and 1 < value <= len(CIRCLED)
    )


def points_at_list(scene: Scene, claim: Claim) -> bool:
    """True for 以下7个科室: the list below counts what the number does, and nothing else behind it."""
    text, said = scene.statement.text, scene.said
    if said["points-at-list"].search(text, 0, claim.start) is None:
        return False
    return all(other.start <= claim.start for other in scene.claims.values()) and (
        said["some-of-them"].search(text, claim.end) is None
    )


def listing_of(
    claim: Claim, scene: Scene, fewest: int, most: int, *, named: bool = False, more: bool = False
) -> Listing:
    """A number beside the fewest and the most items of its list; `more` where the list is open."""
    return Listing(
        language=scene.statement.language,
        cue=claim.quantity.text,
        number=claim,
        fewest=fewest,
        most=most,
        named=named,
        open=more,
    )
