"""Where a list of shares ends, whatever shares stand behind it.

It ends where it has come to all, behind what is left without a figure, and before a sum of its own
shares or a share of something that was not named before.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from heshu.relations.labels import Label
from heshu.relations.scene import Scene

ALL = Decimal(100)
LEAST = 2


def up_to_all(scene: Scene, items: list[Label]) -> list[Label]:
    """The first shares that add up to 100: 砂粒占55%，粉粒占30%，黏粒占15%，孔隙率46% has three.

    In English "and" leads in the last of them, in Chinese two may come to 100 by chance.
    """
    told, room = Decimal(0), Decimal(0)
    for number, item in enumerate(items, 1):
        quantity = item.claim.quantity
        if quantity.value is None or quantity.qualifier:
            return items
        told += quantity.value
        room += (quantity.precision or Decimal(0)) / 2
        near = abs(told - ALL) < min(room, Decimal(1))
        if LEAST <= number < len(items) and near and _is_the_last(scene, items, number):
            return items[:number]
    return items


def _is_the_last(scene: Scene, items: list[Label], number: int) -> bool:
    """True if a list may end with its so-manieth share."""
    if scene.statement.language == "zh":
        rest = scene.said["one-part-more"].match(items[number].before)
        return number > LEAST and rest is None
    between = scene.text[items[number - 2].offset + 1 : items[number - 1].offset]
    return scene.said["joins-parts"].search(between) is not None


def ends_before(scene: Scene, between: str) -> bool:
    """True where the words between two shares close the list.

    其余乘汽车，再次到访的占36% and "trucks 24 percent, while diesel engines produce 40 percent" go on
    with something else; "together 55 percent" sums up what was told.
    """
    said = scene.said
    return (
        said["others-untold"].search(between) is not None
        or said["summed-shares"].search(between) is not None
        or said["goes-on-otherwise"].search(between) is not None
    )


def is_of_another_whole(scene: Scene, base: str, first: int) -> bool:
    """True for the 销售费用 of 原材料占62%，运费占销售费用的31%, a whole that nothing named before."""
    if scene.statement.language != "zh" or scene.said["base-of-all"].match(base):
        return False
    return base not in scene.text[:first]


def without_a_verb_of_its_own(scene: Scene, items: Sequence[Label]) -> list[Label]:
    """The shares before a last one with a verb, where those before it left theirs to the first.

    35 percent is forest, 41 percent farmland, and 22 percent is protected.
    """
    if scene.statement.language != "en" or len(items) <= LEAST:
        return list(items)
    verbs = [scene.said["share-with-a-verb"].match(item.after) is not None for item in items]
    told_apart = "," in scene.text[items[-2].offset : items[-1].offset]
    again = told_apart and verbs[0] and not any(verbs[1:-1]) and verbs[-1]
    return list(items[:-1]) if again else list(items)
