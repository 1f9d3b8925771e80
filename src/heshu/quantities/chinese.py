"""Measure Chinese text: numeral + unit + hedge, and ranges.

>>> from heshu import numerals
>>> from heshu.languages.pack import load
>>> pack = load("zh")
>>> text = "亩均节本约500元，增产10%到20%"
>>> found = numerals.scan(text, numerals.compile_grammar(pack))
>>> for quantity in measure(text, found, compile_rules(pack)):
...     print(quantity.text, quantity.value, quantity.low, quantity.high, quantity.qualifier)
约500元 500 None None about
10%到20% None 10 20 range

The steps, each a function: unit of each numeral (`chinese_units`), compounds such as 5元6角,
units lent along 、 and within a range, hedges around it (`chinese_hedges`).
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Numeral, Quantity
from heshu.numerals.digits import times
from heshu.quantities import chinese_hedges, chinese_measured, chinese_parts, chinese_units
from heshu.quantities.chinese_hedges import Hedges
from heshu.quantities.chinese_measured import Measured, UnitRules

RANGE = re.compile(
    r"(?:[（(]不?含[)）])?(?:以上|以下)?\s{0,2}(?:[-—–~～―－至到])\s{0,2}(?:[（(]不?含[)）])?"
    r"(?:(?<=[至到])(?:不足|不到|未满|不满))?"
)
"""What stands between the ends of a range: 至, 到, a dash; 66kV（含）至, 220kV以上至, 600分至不足650分."""
PAIR = re.compile(r"[和与]")
BETWEEN = ("之间", "间")
"""Behind 5和10 these make a range of the two."""
BOTH_BOUNDS = re.compile(r"\s?，?\s?(?:并且|且|并|而|但是|但又|但|却|又|同时|、)?\s?")
"""What may stand between a lower and an upper bound: 5万元以上10万元以下, 大于10且小于20."""
LIST = re.compile(r"\s?[、,，和与及或]\s?")
FROM = frozenset("由从自")


class Rules(Struct, frozen=True, kw_only=True):
    """The compiled units and hedges of Chinese."""

    units: UnitRules
    hedges: Hedges


def compile_rules(pack: Pack) -> Rules:
    """Compile what `measure` needs."""
    return Rules(
        units=chinese_measured.compile_units(pack), hedges=chinese_hedges.compile_hedges(pack)
    )


def measure(text: str, numerals: tuple[Numeral, ...], rules: Rules) -> tuple[Quantity, ...]:
    """The quantities of a text, sorted, without overlap."""
    measured = _measured(text, numerals, rules)
    _lend_along_lists(text, measured)
    return tuple(_bounded(text, _hedged(text, measured, rules.hedges)))


def _measured(text: str, numerals: tuple[Numeral, ...], rules: Rules) -> list[Measured]:
    """Each number with its unit; the parts of 5元6角 joined into one."""
    found: list[Measured] = []
    behind = 0
    for index, numeral in enumerate(numerals):
        if numeral.start < behind:
            continue  # the 100 of mg/100mL
        if numeral.kind in ("number", "percent", "ordinal"):
            following = _next_figure(text, numerals, index)
            item = chinese_units.with_unit(text, numeral, behind, following, rules.units)
            if item is not None and item.rules == ("class",):
                behind = item.end
                continue
            if item is not None:
                joined = chinese_parts.joined(text, found[-1], item, rules.units) if found else None
                if joined is not None:
                    found[-1] = item = joined
                else:
                    found.append(item)
                behind = item.end
                continue
        behind = max(behind, numeral.end)
    return found


def _next_figure(text: str, numerals: tuple[Numeral, ...], index: int) -> int:
    """Where the next figure begins; 二氧化碳 is none, so that 吨二氧化碳 can be a unit."""
    for numeral in numerals[index + 1 : index + 3]:
        power = text.endswith("m", 0, numeral.start) and numeral.end - numeral.start == 1  # g/cm3
        within = numeral.start == numerals[index].end and text.startswith("年内", numeral.start)
        if numeral.kind not in ("idiom", "name") and not power and not within:
            return numeral.start
    return len(text)


def _lend_along_lists(text: str, measured: list[Measured]) -> None:
    """700亿、680亿、560亿元: an earlier item without unit takes the unit of the later one."""
    for index in range(len(measured) - 2, -1, -1):
        item, later = measured[index], measured[index + 1]
        if (
            item.unit
            or item.kind != "number"
            or not item.scaled
            or not later.unit
            or not later.scaled
        ):
            continue
        if LIST.fullmatch(text, item.end, later.start):
            measured[index] = replace(item, unit=later.unit, kind=later.kind, lent=True)


def _hedged(text: str, measured: list[Measured], hedges: Hedges) -> list[Quantity]:
    """Ranges joined, hedges attached, in order."""
    found: list[Quantity] = []
    index, behind = 0, 0
    while index < len(measured):
        item = measured[index]
        both = _joined(text, item, measured[index + 1]) if index + 1 < len(measured) else None
        if both is not None:
            index += 1
            item = both
        following = measured[index + 1].start if index + 1 < len(measured) else len(text)
        quantity = chinese_hedges.hedged(text, item, behind, following, hedges)
        behind = quantity.end
        found.append(quantity)
        index += 1
    return found


def _bounded(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """5万元以上10万元以下 is one quantity between two bounds, not two."""
    found: list[Quantity] = []
    for quantity in quantities:
        both = _between(text, found[-1], quantity) if found else None
        if both is None:
            found.append(quantity)
        else:
            found[-1] = both
    return found


def _between(text: str, lower: Quantity, upper: Quantity) -> Quantity | None:
    """One quantity of a lower and an upper bound that stand side by side."""
    if lower.qualifier not in ("at-least", "more-than") or lower.low is None or lower.high:
        return None
    if upper.qualifier not in ("at-most", "less-than") or upper.high is None or upper.low:
        return None
    same = lower.unit == upper.unit or lower.kind == "number"
    if not same or lower.low >= upper.high or lower.kind == "rank" or upper.kind == "rank":
        return None
    if not BOTH_BOUNDS.fullmatch(text, lower.end, upper.start):
        return None
    strict = lower.qualifier == "more-than" and upper.qualifier == "less-than"
    return replace(
        upper, start=lower.start, core_start=lower.core_start, text=text[lower.start : upper.end],
        value=lower.value if strict else None, low=lower.low, high=upper.high,
        qualifier="more-than" if strict else "range", rules=(*lower.rules, *upper.rules, "bounds"),
    )  # fmt: skip


def _joined(text: str, first: Measured, second: Measured) -> Measured | None:
    """The range or the value with its tolerance that two figures make, or None."""
    if text[first.end : second.start].strip() == "±":
        return _tolerance(first, second)
    return _range(text, first, second)


def _tolerance(first: Measured, second: Measured) -> Measured | None:
    """180mm±20mm is 160 to 200 mm."""
    if first.value is None or second.value is None or first.unit not in ("", second.unit):
        return None
    return replace(
        second, start=first.start, value=None, low=first.value - second.value,
        high=first.value + second.value, precision=min(first.precision, second.precision),
        is_range=True, rules=(*first.rules, *second.rules, "tolerance"),
    )  # fmt: skip


def _range(text: str, first: Measured, second: Measured) -> Measured | None:
    """The range that two figures make, its unit and scale lent to the first end, or None.

    由31万吨增加至64万吨 is no range: the words between say more than 至.
    """
    if not RANGE.fullmatch(text, first.end, second.start):
        paired = PAIR.fullmatch(text, first.end, second.start)
        if paired is None:
            return None
        second = _without_rooms(text, first, second)
        if not text.startswith(BETWEEN, second.end):
            return None
    if first.rank or second.rank or first.ratio or second.ratio:
        return None
    if _is_change(text, first, second):
        return None
    if first.rules == ("percent",) and not second.unit and second.kind == "number":
        second = replace(second, unit="%", kind="percent")  # 百分之五到十
    first = _with_lent(first, second)
    if first.unit != second.unit or (first.unit and first.kind != second.kind):
        return None
    low = first.low if first.value is None else first.value
    high = second.high if second.value is None else second.value
    if low is not None and high is not None and low > high and second.kind == "temperature":
        low, high = high, low  # -20℃至-25℃
    if low is None or high is None or (not second.unit and low >= high):
        return None
    return replace(
        second, start=first.start, value=None, low=low, high=high,
        precision=min(first.precision, second.precision), is_range=True,
        words=first.words and second.words, rules=(*first.rules, *second.rules, "range"),
    )  # fmt: skip


def _without_rooms(text: str, first: Measured, second: Measured) -> Measured:
    """10000与20000间: 间 says between, and counts no rooms."""
    behind = text[second.end : second.end + 1]
    if second.unit_text != "间" or first.unit or "\u4e00" <= behind <= "\u9fff":
        return second
    return replace(second, end=second.end - 1, unit="", kind="number", unit_text="")


def _is_change(text: str, first: Measured, second: Measured) -> bool:
    """从1.2米到0.8米 tells a change; 从100元到500元不等 a range."""
    joiner = text[first.end : second.start].strip()
    begins = text[max(first.start - 1, 0) : first.start]
    ranged = text.startswith(("不等", *BETWEEN), second.end)
    bare = begins == "从" and not first.unit and not second.unit  # 从1到100
    return joiner[:1] in ("到", "至") and begins in FROM and not ranged and not bare


def _with_lent(first: Measured, second: Measured) -> Measured:
    """The first end with the unit, and where it is printed without one, the scale of the second."""
    factor = Decimal(1)
    if first.unit or first.kind != "number":
        return first
    raw = second.scale * second.unit_scale
    if not first.scaled and (first.value or 0) * raw < (second.value or 0):
        factor = second.scale  # 5-10万, not 8000-1万
    if second.kind == "percent" and second.unit == "%" and second.tenths:
        factor = Decimal(10)
    factor *= second.unit_scale
    if factor == 1:
        return replace(first, unit=second.unit, kind=second.kind)
    return replace(
        first, unit=second.unit, kind=second.kind, precision=times(first.precision, factor),
        value=None if first.value is None else times(first.value, factor),
        low=None if first.low is None else times(first.low, factor),
        high=None if first.high is None else times(first.high, factor),
    )  # fmt: skip
