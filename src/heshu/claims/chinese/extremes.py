"""Extremes with the place that has them: 平均雨量▢，最大为青石站▢; 最大风速出现在青石镇，达▢."""

from __future__ import annotations

from collections.abc import Sequence

from heshu.claims.chinese.nouns import noun_left
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.verdicts import Figure, Verdict


def extreme_of(
    figures: tuple[Figure, ...], number: int, found: Sequence[Verdict], rules: ChineseRules
) -> Verdict | None:
    """A place that has the highest of what the figure before measures: ▢，最大为青石站▢."""
    figure = figures[number]
    if not number or figures[number - 1].quantity.unit != figure.quantity.unit:
        return None
    before = found[-1]
    extreme = rules.nouns.extreme_at.fullmatch(figure.before)
    if extreme is None or not before.indicator or rules.measuring.search(extreme["name"]):
        return None
    return Verdict(before.indicator, rule="extreme", inherited=True, entity=extreme["name"])


def appearing(clause: str, rules: ChineseRules) -> str:
    """What has its extreme at a place told in a clause: 最大风速出现在青石镇; else nothing."""
    found = rules.nouns.appears.search(clause)
    return noun_left(clause[: found.start()], rules) if found else ""
