"""Two levels whose numbers are alike and whose scale words are not: 由3.2万元跃升至4.5亿元."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Quantity
from heshu.model.intervals import lenient, point
from heshu.model.relations import Change, UnitPair
from heshu.model.texts import LanguageCode
from heshu.relations.scene import Scene

PRINTED = re.compile(r"^\D*?(\d[\d,]*(?:\.\d+)?)")
THOUSAND, TEN_THOUSAND = 3, 4
"""Powers of ten of the least scale words; those of Chinese are ten thousand apart."""
MOST_YEARS = 12
"""Years in which nothing grows ten thousand times."""


def power_of(quantity: Quantity) -> int | None:
    """The power of ten that a scale word stands for: 4 for 3.2万元; `None` without such a word."""
    printed = PRINTED.match(quantity.text)
    if printed is None or not quantity.value:
        return None
    number = Decimal(printed[1].replace(",", ""))
    if not number:
        return None
    power = quantity.value.adjusted() - number.adjusted()
    scaled = power >= THOUSAND and number.scaleb(power) == abs(quantity.value)
    return power if scaled else None


def scaled_apart(change: Change, scene: Scene) -> Iterator[UnitPair]:
    """由3.2万元跃升至4.5亿元: numbers alike, scale words far apart, within a few years."""
    assert change.start is not None
    assert change.end is not None
    if change.language == "en":
        yield from _english(change, change.start, change.end, scene)
        return
    powers = [power_of(claim.quantity) for claim in (change.start, change.end)]
    if not any(powers) or change.rate or change.multiple or change.delta:
        return
    one, two = (power or 0 for power in powers)
    if None in powers and not (
        _one_left_out(change.start, change.end)
        or _is_reversed(change, change.start, change.end)
        or _is_pay(change.start, change.end, (one, two))
    ):
        return
    grown = change.direction != "down" and one < two
    if grown and scene.said["may-multiply"].search(change.start.sentence):
        return
    if change.direction == "down" and _is_told_to_vanish(change.start, change.end, scene):
        return
    years = [int(found[0]) for claim in (change.start, change.end)
             if (found := re.match(r"\d{4}", claim.period))]  # fmt: skip
    if abs(one - two) >= TEN_THOUSAND and not (years and max(years) - min(years) > MOST_YEARS):
        yield unit_pair(change.cue, "zh", (change.start, change.end), (one, two))


def _is_told_to_vanish(start: Claim, end: Claim, scene: Scene) -> bool:
    """True for 菌落总数由3.6亿个降到2.8万个，去除率达99.99%: germs, and a part lost that says so."""
    if scene.said["may-all-but-vanish"].search(start.sentence):
        return True
    first, last = start.quantity.value, end.quantity.value
    if not first or last is None:
        return False
    lost = 100 * (1 - Fraction(last) / Fraction(first))
    return any(
        claim.quantity.kind == "percent" and point(lost).meets(lenient(claim.quantity))
        for claim in scene.claims.values()
    )


def _is_reversed(change: Change, start: Claim, end: Claim) -> bool:
    """True for 由8600万吨增至9100吨: a rise that would be a fall to next to nothing."""
    first, second = start.quantity, end.quantity
    if first.value is None or second.value is None or first.unit != second.unit or not first.unit:
        return False
    falls = second.value < first.value
    return change.direction == ("up" if falls else "down")


def _is_pay(start: Claim, end: Claim, powers: tuple[int, int]) -> bool:
    """True for 月薪从2800元提到3100万元: sums of money alike but for a scale word of one of them."""
    first, second = start.quantity, end.quantity
    return first.kind == second.kind == "money" and numbers_alike(first, second, powers)


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


def lines_apart(scene: Scene, taken: AbstractSet[int]) -> Iterator[UnitPair]:
    """东线日输水能力为4.5万吨，西线日输水能力为3.8吨: one noun, and a scale word only once.

    `taken` are the places of figures that a change ties, whose check tells of the scale.
    """
    if scene.statement.language != "zh" or len(scene.claims) < len(("one", "other")):
        return
    for one, two in pairwise([scene.claims[at] for at in sorted(scene.claims)]):
        first, second = one.quantity, two.quantity
        powers = (power_of(first) or 0, power_of(second) or 0)
        told = _told_in_turn(scene, one, two) or _told_alike(scene, one, two)
        told = told or (
            {one.start, two.start}.isdisjoint(taken) and _told_by_years(scene, one, two)
        )
        if told and numbers_alike(first, second, powers):
            yield unit_pair(two.indicator, "zh", (one, two), powers)
            continue
        if first.scaled == second.scaled or not _is_alike(one, two):
            continue
        if _one_left_out(one, two) and abs(powers[0] - powers[1]) >= TEN_THOUSAND:
            yield unit_pair(two.indicator, "zh", (one, two), powers)


MOST_ALIKE = 3
"""Times that two numbers may differ whose scale words are a slip."""


def _told_in_turn(scene: Scene, one: Claim, two: Claim) -> bool:
    """True for the neighbours of a list: 两个园区的产值分别为38.6亿元和41.2万元."""
    text = scene.statement.text
    between = text[one.end : two.start]
    ahead = CLAUSE_STOP.split(text[: one.start])[-1]
    return (
        scene.said["list-joint"].fullmatch(between) is not None
        and scene.said["in-turn"].search(ahead) is not None
        and one.quantity.unit == two.quantity.unit
    )


def _told_alike(scene: Scene, one: Claim, two: Claim) -> bool:
    """True for 东厂年产钢材2.4万吨，与西厂的2.6吨大致相当: the words say that both are of one size."""
    text, said = scene.statement.text, scene.said
    if one.quantity.unit != two.quantity.unit or not one.quantity.unit:
        return False
    between = said["then-beside"].fullmatch(text[one.end : two.start])
    return between is not None and said["about-the-same"].match(text, two.end) is not None


def _told_by_years(scene: Scene, one: Claim, two: Claim) -> bool:
    """True for 出口蜂蜜4.2万吨，上年同期为3.8吨: the second clause says another time and the same noun.

    利润3.2亿元，去年同期亏损2.9万元 says another one.
    """
    text, said = scene.statement.text, scene.said
    told = said["then-at-other-time"].fullmatch(text[one.end : two.start])
    ahead = CLAUSE_STOP.split(text[: one.start])[-1]
    if told is None or one.quantity.unit != two.quantity.unit or not one.quantity.unit:
        return False
    if any(claim.change.endswith("-by") for claim in (one, two)):
        return False
    few = [each.quantity for each in (one, two) if not each.quantity.scaled]
    if any(each.kind == "count" and each.value is not None and each.value < FEW for each in few):
        return False
    noun = said["time-or-link"].sub("", told[0])
    return noun in ahead


def numbers_alike(
    first: Quantity, second: Quantity, powers: tuple[int, int], least: int = TEN_THOUSAND
) -> bool:
    """True where only the scale words are far apart, by ten thousand times or more."""
    if first.value is None or second.value is None or abs(powers[0] - powers[1]) < least:
        return False
    numbers = [
        quantity.value.scaleb(-power)
        for quantity, power in zip((first, second), powers, strict=True)
        if quantity.value
    ]
    return len(numbers) == len(powers) and max(numbers) <= MOST_ALIKE * min(numbers)


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


MEASURED = frozenset({"mass", "length", "area", "volume", "energy", "power"})


def _english(change: Change, start: Claim, end: Claim, scene: Scene) -> Iterator[UnitPair]:
    """From $35 million to $48 billion: a thousand times more of what does not grow like that."""
    powers = [power_of(claim.quantity) for claim in (start, end)]
    first, second = (power or 0 for power in powers)
    if first == second or (None in powers and not _measured_left_out(start, end)):
        return
    if change.rate or change.multiple or change.doublings or change.delta:
        return
    years = {found[0] for found in re.finditer(r"\b(?:1[89]|20)\d\d\b", start.sentence)}
    spread = max(map(int, years)) - min(map(int, years)) if years else 0
    alike = numbers_alike(start.quantity, end.quantity, (first, second), THOUSAND)
    told = scene.said["few-years"].sub("", start.sentence) if alike else start.sentence
    may = not _shrinks(change, start) and scene.said["may-multiply"].search(told)
    if spread > MOST_YEARS or may:
        return
    yield unit_pair(change.cue, "en", (start, end), (first, second))


def _shrinks(change: Change, start: Claim) -> bool:
    """True for a fall of what is measured: no output falls to a thousandth, though values may."""
    return change.direction == "down" and start.quantity.kind in MEASURED


def _measured_left_out(start: Claim, end: Claim) -> bool:
    """True for "from 5.6 million tonnes to 4.9 tonnes", not for prices and heads."""
    return start.quantity.kind in MEASURED and _one_left_out(start, end)


def unit_pair(
    cue: str, language: LanguageCode, ends: tuple[Claim, Claim], powers: tuple[int, int]
) -> UnitPair:
    """Two levels with the powers of ten that their scale words stand for."""
    first, second = (Decimal(10) ** power for power in powers)
    return UnitPair(
        cue=cue,
        language=language,
        start=ends[0],
        end=ends[1],
        first_factor=first,
        second_factor=second,
        by_scale=True,
    )
