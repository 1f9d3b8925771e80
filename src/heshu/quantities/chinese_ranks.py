"""Ranks in Chinese text: 居全国第二, 第3位, 前三名."""

from __future__ import annotations

from msgspec.structs import replace

from heshu.model.figures import Numeral
from heshu.quantities.chinese_measured import Measured, UnitRules, has_context

ENDS = "，。；、,.;!！？?）)” \n的"
"""What may follow a rank without 位 or 名: the end of the clause."""


def rank(text: str, numeral: Numeral, rules: UnitRules) -> Measured | None:
    """第3位, 居全国第二; None for an edition (第三届), also behind 进入 (进入第九个年头)."""
    if numeral.value is None:
        return None
    behind = text[numeral.end : numeral.end + 1]
    placed = behind in rules.places and not text.startswith(rules.no_places, numeral.end)
    if not placed:
        ends = not behind or behind in ENDS
        if not ends or not has_context(text, numeral.start, rules.rank):
            return None
    return Measured(
        start=numeral.start, end=numeral.end + placed, value=numeral.value, kind="rank",
        rank=True, words=numeral.words, unit_text=behind if placed else "", rules=("rank",),
    )  # fmt: skip


def top_rank(text: str, core: Measured, behind: int, rules: UnitRules) -> Measured | None:
    """前三位, 排名前10: among the first n; None where the number is no rank."""
    if core.start == 0 or core.start <= behind or text[core.start - 1] != "前":
        return None
    unit = text[core.end : core.end + 1]
    placed = unit in rules.top_places
    if core.value is None or not (placed or _ends_as_rank(text, core, unit, rules)):
        return None
    return replace(
        core, end=core.end + placed, kind="rank", rank=True, high=core.value, rules=("top rank",)
    )


def _ends_as_rank(text: str, core: Measured, unit: str, rules: UnitRules) -> bool:
    if unit == "" or unit in "，。；、）":
        return True
    named = text.endswith(rules.among_the_first, 0, core.start)
    return named and (unit == "的" or not "\u4e00" <= unit <= "\u9fff")
