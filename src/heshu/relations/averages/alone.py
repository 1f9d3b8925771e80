"""The only price or mean of a sentence beside one count and one amount, in whatever order.

票价统一为180元的演唱会售票2.3万张，票房414万元: a word says the price, and price times quantity comes near to
the amount; that ties them where no wording of their order is known. Chinese only.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from heshu.model.figures import Claim
from heshu.model.relations import Average, Purchase
from heshu.relations.averages.rules import AverageRules
from heshu.relations.averages.shared import is_asked_only, is_of_a_wider_place
from heshu.relations.scene import LEVEL, Scene

NEAREST, FURTHEST = Fraction(2, 3), Fraction(3, 2)
"""How near price times quantity must come to the amount of which it is taken to be a slip."""
SCALES = (Fraction(10_000), Fraction(100_000_000), Fraction(1, 10_000))
"""What the product is beside an amount with a scale word too few or too many."""
CLOSE = Fraction(1, 100)
THREE = 3
BREAKS = "，；：。—（）“”！？"
LONGEST_COUNTED = 4
"""Characters behind a count in which the noun stands that it counts."""
COUNTED = frozenset({"count", "number", "mass", "area", "volume", "energy", "length"})


def averages_alone(scene: Scene, rules: AverageRules) -> Iterator[Average | Purchase]:
    """What price times quantity comes to, or the mean of a total, where a sentence tells no more."""
    levels = only_three_levels(scene)
    if not levels or rules.cautions.forbid(scene, 0, len(scene.text)):
        return
    if scene.said["not-of-these-alone"].search(
        scene.said["each-of-them"].sub("", scene.statement.text)
    ):
        return
    for at in levels:
        found = _purchase(scene, rules, levels, at) or _average(scene, levels, at)
        if found is not None:
            yield found
            return


def only_three_levels(scene: Scene) -> dict[int, Claim]:
    """The only figures of a sentence by their offsets, if they are three plain levels; else none."""
    levels = {at: claim for at, claim in scene.claims.items() if scene.text[at] == LEVEL}
    if len(levels) != THREE or len(scene.claims) != THREE:
        return {}
    plain = not any(each.change or each.quantity.qualifier for each in levels.values())
    return levels if plain else {}


def _purchase(
    scene: Scene, rules: AverageRules, levels: dict[int, Claim], at: int
) -> Purchase | None:
    """The price at an offset with its quantity and amount."""
    price, ahead = levels[at], _clause_ahead(scene, at)
    unit, slash, per = price.quantity.unit.partition("/")
    if unit not in rules.money or not (slash or scene.said["price-alone"].search(ahead)):
        return None
    others = {each: claim for each, claim in levels.items() if each != at}
    if is_asked_only(scene, at) or is_of_a_wider_place(scene, at, at, min(others)):
        return None
    amounts = [each for each, claim in others.items() if claim.quantity.unit == unit]
    counts = [each for each, claim in others.items() if claim.quantity.kind in COUNTED]
    if len(amounts) != 1 or len(counts) != 1:
        return None
    many = scene.said["so-many-in-all"].fullmatch(scene.text, at + 1, counts[0])
    behind = scene.text[amounts[0] + 1 : amounts[0] + 2]
    bare = behind in BREAKS  # 合同总额210万元，机床每台70万元，共3台
    if amounts[0] < at and (slash or many is None or not bare):
        return None  # 采购路灯花了84万元，单价2800元: more may have been bought
    quantity, amount = levels[counts[0]], levels[amounts[0]]
    if slash and quantity.quantity.unit != per:
        return None
    if not slash and not _counts_what_is_each(scene, counts[0], ahead):
        return None
    if rules.not_amount.search(_clause_ahead(scene, amounts[0])):
        return None
    if rules.words.other_costs.search(scene.statement.text) or not is_near(price, quantity, amount):
        return None
    return Purchase(
        cue=ahead or price.quantity.text, language="zh", price=price, quantity=quantity,
        amount=amount, uncertain=is_uncertain(price, quantity, amount),
    )  # fmt: skip


def _average(scene: Scene, levels: dict[int, Claim], at: int) -> Average | None:
    """The mean at an offset with its total and its count."""
    mean, ahead = levels[at], _clause_ahead(scene, at)
    found = scene.said["mean-alone"].search(ahead)
    if found is None:
        return None
    start = at - len(ahead) + found.start()
    if scene.said["some-among-these"].search(scene.text, 0, start):
        return None
    others = {each: claim for each, claim in levels.items() if each != at}
    totals = [each for each, claim in others.items() if claim.quantity.unit == mean.quantity.unit]
    if len(totals) != 1 or not mean.quantity.unit:
        return None
    count_at = next(each for each in others if each != totals[0])
    noun = scene.said["words-of-a-mean"].sub("", ahead[found.end() :])
    if not _counts_what_is_each(scene, count_at, found[0]) or not _is_told(scene, noun, ahead):
        return None
    if is_of_a_wider_place(scene, at, at, min(others)):
        return None
    count, total = levels[count_at], levels[totals[0]]
    if count.quantity.kind not in COUNTED or not is_near(mean, count, total):
        return None
    return Average(
        cue=found[0], language="zh", total=total, count=count, average=mean,
        per_head=count.quantity.unit == "person", uncertain=is_uncertain(mean, count, total),
    )  # fmt: skip


def _is_told(scene: Scene, noun: str, ahead: str) -> bool:
    """True if the sentence tells elsewhere what a mean is of, or counts people in other words."""
    rest = scene.text.replace(ahead, "", 1)
    if not noun or scene.said["people-who-come"].fullmatch(noun):
        return True
    thing = scene.said["done-by-each"].sub("", noun)
    return noun in rest or all(each in rest for each in thing)


def _counts_what_is_each(scene: Scene, at: int, words: str) -> bool:
    """True if a count is of what a price or a mean is for each of; a 单价 may be of anything."""
    said = scene.said
    found = said["for-each-noun"].search(words)
    if found is None:
        return True
    of = words[max(found.start("each"), found.start("mean"))]
    if said["for-each-of-anything"].fullmatch(of):
        return True
    if said["for-each-time"].fullmatch(of):
        return False
    told = scene.claims[at].quantity.text + scene.text[at + 1 : at + 1 + LONGEST_COUNTED]
    people = said["for-each-person"].fullmatch(of) is not None
    return of in told or (people and scene.claims[at].quantity.unit == "person")


def is_near(each: Claim, count: Claim, total: Claim) -> bool:
    """True if so much for each of so many comes near to the total, or is off by a scale word."""
    ratio = _ratio(each, count, total)
    return NEAREST <= ratio <= FURTHEST or _is_off_by_a_scale(ratio)


def is_uncertain(each: Claim, count: Claim, total: Claim) -> bool:
    """False for figures that a scale word too few or too many keeps apart: no chance makes them so."""
    return not _is_off_by_a_scale(_ratio(each, count, total))


def _ratio(each: Claim, count: Claim, total: Claim) -> Fraction:
    """So much for each of so many, beside the total; 0 where one of them is not positive."""
    values = (each.quantity.value, count.quantity.value, total.quantity.value)
    if any(not value or value < 0 for value in values):
        return Fraction(0)
    one, many, all_ = (Fraction(value) for value in values if value)
    return one * many / all_


def _is_off_by_a_scale(ratio: Fraction) -> bool:
    """True for 10000 and what comes very near to it: 1200亩，亩均产值6000元，总产值720元 lacks a 万."""
    return any(abs(ratio / scale - 1) <= CLOSE for scale in SCALES)


def _clause_ahead(scene: Scene, at: int) -> str:
    """The words before a figure up to the mark or the figure before them."""
    start = max(scene.text.rfind(mark, 0, at) for mark in BREAKS)
    return scene.text[max(start, *(other for other in (-1, *scene.claims) if other < at)) + 1 : at]
