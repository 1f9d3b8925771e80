"""Sums of prices times quantities: 一等奖3人、每人2000元，二等奖6人、每人1000元，共1.2万元.

A dividend is a price for each ten shares: 以总股本8亿股为基数，每10股派2.5元，合计派发2亿元. Chinese only.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from heshu.model.figures import Claim
from heshu.model.relations import Purchase
from heshu.relations.cautions import Cautions
from heshu.relations.scene import Scene

LEAST_LOTS = 2
TOTAL_REACH = 16
"""Characters between the last price and the amount."""
SHARE = "股"
TENS = {"10": 10, "十": 10, "100": 100, "一百": 100}
"""Of how many shares a dividend is told."""


def find_bills(scene: Scene, cautions: Cautions) -> Iterator[Purchase]:
    """The amount of several lots, and what a dividend comes to."""
    if scene.statement.language != "zh" or scene.statement.cells:
        return
    for found in (_of_lots(scene), _of_shares(scene)):
        if found is not None and not cautions.doubts(scene):
            yield found


def _of_lots(scene: Scene) -> Purchase | None:
    """Lots in a row, each with its price, and right behind them what they come to."""
    lots = list(scene.said["lot-at-a-price"].finditer(scene.text))
    if len(lots) < LEAST_LOTS:
        return None
    offsets = sorted(scene.claims)
    told = [at for lot in lots for at in (lot.start("quantity"), lot.start("price"))]
    amount_at = next((at for at in offsets if at > told[-1]), None)
    inside = [at for at in offsets if told[0] <= at <= told[-1]]
    if amount_at is None or inside != told or amount_at - told[-1] > TOTAL_REACH:
        return None
    behind = scene.text[told[-1] + 1 : amount_at + 1]
    if not scene.said["bill-comes-to"].search(behind) or scene.said["bill-has-more"].search(behind):
        return None
    quantities = tuple(scene.claims[at] for at in told[::2])
    prices = tuple(scene.claims[at] for at in told[1::2])
    amount = scene.claims[amount_at]
    if not _are_of_one_kind(quantities, (*prices, amount)):
        return None
    return Purchase(
        cue="共",
        language="zh",
        price=prices[0],
        quantity=quantities[0],
        amount=amount,
        other_prices=prices[1:],
        other_quantities=quantities[1:],
    )


def _are_of_one_kind(quantities: tuple[Claim, ...], sums: tuple[Claim, ...]) -> bool:
    """True for counts of things and sums in one currency, all of them exact."""
    units = {claim.quantity.unit for claim in sums}
    plain = all(
        claim.quantity.value is not None and not claim.quantity.qualifier
        for claim in (*quantities, *sums)
    )
    counted = all(claim.quantity.kind in ("count", "mass", "number") for claim in quantities)
    return plain and counted and len(units) == 1 and sums[0].quantity.kind == "money"


def _of_shares(scene: Scene) -> Purchase | None:
    """A dividend for each ten shares, all the shares before it, and what is paid behind it."""
    found = scene.said["dividend"].search(scene.text)
    if found is None:
        return None
    price = scene.claims[found.start("price")]
    held = [
        claim
        for at, claim in scene.claims.items()
        if at < found.start() and claim.quantity.unit == SHARE
    ]
    behind = takewhile(lambda at: at - found.end() < FAR, _behind(scene, found.end()))
    said = scene.said["bill-comes-to"]
    paid = next((at for at in behind if said.search(scene.text[found.end() : at + 1])), None)
    if len(held) != 1 or paid is None or _has_more(scene, found.end(), paid):
        return None
    amount = scene.claims[paid]
    if amount.quantity.unit != price.quantity.unit:
        return None
    return Purchase(
        cue="每",
        language="zh",
        price=price,
        quantity=held[0],
        amount=amount,
        each=TENS[scene.text[found.start("each") : found.start("shares")]],
    )


def _has_more(scene: Scene, start: int, end: int) -> bool:
    """True for 连同中期分红合计派发3亿元: what is paid is not of the one dividend."""
    return scene.said["dividend-has-more"].search(scene.text, start, end) is not None


FAR = 60
"""Characters behind a dividend in which stands what it comes to."""


def _behind(scene: Scene, start: int) -> list[int]:
    return [at for at in sorted(scene.claims) if at >= start]
