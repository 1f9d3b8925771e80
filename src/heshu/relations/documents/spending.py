"""What each guest of a place spent, and the guests and takings that a sentence before tells; Chinese only.

接待游客286.5万人次，增长18.3%；实现旅游总收入21.49亿元。… 游客人均消费705元: both are told by one sentence, and no other
one tells of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Average
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.prose import prose_of
from heshu.relations.scene import LEVEL, Scene

REACH = 10
"""Sentences before a mean in which guests and takings are told."""


class Takings(Struct, frozen=True):
    """Guests of a place and what was taken from them."""

    guests: Claim
    income: Claim


def find_spending(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Average]:
    """Each mean of all guests beside the only takings told before it."""
    prose = prose_of(scenes, "zh")
    means = [
        (at, scene)
        for at, scene in enumerate(prose)
        if scene.said["guest-spends"].search(scene.text)
    ]
    for at, scene in means:
        found = scene.said["guest-spends"].search(scene.text)
        mean = scene.claims.get(found.end() - 1) if found is not None else None
        if found is None or mean is None or mean.quantity.kind != "money" or mean.change:
            continue
        ahead = scene.statement.text[: mean.start]
        if scene.said["some-guests"].search(ahead) or rules["zh"].doubts(scene):
            continue
        if scene.said["aimed-at-ahead"].search(ahead):
            continue  # 今年要让游客人均消费达到1000元
        told = [
            each
            for one in prose[max(at - REACH, 0) : at]
            if _is_of_days_off(one) or not _is_of_days_off(scene)
            for each in _takings(one)
        ]
        if len(told) == 1 and not mean.quantity.qualifier:
            yield Average(
                cue="人均", language="zh", total=told[0].income, count=told[0].guests, average=mean
            )


def _is_of_days_off(scene: Scene) -> bool:
    """True for 国庆假期 and 五天里; what a guest spends then is no mean of the year."""
    return scene.said["of-days-off"].search(scene.statement.text) is not None


def _takings(scene: Scene) -> Iterator[Takings]:
    """The guests and the takings of one sentence, each told once without another one of its kind."""
    guests, income = (
        _only(scene, scene.said["guests-came"]),
        _only(scene, scene.said["guests-brought"]),
    )
    if guests is not None and income is not None and guests.start < income.start:
        yield Takings(guests, income)


def _only(scene: Scene, words: re.Pattern[str]) -> Claim | None:
    """The only plain level behind such words."""
    found = [
        claim
        for told in words.finditer(scene.text)
        if (claim := scene.claims.get(scene.text.index(LEVEL, told.start()))) is not None
    ]
    plain = len(found) == 1 and not (found[0].quantity.qualifier or found[0].change)
    return found[0] if plain and found[0].modality == "stated" else None
