"""Which quantities state something: 一个 is an article, 十年前 is a time."""

from __future__ import annotations

import re

from heshu.model.figures import Quantity

AGO = re.compile(r"(?:多|余)?(?:前|来|以来|后|之后|之内|间(?![隔距])|之间)")
ARTICLE_KINDS = frozenset({"count", "number", "ratio", "other", "duration"})
DIGIT = re.compile(r"[0-9０-９]")
ORDINARY = frozenset({"半", "一半", "过半", "大半"})


def states_something(text: str, quantity: Quantity) -> bool:
    """Whether a quantity of the sentence `text` belongs into the table of claims."""
    if quantity.kind == "duration" and AGO.match(text, quantity.end):
        return False
    if not quantity.words or DIGIT.search(quantity.text):
        return True
    if not quantity.unit and quantity.kind == "number":
        return False
    return not (quantity.kind in ARTICLE_KINDS and quantity.kind != "ratio" and quantity.value == 1)
