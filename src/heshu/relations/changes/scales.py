"""Two levels whose numbers are alike and whose scale words are not: 由3.2万元跃升至4.5亿元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from heshu.model import lazy_re as re
from heshu.model.relations import Change, UnitPair

SCALES = {
    "千": 3,
    "万": 4,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
SCALED = re.compile(
    rf"^\D*?(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})"
)
MOST_YEARS = 12
"""Years in which nothing grows ten thousand times."""


def scaled_apart(change: Change) -> Iterator[UnitPair]:
    """由3.2万元跃升至4.5亿元: numbers alike, scale words far apart, within a few years."""
    assert change.start is not None
    assert change.end is not None
    scales = [SCALED.match(claim.quantity.text) for claim in (change.start, change.end)]
    if change.language != "zh" or None in scales or change.rate or change.multiple:
        return
    one, two = (SCALES[found["scale"]] for found in scales if found)
    years = [int(found[0]) for claim in (change.start, change.end)
             if (found := re.match(r"\d{4}", claim.period))]  # fmt: skip
    if abs(one - two) >= SCALES["万"] and not (years and max(years) - min(years) > MOST_YEARS):
        yield UnitPair(
            cue=change.cue, language="zh", start=change.start, end=change.end,
            first_factor=Decimal(10) ** one, second_factor=Decimal(10) ** two, by_scale=True,
        )  # fmt: skip
