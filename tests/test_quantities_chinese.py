"""Chinese quantities: units, hedges, ranges and compounds of one sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.languages.pack import load
from heshu.model.figures import Quantity
from heshu.numerals import chinese as numerals
from heshu.quantities import chinese

PACK = load("zh")
GRAMMAR, RULES = numerals.compile_grammar(PACK), chinese.compile_rules(PACK)
PIECES = (
    "约", "超", "不足", "至少", "5", "3000多", "2.5万", "百分之五", "三", "十几", "％", "元", "个", "年", "米", "人民币",
    "/吨", "每", "公里", "小时", "分", "角", "至", "-", "—", "、", "和", "以上", "以下", "左右", "之间", "不等", "半", "多",
    "第", "位", "前", "零下", "度", "气温", "℃", "$", "又", "来", "一", "亿", " ", "，", "（含）", "统一", "\0", "\ud800",
)  # fmt: skip


def measured(text: str) -> tuple[Quantity, ...]:
    return chinese.measure(text, numerals.scan(text, GRAMMAR), RULES)


def only(text: str) -> Quantity:
    (found,) = measured(text)
    return found


@given(text=st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_quantities_are_sorted_and_print_what_they_span(text: str) -> None:
    end = 0
    for item in measured(text):
        assert end <= item.start <= item.core_start < item.core_end <= item.end <= len(text)
        assert item.text == text[item.start : item.end]
        end = item.end


@given(
    number=st.integers(2, 10**9),
    scale=st.sampled_from(["", "万", "亿"]),
    unit=st.sampled_from(["元", "吨", "人", "千瓦"]),
)
def test_any_number_with_any_unit(number: int, scale: str, unit: str) -> None:
    factor = {"": 1, "万": 10**4, "亿": 10**8}[scale]
    code = {"元": "CNY", "吨": "t", "人": "person", "千瓦": "kW"}[unit]
    item = only(f"合计{number}{scale}{unit}。")
    assert (item.value, item.unit, item.scaled) == (number * factor, code, bool(scale))


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("282.18万元", "2821800", "CNY", "money"), ("8千元人民币", "8000", "CNY", "money"),
        ("人民币5元", "5", "CNY", "money"), ("US$300万", "3000000", "USD", "money"), ("￥5", "5", "CNY", "money"),
        ("3块5", "3.5", "CNY", "money"), ("5元6角", "5.6", "CNY", "money"), ("2角", "0.2", "CNY", "money"),
        ("十五美元", "15", "USD", "money"), ("2万新台币", "20000", "TWD", "money"),
        ("12.5元/股", "12.5", "CNY/股", "rate"), ("73.65美元/桶", "73.65", "USD/bbl", "rate"),
        ("1.2元一斤", "1.2", "CNY/jin", "rate"), ("120人/平方公里", "120", "person/km2", "rate"),
        ("800吨铜/年", "800", "t/a", "rate"), ("35微克/立方米", "35", "ug/m3", "rate"),
        ("20mg/100mL", "20", "mg/100mL", "rate"), ("5200立方米每秒", "5200", "m3/s", "rate"),
        ("350公里/小时", "350", "km/h", "speed"), ("3.2/10万", "3.2", "/10万", "rate"),
        ("12亿千瓦时", "1200000000", "kWh", "energy"), ("户均用电180度", "180", "kWh", "energy"),
        ("12千米", "12", "km", "length"), ("五十兆字节", "50", "MB", "data"), ("110kV", "110", "kV", "other"),
        ("3小时20分", "200", "min", "duration"), ("两年零三个月", "27", "mo", "duration"),
        ("一年半", "1.5", "a", "duration"), ("3个半小时", "3.5", "h", "duration"), ("半年", "0.5", "a", "duration"),
        ("10秒12", "10.12", "s", "duration"), ("1米75", "1.75", "m", "length"), ("三斤半", "3.5", "jin", "mass"),
        ("45岁", "45", "a", "age"), ("三周大", "3", "wk", "age"), ("零下5℃", "-5", "℃", "temperature"),
        ("摄氏25度", "25", "℃", "temperature"), ("气温25度", "25", "℃", "temperature"), ("东经103度", "103", "deg", "angle"),
        ("1.5个百分点", "1.5", "pp", "percentage-point"), ("25个基点", "25", "bp", "percentage-point"),
        ("6.39‰", "6.39", "‰", "percent"), ("三成", "30", "%", "percent"), ("1.3倍", "1.3", "x", "multiple"),
        ("翻两番", "4", "x", "multiple"), ("报3100.5点", "3100.5", "point", "index"), ("8点意见", "8", "点", "count"),
        ("排名第3位", "3", "", "rank"), ("居全国第二。", "2", "", "rank"), ("三分之一", None, "", "ratio"),
        ("5：1", "5", "", "ratio"), ("1.95亿人次", "195000000", "person-time", "count"), ("19批次", "19", "批次", "count"),
        ("豪掷37亿", "3700000000", "CNY", "money"), ("脱贫群众有1000万", "10000000", "person", "count"),
    ],
)  # fmt: skip
def test_value_and_unit(text: str, value: str | None, unit: str, kind: str) -> None:
    item = only(text)
    assert (item.unit, item.kind) == (unit, kind)
    assert value is None or item.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "qualifier", "low", "high"),
    [
        ("约500个", "about", None, None), ("500个左右", "about", None, None), ("近600人", "nearly", None, None),
        ("超95%", "more-than", 95, None), ("突破2万元", "more-than", 20000, None), ("过百亿元", "more-than", 10**10, None),
        ("15亿元以上", "at-least", 1500000000, None), ("至少需要2年", "at-least", 2, None),
        ("不足百个", "less-than", None, 100), ("不超过18亿元", "at-most", None, 1800000000),
        ("30分钟以内", "at-most", None, 30), ("3000多元", "more-than", 3000, 4000), ("一年多", "more-than", 1, 2),
        ("5个多月", "more-than", 5, 6), ("近两小时以上", "at-least", 2, None), ("前三名", "at-most", None, 3),
        ("十来个", "about", None, None),
    ],
)  # fmt: skip
def test_hedges_belong_to_the_quantity(
    text: str, qualifier: str, low: int | None, high: int | None
) -> None:
    item = only(text)
    assert (item.qualifier, item.low, item.high) == (qualifier, low, high)
    assert item.start == 0 or text[: item.start] in ("", "前")
    assert item.end == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "达500个",
        "高达500个",
        "仅500个",
        "节约500元",
        "签约500人",
        "附近500米",
        "赶超500家",
        "通过500项",
    ],
)
def test_words_that_are_no_hedges(text: str) -> None:
    item = only(text)
    assert item.qualifier == ""
    assert item.start == item.core_start == text.index("5")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("3至5年", 3, 5, "a"), ("5%—6%", 5, 6, "%"), ("5-10万人", 50000, 100000, "person"),
        ("2.5万～3万元", 25000, 30000, "CNY"), ("66kV（含）至220kV", 66, 220, "kV"),
        ("8000-1万元", 8000, 10000, "CNY"), ("40位到60位", 40, 60, "person"), ("介于3%和5%之间", 3, 5, "%"),
        ("5万元以上10万元以下", 50000, 100000, "CNY"), ("-5℃至3℃", -5, 3, "℃"), ("三到五倍", 3, 5, "x"),
        ("从100元到500元不等", 100, 500, "CNY"), ("两三天", 2, 3, "d"), ("七八千元", 7000, 8000, "CNY"),
    ],
)  # fmt: skip
def test_ranges_lend_unit_and_scale(text: str, low: int, high: int, unit: str) -> None:
    item = only(text)
    assert (item.value, item.low, item.high, item.unit) == (None, low, high, unit)
    assert item.qualifier == "range"


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("由42种增加至66种", ["42种", "66种"]), ("从1.2米降至0.8米", ["1.2米", "0.8米"]),
        ("从3%到5%", ["3%", "5%"]), ("5%、6%", ["5%", "6%"]), ("邮路21-15", ["21", "15"]),
        ("700亿、680亿、560亿元", ["700亿", "680亿", "560亿元"]), ("5元 6角", ["5元", "6角"]),
    ],
)  # fmt: skip
def test_figures_that_stay_apart(text: str, texts: list[str]) -> None:
    assert [item.text for item in measured(text)] == texts


def test_a_list_lends_its_unit_to_earlier_items() -> None:
    assert [item.unit for item in measured("分别为700亿、680亿、560亿元")] == ["CNY"] * 3


@pytest.mark.parametrize(
    "text", ["2025年10月29日", "第三产业", "一站式", "早8时至晚8时", "5G基站", "第十四届"]
)
def test_nothing_to_measure(text: str) -> None:
    assert measured(text) == ()


def test_the_precision_is_one_unit_of_the_last_place() -> None:
    assert [only(text).precision for text in ("5.71万人", "421877人", "2.0米", "3千万元")] == [
        Decimal(100), Decimal(1), Decimal("0.1"), Decimal(10000000),
    ]  # fmt: skip
