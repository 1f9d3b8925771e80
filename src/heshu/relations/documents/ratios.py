"""Ratios of Chinese reports whose terms the sentences before name: 总资产, 负债合计 and then 资产负债率.

人均地区生产总值 is reckoned by the mean population beside it from the product told before, and what comes
to so much a day over a holiday by the days that the sentence before counts. 人均一般公共预算支出 is what the
document calls 一般公共预算支出 for each of the people told beside it; a year has its days.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Average, Share
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.prose import prose_of
from heshu.relations.labels import Label, labels
from heshu.relations.scene import LEVEL, PERCENT, Said, Scene, synthetic

NAME = 24
"""Characters before a figure in which its name stands."""
YEAR = re.compile("[12][0-9]{3}")
SLIGHT = Decimal("0.05")
"""Part by which a mean is off where a house is shut on some days."""
REACH = 4
"""Sentences before a figure per head among which the product stands."""


class Named(Struct, frozen=True):
    """A figure with its label and sentence."""

    label: Label
    scene: Scene

    @property
    def claim(self) -> Claim:
        """The figure."""
        return self.label.claim

    def is_called(self, words: re.Pattern[str]) -> bool:
        """True if what stands right before the figure ends with such words."""
        ahead = self.scene.statement.text[: self.claim.start]
        return words.search(ahead[-NAME:]) is not None

    def is_sum_of(self, name: str) -> bool:
        """True for 一般公共预算支出完成, but not for 人均一般公共预算支出."""
        said = self.scene.said
        ahead = self.scene.statement.text[: self.claim.start][-NAME:]
        before, found, behind = ahead.rpartition(name)
        if not found or said["sum-came-to"].fullmatch(behind) is None:
            return False
        return said["per-head-of-what"].search(before) is None


def find_ratios(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Share | Average]:
    """Ratios beside terms of other sentences of the same paragraph."""
    prose = prose_of(scenes, "zh")
    named = {id(each): [Named(label, each) for label in labels(each)] for each in prose}
    terms = _terms([figure for each in prose for figure in named[id(each)]])
    for at, scene in enumerate(prose):
        if rules["zh"].doubts(scene):
            continue
        near = [
            each
            for each in prose[max(at - REACH, 0) : at]
            if each.statement.passage == scene.statement.passage
        ]
        before = [figure for each in near for figure in named[id(each)]]
        yield from _of_debts(named[id(scene)], before, scene.said)
        yield from _per_head(named[id(scene)], before, scene.said)
        yield from _of_people(named[id(scene)], before, terms)
        yield from _of_a_year(scene, named[id(scene)])
    for first, second in pairwise(prose):
        if first.statement.passage == second.statement.passage and not rules["zh"].doubts(second):
            yield from _a_day(named[id(first)], named[id(second)], second.said)


def _only(figures: Sequence[Named], words: re.Pattern[str]) -> Claim | None:
    """The one level of such a name; `None` where there are several."""
    found = _only_named(figures, words)
    return found.claim if found else None


def _only_named(figures: Sequence[Named], words: re.Pattern[str]) -> Named | None:
    """The same with its sentence."""
    found = [each for each in figures if each.is_called(words)]
    levels = [
        each
        for each in found
        if not each.claim.change.endswith("-by") and each.claim.modality == "stated"
    ]
    return levels[0] if len(levels) == 1 else None


def _of_debts(own: Sequence[Named], before: Sequence[Named], said: Said) -> Iterator[Share]:
    """Debts by assets, of which one at least stands in a sentence before."""
    rates = [each for each in own if each.is_called(said["rate-of-debts"])]
    if len(rates) != 1 or rates[0].scene.text[rates[0].label.offset] != PERCENT:
        return
    every = [*before, *(each for each in own if each.label.offset < rates[0].label.offset)]
    debts, assets = _only_named(every, said["all-debts"]), _only_named(every, said["all-assets"])
    if debts is None or assets is None or not _are_of_one_account(rates[0], (debts, assets)):
        return
    units = {each.claim.quantity.unit for each in (debts, assets)}
    if len(units) == 1 and any(each in (debts, assets) for each in before):
        yield Share(
            cue="资产负债率",
            language="zh",
            share=rates[0].claim,
            part=debts.claim,
            whole=assets.claim,
            rate=True,
        )


def _are_of_one_account(rate: Named, terms: Sequence[Named]) -> bool:
    """True for a rate of the times and the scope of its terms: 剔除预收款项后的资产负债率 is of others."""
    told = {time.text for each in terms for time in each.scene.times.values()}
    timely = all(
        time.text in told for at, time in rate.scene.times.items() if at < rate.label.offset
    )
    scope = rate.scene.said["scope-of-accounts"]
    printed = "".join(each.scene.statement.text for each in terms if each.scene is not rate.scene)
    own = rate.scene.statement.text[: rate.claim.start]
    return timely and all(found[0] in printed for found in scope.finditer(own))


def _per_head(own: Sequence[Named], before: Sequence[Named], said: Said) -> Iterator[Average]:
    """The product for each of the mean population that the sentence names, or the one before."""
    product, people = _only(own, said["product-per-head"]), _only(own, said["mean-population"])
    total = _only(before, said["all-products"])
    if people is None and product is not None and _is_of_one_year(own, before):
        people = _only(before, said["mean-population"])
        total = total or _only(own, said["all-products"])
    if product is None or people is None or total is None:
        return
    if total.quantity.unit == product.quantity.unit and people.quantity.unit == "person":
        yield Average(
            cue="人均", language="zh", total=total, count=people, average=product,
            per_head=True, population=True,
        )  # fmt: skip


def _is_of_one_year(own: Sequence[Named], before: Sequence[Named]) -> bool:
    """True where the sentence names no year but the one that those before it name."""
    times = [[each.iso for each in figure.scene.times.values()] for figure in (*own, *before)]
    years = {iso[:4] for each in times for iso in each if YEAR.match(iso)}
    return len(years) <= 1 and not any(
        each.scene.said["of-other-time"].search(each.scene.statement.text) for each in own
    )


class Terms(Struct, frozen=True):
    """What the figures per head of a document are reckoned from."""

    sums: Mapping[str, Sequence[Claim]]
    """What is told per head -> the figures that the document calls so."""
    people: Claim | None
    """The people of the place, where the document tells but one number of them."""


def _terms(every: Sequence[Named]) -> Terms:
    """The terms of all figures per head, each name looked up once."""
    names = {name: None for each in every if (name := _per_head_of(each))}
    if not names:
        return Terms({}, None)
    stated = [each for each in every if each.claim.modality == "stated"]
    people = [
        each.claim
        for each in stated
        if each.is_called(each.scene.said["people-of-place"]) and not each.claim.change
    ]
    return Terms(
        {name: [each.claim for each in stated if each.is_sum_of(name)] for name in names},
        people[0] if len({each.quantity.value for each in people}) == 1 else None,
    )


def _per_head_of(mean: Named) -> str:
    """The 一般公共预算支出 of 人均一般公共预算支出; empty for a figure that is of nobody."""
    near = mean.scene.statement.text[: mean.claim.start][-NAME:]
    found = mean.scene.said["so-much-per-head"].search(near)
    told = found is not None and mean.claim.quantity.kind == "money"
    return near[found.start("name") : found.start("named")] if found and told else ""


def _of_people(own: Sequence[Named], before: Sequence[Named], terms: Terms) -> Iterator[Average]:
    """按常住人口计算，人均一般公共预算支出2128元: of the one sum that the document calls so."""
    for mean in own:
        name, said = _per_head_of(mean), mean.scene.said
        if not name:
            continue
        ahead = mean.scene.statement.text[: mean.claim.start]
        by_people = said["reckoned-by-people"].search(ahead) is not None
        if not by_people and not said["always-by-people"].fullmatch(name):
            continue
        people = _only([*before, *own], said["people-of-place"]) or terms.people
        total = _only_total(mean, terms.sums.get(name, ()), of_then=by_people)
        if people is None or total is None or people.quantity.unit != "person":
            continue
        told = {id(each.claim) for each in own} & {id(people), id(total)}
        if by_people or not told:  # what one sentence tells is read by itself
            yield Average(
                cue="人均", language="zh", total=total, count=people, average=mean.claim,
                per_head=True, population=True,
            )  # fmt: skip


def _only_total(mean: Named, totals: Sequence[Claim], *, of_then: bool) -> Claim | None:
    """The sum in the unit of a figure per head, if a document tells but one; `of_then` of any time."""
    first: Claim | None = None
    for each in totals:
        if each.quantity.unit != mean.claim.quantity.unit:
            continue
        if not of_then and _is_of_then(mean, each):
            continue
        first = first or each
        if each.quantity.value != first.quantity.value:
            return None
    return first


def _is_of_then(mean: Named, total: Claim) -> bool:
    """True for 上年人均地区生产总值 beside the product of this year."""
    then = mean.scene.said["of-other-time"].search(mean.claim.period_text)
    return then is not None and mean.claim.period_text != total.period_text


def _of_a_year(scene: Scene, own: Sequence[Named]) -> Iterator[Average]:
    """2024年全年开行班列10368列，日均38.3列: a mean of which one digit is wrong."""
    said = scene.said
    years = [each for each in scene.times.values() if YEAR.fullmatch(each.iso)]
    if len(years) != 1 or not said["all-the-year"].search(scene.statement.text):
        return
    if said["days-at-work"].search(scene.statement.text):
        return
    for total, mean in pairwise(own):
        ahead = scene.statement.text[: mean.claim.start]
        if years[0].start > total.claim.start or not mean.is_called(said["a-day-on-average"]):
            continue
        between = ahead[total.claim.end :]
        if between.count("，") != 1 or any(mark in between for mark in "；。、"):
            continue
        if total.claim.quantity.unit == mean.claim.quantity.unit and _has_one_slip(
            total.claim, mean.claim, days_of(int(years[0].iso))
        ):
            days = synthetic(
                scene.statement, years[0].place, (years[0].start, years[0].end),
                Decimal(days_of(int(years[0].iso))), kind="duration", unit="d",
            )  # fmt: skip
            yield Average(
                cue="日均", language="zh", total=total.claim, count=days, average=mean.claim
            )


def days_of(year: int) -> int:
    """365 or 366."""
    return 365 + isleap(year)


def _has_one_slip(total: Claim, mean: Claim, days: int) -> bool:
    """True where one digit makes the mean wrong by much; a house may be shut on some days."""
    whole, stated = total.quantity.value, mean.quantity.value
    unit = mean.quantity.precision or Decimal(1)
    if not whole or not stated:
        return False
    told = int(stated / unit)
    right = (round(whole / days / unit), round(whole / 365 / unit))
    return any(
        abs(each - told) > told * SLIGHT and _differ_by_one_digit(str(each), str(told))
        for each in right
    )


def _differ_by_one_digit(one: str, two: str) -> bool:
    return len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) == 1


def _a_day(first: Sequence[Named], second: Sequence[Named], said: Said) -> Iterator[Average]:
    """假期共8天。假期里累计接待游客42.4万人次，日均接待5.3万人次: of the days told before."""
    days = [each for each in first if each.claim.quantity.unit == "d"]
    if len(days) != 1 or not days[0].is_called(said["days-in-all"]) or len(second) <= 1:
        return
    (day,) = days
    if any(each.claim.quantity.unit == "d" for each in second):
        return
    opening = second[0].scene.statement.text[: second[0].claim.start]
    if not said["in-that-time"].search(opening):
        return
    for total, mean in pairwise(second):
        if not mean.is_called(said["a-day-on-average"]) or not total.is_called(
            said["summed-until-then"]
        ):
            continue
        units = {each.claim.quantity.unit for each in (total, mean)}
        if _is_of_fewer_days(total, mean):
            continue
        if len(units) == 1 and all(
            each.scene.text[each.label.offset] == LEVEL for each in (total, mean)
        ):
            yield Average(
                cue="日均", language="zh", total=total.claim, count=day.claim, average=mean.claim
            )


def _is_of_fewer_days(total: Named, mean: Named) -> bool:
    """True for 日均6.1万辆次（不含10月1日） and for what is said of some of the days."""
    text = mean.scene.statement.text[total.claim.end : mean.claim.end + NAME]
    return mean.scene.said["without-some-days"].search(text) is not None
