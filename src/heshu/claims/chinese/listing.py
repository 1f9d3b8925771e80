"""Which quantities state something: 一个 is an article, 十年前 is a time."""

from __future__ import annotations

from collections.abc import Sequence

from heshu.claims.chinese.rules import ChineseRules
from heshu.model import lazy_re as re
from heshu.model.figures import Numeral, Quantity

ARTICLE_KINDS = frozenset({"count", "number", "other", "duration"})
LEADERS = " \u3000.·…"
FEW = 6
"""Numbers below are part of a name more often than a count: 三大, 两级."""
DIGIT = re.compile(r"[0-9０-９]")


def states_something(text: str, quantity: Quantity, rules: ChineseRules) -> bool:
    """Whether a quantity of the sentence `text` belongs into the table of claims."""
    if quantity.kind == "duration" and rules.lists.ago.match(text, quantity.end):
        return False
    if quantity.kind == "number" and len(text.strip(LEADERS)) == quantity.end - quantity.start:
        return False  # 一、总体要求……12: the page of a contents is a sentence of its own
    if not quantity.words or DIGIT.search(quantity.text):
        return True
    if not quantity.unit and quantity.kind == "number":  # 六十万居民, but not 一百
        return quantity.scaled
    if quantity.unit in rules.vague_units and quantity.value is not None and quantity.value < FEW:
        return False
    return not (quantity.kind in ARTICLE_KINDS and quantity.value == 1)


def passing_durations(
    text: str, quantities: Sequence[Quantity], rules: ChineseRules
) -> list[Numeral]:
    """The durations that only say over what time another figure holds: 连续七年, 十年前."""
    return [
        Numeral(start=quantity.start, end=quantity.end, kind="period", rule="span")
        for quantity in quantities
        if quantity.kind == "duration" and _passes(text, quantity, rules)
    ]


def _passes(text: str, quantity: Quantity, rules: ChineseRules) -> bool:
    if rules.lists.ago.match(text, quantity.end) or rules.lists.changing.match(text, quantity.end):
        return True
    if quantity.words and rules.lists.next.search(text, max(0, quantity.start - 1), quantity.start):
        return True
    return bool(rules.lists.running.search(text, max(0, quantity.start - 2), quantity.start))
