"""Chinese quantities of several parts: 5元6角, 3小时20分, 1米75, 10秒12, 两年零三个月.

Money and lengths keep the unit of the first part; durations take that of the last, in which
they are exact.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from heshu.numerals.digits import EXACT, plain_decimal, times
from heshu.quantities.chinese_measured import Measured, UnitRules

MONTHS_IN_A_YEAR = Decimal(12)
SECONDS_IN_A_MINUTE = Decimal(60)
CENT = Decimal("0.01")
MOST_PLACES = 2
TWO_PLACES = 100
SHORT_FORMS = frozenset({"块", "塊", "块钱", "米", "元", "度"})
"""Units behind which digits without a unit are the next smaller places: 3块5, 1米75."""
PARTS_JOINED = frozenset(
    {"money", "duration", "length", "mass", "score", "age", "temperature", "angle"}
)
"""Kinds that come in parts; 分 is a score until 秒 follows: 1分58秒."""
JOINERS = ("", "又", "零")


def joined(text: str, first: Measured, second: Measured, rules: UnitRules) -> Measured | None:
    """One quantity of two parts that stand side by side: 5元6角, 3小时20分钟, 8天又20小时."""
    between = text[first.end : second.start]
    if between not in JOINERS or first.kind not in PARTS_JOINED:
        return None
    second = _as_smaller_part(first, second)
    if first.unit_text == "分" and first.unit == "分" and second.unit == "s":
        first = replace(first, unit="min", kind="duration")
    if first.value is None or second.value is None or first.surplus or first.is_range:
        return None
    if first.unit_text == "分" and second.unit.startswith("s/"):  # 配速5分18秒/公里
        seconds = times(first.value, SECONDS_IN_A_MINUTE) + second.value
        joined_pace = _sum(first, second, seconds, second.unit, second.precision)
        return replace(joined_pace, kind=second.kind)
    if second.kind != first.kind:
        return _short_part(text, first, second) if not between else None
    if first.unit == second.unit:
        if second.unit_scale >= first.unit_scale:
            return None
        return _sum(first, second, first.value + second.value, first.unit, second.precision)
    factor = _parts_in(first.unit, second.unit, rules)
    if factor is None or factor <= 1:
        return None
    if first.kind == "duration":  # exact in the smaller unit: 3小时20分 is 200 min
        whole = times(first.value, factor)
        if whole == second.value:
            return None  # 整整8周56天 tells one time twice
        value = whole + second.value
        return _sum(first, second, value, second.unit, second.precision)
    value = EXACT.divide(second.value, factor) + first.value
    return _sum(first, second, value, first.unit, second.precision / factor)


def _as_smaller_part(first: Measured, second: Measured) -> Measured:
    """分 behind hours is minutes, behind 元 and 角 a hundredth of a yuan; 时 needs nothing."""
    if first.kind == "age" and first.unit == "a" and second.unit == "mo":
        return replace(second, kind="age")  # 五周岁零三个月
    if second.unit_text != "分" or second.value is None:
        return second
    if first.unit == "h":
        return replace(second, unit="min", kind="duration")
    if first.kind == "money":
        return replace(
            second, unit=first.unit, kind="money", value=times(second.value, CENT), unit_scale=CENT,
            precision=CENT,
        )  # fmt: skip
    return second


def _short_part(text: str, first: Measured, second: Measured) -> Measured | None:
    """3块5 is 3.5 CNY, 1米75 is 1.75 m."""
    if second.unit or second.kind != "number" or second.value is None or first.value is None:
        return None
    printed = text[second.start : second.end]
    behind = text[second.end : second.end + 1]
    centimetres = first.unit_text == "米" and len(printed) == MOST_PLACES
    if (
        second.scaled
        or "." in printed
        or first.unit_scale != 1
        or first.unit_text not in SHORT_FORMS
        and not first.unit_text.endswith("秒")
    ):
        return None
    if (
        first.unit_text == "元"
        and not first.words
        or "一" <= behind <= "鿿"
        and behind not in "的一左以多上，"
        and not first.unit_text.endswith("秒")
        and not centimetres
    ):
        return None
    places = len(printed)
    words_fit = 0 < second.value < TWO_PLACES and "十" not in printed
    most = MOST_PLACES + first.unit_text.endswith("秒")  # 1分33秒660
    if places > most or second.words and not words_fit:
        return None
    value = first.value + second.value.scaleb(-places)
    return _sum(first, second, value, first.unit, Decimal(1).scaleb(-places))


def _sum(
    first: Measured, second: Measured, value: Decimal, unit: str, precision: Decimal
) -> Measured:
    return replace(
        first,
        end=second.end,
        value=plain_decimal(value),
        unit=unit,
        precision=precision,
        unit_text=f"{first.unit_text}{second.unit_text}",
        rules=(*first.rules, *second.rules, "parts"),
    )


def _parts_in(first: str, second: str, rules: UnitRules) -> Decimal | None:
    """How many of the second unit make one of the first: 60 for h and min."""
    if (first, second) == ("a", "mo"):
        return MONTHS_IN_A_YEAR
    one, other = rules.units.conversions.get(first), rules.units.conversions.get(second)
    if one is None or other is None or one.base != other.base:
        return None
    return plain_decimal(one.factor / other.factor)
