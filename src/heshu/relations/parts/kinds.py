"""Figures told in turn that have no whole beside them, or that of a few: 小麦▢，玉米▢，其他作物▢."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from heshu.model.intervals import Interval, point, strict
from heshu.relations.labels import Label
from heshu.relations.parts.divisions import divides
from heshu.relations.parts.rules import Listed, PartRules
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import LEVEL, TIME

FEW = 2


def is_first_of(listed: Listed, rules: PartRules) -> bool:
    """True for the 320件 of 青花320件，粉彩210件，其他41件, where no word says that it is all of them.

    A list led by 按材质分 has no whole at all; any other one has it where the first figure is
    called what parts are told of (支出, 接待游客, 全村), or where the parts divide it.
    """
    scene, whole, parts = listed.match.scene, listed.whole, listed.parts
    if scene.statement.language != "zh" or divides(parts, whole, scene, rules.divisions):
        return False
    said = scene.said
    by_kinds = said["told-by-kinds"].search(scene.text, 0, whole.offset)
    if by_kinds and not said["of-all"].search(whole.before):
        return True
    if not all(said["bare-noun"].match(each.before) for each in (whole, *parts)):
        return False
    if _is_set_apart(whole, parts[:-1]) and _is_about_all(whole, parts):
        return False
    return _ends_alike(whole, parts) or said["called-a-whole"].search(whole.before) is None


def _ends_alike(whole: Label, parts: Sequence[Label]) -> bool:
    """True for 水电费▢，差旅费▢，其他费用▢, not for 收入▢，餐饮收入▢, which has the noun of all."""
    noun = whole.before
    return any(each.before[-1:] == noun[-1:] for each in parts) and not any(
        each.before.endswith(noun) for each in parts
    )


def _is_set_apart(whole: Label, parts: Sequence[Label]) -> bool:
    """True for 灯具▢，吊灯▢，台灯▢ and 蜂箱▢，东坡▢，西坡▢: the parts are kinds of it, or of another noun.

    What ends as its kinds do, as 水电费▢，差旅费▢，餐费▢, may be one of them.
    """
    nouns = [each.before.strip() for each in parts]
    shared = set.intersection(*(set(noun) for noun in nouns)) if len(nouns) >= FEW else set()
    last = whole.before.strip()[-1:]
    return bool(shared) and not any(noun.endswith(last) for noun in nouns)


NEAR_ALL = Fraction(1, 10)
"""How far the sum of the parts may be from a figure, in parts of it, that only a slip sets apart."""


def _is_about_all(whole: Label, parts: Sequence[Label]) -> bool:
    """True where the first figure is nearly the sum of the others, as only a whole is."""
    size = whole.claim.quantity.value or 0
    summed = sum(each.claim.quantity.value or 0 for each in parts)
    return abs(Fraction(summed) - Fraction(size)) <= abs(Fraction(size)) * NEAR_ALL


def are_some_of_what_it_has(listed: Listed, rules: PartRules) -> bool:
    """True for "with 30 new buses and 60 trams, the company has a fleet of 120", which may be others.

    Two halves leave nothing out. A list told by where they are may be all there is: it is taken so
    where its sum is too large, or looks like a slip of what it has.
    """
    scene, whole, parts = listed.match.scene, listed.whole, listed.parts
    if scene.said["has-in-all"].search(whole.before) is None:
        return False
    if any(scene.said["merely-some"].search(part.words) for part in parts):
        return True
    placed = all(scene.said["where-it-is"].search(part.after) for part in parts)
    if divides(parts, whole, scene, rules.divisions):
        return False
    in_all = scene.said["all-of-it"].match(scene.text, whole.offset + 1) is not None
    return not (placed and _is_too_large_or_slip(whole, parts, in_all=in_all))


def _is_too_large_or_slip(whole: Label, parts: Sequence[Label], *, in_all: bool) -> bool:
    """True where figures add up to what they are parts of, to more, or to what it was meant to be.

    What is said to be so many in all need not look so much like a slip.
    """
    told = whole.claim.quantity
    values = [each.claim.quantity.value for each in parts]
    if told.value is None or None in values:
        return False
    summed = sum((value for value in values if value is not None), Decimal(0))
    slips = (Slip.LIKELY, Slip.POSSIBLE) if in_all else (Slip.LIKELY,)
    return summed >= told.value or slip_between(replace(told, value=summed), told) in slips


def comes_of_them(listed: Listed) -> bool:
    """True for "30 per cent of £800 is £240, which makes £1,040": the last is no part."""
    scene, last = listed.match.scene, listed.parts[-1]
    said = scene.said["comes-to-that"] if scene.statement.language == "en" else None
    ahead = scene.text[: last.offset].rpartition(",")[2]
    return said is not None and len(listed.parts) > 1 and said.match(ahead.strip()) is not None


def is_of_a_few(listed: Listed) -> bool:
    """True for 四个季度依次为10、12、11和14万台，上半年合计22万台: the first two make up the total.

    Words between the list and the total must say of which they are: a time or a number.
    """
    last, whole = listed.parts[-1].offset, listed.whole
    between = listed.match.scene.text[last + 1 : whole.offset]
    if TIME not in between and LEVEL not in between:
        return False
    told, sizes = (
        strict(whole.claim.quantity),
        [strict(part.claim.quantity) for part in listed.parts],
    )
    return any(
        summed.meets(told)
        for first in range(len(sizes))
        for summed in _runs(sizes[first : len(sizes) if first else -1])
    )


def _runs(sizes: Sequence[Interval]) -> list[Interval]:
    """The sums of the first two sizes, of the first three and so on."""
    summed, found = point(0), []
    for number, size in enumerate(sizes, 1):
        summed = summed + size
        if number >= FEW:
            found.append(summed)
    return found


def is_loss_among_gains(listed: Listed) -> bool:
    """True for 营业利润2.1亿元，其中主业1.6亿元，投资收益0.9亿元，资产减值损失0.4亿元.

    A whole that is a loss itself has losses for its parts.
    """
    loss = listed.match.scene.said["noun-of-loss"]
    lost = [loss.search(part.before) is not None for part in listed.parts]
    return any(lost) and not all(lost) and loss.search(listed.whole.words) is None


def go_both_ways(listed: Listed) -> bool:
    """True for 东厂亏损▢，西厂亏损▢，南厂盈利▢: what is lost is taken from what is won."""
    said, parts = listed.match.scene.said, listed.parts
    if said["net-change"].search(listed.whole.before):
        came = [said["came-in"].search(part.before) for part in parts]
        went = [said["went-out"].search(part.before) for part in parts]
        if any(came) and any(went):
            return True  # 净增门店35家：新开60家，关闭25家
    lost = [said["lost-on-balance"].search(part.before) for part in parts]
    won = [said["won-on-balance"].search(part.before) for part in parts]
    return any(lost) and any(won)
