"""Which quantities state something: 一个 is an article, 十年前 is a time."""

from __future__ import annotations

from collections.abc import Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Numeral, Quantity

AGO = re.compile(r"(?:多|余)?(?:前|来|以来|后|之后|之内|间(?![隔距])|之间)")
RUNNING = re.compile(r"(?:连续|持续|近|过去|最近|此前|未来|今后)$")
NEXT = re.compile(r"[前上下每]$")
CHANGING = re.compile(
    r"(?:[间来内]?(?:累计|平均|年均)?(?:增长|增加|下降|减少|提高|上涨|下跌|翻|超|突破))"
)
ARTICLE_KINDS = frozenset({"count", "number", "other", "duration"})
LEADERS = " \u3000.·…"
FEW = 6
"""Numbers below are part of a name more often than a count: 三大, 两级."""
DIGIT = re.compile(r"[0-9０-９]")


def states_something(text: str, quantity: Quantity, vague_units: frozenset[str]) -> bool:
    """Whether a quantity of the sentence `text` belongs into the table of claims."""
    if quantity.kind == "duration" and AGO.match(text, quantity.end):
        return False
    if quantity.kind == "number" and len(text.strip(LEADERS)) == quantity.end - quantity.start:
        return False  # 一、总体要求……12: the page of a contents is a sentence of its own
    if not quantity.words or DIGIT.search(quantity.text):
        return True
    if not quantity.unit and quantity.kind == "number":  # 六十万居民, but not 一百
        return quantity.scaled
    if quantity.unit in vague_units and quantity.value is not None and quantity.value < FEW:
        return False
    return not (quantity.kind in ARTICLE_KINDS and quantity.value == 1)


def passing_durations(text: str, quantities: Sequence[Quantity]) -> list[Numeral]:
    """The durations that only say over what time another figure holds: 连续七年, 十年前."""
    return [
        Numeral(start=quantity.start, end=quantity.end, kind="period", rule="span")
        for quantity in quantities
        if quantity.kind == "duration" and _passes(text, quantity)
    ]


def _passes(text: str, quantity: Quantity) -> bool:
    if AGO.match(text, quantity.end) or CHANGING.match(text, quantity.end):
        return True
    if quantity.words and NEXT.search(text, max(0, quantity.start - 1), quantity.start):
        return True
    return bool(RUNNING.search(text, max(0, quantity.start - 2), quantity.start))
