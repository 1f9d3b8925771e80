"""The only percentage of a sentence beside the only two levels of one kind, in whatever order.

占员工总数35%的技术人员有420人，而员工总数为1000人: that a word says a share, and that it comes near to
the quotient, ties them where no wording of their order is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import PercentOf, Share
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable
from heshu.relations.scene import LEVEL, PERCENT, Scene
from heshu.relations.shares.near import has_untold_base

NEAREST, FURTHEST = Fraction(2, 3), Fraction(3, 2)
"""How near a percentage must come to the quotient of which it is taken to be a slip."""
CLOSE = Fraction(1, 50)
"""How near a percentage comes to the share of one of two levels in both that is meant by it."""
PAIR = 2
Three = tuple[int, Claim, Claim, Claim]
"""Where a percentage stands, it, the smaller and the larger level."""
CLAUSE = re.compile("[^，；：。—（）“”！？]*")
BREAKS = "，；：。—（）“”！？"


def shares_alone(scene: Scene, cautions: Cautions) -> Iterator[Share]:
    """The share or rate of a sentence, of the smaller of its two levels in the larger."""
    found = _three(scene, cautions)
    if found is None:
        return
    at, share, part, whole = found
    said, ahead = scene.said, _clause_ahead(scene, at)
    rate = said["rate-alone"].search(ahead) is not None
    if rate and (has_untold_base(scene, len(scene.text)) or said["inhabitants"].search(scene.text)):
        return  # 常住人口52.3万人，参保44.9万人，应参保人员的参保率达到97.2%
    if (
        rate
        or said["share-alone"].search(ahead)
        or said["share-alone-behind"].match(scene.text, at + 1)
    ):
        sure = not rate and _names_place_of_whole(scene, ahead)
        yield Share(
            cue=ahead, language="zh", share=share, part=part, whole=whole, rate=rate,
            uncertain=not sure,
        )  # fmt: skip


def percents_alone(scene: Scene, cautions: Cautions) -> Iterator[PercentOf]:
    """The amount that a percentage of another one comes to: 购车款的8%，购车款15万元，补贴1.2万元."""
    found = _three(scene, cautions)
    if found is None:
        return
    at, share, part, whole = found
    ahead = _clause_ahead(scene, at)
    if scene.said["percent-alone"].search(ahead) and not scene.said["share-alone"].search(ahead):
        yield PercentOf(
            cue=ahead, language="zh", percent=share, whole=whole, part=part, uncertain=True
        )


def _three(scene: Scene, cautions: Cautions) -> Three | None:
    """The three figures of a Chinese sentence of which words say that they are of one thing."""
    found = only_three(scene) if scene.statement.language == "zh" else None
    if found is None or not _is_of_them(scene, found[0]):
        return None
    return None if cautions.forbid(scene, 0, len(scene.text)) else found


def only_three(scene: Scene) -> Three | None:
    """The only figures of a sentence, if they are a percentage and the two levels that it is near to."""
    if scene.statement.cells or len(scene.claims) != PAIR + 1:
        return None
    percents = [at for at in scene.claims if scene.text[at] == PERCENT]
    levels = [claim for at, claim in scene.claims.items() if scene.text[at] == LEVEL]
    if len(percents) != 1 or len(levels) != PAIR:
        return None
    share = scene.claims[percents[0]]
    part, whole = sorted(levels, key=lambda each: each.quantity.value or 0)
    plain = all(not each.change and not each.quantity.qualifier for each in (share, part, whole))
    if not plain or share.quantity.unit != "%" or not comparable(part, whole):
        return None
    return (percents[0], share, part, whole) if is_near(share, part, whole) else None


def is_near(share: Claim, part: Claim, whole: Claim) -> bool:
    """True if a percentage comes near to the quotient of two levels."""
    values = (share.quantity.value, part.quantity.value, whole.quantity.value)
    if any(not value or value < 0 for value in values):
        return False
    rate, some, every = (Fraction(value) for value in values if value)
    sides = (some / (some + every), every / (some + every))
    if any(abs(rate / 100 / side - 1) < CLOSE for side in sides):
        return False  # 外贸货物80万吨，内贸60万吨，外贸占57.1%
    return NEAREST <= rate / 100 / (some / every) <= FURTHEST


def _clause_ahead(scene: Scene, at: int) -> str:
    """The words before a figure up to the mark before them."""
    return scene.text[max(scene.text.rfind(mark, 0, at) for mark in BREAKS) + 1 : at]


def _clause_behind(scene: Scene, at: int) -> str:
    """The words behind a figure up to the mark behind them."""
    found = CLAUSE.match(scene.text, at + 1)
    return found[0] if found else ""


def _names_whole(scene: Scene, ahead: str, at: int) -> bool:
    """True unless the base of a share is named otherwise than the whole: 占出口总额 of 进出口总额."""
    said = scene.said
    owner, takes, base = ahead.rpartition("占")
    if takes and not _owns_part(scene, said["share-words-alone"].sub("", owner), at):
        return False
    base = said["general-base"].sub("", base) if takes else ""
    larger = max(
        (each for each in scene.claims if each != at),
        key=lambda each: scene.claims[each].quantity.value or 0,
    )
    told = _clause_ahead(scene, larger) + _clause_behind(scene, larger)
    if larger != min(scene.claims) and not said["whole-alone"].search(told):
        return False  # 公交车3200辆，新能源公交车占比82%，出租车4600辆
    if not base:
        return True
    if said["trade-one-way"].search(base) and not said["trade-one-way"].search(told):
        return False
    return all(each in told for each in base)


def _names_place_of_whole(scene: Scene, ahead: str) -> bool:
    """True for 占全市的 behind 全市用电量400亿千瓦时, the first figure and the larger one."""
    base = ahead.rpartition("占")[2].rstrip("的")
    first = min(scene.claims)
    larger = max(scene.claims, key=lambda each: scene.claims[each].quantity.value or 0)
    return first == larger and len(base) >= PAIR and base in _clause_ahead(scene, first)


def _owns_part(scene: Scene, owner: str, at: int) -> bool:
    """True if what has a share is what the smaller level counts: not the 女工 of 外地工人310人，女工占42%."""
    smaller = min(
        (each for each in scene.claims if each != at),
        key=lambda each: scene.claims[each].quantity.value or 0,
    )
    told = _clause_ahead(scene, smaller) + _clause_behind(scene, smaller)
    pairs = [owner[i : i + PAIR] for i in range(len(owner) - 1)]
    return not owner or any(pair in told for pair in pairs)


def _is_of_them(scene: Scene, at: int) -> bool:
    """True if the sentence tells of nothing else, and the words at a share name what it tells of."""
    said, text = scene.said, scene.text
    if said["not-of-these-alone"].search(scene.statement.text):
        return False
    ahead = _clause_ahead(scene, at)
    if not _names_whole(scene, ahead, at):
        return False
    if said["rate-alone"].search(ahead) and said["so-many-of-these"].search(text):
        return True  # 就业率达到94%：500名毕业生中，已有470人落实了工作
    noun = said["share-words-alone"].sub("", ahead)
    rest = text.replace(ahead, "", 1)
    pairs = [noun[i : i + PAIR] for i in range(len(noun) - 1)]
    return not pairs or any(pair in rest for pair in pairs)
