"""The sample pages: every figure found, every look-alike left out, and the one slip reported."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from heshu import checks, pipeline
from heshu.engine import Engine
from heshu.model.findings import Finding
from heshu.reading import read
from heshu.table import Row

SEEDS = Path(__file__).parent.parent / "seeds"
PAGE, DIGEST = SEEDS / "city-news.md", SEEDS / "digest.en.md"

FIGURES = """
3至5年 ６９块钱 3000多元 69元 3000多元 5.71万人 498件 282.18万元 421877人 98% 100%
448.98万元 22483名 5614人 1737.62万元 1535名 211.1万元 5709人 658.85万元 42种 36种 66种 3个 10个
2715项 4513项 339种 27类 19批次 586种 628万元 249家 １４期 ６类 163家 240% 20万吨 5亿元
6.57万平方米 20万吨 15亿元以上 约500个 1.2米 0.8米 超95%
""".split()
"""The figures of the Chinese page as printed, repeated passages aside."""
NO_FIGURES = (
    "二十大", "二十届", "十五五", "一站式", "一人一档", "第四重", "三进", "2.0版", "四包",
    "2025年", "2027年", "4月底", "7月", "8时", "4月27日", "10月29日",
)  # fmt: skip


def found(path: Path, engines: dict[str, Engine]) -> tuple[Row, ...]:
    engine = engines["auto"]
    return tuple(pipeline.tabulate(pipeline.extract(read(str(path)), engine), engine))


def findings(path: Path, engines: dict[str, Engine]) -> tuple[Finding, ...]:
    outcome = pipeline.check(read(str(path)), engines["auto"], checks.Selection()).outcome
    assert outcome.faults == ()
    return outcome.findings


@pytest.fixture(scope="module")
def rows(engines: dict[str, Engine]) -> tuple[Row, ...]:
    return found(PAGE, engines)


@pytest.fixture(scope="module")
def digest(engines: dict[str, Engine]) -> tuple[Row, ...]:
    return found(DIGEST, engines)


def test_every_figure_of_the_page_is_a_row(rows: tuple[Row, ...]) -> None:
    assert Counter(FIGURES) - Counter(row.text for row in rows) == Counter()


def test_look_alikes_are_no_rows(rows: tuple[Row, ...]) -> None:
    assert [row.text for row in rows if any(name in row.text for name in NO_FIGURES)] == []


@pytest.mark.parametrize(
    ("text", "value", "low", "unit", "qualifier"),
    [
        ("5.71万人", "57100", "57050", "person", ""),
        ("282.18万元", "2821800", "2821750", "CNY", ""),
        ("15亿元以上", "1500000000", "1500000000", "CNY", "at-least"),
        ("约500个", "500", "475", "个", "about"),
        ("超95%", "95", "95", "%", "more-than"),
        ("3至5年", "", "3", "a", "range"),
        ("6.57万平方米", "65700", "65650", "m2", ""),
        ("６类", "6", "6", "类", ""),
    ],
)
def test_values_of_the_page(
    rows: tuple[Row, ...], text: str, value: str, low: str, unit: str, qualifier: str
) -> None:
    row = next(row for row in rows if row.text == text)
    shown = ["" if number is None else str(number) for number in (row.value, row.low)]
    assert [*shown, row.unit, row.qualifier] == [value, low, unit, qualifier]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("421877人", "参保"), ("98%", "综合参保率"), ("15亿元以上", "销售收入"),
        ("超95%", "停车入位率"), ("5亿元", "投资"), ("约500个", "就业岗位"),
    ],
)  # fmt: skip
def test_indicators_of_the_page(rows: tuple[Row, ...], text: str, indicator: str) -> None:
    assert indicator in next(row.indicator for row in rows if row.text == text)


@pytest.mark.parametrize(
    ("text", "change"),
    [("42种", "from"), ("36种", "from"), ("66种", "increase-to"), ("1.2米", "from"),
     ("0.8米", "decrease-to")],
)  # fmt: skip
def test_changes_of_the_page(rows: tuple[Row, ...], text: str, change: str) -> None:
    assert next(row.change for row in rows if row.text == text) == change


def test_passage_printed_twice_is_marked(rows: tuple[Row, ...]) -> None:
    first = {row.text: row.id for row in reversed(rows) if not row.repeat_of}
    repeated = {row.text: row.repeat_of for row in rows if row.repeat_of}
    assert repeated == {text: first[text] for text in repeated}
    assert {"2715项", "4513项", "339种", "27类", "586种", "628万元", "249家"} <= set(repeated)


@pytest.mark.parametrize(
    ("value", "unit", "indicator"),
    [
        ("57100", "person", ""), ("2821800", "CNY", ""), ("98", "%", "coverage"),
        ("200000", "t", "capacity"), ("421877", "person", ""), ("240", "%", "cut"),
        ("1500000000", "CNY", "sales"), ("0.8", "m", ""), ("95", "%", ""),
    ],
)  # fmt: skip
def test_values_of_the_digest(
    digest: tuple[Row, ...], value: str, unit: str, indicator: str
) -> None:
    fitting = [row for row in digest if str(row.value) == value and row.unit in (unit, f"{unit}/a")]
    assert any(indicator in row.indicator for row in fitting)


@pytest.mark.parametrize("path", [PAGE, DIGEST], ids=lambda path: path.name)
def test_the_slip_is_the_only_finding(path: Path, engines: dict[str, Engine]) -> None:
    reported = findings(path, engines)
    above_info = [(each.code, each.severity) for each in reported if each.severity != "info"]
    assert above_info == [("VAL001", "error")]
    assert {each.code for each in reported} <= {"VAL001", "STY002"}  # its digits are full-width
    (slip,) = [each for each in reported if each.code == "VAL001"]
    assert [str(claim.quantity.value) for claim in slip.claims] == ["240"]
