"""Plain counts shared out, and amounts paid for what is priced, in English.

"The 24 strikers scored 360 goals, an average of 15 apiece"; "$9,000 on 30 tablets priced at $300
each".
"""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.averages.cues import Cue
from heshu.relations.averages.rules import AverageRules
from heshu.relations.changes import comparable
from heshu.relations.scene import LEVEL, Scene

Candidates = tuple[dict[int, Claim], dict[int, Claim]]
PAIR = 2


def shared_out(scene: Scene, rules: AverageRules, cue: Cue) -> Candidates:
    """The smaller of two counts right before "an average of 18 each", and the larger, their total.

    A mean above one makes the total the larger. Counts of rounds or places, which "in" or "over"
    leads, are neither.
    """
    average = scene.claims[cue.average]
    before = [at for at in sorted(scene.claims) if at < cue.average]
    if scene.statement.language != "en" or len(before) != PAIR or cue.each > 1:
        return {}, {}
    if (average.quantity.value or 0) <= 1 or average.quantity.kind not in COUNTS:
        return {}, {}
    if not scene.said["shared-out"].match(scene.text, before[1] + 1, cue.average):
        return {}, {}
    if not scene.said["each-of-two-counts"].match(scene.text, cue.average + 1):
        return {}, {}
    if any(scene.said["no-sharer"].search(scene.text, 0, at) for at in before):
        return {}, {}
    figures = [(at, scene.claims[at]) for at in before]
    if any(not _is_count(scene, at, claim) for at, claim in figures):
        return {}, {}
    less, more = sorted(figures, key=lambda figure: figure[1].quantity.value or 0)
    if rules.cautions.forbid(scene, 0, cue.average):
        return {}, {}
    return dict([less]), dict([more])


COUNTS = frozenset({"count", "number"})


def _is_count(scene: Scene, at: int, claim: Claim) -> bool:
    """True for a plain count of so many: no multiple and no share."""
    quantity = claim.quantity
    return scene.text[at] == LEVEL and quantity.kind in COUNTS and bool(quantity.value)


def is_priced(scene: Scene, rules: AverageRules, cue: Cue, ends: tuple[int, int]) -> bool:
    """True for the price of "paid $9,000 for 30 tablets priced at $300 each": no mere mean."""
    total_at, count_at = ends
    unit = scene.claims[cue.average].quantity.unit.partition("/")[0]
    if scene.statement.language != "en" or not total_at < count_at < cue.average:
        return False
    if unit not in rules.money or rules.words.other_costs.search(scene.text):
        return False
    if rules.several_prices is not None and rules.several_prices.search(scene.text):
        return False
    return (
        scene.said["spent-on"].match(scene.text, total_at + 1, count_at) is not None
        and scene.said["priced-at"].match(scene.text, count_at + 1, cue.average) is not None
    )


def is_asked_only(scene: Scene, start: int) -> bool:
    """True for 起拍楼面价每平方米6200元 where what was bid is told behind: the amount is of that.

    And for 每吨成本2150元 where what was earned is told: it was sold for more.
    """
    said = scene.said
    if said["cost-of-one"].search(scene.text, 0, start):
        return said["what-was-earned"].search(scene.text, start) is not None
    if said["asking-price"].search(scene.text, 0, start) is None:
        return False
    return scene.said["what-was-bid"].search(scene.text, start) is not None


def is_of_a_wider_place(scene: Scene, cue: int, average: int, first: int) -> bool:
    """True for 全省人均绿地14.8平方米，本市有人口96万人、绿地1180公顷: the terms are of another place."""
    whole = scene.said["of-a-whole-place"].search(scene.text, 0, cue)
    part = scene.said["another-place-begins"].search(scene.text, average, first)
    return whole is not None and part is not None and whole[0] not in part[0]


OF_SOME = re.compile("[，；。][\u4e00-\u9fff]{2,8}$")


def is_qualified(scene: Scene, start: int) -> bool:
    """True for 全职骑手人均 beside 骑手4.2万名: the clause of an average opens with a name not told before.

    It may be another name of those counted, as 旅客 is of 游客.
    """
    if scene.statement.language != "zh":
        return False
    ahead = scene.said["on-average-ahead"].sub("", scene.text[:start])
    found = OF_SOME.search(ahead)
    return found is not None and found[0][1:] not in ahead[: found.start()]


def is_of_a_group_counted(scene: Scene, start: int, count: Claim) -> bool:
    """True for 240人工资总额1920万元，30名骨干人均15万元: the clause of the average counts others."""
    if scene.statement.language != "zh":
        return False
    clause = max(scene.text.rfind(mark, 0, start) for mark in "，；：。") + 1
    return any(
        clause <= at < start and claim.start > count.end and comparable(claim, count)
        for at, claim in scene.claims.items()
    )
