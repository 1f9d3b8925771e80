"""Ratios of Chinese reports whose terms the sentences before name: 总资产, 负债合计 and then 资产负债率.

人均地区生产总值 is reckoned by the mean population beside it from the product told before, and what comes
to so much a day over a holiday by the days that the sentence before counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Average, Share
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.labels import Label, labels
from heshu.relations.scene import LEVEL, PERCENT, Said, Scene

NAME = 24
"""Characters before a figure in which its name stands."""
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


def compile_ratios(_: Pack, cautions: Cautions) -> Cautions:
    """The rules of a pack for named ratios: its words are all phrases of `Scene.said`."""
    return cautions


def find_ratios(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Share | Average]:
    """Ratios beside terms of other sentences of the same paragraph."""
    prose = [each for each in scenes if _is_prose(each)]
    named = {id(each): [Named(label, each) for label in labels(each)] for each in prose}
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
    for first, second in pairwise(prose):
        if first.statement.passage == second.statement.passage and not rules["zh"].doubts(second):
            yield from _a_day(named[id(first)], named[id(second)], second.said)


def _is_prose(scene: Scene) -> bool:
    statement = scene.statement
    return statement.language == "zh" and not (statement.heading or statement.cells)


def _only(figures: Sequence[Named], words: re.Pattern[str]) -> Claim | None:
    """The one level of such a name; `None` where there are several."""
    found = [each.claim for each in figures if each.is_called(words)]
    levels = [
        each for each in found if not each.change.endswith("-by") and each.modality == "stated"
    ]
    return levels[0] if len(levels) == 1 else None


def _of_debts(own: Sequence[Named], before: Sequence[Named], said: Said) -> Iterator[Share]:
    """Debts by assets, of which one at least stands in a sentence before."""
    rates = [each for each in own if each.is_called(said["rate-of-debts"])]
    if len(rates) != 1 or rates[0].scene.text[rates[0].label.offset] != PERCENT:
        return
    every = [*before, *(each for each in own if each.label.offset < rates[0].label.offset)]
    debts, assets = _only(every, said["all-debts"]), _only(every, said["all-assets"])
    if debts is None or assets is None or debts.quantity.unit != assets.quantity.unit:
        return
    if any(each.claim in (debts, assets) for each in before):
        yield Share(
            cue="资产负债率",
            language="zh",
            share=rates[0].claim,
            part=debts,
            whole=assets,
            rate=True,
        )


def _per_head(own: Sequence[Named], before: Sequence[Named], said: Said) -> Iterator[Average]:
    """The product for each of the mean population that the sentence names."""
    product, people = _only(own, said["product-per-head"]), _only(own, said["mean-population"])
    total = _only(before, said["all-products"])
    if product is None or people is None or total is None:
        return
    if total.quantity.unit == product.quantity.unit and people.quantity.unit == "person":
        yield Average(
            cue="人均", language="zh", total=total, count=people, average=product,
            per_head=True, population=True,
        )  # fmt: skip


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
        if len(units) == 1 and all(
            each.scene.text[each.label.offset] == LEVEL for each in (total, mean)
        ):
            yield Average(
                cue="日均", language="zh", total=total.claim, count=day.claim, average=mean.claim
            )
