"""Two levels whose numbers are alike and whose scale words are not: 由3.2万元跃升至4.5亿元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Change, UnitPair
from heshu.relations.scene import Scene

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
    if not any(scales) or change.rate or change.multiple or change.delta:
        return
    one, two = (SCALES[found["scale"]] if found else 0 for found in scales)
    if None in scales and not (
        _one_left_out(change.start, change.end) or _is_reversed(change, change.start, change.end)
    ):
        return
    if change.direction != "down" and one < two and STORY.search(change.start.sentence):
        return
    years = [int(found[0]) for claim in (change.start, change.end)
             if (found := re.match(r"\d{4}", claim.period))]  # fmt: skip
    if abs(one - two) >= SCALES["万"] and not (years and max(years) - min(years) > MOST_YEARS):
        yield UnitPair(
            cue=change.cue, language="zh", start=change.start, end=change.end,
            first_factor=Decimal(10) ** one, second_factor=Decimal(10) ** two, by_scale=True,
        )  # fmt: skip


STORY = re.compile(
    "最初|当初|起初|起步|起家|创业|创办|创立|之初|初期|发展到|发展为|发展至|扩展到|扩展至|壮大|成长|从无到有|改革开放|建国|解放"
    "|年来|代以来|市值|估值|下载|用户|粉丝|播放|点击|关注|浏览"
)
"""What grows ten thousand times: 从最初的3家扩展到3万家."""


def _is_reversed(change: Change, start: Claim, end: Claim) -> bool:
    """True for 由8600万吨增至9100吨: a rise that would be a fall to next to nothing."""
    first, second = start.quantity, end.quantity
    if first.value is None or second.value is None or first.unit != second.unit or not first.unit:
        return False
    falls = second.value < first.value
    return change.direction == ("up" if falls else "down")


FEW = 10
"""Below it what is counted is told as it is."""
SMALL = 1000
"""Below it a number is likely to have lost its scale word: 由3.2万吨提高到4.5吨."""


def _one_left_out(start: Claim, end: Claim) -> bool:
    """True if the figure without a scale word is a small one of the unit of the other."""
    values = [claim.quantity.value for claim in (start, end) if not claim.quantity.scaled]
    same = start.quantity.unit == end.quantity.unit != ""
    least = FEW if start.quantity.kind == "count" else 0  # 病例数从3.1万例降至2例
    return same and all(value is not None and least <= value < SMALL for value in values)


LEAST_NOUN = 3
CLAUSE_STOP = re.compile("[，、；。：]")


def lines_apart(scene: Scene) -> Iterator[UnitPair]:
    """东线日输水能力为4.5万吨，西线日输水能力为3.8吨: one noun, and a scale word only once."""
    if scene.statement.language != "zh" or len(scene.claims) < len(("one", "other")):
        return
    for one, two in pairwise([scene.claims[at] for at in sorted(scene.claims)]):
        first, second = one.quantity, two.quantity
        if first.scaled == second.scaled or not _is_alike(one, two):
            continue
        scales = [SCALED.match(quantity.text) for quantity in (first, second)]
        powers = [SCALES[found["scale"]] if found else 0 for found in scales]
        if not _one_left_out(one, two) or abs(powers[0] - powers[1]) < SCALES["万"]:
            continue
        yield UnitPair(
            cue=two.indicator, language="zh", start=one, end=two,
            first_factor=Decimal(10) ** powers[0], second_factor=Decimal(10) ** powers[1],
            by_scale=True,
        )  # fmt: skip


def _is_alike(one: Claim, two: Claim) -> bool:
    """True for two measured levels of which the nouns end alike."""
    if one.change or two.change or "indicator" in two.inherited or "indicator" in one.inherited:
        return False
    if one.quantity.kind in ("money", "count", "number") or one.quantity.kind != two.quantity.kind:
        return False
    end = one.indicator[-LEAST_NOUN:]
    if len(end) < LEAST_NOUN or not two.indicator.endswith(end):
        return False
    ahead = (CLAUSE_STOP.split(claim.sentence[: claim.start])[-1] for claim in (one, two))
    return all(end in clause for clause in ahead)  # 锗产品20吨、硫酸32万吨的生产能力


ENGLISH_SCALED = re.compile(
    r"^\D*?(?P<number>\d[\d,]*(?:\.\d+)?)\s*"
    r"(?P<scale>(?:thousand|million|billion|trillion)\b|(?:kilo|mega|giga)(?=ton))"
)
ENGLISH_SCALES = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "kilo": 3, "mega": 6, "giga": 9
}  # fmt: skip
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
    first, second = (ENGLISH_SCALES[found["scale"]] if found else 0 for found in scales)
    if first == second or (None in scales and not _measured_left_out(start, end)):
        return
    if change.rate or change.multiple or change.doublings or change.delta:
        return
    years = {found[0] for found in re.finditer(r"\b(?:1[89]|20)\d\d\b", start.sentence)}
    spread = max(map(int, years)) - min(map(int, years)) if years else 0
    if spread > MOST_YEARS or MAY_EXPLODE.search(start.sentence):
        return
    yield UnitPair(
        cue=change.cue, language="en", start=start, end=end,
        first_factor=Decimal(10) ** first, second_factor=Decimal(10) ** second, by_scale=True,
    )  # fmt: skip


def _measured_left_out(start: Claim, end: Claim) -> bool:
    """True for "from 5.6 million tonnes to 4.9 tonnes", not for prices and heads."""
    return start.quantity.kind in MEASURED and _one_left_out(start, end)


MEASURED = frozenset({"mass", "length", "area", "volume", "energy", "power"})
