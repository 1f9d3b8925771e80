"""The unit of one Chinese number, before and behind it: 人民币50元, 两年半, 零下5度.

`with_unit` gives a `Measured`, the core of a quantity without hedges.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Numeral
from heshu.numerals.digits import plain_decimal, times
from heshu.quantities import units
from heshu.quantities.chinese_doubts import settled
from heshu.quantities.chinese_measured import Measured, UnitRules, clause_before
from heshu.quantities.chinese_ranks import rank, top_rank
from heshu.quantities.units import UnitMatch

HALF = Decimal("0.5")
SMALLEST_BARE_SUM = 1000
CLASSED = ("mass", "power", "volume", "energy", "money", "length", "area")
"""Kinds of which 级 makes a class: 10万吨级航道, 百万千瓦级机组."""
CLAUSE_ENDS = ("", "，", "。", "；", "、", "！")
MANY = re.compile(r"[/／](?P<number>[1-9]\d{0,5})")
"""The second half of mg/100mL."""
POPULATION = re.compile(r"[/／](10万|百万|十万|千|万)(?![\d元人户亩吨])")
RISES = re.compile("升[至到为成](?![^，。；\n]{0,16}升)")
"""用户由3.42亿升至4.01亿 counts no litres, while 由5升升至8升 does, and 5升至8升 are a range of them."""
NO_HALF = ("径", "导", "年")
"""半 before these begins a word: 5米半径."""


def with_unit(
    text: str, numeral: Numeral, behind: int, following: int, rules: UnitRules
) -> Measured | None:
    """The number with the unit beside it; None for one that states nothing (第三 in a list).

    `behind` is the end of the numeral before it, `following` the start of the next one: units
    are looked for between the two only.
    """
    if numeral.kind == "ordinal":
        return rank(text, numeral, rules)
    core = _core(text, numeral)
    if numeral.rule == "percentage points":
        return replace(core, unit="pp", kind="percentage-point")
    if numeral.kind == "percent":
        return replace(core, unit="%", kind="percent", tenths=numeral.rule == "tenths")
    if numeral.rule in ("fraction", "ratio", "mixed fraction") or _is_half(text, core):
        unit = _unit_behind(text, core, following, rules)
        if unit is None or unit.kind == "count" or numeral.rule == "ratio":
            return replace(core, kind="ratio", ratio=numeral.rule == "ratio")
    top = top_rank(text, core, behind, rules)
    if top is not None:
        return top
    item = _with_prefix(text, _with_suffix(text, core, following, rules), behind, rules)
    if item.unit or item.kind != "number":
        return _signed_temperature(text, item)
    return _by_context(text, item, rules)


def _is_half(text: str, core: Measured) -> bool:
    """一半, 半数, and the 半 of 过半."""
    printed = text[core.start : core.end]
    return printed in ("一半", "半数") or printed == "半" and text.endswith("过", 0, core.start)


def _core(text: str, numeral: Numeral) -> Measured:
    scaled = numeral.rule.startswith("scaled")
    return Measured(
        start=numeral.start, end=numeral.end, value=numeral.value, low=numeral.low,
        high=numeral.high, precision=numeral.precision, words=numeral.words, scaled=scaled,
        scale=_scale(text, numeral) if scaled else Decimal(1),
        surplus=numeral.low is not None and numeral.low == numeral.value, rules=(numeral.rule,),
    )  # fmt: skip


_SCALES = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "萬": 10**4,
    "亿": 10**8,
    "億": 10**8,
    "兆": 10**12,
}


def _scale(text: str, numeral: Numeral) -> Decimal:
    """The product of the scale words at the end of the number: 1000000000000 for 3万亿."""
    factor, offset = 1, numeral.end - 1
    while offset > numeral.start and text[offset] in "多余餘 ":
        offset -= 1
    while offset > numeral.start and text[offset] in _SCALES:
        if numeral.words and text[offset] in "十百千":
            break
        factor *= _SCALES[text[offset]]
        offset -= 1
    return Decimal(factor)


def _unit_behind(text: str, core: Measured, following: int, rules: UnitRules) -> UnitMatch | None:
    """The unit behind a number, unless its first characters begin another word."""
    start = units.skip_spaces(text, core.end)
    unit = units.unit_at(text, start, rules.units)
    if unit is None or unit.end > following:
        return None
    short = unit.end - unit.start == 1
    if short and _has_decimals(core) and text[start : start + 2] in rules.not_counted:
        return None
    if unit.end - unit.start <= 2 and not text[start].isascii():
        longest = text[start : start + 3]
        if RISES.match(text, start):
            return None
        if longest in rules.unit_after_all:
            return unit
        if longest[:2] in rules.not_unit or longest in rules.not_unit:
            return None if unit.end - unit.start == 1 or longest in rules.not_unit else unit
    return unit


def _has_decimals(core: Measured) -> bool:
    """True for 31.7 and for no 3.1万."""
    return core.value is not None and not core.scaled and core.value % 1 != 0


def _with_suffix(text: str, core: Measured, following: int, rules: UnitRules) -> Measured:
    """The number with the unit behind it, 多 and 半 inside or behind the unit included."""
    start = units.skip_spaces(text, core.end)
    unit, half, more = None, False, False
    if text.startswith("来", start) and core.value is not None and core.value % 10 == 0:
        unit = _unit_behind(text, replace(core, end=start + 1), following, rules)
        core = replace(core, about=unit is not None)
    inner = _classifier_and(text, start)
    if inner is not None:
        unit = _unit_behind(text, replace(core, end=inner[0]), following, rules)
        if unit is not None and unit.kind in ("duration", "money", "age"):
            _, half, more = inner
        else:
            unit = None
    unit = unit or _unit_behind(text, core, following, rules)
    if unit is None:
        return _per_thousands(text, core)
    if text.startswith("级", unit.end) and unit.kind in CLASSED:
        return replace(core, end=unit.end + 1, kind="other", rules=("class",))
    unit = _each(text, _longer_rate(text, unit, rules), rules)
    stop = unit.end
    if not half and not more and _half_behind(text, unit):
        half, stop = True, stop + 1
    item = replace(_times_unit(core, unit, text[unit.start : unit.end]), end=stop)
    value = item.value
    if value is None:
        return item
    if half:
        extra = HALF * unit.scale * core.scale
        item = replace(item, value=plain_decimal(value + extra), precision=extra)
    if more:
        item = replace(item, low=value, high=value + unit.scale, surplus=True)
    return settled(text, item, rules)


def _half_behind(text: str, unit: UnitMatch) -> bool:
    """一吨半, 两年半, but not 5米半径."""
    if not text.startswith("半", unit.end) or unit.kind in ("count", "money", "percent"):
        return False
    return not text.startswith(NO_HALF, unit.end + 1)


def _classifier_and(text: str, start: int) -> tuple[int, bool, bool] | None:
    """End of 个半 or 个多, whether half, whether more: 3个半小时, 5个多月."""
    if text.startswith(("个半", "個半"), start):
        return start + 2, True, False
    if text.startswith(("个多", "個多", "个余"), start):
        return start + 2, False, True
    return None


def _per_thousands(text: str, core: Measured) -> Measured:
    """3.2/10万: a rate per so many of a population."""
    many = POPULATION.match(text, core.end)
    if many is None:
        return core
    return replace(core, end=many.end(), unit=f"/{many[1]}", kind="rate", unit_text=many[0])


def _each(text: str, unit: UnitMatch, rules: UnitRules) -> UnitMatch:
    """1.2元一斤: the price of one."""
    if unit.kind != "money" or not text.startswith("一", unit.end):
        return unit
    one = units.name_at(text, unit.end + 1, rules.units)
    if one is None or text[one[0] : one[0] + 1] in ("性", "般", "样", "些", "起"):
        return unit
    return UnitMatch(
        start=unit.start, end=one[0], code=f"{unit.code}/{one[1].code}", kind="rate",
        scale=unit.scale,
    )  # fmt: skip


def _longer_rate(text: str, unit: UnitMatch, rules: UnitRules) -> UnitMatch:
    """156.8mg/100mL: a number behind the slash; 800吨镉/年: a noun before it."""
    many = MANY.match(text, unit.end)
    if many is not None:
        whole = units.name_at(text, many.end(), rules.units)
        if whole is None or whole[1].kind in ("energy", "power"):
            return unit  # 100MW/200MWh are two ratings of one plant
        code = f"{unit.code}/{many['number']}{whole[1].code}"
        return UnitMatch(start=unit.start, end=whole[0], code=code, kind="rate", scale=unit.scale)
    if unit.code.endswith("/分"):  # 118次/分, not a score
        unit = replace(unit, code=f"{unit.code[:-1]}min")
    slash = text.find("/", unit.end, unit.end + 5)
    if slash <= unit.end or unit.kind not in ("mass", "volume", "count", "area", "energy"):
        return unit
    noun = text[unit.end : slash]
    per = units.name_at(text, slash + 1, rules.units)
    if per is None or per[1].kind != "duration" or any(not "一" <= c <= "鿿" for c in noun):
        return unit
    return UnitMatch(
        start=unit.start,
        end=per[0],
        code=f"{unit.code}/{per[1].code}",
        kind="rate",
        scale=unit.scale,
    )


def _times_unit(core: Measured, unit: UnitMatch, printed: str) -> Measured:
    """The number in the canonical unit: 5角 is 0.5 CNY."""
    item = replace(core, end=unit.end, unit=unit.code, kind=unit.kind, unit_text=printed)
    if unit.scale == 1:
        return item
    value, low, high = (
        None if number is None else times(number, unit.scale)
        for number in (core.value, core.low, core.high)
    )
    return replace(
        item, value=value, low=low, high=high, unit_scale=unit.scale,
        precision=times(core.precision, unit.scale),
    )  # fmt: skip


def _with_prefix(text: str, item: Measured, behind: int, rules: UnitRules) -> Measured:
    """US$5, 人民币50元, 摄氏25度: a unit before the number."""
    prefix = units.unit_before(text, item.start, rules.units)
    if prefix is None or prefix.start < behind:
        return item
    if item.unit and item.unit not in (prefix.code, "deg", "CNY") and item.kind != "count":
        return item
    if prefix.kind == "temperature":
        return replace(item, start=prefix.start, unit=prefix.code, kind="temperature")
    if item.kind == "count":
        return item
    unit_text = item.unit_text or text[prefix.start : prefix.end]
    return replace(
        item, start=prefix.start, unit=prefix.code, kind=prefix.kind, unit_text=unit_text
    )


def _signed_temperature(text: str, item: Measured) -> Measured:
    """零下5℃ is -5 ℃."""
    if item.kind not in ("temperature", "angle"):
        return item
    start = item.start
    for word, sign in (("零下", -1), ("零上", 1)):
        if text.endswith(word, 0, start):
            value, low, high = (
                None if number is None else number * sign
                for number in (item.value, item.low, item.high)
            )
            unit = "℃" if item.unit == "deg" else item.unit
            return replace(
                item,
                start=start - 2,
                value=value,
                low=low,
                high=high,
                unit=unit,
                kind="temperature",
            )
    return item


def _by_context(text: str, item: Measured, rules: UnitRules) -> Measured:
    """豪掷37亿, 六十万贷款, 押金两千: a bare number beside a word of money or of persons."""
    if item.value is not None and abs(item.value) < SMALLEST_BARE_SUM:
        return item
    if not item.scaled and not (item.words and text[item.end : item.end + 1] in CLAUSE_ENDS):
        return item
    clause = clause_before(text, item.start)
    if item.scaled and "人次" in clause:
        return replace(item, unit="person-time", kind="count")
    people = any(word in clause for word in rules.person)
    if people or item.scaled and rules.persons_behind.match(text, item.end):
        return replace(item, unit="person", kind="count")
    behind = item.scaled and text.startswith(rules.sums, item.end)
    if behind or any(word in clause for word in rules.money):
        return replace(item, unit="CNY", kind="money")
    return item
