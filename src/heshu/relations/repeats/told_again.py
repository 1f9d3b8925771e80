"""Chinese figures told again whose digits look like a slip of one another: 2478米 and 2748米.

昆河大桥全长2478米 and, below, 作为控制性工程，昆河大桥全长2748米: the words in front of both end alike,
and what is left of them is no other owner. That alone would pair the figures of a list, so that the
digits must be those of a slip as well, as figures of different things seldom are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Literal

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.intervals import lenient
from heshu.model.relations import Repeat
from heshu.relations.changes import comparable
from heshu.relations.repeats.alike import agree
from heshu.relations.repeats.naming import CLAUSE_STOP, isos_of
from heshu.relations.repeats.of_headlines import of_headlines
from heshu.relations.repeats.parallel import are_parallel, ends_alike, of_other_turns
from heshu.relations.repeats.rules import RepeatRules
from heshu.relations.repeats.run_in import are_of_two_labels
from heshu.relations.repeats.told import (
    TWICE,
    Told,
    behind_figure,
    printed_once,
    told_in,
    within_reach,
)
from heshu.relations.repeats.turned import told_otherwise
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import Scene
from heshu.relations.summaries import Summaries

NEAR, FAR = 8, 60
"""Statements that a figure of the running text, and one of a headline or summary, reaches."""
MOST_VALUES = 4
"""More different values of one noun are a series."""
SHORTEST = {False: 3, True: 2}
"""Characters in which two names end alike: in the running text, and below a headline or summary."""
LEVELS = frozenset({"increase-to", "decrease-to", "change-to"})
"""降至1.42% is a level as much as 为1.42%."""
SURE = 4
"""The same where only one of both prints what is counted: 开放床位1620张仍显紧张."""


def told_again(
    scenes: Sequence[Scene],
    rules: RepeatRules,
    summaries: Summaries,
    labels: Sequence[str],
    taken: frozenset[str],
) -> Iterator[Repeat]:
    """Pairs of claims of one name whose digits look like a slip; none of those `taken`."""
    groups: dict[tuple[str, str, str, str], list[Told]] = defaultdict(list)
    lone, every = printed_once(scenes, summaries), list[Told]()
    for index, scene in enumerate(scenes):
        if scene.statement.language == "zh" and not scene.statement.cells:
            found = told_in(scene, rules, index, lone, summary=index in summaries)
            every += [behind_figure(scenes, index, told, rules) for told in found]
    isos = isos_of(scenes)
    every = [
        replace(told, period=isos.get(told.period, told.period), label=labels[told.index])
        for told in every
    ]
    stated = [told for told in every if not told.planned]
    for told in stated:
        if len(told.name) >= min(SHORTEST.values()):
            quantity = told.claim.quantity
            change = "" if told.claim.change in LEVELS else told.claim.change
            key = (quantity.unit, quantity.kind, change, told.name[-1:])
            groups[key].append(told)
    pairs = [pair for group in groups.values() for pair in _pairs(group, taken)]
    yield from pairs
    known = taken | {claim.id for pair in pairs for claim in (pair.earlier, pair.later)}
    turned = list(told_otherwise(stated, known))
    yield from turned
    known |= {claim.id for pair in turned for claim in (pair.earlier, pair.later)}
    yield from of_headlines(every, scenes, known)


def _pairs(group: Sequence[Told], taken: frozenset[str]) -> Iterator[Repeat]:
    seen: set[Decimal | None] = set()
    endings: dict[str, list[Told]] = defaultdict(list)
    for each in group:
        endings[each.name[-ENDING:]].append(each)
    for number, later in enumerate(group):
        value = later.claim.quantity.value
        known = value in seen
        seen.add(value)
        if known or later.claim.id in taken:
            continue
        earlier = next(
            (each for each in within_reach(group, number, FAR) if _is_one_figure(each, later)), None
        )
        if earlier is not None and not _is_confirmed(group, endings, earlier, later):
            yield Repeat(
                language="zh",
                cue=later.name,
                earlier=earlier.claim,
                later=later.claim,
                kind=_kind(earlier, later),
                uncertain=_is_uncertain(earlier, later),
            )


def _kind(earlier: Told, later: Told) -> Literal["text", "headline", "summary"]:
    if earlier.statement.heading:
        return "headline"
    return "summary" if earlier.summary != later.summary else "text"


def _is_one_figure(earlier: Told, later: Told) -> bool:
    """True if names end alike, nothing keeps them apart, and the digits look like a slip."""
    one, two = earlier.claim, later.claim
    if later.statement.heading or earlier.statement is later.statement:
        return False
    summed = earlier.statement.heading or earlier.summary != later.summary
    if later.index - earlier.index > (FAR if summed else NEAR):
        return False
    if are_of_two_labels(earlier.label, later.label):
        return False  # 东河镇：… and 西山镇：…
    sentences = (earlier.before, earlier.statement.text), (later.before, later.statement.text)
    if not summed and are_parallel(*sentences, later.said):
        return False
    if not _is_slip(earlier, later) or not comparable(one, two):
        return False
    if lenient(one.quantity).meets(lenient(two.quantity)) or not _of_one_basis(earlier, later):
        return False
    if one.speaker != two.speaker and one.speaker and two.speaker:
        return False
    if later.refers and not summed and (later.led or later.index - earlier.index > 1):
        return False  # 城西水厂签约，该项目总投资21亿元 speaks of another project
    if not agree(earlier.period, later.period) or not agree(earlier.behind, later.behind):
        return False
    if _is_former(earlier) != _is_former(later):
        return False
    one_told, two_told = (each.statement.text[: each.claim.start] for each in (earlier, later))
    if of_other_turns(one_told, two_told, later.said):
        return False
    if _of_unlike_areas(earlier, later) or _is_progress(earlier, later):
        return False
    return _of_one_name(earlier, later, summed=summed)


def _is_former(told: Told) -> bool:
    """True for 上年研发投入, which is not that of 全年."""
    return told.said["of-former-time"].search(told.claim.period_text) is not None


def _of_one_basis(earlier: Told, later: Told) -> bool:
    """True for growth against one time; a headline need not say which: 净利润上升18.5%."""
    one, two = earlier.claim.basis, later.claim.basis
    return one == two or (earlier.statement.heading and not one)


NEAR_AREA = 24
"""Characters before a figure in which it is said of which area it is."""


def _of_unlike_areas(earlier: Told, later: Told) -> bool:
    """True for 我市出口增长14.2% above 全省出口增长11.8%."""
    areas = [
        {found[0][-1] for found in each.said["area-told"].finditer(_just_before(each))}
        for each in (earlier, later)
    ]
    return all(areas) and areas[0].isdisjoint(areas[1])


def _is_progress(earlier: Told, later: Told) -> bool:
    """True for 完成投资1.68亿元 beside 总投资1.86亿元: one is what was done of the other."""
    pair = (earlier, later), (later, earlier)
    return any(
        one.said["of-the-whole-plan"].search(_just_before(one))
        and two.said["done-of-a-plan"].search(_just_before(two))
        for one, two in pair
    )


def _just_before(told: Told) -> str:
    """The printed words in front of a figure."""
    return told.statement.text[max(told.claim.start - NEAR_AREA, 0) : told.claim.start]


def _is_slip(earlier: Told, later: Told) -> bool:
    """True if the digits look like a slip; two digits do beside a headline with the same name.

    一季度GDP增长5.3% above 一季度国内生产总值增长5.8%, where 5.3% stands nowhere else.
    """
    slip = slip_between(earlier.claim.quantity, later.claim.quantity)
    alike = earlier.single and _named_alike(earlier, later) and agree(earlier.period, later.period)
    if slip is Slip.LIKELY:
        return True
    if slip is Slip.POSSIBLE and _is_of_that_day(earlier, later):
        return True
    if not alike:
        return False
    return (
        slip is Slip.POSSIBLE or _breaks_its_bound(earlier, later) or _right_below(earlier, later)
    )


DAY = re.compile(r"-\d\d-\d\d")


def _is_of_that_day(earlier: Told, later: Told) -> bool:
    """True for 7月5日的山火烧毁房屋32间 and, in the next sentence, 7月5日的山火共烧毁房屋38间."""
    dated = DAY.search(earlier.period) and earlier.period == later.period
    near = later.index - earlier.index == 1 and earlier.behind == later.behind
    return bool(dated) and near and len(earlier.name) > SURE and earlier.name == later.name


ODDS = {"percent": Decimal(TWICE), "money": Decimal("1.5")}
"""Kinds of figures that a headline tells of a lead -> how far apart they are taken for one."""
LEAD = 2
"""Statements below a headline in which its figure is told again."""


def _right_below(earlier: Told, later: Told) -> bool:
    """True for a rate that a headline prints alone, and the one of its name and time in the lead.

    一季度出口增长14.2% above 一季度出口增长11.8%: no slip of the digits, but one of both is untrue.
    """
    one, two = earlier.claim.quantity, later.claim.quantity
    clause = CLAUSE_STOP.split(_just_before(later))[-1]
    if later.owner and later.owner in clause and later.owner not in earlier.statement.text:
        return False
    if later.said["with-a-partner"].search(_just_before(later)):
        return False  # 对东盟出口增长11.8%
    if not earlier.lone or not earlier.period or earlier.period != later.period:
        return False
    if one.kind not in ODDS or not one.value or not two.value or one.qualifier or two.qualifier:
        return False
    near = later.index - earlier.index <= LEAD
    return near and max(one.value, two.value) < ODDS[one.kind] * min(one.value, two.value)


def _named_alike(earlier: Told, later: Told) -> bool:
    """True for one name, and for 东岭县新建厂房 above 东岭县工信局介绍，全县新建厂房."""
    if earlier.name == later.name:
        return True
    place = earlier.name.removesuffix(later.name)
    below = earlier.lone and later.index - earlier.index <= LEAD
    if below and place and place == later.claim.entity:
        return True  # 南岭水泥营收 above 公司营收
    below = below and len(later.name) >= SURE
    return below and place != earlier.name and place in later.statement.text


HEDGED = frozenset({"more-than", "nearly", "at-least"})
FAR_OFF = Decimal("1.5")


def _breaks_its_bound(earlier: Told, later: Told) -> bool:
    """True for a headline 突破3亿吨 above 2.87亿吨: no slip of the digits, but the words are untrue."""
    one, two = earlier.claim.quantity, later.claim.quantity
    if not earlier.statement.heading or one.qualifier not in HEDGED or two.qualifier:
        return False
    if not one.value or not two.value or min(one.value, two.value) <= 0:
        return False
    return max(one.value, two.value) < FAR_OFF * min(one.value, two.value)


def _of_one_name(earlier: Told, later: Told, *, summed: bool) -> bool:
    """True if both names end alike and what is left of one is told in the sentence of the other."""
    alike = ends_alike(earlier.name, later.name)
    shortest = SHORTEST[summed] if earlier.behind == later.behind else SURE
    if alike < shortest and not (alike and earlier.name == later.name and earlier.behind):
        return False
    mine, yours = earlier.name[:-alike], later.name[:-alike]
    if summed:
        mine, yours = (later.said["general-noun"].sub("", each) for each in (mine, yours))
    if mine and yours:
        return mine in later.statement.text and yours in earlier.statement.text
    if earlier.lone and not mine and alike >= SURE:
        return True  # 城区新建停车泊位3200个 above 市城管局在城区新建停车泊位2300个
    more = mine + yours
    elsewhere = mine in later.statement.text and yours in earlier.statement.text
    if summed and not yours and mine == later.claim.entity:
        elsewhere = True  # 南岭水泥营收 above 公司营收
    if summed:  # 人口普查登记常住人口 where the body begins with 普查结果显示
        elsewhere |= set(mine) <= {*later.statement.text} and set(yours) <= {
            *earlier.statement.text
        }
    adverb = (
        summed
        and len(more) <= LONGEST_ADVERB
        and (earlier.lone or not later.said["tells-names-apart"].search(more))
    )
    if not elsewhere and not adverb:
        return False  # 公司营业收入 is not 子公司营业收入
    return _owner_agrees(earlier, later) or (summed and not (mine or yours))


LONGEST_ADVERB = 2


def _owner_agrees(earlier: Told, later: Told) -> bool:
    """True unless the figures have owners of different names."""
    one, two = earlier.owner, later.owner
    if not one or not two or one in two or two in one:
        return True
    return one in later.statement.text or two in earlier.statement.text


ENDING = 2
"""Characters in which names of one noun end alike."""
SEVERAL = 2
"""A name and that of one part."""


def _is_confirmed(
    group: Sequence[Told], endings: Mapping[str, Sequence[Told]], earlier: Told, later: Told
) -> bool:
    """True if the text has either figure elsewhere too, or many figures of that name."""
    if _are_many(endings[later.name[-ENDING:]]):
        return True
    if earlier.lone and earlier.name != later.name:
        ending = endings[earlier.name[-ENDING:]]
        alike = (each for each in ending if each.name.endswith(earlier.name))
        if len(list(islice(alike, 1 + SEVERAL))) > SEVERAL:
            return True  # 东城区新建停车泊位2300个，西城区新建停车泊位900个
    first = earlier.claim.quantity.value
    hedged = earlier.claim.quantity.qualifier in HEDGED
    if hedged and any(
        lenient(each.claim.quantity).meets(lenient(earlier.claim.quantity))
        for each in group
        if each is not earlier
    ):
        return True  # 超3亿吨 above 首次达到3.07亿吨, 上年为2.87亿吨
    return any(claim.quantity.value == first for claim in later.statement.claims)


def _are_many(group: Sequence[Told]) -> bool:
    """True if more different values are told than of one thing."""
    values: set[Decimal | None] = set()
    for each in group:
        values.add(each.claim.quantity.value)
        if len(values) > MOST_VALUES:
            return True
    return False


def _is_uncertain(earlier: Told, later: Told) -> bool:
    """True unless name, owner and time are said alike."""
    if earlier.statement.heading:
        return False
    if earlier.name != later.name:
        return True
    one, two = earlier.claim.entity, later.claim.entity
    return bool(one) != bool(two) or earlier.period != later.period
