"""The unit of one Chinese number, before and behind it: 人民币50元, 两年半, 零下5度.

`with_unit` gives a `Measured`; `joined` makes one of 5元6角, 3小时20分, 1米75.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model.figures import Kind, Numeral
from heshu.numerals.digits import EXACT, plain_decimal, times
from heshu.quantities import units
from heshu.quantities.units import UnitMatch, Units

WINDOW = 12
"""How far before a number, within its clause, a word may tell what it is about."""
CLAUSE = "，。；！？、：\n|"
HALF = Decimal("0.5")
HOTTEST_WEATHER = 60
"""Above this, a bare 度 in the open air cannot be ℃, so the scale stays open."""
MONTHS_IN_A_YEAR = Decimal(12)
PARTS_JOINED = frozenset({"money", "duration", "length", "mass"})


class Measured(Struct, frozen=True, kw_only=True):
    """A number with its unit: the core of a quantity, without hedges."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    precision: Decimal = Decimal(1)
    unit: str = ""
    kind: Kind = "number"
    unit_text: str = ""
    words: bool = False
    scaled: bool = False
    scale: Decimal = Decimal(1)
    """The scale words of the number: 10000 for 5万."""
    unit_scale: Decimal = Decimal(1)
    """The factor that the unit's name carries: 0.1 for 角."""
    surplus: bool = False
    """3000多元, 一年多."""
    rank: bool = False
    ratio: bool = False
    tenths: bool = False
    is_range: bool = False
    lent: bool = False
    rules: tuple[str, ...] = ()


class UnitRules(Struct, frozen=True, kw_only=True):
    """Units and the word lists that decide doubtful ones."""

    units: Units
    not_unit: frozenset[str]
    money: tuple[str, ...]
    person: tuple[str, ...]
    temperature: tuple[str, ...]
    rank: tuple[str, ...]


def compile_units(pack: Pack) -> UnitRules:
    """Index units and word lists of a pack."""
    return UnitRules(
        units=units.compile_units(pack),
        not_unit=frozenset(pack.words_named("not-unit")),
        money=pack.words_named("money-context"),
        person=pack.words_named("person-context"),
        temperature=pack.words_named("temperature-context"),
        rank=pack.words_named("rank-context"),
    )


def with_unit(
    text: str, numeral: Numeral, behind: int, following: int, rules: UnitRules
) -> Measured | None:
    """The number with the unit beside it; None for one that states nothing (第三 in a list).

    `behind` is the end of the numeral before it, `following` the start of the next one: units
    are looked for between the two only.
    """
    if numeral.kind == "ordinal":
        return _rank(text, numeral, following, rules)
    core = _core(text, numeral)
    if numeral.rule == "percentage points":
        return replace(core, unit="pp", kind="percentage-point")
    if numeral.kind == "percent":
        return replace(core, unit="%", kind="percent", tenths=numeral.rule == "tenths")
    if numeral.rule in ("fraction", "ratio", "mixed fraction") or text[core.start : core.end] in ("一半", "半数"):
        unit = _unit_behind(text, core.end, following, rules)
        if unit is None or numeral.rule == "ratio":
            return replace(core, kind="ratio", ratio=numeral.rule == "ratio")
    top = _top_rank(text, core, behind, following)
    if top is not None:
        return top
    item = _with_prefix(text, _with_suffix(text, core, following, rules), behind, rules)
    if item.unit or item.kind != "number":
        return _signed_temperature(text, item, rules)
    return _by_context(text, item, rules)


def joined(text: str, first: Measured, second: Measured, rules: UnitRules) -> Measured | None:
    """One quantity of two parts that stand side by side: 5元6角, 3小时20分钟, 8天又20小时."""
    between = text[first.end : second.start]
    if between not in ("", "又", "零") or first.kind not in PARTS_JOINED:
        return None
    second = _as_smaller_part(first, second)
    if first.value is None or second.value is None or first.surplus or first.is_range:
        return None
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
        value = times(first.value, factor) + second.value
        return _sum(first, second, value, second.unit, second.precision)
    value = EXACT.divide(second.value, factor) + first.value
    return _sum(first, second, value, first.unit, second.precision / factor)


def _as_smaller_part(first: Measured, second: Measured) -> Measured:
    """分 behind hours is minutes, behind 元 and 角 a hundredth of a yuan; 时 needs nothing."""
    if second.unit_text != "分" or second.value is None:
        return second
    if first.unit == "h":
        return replace(second, unit="min", kind="duration")
    if first.unit == "CNY":
        cent = Decimal("0.01")
        return replace(
            second, unit="CNY", kind="money", value=times(second.value, cent), unit_scale=cent,
            precision=cent,
        )  # fmt: skip
    return second


