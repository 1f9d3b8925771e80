"""Whether the shares of a list are all there are, and whether they may overlap."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from heshu.model import lazy_re as re
from heshu.relations.labels import Label
from heshu.relations.parts.divisions import are_disjoint
from heshu.relations.scene import Scene
from heshu.relations.share_lists.rules import ShareListRules
from heshu.relations.share_lists.told import AHEAD, LEAST_UNMARKED
from heshu.relations.small_numbers import ordinal_number

MOST_PLAUSIBLE = 150
"""Shares that add up to more are shares of several wholes, unless they are said to be all."""
ALL_AHEAD = 60
"""Characters before a list in which the word stands that says how many shares there are."""
OPEN_BEFORE, OPEN_BEHIND = 24, 8
"""Masked characters beside a list that may say it is open (等, such as)."""


def is_open(scene: Scene, items: Sequence[Label], behind: int, rules: ShareListRules) -> bool:
    """True if a list is said to go on; 由三部分构成 counts its parts, of which three must be told."""
    around = scene.text[max(items[0].offset - OPEN_BEFORE, 0) : behind]
    if scene.said["chiefly"].search(around):
        return True  # 投诉主要集中在质量、售后和价格三部分
    counted = scene.said["counted-parts"].search(around)
    if counted is not None and ordinal_number(counted[0]) not in (None, len(items)):
        return True
    return bool(rules.cautions.open_list.search(scene.said["counted-parts"].sub("", around)))


def may_overlap(scene: Scene, first: int) -> bool:
    """True where one case may have several: a reason in 58% of cases, more than one could be given."""
    return (
        scene.said["several-at-once"].search(scene.statement.text) is not None
        or scene.said["met-with-in"].search(scene.text, 0, first) is not None
    )


def spans_a_scale(items: Sequence[Label], scene: Scene) -> bool:
    """True for shares from 5万元以下 to 10万元以上, or from 0—14岁 on: every one has its place."""
    named, said = _names(items), scene.said
    bottoms = [at for at, name in enumerate(named) if said["scale-bottom"].search(name)]
    if not bottoms and said["scale-from-nought"].search(named[0]) and _join(named):
        bottoms = [0]
    tops = [at for at, name in enumerate(named) if said["scale-top"].search(name)]
    ends = sorted(bottoms + tops) == [0, len(items) - 1] and len(tops) == 1
    return ends and len(items) >= LEAST_UNMARKED


def reaches_up_twice(items: Sequence[Label], scene: Scene) -> bool:
    """True for 60岁及以上占18.2%，65岁及以上占13.1%: the second is a part of the first."""
    if scene.statement.language != "zh":
        return False
    bounds = {
        (found[0], name[found.end() :])
        for name in _names(items)
        if scene.said["scale-top"].search(name) and (found := NUMBER.search(name))
    }
    return len({number for number, _ in bounds}) > len({rest for _, rest in bounds})


NUMBER = re.compile(r"\d+(?:\.\d+)?")


def _names(items: Sequence[Label]) -> list[str]:
    """What stands before each share, back to the last comma."""
    near = (
        item.claim.sentence[max(item.claim.start - AHEAD["zh"], 0) : item.claim.start]
        for item in items
    )
    return [text.split("，")[-1] for text in near]


def _join(named: Sequence[str]) -> bool:
    """True for 0—14岁, 15—59岁, 60岁及以上: each goes on where the one before ends."""
    numbers = [[Decimal(each) for each in NUMBER.findall(name)] for name in named]
    return all(numbers) and all(
        0 <= after[0] - before[-1] <= 1 for before, after in pairwise(numbers)
    )


def are_rates(items: Sequence[Label], scene: Scene) -> bool:
    """True for rates of several groups: a risk of 10% in men and 6% in women."""
    first, last = items[0].offset, items[-1].offset
    leading = scene.said["placed-first-few"]
    if leading.match(scene.text, last + 1) or (
        scene.text.startswith("，", last + 1) and leading.match(scene.text, last + 2)
    ):
        return True
    if _are_in_groups_of_their_own(items, scene) or _are_of_own_wholes(items[0], scene):
        return True
    if _are_of_one_kind(items, scene):
        return True
    if all(scene.said["for-group"].search(item.before) for item in items):
        return True  # for men it was 71.4% and for women 64.2%
    if scene.said["rate-told"].search(scene.text, 0, first):
        return True  # turnout in the three wards was 45, 30 and 35 per cent
    if all(scene.said["among-group"].match(item.after) for item in items):
        return True  # 61% among women and 53% among men
    each = all(scene.said["in-group"].match(item.after) for item in items)
    return each and scene.said["risk"].search(scene.text, 0, first) is not None


def _are_in_groups_of_their_own(items: Sequence[Label], scene: Scene) -> bool:
    """True for 物理组男生占六成，历史组女生占七成: a share of each of two groups."""
    if scene.statement.language != "zh":
        return False
    groups = [scene.said["group-of-its-own"].search(item.before) for item in items]
    return all(groups) and len({found[0] for found in groups if found}) > 1


def _are_of_one_kind(items: Sequence[Label], scene: Scene) -> bool:
    """True for 男教师中血脂偏高的占62%，女教师中血脂偏高的占41%: the same is told of each group."""
    if scene.statement.language != "zh":
        return False
    told = [scene.said["kind-in-a-group"].search(item.before) for item in items]
    kinds = {found.string[found.start("kind") :] for found in told if found}
    return all(told) and len(kinds) == 1


def _are_of_own_wholes(first: Label, scene: Scene) -> bool:
    """True for 三人的进球分别占本队的45%、33%和36%, and for 三家公司 with a share of 本公司营收 each.

    本公司 is one where no companies were told of before.
    """
    text = scene.text
    if scene.said["share-of-its-own"].search(text, 0, first.offset):
        return True
    this = scene.said["share-of-this-one"].search(text, 0, first.offset)
    return this is not None and this[0][-NOUN:] in text[: this.start()]


NOUN = 2


def of_several_times(items: Sequence[Label], scene: Scene) -> bool:
    """True for 2019年至2021年占比分别为48%、46%和51%: a share of each year."""
    first = items[0]
    if not scene.said["in-turn"].search(scene.text, 0, first.offset):
        return False
    spans = (at for at, time in scene.times.items() if at < first.offset and "/" in time.iso)
    return (
        any(True for _ in spans)
        or scene.said["each-time"].search(scene.text, 0, first.offset) is not None
    )


SLACK = 2
"""Percent that shares with a fraction in words among them may miss all by: a third, 40% and 27%."""


def is_completed_by_a_fraction(items: Sequence[Label], scene: Scene) -> bool:
    """True for half of it on needs, 30% on wants and 20% into savings: half is a share as well."""
    first, last = items[0].offset, items[-1].offset
    figures = sorted(scene.claims)
    beside = [*[at for at in figures if at < first][-1:], *[at for at in figures if at > last][:1]]
    told = sum((item.claim.quantity.value or Decimal(0) for item in items), Decimal(0))
    fractions = [scene.claims[at].quantity for at in beside]
    return any(
        each.kind == "ratio"
        and each.value is not None
        and abs(told + each.value * 100 - 100) <= SLACK
        for each in fractions
    )


def may_be_of_one_whole(scene: Scene, items: Sequence[Label], rules: ShareListRules) -> bool:
    """True if shares that nothing says are all may at least not overlap."""
    total = sum((item.claim.quantity.value or Decimal(0) for item in items), Decimal(0))
    enough = len(items) >= LEAST_UNMARKED and total <= MOST_PLAUSIBLE
    said, first = scene.said, items[0]
    return enough and (
        said["in-turn"].search(first.before) is not None
        or said["respectively"].search(items[-1].words) is not None
        or all(said["owned"].search(item.words) for item in items)
        or said["by-structure"].search(first.claim.sentence, 0, first.claim.start) is not None
        or are_disjoint(items, rules.divisions)
    )


def are_all_told(items: list[Label], scene: Scene, rules: ShareListRules) -> bool:
    """True if a word says that the shares are all there are: 三大业务, 由…组成, split."""
    first = items[0].claim.start  # the "three" of "three sources" is a figure too
    text = scene.statement.text
    for found in rules.all_of_them.finditer(text, max(first - ALL_AHEAD, 0)):
        number = found["number"]
        if number is not None and found.start() > first:
            break
        if text.endswith("第", 0, found.start()):
            continue  # 第二大城市占14%，第三大城市占9%
        if number is None or rules.numbers[number.lower()] == len(items):
            return True
    return scene.said["one-of-a-scale"].search(text, 0, first) is not None
