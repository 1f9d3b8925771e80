"""Chinese numerals: words and digits, dates, codes and idioms in one tokenisation."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.languages.pack import load
from heshu.numerals import chinese, chinese_bare

GRAMMAR = chinese.compile_grammar(load("zh"))
PLAIN = ("零一二三四五六七八九", "十百千", "万亿")
FINANCIAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万亿")
TRADITIONAL = ("零一二三四五六七八九", "十百千", "萬億")
PIECES = (
    "一", "两", "三", "十", "百", "千", "万", "亿", "零", "〇", "点", "半", "几", "数", "多", "余", "成", "折",
    "分之", "百分之", "第", "又", "个", "年", "月", "日", "号", "时", "至", "—", "-", "/", ":", "：", "比", "约",
    "1", "2.5", "3,000", "2024", "８", "％", "%", "元", "千瓦", "米", "人", " ", "\u3000", "，", "。", "\n",
    "统一", "一带一路", "十四五", "5G", "A股", "http://a.cn/1", "（", "）", "、", "\0", "\ud800", "去年", "上半年",
)  # fmt: skip


def in_words(number: int, characters: tuple[str, str, str] = PLAIN) -> str:
    """The full Chinese words of a number below 10^16, as they are written by hand."""
    digits, powers, (ten_thousand, hundred_million) = characters
    if number >= 10**8:
        head, rest = divmod(number, 10**8)
        zero = digits[0] if rest and rest < 10**7 else ""
        tail = in_words(rest, characters) if rest else ""
        return in_words(head, characters) + hundred_million + zero + tail
    if number >= 10**4:
        head, rest = divmod(number, 10**4)
        zero = digits[0] if rest and rest < 1000 else ""
        tail = in_words(rest, characters) if rest else ""
        return in_words(head, characters) + ten_thousand + zero + tail
    words, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(words)
            continue
        words += (digits[0] if gap else "") + digits[digit] + (powers[place - 1] if place else "")
        gap = False
    return words or digits[0]


def scanned(text: str) -> list[tuple[str, str]]:
    return [(item.kind, text[item.start : item.end]) for item in chinese.scan(text, GRAMMAR)]


def values(text: str) -> list[tuple[str, Decimal | None]]:
    found = chinese.scan(text, GRAMMAR)
    return [(text[n.start : n.end], n.value) for n in found if n.kind in ("number", "percent")]


def bare(text: str) -> list[Decimal | None]:
    return [item.value for item in chinese_bare.bare_numbers(text, GRAMMAR)]


@pytest.mark.parametrize("characters", [PLAIN, FINANCIAL, TRADITIONAL])
@given(number=st.integers(min_value=1, max_value=10**16 - 1))
def test_number_in_words_is_read_back(number: int, characters: tuple[str, str, str]) -> None:
    words = in_words(number, characters)
    assert values(f"共{words}斤") == [(words, Decimal(number))]


@given(
    number=st.integers(min_value=0, max_value=10**12),
    places=st.text("0123456789", min_size=1, max_size=8),
)
def test_decimals_in_words_are_read_back(number: int, places: str) -> None:
    words = f"{in_words(number)}点{''.join(PLAIN[0][int(place)] for place in places)}"
    assert values(f"比例{words}吨") == [(words, Decimal(f"{number}.{places}"))]


@given(
    digit=st.integers(1, 9), tail=st.integers(1, 9), unit=st.sampled_from(["百", "千", "万", "亿"])
)
def test_short_forms_fill_the_next_place(digit: int, tail: int, unit: str) -> None:
    size = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[unit]
    words = f"{PLAIN[0][digit]}{unit}{PLAIN[0][tail]}"
    assert values(f"共{words}斤") == [(words, Decimal(digit * size + tail * size // 10))]


@given(number=st.integers(min_value=2100, max_value=10**12), places=st.integers(0, 4))
def test_printed_number_is_read_back_in_any_width(number: int, places: int) -> None:
    value = Decimal(number).scaleb(-places)
    for printed in (f"{value:f}", f"{value:,f}"):
        wide = printed.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
        assert values(f"共{printed}吨") == [(printed, value)]
        assert values(f"共{wide}吨") == [(wide, value)]


@given(
    number=st.integers(1, 99999),
    places=st.integers(0, 3),
    scale=st.sampled_from(["万", "亿", "万亿"]),
)
def test_scale_words_multiply_exactly(number: int, places: int, scale: str) -> None:
    factor = {"万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]
    value = Decimal(number).scaleb(-places)
    (found,) = chinese.scan(f"共{value:f}{scale}元", GRAMMAR)
    assert found.value == value * factor
    assert found.precision == Decimal(factor).scaleb(-places)


@given(text=st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_tokens_are_sorted_and_do_not_overlap(text: str) -> None:
    end = 0
    for item in chinese.scan(text, GRAMMAR):
        assert end <= item.start < item.end <= len(text)
        end = item.end
    end = 0
    for item in chinese_bare.bare_numbers(text, GRAMMAR):
        assert end <= item.start < item.end <= len(text)
        end = item.end


@given(text=st.text(max_size=60))
def test_any_text_is_scanned(text: str) -> None:
    assert all(text[item.start : item.end] for item in chinese.scan(text, GRAMMAR))


@pytest.mark.parametrize(
    "noise",
    ["一", "1", "一 ", "百分之", "2024-", "（1", "千万亿", "3至", "三点", "1万2", "1.", "1,111,", " ", "-", "第", "a1-",
     "a@", "〇", "半", "多", "年5年", "5元/吨/"],
)  # fmt: skip
def test_noise_takes_time_in_proportion_to_its_length(noise: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        chinese.scan(noise * times, GRAMMAR)
        return time.process_time() - start

    short, long = seconds(4_000), min(seconds(32_000) for _ in range(3))
    # Quadratic time would be 64 times as much; the constant absorbs the noise of the clock, the
    # best of three a collection of garbage.
    assert long < 24 * short + 0.2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("两万五斤", "25000"),
        ("一百零三人", "103"),
        ("廿五人", "25"),
        ("卅户", "30"),
        ("三千二百五十万亩", "32500000"),
        ("叁佰万元整", "3000000"),
        ("貳拾萬圓", "200000"),
        ("1亿2千万元", "120000000"),
        ("3万4000人", "34000"),
        ("1千零20人", "1020"),
        ("5万4千6百人", "54600"),
        ("1.3万亿斤", "1300000000000"),
        ("5个亿元", "500000000"),
        ("三十六兆元", "36000000000000"),
        ("12k个", "12000"),
        ("负4.5元", "-4.5"),
        ("约-4.5元", "-4.5"),
        ("为−4.5元", "-4.5"),
        ("3.8×10^5公里", "380000"),
        ("2.5e3米", "2500"),
        ("12万千瓦", "120000"),
        ("5千瓦", "5"),
        ("一万三千米", "13000"),
        ("40兆流量", "40"),
    ],
)
def test_value_of_one_number(text: str, expected: str) -> None:
    assert [value for _, value in values(text)] == [Decimal(expected)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3000多人", 3000, 4000),
        ("420多万元", 4200000, 4300000),
        ("1.2万余人", 12000, 13000),
        ("20余万人", 200000, 300000),
        ("十几家", 11, 19),
        ("十几万人", 110000, 200000),
        ("二十几万人", 210000, 300000),
        ("数百人", 200, 1000),
        ("几十万人", 200000, 1000000),
        ("三四十人", 30, 40),
        ("两三个", 2, 3),
        ("三五个", 3, 5),
        ("百余人", 100, 200),
        ("百分之二三十", 20, 30),
    ],
)
def test_vague_numbers_have_bounds(text: str, low: int, high: int) -> None:
    (found,) = chinese.scan(text, GRAMMAR)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("百分之二十三点五", "23.5"), ("千分之三", "0.3"), ("万分之五", "0.05"), ("百分之百", "100"),
        ("七成", "70"), ("七成半", "75"), ("七成六", "76"), ("2.5成", "25"), ("八折", "80"), ("八五折", "85"),
        ("9.5折", "95"), ("六 点 五 成", "65"), ("百分之12.5", "12.5"),
    ],
)  # fmt: skip
def test_percentages_in_words(text: str, value: str) -> None:
    (found,) = chinese.scan(text, GRAMMAR)
    assert (found.kind, found.value, found.end) == ("percent", Decimal(value), len(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("四分之一", "0.25"),
        ("一又二分之一", "1.5"),
        ("3/4", "0.75"),
        ("5：1", "5"),
        ("3比2", "1.5"),
        ("一半", "0.5"),
    ],
)
def test_fractions_and_ratios(text: str, value: str) -> None:
    (found,) = chinese.scan(text, GRAMMAR)
    assert (found.value, found.end) == (Decimal(value), len(text))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025年10月29日", "2025-10-29"), ("2025 年 3 月", "2025-03"), ("２０２５年", "2025"),
        ("二〇二五年六月", "2025-06"), ("98年5月", "1998-05"), ("10月29日", "--10-29"), ("十二月", "--12"),
        ("29日", "---29"), ("2024/8/31", "2024-08-31"), ("2024-08-31", "2024-08-31"), ("2024.8.31", "2024-08-31"),
        ("2016—2020年", "2016/2020"), ("2016年至2020年", "2016/2020"), ("1—9月", "--01/--09"),
        ("2025年1至9月", "2025-01/2025-09"), ("5月1日至4日", "--05-01/--05-04"),
        ("4月30日至5月4日", "--04-30/--05-04"), ("2024年上半年", "2024-01/2024-06"),
        ("2024年前三季度", "2024-01/2024-09"), ("2024年前11个月", "2024-01/2024-11"), ("2010年底", "2010"),
        ("去年5月", "{y-1}-05"), ("8：30", "T08:30"), ("早8时", "T08:00"), ("晚8时30分", "T20:30"),
        ("下午三点半", "T15:30"), ("8点30分", "T08:30"),
    ],
)  # fmt: skip
def test_times_are_one_token_with_what_is_printed(text: str, iso: str) -> None:
    (found,) = chinese.scan(text, GRAMMAR)
    assert found.kind in ("date", "time", "period")
    assert (found.iso, found.end) == (iso, len(text))


@pytest.mark.parametrize(
    ("text", "unit"),
    [("历时5年", "年"), ("工期3个月", "个月"), ("8小时", "小时"), ("60日内", "日"), ("连续3日", "日"), ("5000年文明", "年"),
     ("5日元", "日元"), ("6月龄", "月龄"), ("提出8点意见", "点")],
)  # fmt: skip
def test_stretches_of_time_are_no_dates(text: str, unit: str) -> None:
    (found,) = chinese.scan(text, GRAMMAR)
    assert found.kind == "number"
    assert text.startswith(unit, found.end)


@pytest.mark.parametrize(
    ("text", "token", "kind"),
    [
        ("“一站式”结算", "一站式", "idiom"), ("统一部署", "统一", "idiom"), ("进一步完善", "进一步", "idiom"),
        ("“十五五”规划", "十五五", "idiom"), ("四川的千家万户", "四川", "idiom"), ("5G基站", "5G", "code"),
        ("PM2.5浓度", "PM2.5", "code"), ("109国道", "109国道", "code"), ("新华路88号", "88号", "code"),
        ("国发〔2024〕15号", "〔2024〕15号", "code"), ("邮编：737100", "737100", "code"), ("（600519.SH）", "600519.SH", "code"),
        ("www.example.cn/3", "www.example.cn/3", "code"), ("a1@example.cn", "a1@example.cn", "code"),
        ("2.0版", "2.0版", "version"), ("市第三人民医院", "第三人民医院", "name"), ("第1期", "第1期", "ordinal"),
        ("第十四届", "第十四届", "ordinal"), ("一、总体要求", "一、", "list-number"), ("（二）加强", "（二）", "list-number"),
        ("3.开展", "3.", "list-number"), ("1" * 31, "1" * 31, "code"), ("2011美国富豪榜", "2011", "date"),
        ("90年代", "90年代", "period"), ("十年前", "十年前", "period"), ("80后", "80后", "name"),
    ],
)  # fmt: skip
def test_what_looks_like_a_figure_and_is_none(text: str, token: str, kind: str) -> None:
    assert (kind, token) in scanned(text)
    assert not [found for found in scanned(text) if found[0] in ("number", "percent")]


@pytest.mark.parametrize(
    ("text", "number"),
    [("系统一百次上线", "一百"), ("十五个", "十五"), ("发生一起事故", "一"), ("2011个", "2011"), ("3成员", "3"),
     ("1.5%", "1.5"), ("人均2.3件", "2.3"), ("五一二人", "五一二")],
)  # fmt: skip
def test_figures_that_look_like_tokens(text: str, number: str) -> None:
    assert ("number", number) in scanned(text)


def test_a_hyphen_between_figures_is_no_minus() -> None:
    assert values("5-10万人") == [("5", Decimal(5)), ("10万", Decimal(100000))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("百分之五", ["5"]), ("三 百 五 十", ["350"]), ("2^-1", ["0.5"]), ("-2.5 M", ["-2500000"]), ("五打", ["60"]),
        ("1, 234", ["1", "234"]), ("2014年", ["2014"]), ("二十几万", ["200000"]), ("四百多", ["400"]),
        ("12.34.56", ["12", "34", "56"]), ("1 1/2", ["1.5"]), ("统一", []), ("我家在四川", []), ("打八折", []),
    ],
)  # fmt: skip
def test_bare_numbers(text: str, expected: list[str]) -> None:
    assert bare(text) == [Decimal(value) for value in expected]