def _core(text: str, numeral: Numeral) -> Measured:
    scaled = numeral.rule.startswith("scaled")
    return Measured(
        start=numeral.start, end=numeral.end, value=numeral.value, low=numeral.low,
        high=numeral.high, precision=numeral.precision, words=numeral.words, scaled=scaled,
        scale=_scale(text, numeral) if scaled else Decimal(1),
        surplus=numeral.low is not None and numeral.low == numeral.value, rules=(numeral.rule,),
    )  # fmt: skip


_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}


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


def _unit_behind(text: str, end: int, following: int, rules: UnitRules) -> UnitMatch | None:
    """The unit behind a number, unless its first characters begin another word."""
    start = units.skip_spaces(text, end)
    unit = units.unit_at(text, start, rules.units)
    if unit is None or unit.end > following:
        return None
    if unit.end - unit.start <= 2 and not text[start].isascii():
        longest = text[start : start + 3]
        if longest[:2] in rules.not_unit or longest in rules.not_unit:
            return None if unit.end - unit.start == 1 or longest in rules.not_unit else unit
    return unit


def _with_suffix(text: str, core: Measured, following: int, rules: UnitRules) -> Measured:
    """The number with the unit behind it, 多 and 半 inside or behind the unit included."""
    end, half, more = core.end, False, False
    start = units.skip_spaces(text, end)
    inner = _classifier_and(text, start)
    unit = None
    if inner is not None:
        stop, half, more = inner
        unit = _unit_behind(text, stop, following, rules)
        if unit is None or unit.kind not in ("duration", "money", "age"):
            unit, half, more = None, False, False
    if unit is None:
        unit = _unit_behind(text, end, following, rules)
    if unit is None:
        return core
    unit = _longer_rate(text, unit, rules)
    stop = unit.end
    if not half and not more and text[stop : stop + 1] == "半" and core.value is not None:
        if unit.kind not in ("count", "money", "percent") and not text.startswith(("径", "导", "年"), stop + 1):
            half, stop = True, stop + 1
    item = _times_unit(core, unit, text[unit.start : unit.end])
    if half and item.value is not None:
        extra = HALF * unit.scale * core.scale
        item = replace(item, value=plain_decimal(item.value + extra), precision=times(extra, HALF * 2))
    if more and item.value is not None:
        item = replace(item, low=item.value, high=item.value + unit.scale, surplus=True)
    return _doubtful(text, replace(item, end=stop), rules)


def _classifier_and(text: str, start: int) -> tuple[int, bool, bool] | None:
    """End of 个半, 个多, 多: 3个半小时, 5个多月, 十多年 (whether half, whether more)."""
    if text.startswith(("个半", "個半"), start):
        return start + 2, True, False
    if text.startswith(("个多", "個多", "个余"), start):
        return start + 2, False, True
    if text.startswith("来", start):
        return start + 1, False, False
    return None


