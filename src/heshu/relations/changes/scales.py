"""Two levels whose numbers are alike and whose scale words are not: 由3.2万元跃升至4.5亿元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
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
    if change.language == "en":
        yield from _english(change, change.start, change.end)
        return
    scales = [SCALED.match(claim.quantity.text) for claim in (change.start, change.end)]
    if None in scales or change.rate or change.multiple:
        return
    one, two = (SCALES[found["scale"]] for found in scales if found)
    years = [int(found[0]) for claim in (change.start, change.end)
             if (found := re.match(r"\d{4}", claim.period))]  # fmt: skip
    if abs(one - two) >= SCALES["万"] and not (years and max(years) - min(years) > MOST_YEARS):
        yield UnitPair(
            cue=change.cue, language="zh", start=change.start, end=change.end,
            first_factor=Decimal(10) ** one, second_factor=Decimal(10) ** two, by_scale=True,
        )  # fmt: skip


ENGLISH_SCALED = re.compile(
    r"^\D*?(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>thousand|million|billion|trillion)\b"
)
ENGLISH_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
MAY_EXPLODE = re.compile(
    r"\b(?:decades?|century|centuries|since|founded|start-?up|users?|downloads?|subscribers?|views"
    r"|followers|hyperinflation|inflation|outbreak|infections|bacteria|cells|valuations?|valued"
    r"|market|bitcoin|crypto\w*|lottery|jackpot|years|years'|generations?|speeds?|bits|bytes)\b",
    re.IGNORECASE,
)
"""What has grown a thousand times, or had the time to."""


def _english(change: Change, start: Claim, end: Claim) -> Iterator[UnitPair]:
    """From $35 million to $48 billion: a thousand times more of what does not grow like that."""
    scales = [ENGLISH_SCALED.match(claim.quantity.text) for claim in (start, end)]
    first, second = scales
    if first is None or second is None or first["scale"] == second["scale"]:
        return
    if change.rate or change.multiple or change.doublings or change.delta:
        return
    years = {found[0] for found in re.finditer(r"\b(?:1[89]|20)\d\d\b", start.sentence)}
    spread = max(map(int, years)) - min(map(int, years)) if years else 0
    if spread > MOST_YEARS or MAY_EXPLODE.search(start.sentence):
        return
    yield UnitPair(
        cue=change.cue, language="en", start=start, end=end,
        first_factor=Decimal(10) ** ENGLISH_SCALES[first["scale"]],
        second_factor=Decimal(10) ** ENGLISH_SCALES[second["scale"]], by_scale=True,
    )  # fmt: skip
