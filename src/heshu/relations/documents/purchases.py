"""What a number of things cost, told some English sentences behind the price of each.

"The board approved the purchase of 40 buses at $920,000 each", and further down "the cost of the 40
vehicles comes to $36.8 million": the number is told again with "the".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from heshu.model.figures import Claim
from heshu.model.intervals import strict
from heshu.model.relations import Purchase
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.prose import prose_of
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import LEVEL, Scene

NEAR = 8
"""Sentences behind a price in which the sum is told."""
COUNTS = frozenset({"count", "number"})
FEWEST = 3
"""Things of which the number is seldom that of others by chance."""


class Priced(Struct, frozen=True):
    """So many things at so much each."""

    number: Claim
    price: Claim


def find_purchases(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Purchase]:
    """Each number of things with the price of one and the only sum told for all of them."""
    prose = prose_of(scenes, "en")
    for at, scene in enumerate(prose):
        priced = _priced(scene)
        if priced is None or rules["en"].doubts(scene):
            continue
        near = [
            each
            for each in prose[at + 1 : at + 1 + NEAR]
            if each.statement.section == scene.statement.section
        ]
        sums = [
            found
            for each in near
            if not rules["en"].doubts(each) and (found := _sum(each, priced)) is not None
        ]
        if len({each.quantity.value for each in sums}) == 1 and _may_be_slip(priced, sums[0]):
            yield Purchase(
                cue="each", language="en",
                price=priced.price, quantity=priced.number, amount=sums[0],
            )  # fmt: skip


def _may_be_slip(priced: Priced, amount: Claim) -> bool:
    """Whether a sum is what the things cost, or has its digits in another order or one of them wrong.

    A discount, a trade-in or what others pay makes it another one by more than a digit.
    """
    product = (priced.number.quantity.value or 0) * (priced.price.quantity.value or 0)
    whole = replace(amount.quantity, value=product)
    meets = strict(amount.quantity).meets(strict(whole))
    return meets or slip_between(amount.quantity, whole) is Slip.LIKELY


def _levels(scene: Scene, kinds: frozenset[str]) -> list[tuple[int, Claim]]:
    """The plain levels of some kinds in a sentence, with their offsets."""
    return [
        (at, claim)
        for at, claim in sorted(scene.claims.items())
        if scene.text[at] == LEVEL and claim.quantity.kind in kinds and claim.quantity.value
    ]


def _priced(scene: Scene) -> Priced | None:
    """The only number and the only amount of a sentence, which is that of one of them."""
    numbers, sums = _levels(scene, COUNTS), _levels(scene, frozenset({"money"}))
    found = scene.said["at-so-much-each"].search(scene.text)
    if len(numbers) != 1 or len(sums) != 1 or found is None:
        return None
    (_, number), (at, price) = numbers[0], sums[0]
    if not found.start() <= at < found.end() or number.start > price.start:
        return None
    if number.quantity.qualifier or price.quantity.qualifier:
        return None
    return Priced(number, price) if (number.quantity.value or 0) >= FEWEST else None


def _sum(scene: Scene, priced: Priced) -> Claim | None:
    """The only amount of a sentence about what "the 40 buses" cost."""
    sums = _levels(scene, frozenset({"money"}))
    found = scene.said["cost-of-the-so-many"].search(scene.text)
    if len(sums) != 1 or found is None or scene.said["cost-of-more"].search(scene.text):
        return None
    again = [claim for at, claim in _levels(scene, COUNTS) if found.start() <= at < found.end()]
    (_, amount) = sums[0]
    if len(again) != 1 or again[0].quantity.value != priced.number.quantity.value:
        return None
    one, all_ = priced.price.quantity, amount.quantity
    fits = one.unit == all_.unit and not all_.qualifier and amount.modality == "stated"
    return amount if fits and not amount.change else None
