"""Owners that are dealt out to figures in order: 黑龙江、吉林已分别启用▢和▢ -> 黑龙江, 吉林."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from heshu.claims.chinese.owner import Owner
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.verdicts import Figure


def dealt_owners(
    owners: Sequence[Owner], figures: Sequence[Figure], text: str, rules: ChineseRules
) -> Mapping[int, Owner]:
    """Offset of a figure in the masked `text` -> the owner of the same rank in the list before it.

    A later list of as many figures in the sentence is dealt to the same owners, as long as nobody
    else is named: 判处蒋某、杜某有期徒刑▢、▢，并处罚金▢、▢.
    """
    dealt: dict[int, Owner] = {}
    lists = {run[-1].position: run for run in _lists(owners, text, rules)}
    if not lists:
        return dealt
    positions = [owner.position for owner in owners]
    for run in _figure_lists(figures, rules):
        before = bisect_left(positions, run[0].position)
        listed = lists.get(positions[before - 1]) if before else None
        if listed and len(listed) == len(run):
            dealt |= {figure.position: owner for figure, owner in zip(run, listed, strict=True)}
    return dealt


def _lists(owners: Sequence[Owner], text: str, rules: ChineseRules) -> list[list[Owner]]:
    """Owners that are joined to each other, at least two."""
    runs: list[list[Owner]] = []
    for owner in owners:
        last = runs[-1][-1] if runs else None
        if last and rules.lists.list_of_owners.fullmatch(text[last.end : owner.position]):
            runs[-1].append(owner)
        else:
            runs.append([owner])
    return [run for run in runs if len(run) > 1]


def _figure_lists(figures: Sequence[Figure], rules: ChineseRules) -> list[list[Figure]]:
    """Figures that are joined to each other, at least two."""
    runs: list[list[Figure]] = []
    for figure in figures:
        between = figure.between + figure.before
        if runs and rules.lists.list_of_owners.fullmatch(between):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return [run for run in runs if len(run) > 1]