def _longer_rate(text: str, unit: UnitMatch, rules: UnitRules) -> UnitMatch:
    """800吨镉/年: a noun between the unit and the slash."""
    slash = text.find("/", unit.end, unit.end + 5)
    if slash <= unit.end or unit.kind not in ("mass", "volume", "count", "area", "energy"):
        return unit
    noun = text[unit.end : slash]
    per = units.name_at(text, slash + 1, rules.units)
    if per is None or per[1].kind != "duration" or any(not "一" <= c <= "鿿" for c in noun):
        return unit
    return UnitMatch(
        start=unit.start, end=per[0], code=f"{unit.code}/{per[1].code}", kind="rate", scale=unit.scale
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


def _doubtful(text: str, item: Measured, rules: UnitRules) -> Measured:
    """Units that mean another thing in their surroundings: 点, 度, 兆, 两."""
    if item.unit == "deg" and item.unit_text == "度":
        prefix = units.unit_before(text, item.start, rules.units)
        if prefix is not None and prefix.kind == "temperature":
            return item
        if _context(text, item.start, rules.temperature) or text.startswith(("高温", "的高温"), item.end):
            weather = item.value is None or abs(item.value) <= HOTTEST_WEATHER
            known = _context(text, item.start, ("水温", "油温", "炉温", "加热"))
            return replace(item, unit="℃" if weather or known else "deg", kind="temperature")
    if item.unit == "番" and item.value is not None and text[item.start - 1 : item.start] in ("翻", "了"):
        # 翻两番 is four times as much, 翻一番 twice
        return replace(item, unit="x", kind="multiple", value=Decimal(2) ** min(int(item.value), 64))
    if item.unit == "point" and item.value is not None and item.value == item.value.to_integral_value():
        moved = text[max(item.start - 2, 0) : item.start]
        if item.value <= 24 and not any(letter in "涨跌升降报收至近破" for letter in moved):
            return replace(item, unit="点", kind="count")
    return item


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
    return replace(item, start=prefix.start, unit=prefix.code, kind=prefix.kind, unit_text=unit_text)


def _signed_temperature(text: str, item: Measured, rules: UnitRules) -> Measured:
    """零下5℃ is -5 ℃."""
    if item.kind not in ("temperature", "angle"):
        return item
    start = item.start
    for word, sign in (("零下", -1), ("零上", 1)):
        if text.endswith(word, 0, start):
            value, low, high = (
                None if number is None else number * sign for number in (item.value, item.low, item.high)
            )
            unit = "℃" if item.unit == "deg" else item.unit
            return replace(item, start=start - 2, value=value, low=low, high=high, unit=unit, kind="temperature")
    return item


def _by_context(text: str, item: Measured, rules: UnitRules) -> Measured:
    """豪掷37亿: a bare scaled number behind a word of money or of persons."""
    if not item.scaled or item.value is not None and abs(item.value) < 1000:
        return item
    clause = _clause(text, item.start)
    if any(word in clause for word in rules.person):
        return replace(item, unit="person", kind="count")
    if any(word in clause for word in rules.money):
        return replace(item, unit="CNY", kind="money")
    return item


def _rank(text: str, numeral: Numeral, following: int, rules: UnitRules) -> Measured | None:
    """第3位, 居全国第二; None for an edition (第三届)."""
    end = numeral.end
    behind = text[end : end + 1]
    placed = behind in ("位", "名") and not text.startswith(("位于", "名单", "位置"), end)
    if not placed and not _context(text, numeral.start, rules.rank):
        return None
    if not placed and behind and behind not in "，。；、,.;!！？?）)” \n的": 
        return None
    return Measured(
        start=numeral.start, end=end + placed, value=numeral.value, kind="rank", rank=True,
        words=numeral.words, unit_text=behind if placed else "", rules=("rank",),
    )  # fmt: skip


def _top_rank(text: str, core: Measured, behind: int, following: int) -> Measured | None:
    """前三位, 排名前10: among the first n."""
    if core.start <= behind and behind or text[core.start - 1 : core.start] != "前" or core.value is None:
        return None
    unit = text[core.end : core.end + 1]
    if unit not in ("位", "名", "强") and not (unit == "" or unit in "，。；、）"):
        if not text.endswith(("排名前", "位列前", "位居前", "列前", "跻身前", "进入前", "居前", "排前"), 0, core.start):
            return None
        if "\u4e00" <= unit <= "\u9fff" and unit not in "的位名强":
            return None
    placed = unit in ("位", "名", "强") and unit != ""
    return replace(
        core, end=core.end + placed, kind="rank", rank=True, high=core.value, rules=("top rank",)
    )


def _short_part(text: str, first: Measured, second: Measured) -> Measured | None:
    """3块5 is 3.5 CNY, 1米75 is 1.75 m."""
    if second.unit or second.kind != "number" or second.value is None or first.value is None:
        return None
    printed = text[second.start : second.end]
    behind = text[second.end : second.end + 1]
    if second.scaled or "." in printed or first.unit_scale != 1 or first.unit_text not in ("块", "块钱", "米", "元"):
        return None
    if first.unit_text == "元" and not first.words or "一" <= behind <= "鿿" and behind not in "的一左以":
        return None
    places = len(printed)
    if second.words:
        if not 0 < second.value < 10:
            return None
        places = 1
    elif places > 2:
        return None
    value = first.value + second.value.scaleb(-places)
    return _sum(first, second, value, first.unit, Decimal(1).scaleb(-places))


def _sum(first: Measured, second: Measured, value: Decimal, unit: str, precision: Decimal) -> Measured:
    return replace(
        first, end=second.end, value=plain_decimal(value), unit=unit, precision=precision,
        unit_text=f"{first.unit_text}{second.unit_text}", rules=(*first.rules, *second.rules, "parts"),
    )


def _parts_in(first: str, second: str, rules: UnitRules) -> Decimal | None:
    """How many of the second unit make one of the first: 60 for h and min."""
    if (first, second) == ("a", "mo"):
        return MONTHS_IN_A_YEAR
    one, other = rules.units.conversions.get(first), rules.units.conversions.get(second)
    if one is None or other is None or one.base != other.base:
        return None
    return plain_decimal(one.factor / other.factor)


def _clause(text: str, end: int) -> str:
    """The clause before an offset, at most `WINDOW` characters."""
    start = max(end - WINDOW, 0)
    window = text[start:end]
    return window[max(window.rfind(mark) for mark in CLAUSE) + 1 :]


def _context(text: str, end: int, words: tuple[str, ...]) -> bool:
    clause = _clause(text, end)
    return any(word in clause for word in words)
