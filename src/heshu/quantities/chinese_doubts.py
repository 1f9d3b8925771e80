"""Units that mean another thing in their surroundings: 度, 番, 点, 块, 大.

气温25度 is ℃, 用电180度 kWh, 坡度25度 an angle; 4450块面板 are panels, 50块 money.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.quantities import units
from heshu.quantities.chinese_measured import Measured, UnitRules, has_context

HOTTEST_WEATHER = 60
"""Above this, a bare 度 in the open air cannot be ℃, so the scale stays open."""
SENTENCE_END = re.compile("[。；！？\n]")
SENTENCE_REACH = 60
"""Characters in which 每件用电3.9度，另两个车间为4.2度、3.6度 says once what its degrees are."""
LAST_HOUR = 24
MOST_DOUBLINGS = 64
DOUBLED_BEFORE = 4
"""Characters before 番 in which 翻 stands: 翻了近四番."""


def settled(text: str, item: Measured, rules: UnitRules) -> Measured:
    """The quantity with its doubtful unit decided by what stands around it."""
    decide = _DOUBTS.get(item.unit_text)
    return item if decide is None else decide(text, item, rules)


def _degrees(text: str, item: Measured, rules: UnitRules) -> Measured:
    """度 is electricity, temperature or an angle."""
    if item.unit != "deg":
        return item
    if has_context(text, item.start, rules.electricity):
        return replace(item, unit="kWh", kind="energy")
    prefix = units.unit_before(text, item.start, rules.units)
    if prefix is not None and prefix.kind == "temperature":
        return item
    if text[item.start : item.end] == "零度":
        return replace(item, unit="℃", kind="temperature")
    if has_context(text, item.start, rules.angle):
        return item
    if has_context(text, item.start, rules.temperature) or rules.heat_behind.match(text, item.end):
        weather = item.value is None or abs(item.value) <= HOTTEST_WEATHER
        known = has_context(text, item.start, rules.heated)
        return replace(item, unit="℃" if weather or known else "deg", kind="temperature")
    ahead = SENTENCE_END.split(text[max(item.start - SENTENCE_REACH, 0) : item.start])[-1]
    if any(word in ahead for word in rules.electricity):
        return replace(item, unit="kWh", kind="energy")
    return item


def _doublings(text: str, item: Measured, rules: UnitRules) -> Measured:
    """翻两番 is four times as much, 翻一番 twice; 两番 elsewhere are two turns."""
    del rules
    if item.value is None or "翻" not in text[max(item.start - DOUBLED_BEFORE, 0) : item.start]:
        return item
    value = Decimal(2) ** min(int(item.value), MOST_DOUBLINGS)
    return replace(item, unit="x", kind="multiple", value=value)


def _points(text: str, item: Measured, rules: UnitRules) -> Measured:
    """8点 may be an hour; 3200.5点 and 涨20点 are points of an index."""
    value = item.value
    if value is None or value != value.to_integral_value() or value > LAST_HOUR:
        return item
    moved = text[max(item.start - 2, 0) : item.start]
    if any(letter in rules.index_moves for letter in moved):
        return item
    return replace(item, unit="点", kind="count")


def _pieces(text: str, item: Measured, rules: UnitRules) -> Measured:
    """4450块面板, 3块金牌: pieces of something that can be counted."""
    if not text.startswith(rules.pieces, item.end):
        return item
    return replace(item, unit="块", kind="count")


def _greats(text: str, item: Measured, rules: UnitRules) -> Measured:
    """三大产业 counts industries; 比30大 compares."""
    behind = text[item.end : item.end + 1]
    if "\u4e00" <= behind <= "\u9fff" and behind not in rules.not_great:
        return item
    return replace(item, end=item.end - 1, unit="", kind="number", unit_text="")


def _mouths(text: str, item: Measured, rules: UnitRules) -> Measured:
    """三口人 and 全家5口 are persons; 20口网箱 and 水井3口 are none."""
    behind = text[item.end : item.end + 1]
    thing = "\u4e00" <= behind <= "\u9fff" and behind not in rules.behind_mouths
    if thing or has_context(text, item.start, rules.mouths):
        return replace(item, unit="口")
    return item


def _knots(text: str, item: Measured, rules: UnitRules) -> Measured:
    """航速22节 is a speed, 6节编组 counts carriages."""
    if has_context(text, item.start, rules.knots):
        return replace(item, unit="kn", kind="speed")
    return item


_DOUBTS: dict[str, Callable[[str, Measured, UnitRules], Measured]] = {
    "度": _degrees, "番": _doublings, "口": _mouths, "节": _knots, "块": _pieces, "塊": _pieces, "大": _greats,
    **dict.fromkeys(("点", "點", "个点", "个点位"), _points),
}  # fmt: skip
"""Printed unit -> what decides on its meaning."""
