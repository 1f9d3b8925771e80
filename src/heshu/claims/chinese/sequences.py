"""Times that are dealt out to figures: 2019年、2020年和2021年，…分别为▢、▢和▢.

The times of a list and the figures of a later list of the same length belong together one by one.
"""

from __future__ import annotations

from collections.abc import Mapping

from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.masking import FIGURE, TIME
from heshu.model import lazy_re as re

SHORTEST = 2


def dealt_times(text: str, rules: ChineseRules) -> Mapping[int, int]:
    """Offset of a figure in the masked sentence -> offset of the time dealt out to it."""
    if text.count(TIME) < SHORTEST:
        return {}
    lists = [_offsets(match, TIME) for match in rules.lists.list_of_times.finditer(text)]
    found: dict[int, int] = {}
    pointer = -1
    for match in rules.lists.list_of_figures.finditer(text):
        figures = _offsets(match, FIGURE)
        while pointer + 1 < len(lists) and lists[pointer + 1][-1] < figures[0]:
            pointer += 1
        if pointer >= 0 and len(lists[pointer]) == len(figures):
            found.update(zip(figures, lists[pointer], strict=True))
    return found


def _offsets(match: re.Match[str], symbol: str) -> list[int]:
    return [match.start() + i for i, letter in enumerate(match[0]) if letter == symbol]
