"""What holds for any text: rows point at what they print, and nothing depends on chance."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu import checks, pipeline
from heshu.engine import Engine, prepare
from heshu.reading import parse
from heshu.table import Row

SEEDS = Path(__file__).parent.parent / "seeds"
LAYOUT = re.compile(r"[\s\u3000>|*_`]+")
"""What may stand between the characters of a figure in the source: breaks, blanks, markup."""
INSIDE_DIGITS = re.compile(r"[0-9.%０-９][0-9.%０-９]")
CHINESE = (
    "参保5.71万人", "，支付赔款282.18万元", "。", "\n", "\n\n", "约500个岗位", "3至5年", "由42种、36种",
    "增加至66种", "同比增长5%—6%", "15亿元以上", "一站式", "第四重", "2025年1月", "早8时至晚8时",
    "百分之二十三点五", "叁佰万元整", "３０００多元", "## 标题", "- ", "|", "（转三版）", "分别为3%、4%",
    "从1.2米降至0.8米", "10亩", "零下5℃", "\x00", "\ud800", "“", "”", " ", "\u3000", "1,234,567", "万",
)  # fmt: skip
ENGLISH = (
    "Sales rose 12.5 percent", " to $3.5 billion", ". ", "\n", "\n\n", "57,100 people", " between 5 and 6 kg",
    " from 42 to 66", "about 500 jobs", "two thirds of voters", "in the third quarter", " v2.0", "# Head\n",
    "- ", "|", "5-6 percent", "at least 20 km/h", "twenty-three", " 3 p.m.", "$2.5-3 million", "\x00",
    "\udfff", "'", "\t", " ", "1.2 metres", "COVID-19", "1,234,567", "per cent", "no fewer than 12",
)  # fmt: skip


def table(text: str, engine: Engine, *, mentions: bool = False) -> tuple[Row, ...]:
    extraction = pipeline.extract(parse(text, "-"), engine)
    return tuple(pipeline.tabulate(extraction, engine, mentions=mentions))


def bare(text: str) -> str:
    return LAYOUT.sub("", text)


def assert_rows_point_at_their_text(text: str, rows: tuple[Row, ...]) -> None:
    for row in rows:
        assert 0 <= row.start < row.end <= len(text)
        assert bare(text[row.start : row.end]) == bare(row.text)
        assert text.count("\n", 0, row.start) == row.line - 1
        assert row.start - (text.rfind("\n", 0, row.start) + 1) == row.column - 1
    starts = [row.start for row in rows]
    assert starts == sorted(starts)


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.md")), ids=lambda path: path.name)
def test_rows_of_the_sample_pages_point_at_their_text(
    path: Path, engines: dict[str, Engine]
) -> None:
    text = path.read_text(encoding="utf-8")
    rows = table(text, engines["auto"], mentions=True)
    assert len(rows) > 40
    assert_rows_point_at_their_text(text, rows)


@given(text=st.lists(st.sampled_from(CHINESE), max_size=30).map("".join))
def test_rows_of_any_chinese_text_point_at_their_text(
    engines: dict[str, Engine], text: str
) -> None:
    assert_rows_point_at_their_text(text, table(text, engines["zh"], mentions=True))


@given(text=st.lists(st.sampled_from(ENGLISH), max_size=30).map("".join))
def test_rows_of_any_english_text_point_at_their_text(
    engines: dict[str, Engine], text: str
) -> None:
    assert_rows_point_at_their_text(text, table(text, engines["en"], mentions=True))


@given(text=st.text(max_size=200))
def test_any_characters_are_read_and_checked(engines: dict[str, Engine], text: str) -> None:
    document = parse(text, "-")
    examination = pipeline.check(document, engines["auto"], checks.Selection())
    assert examination.outcome.faults == ()


@given(width=st.integers(min_value=12, max_value=60))
def test_a_line_wrap_changes_no_figure(engines: dict[str, Engine], width: int) -> None:
    page = (SEEDS / "city-news.md").read_text(encoding="utf-8")
    paragraphs = [each.removesuffix("(转三版)") for each in page.split("\n\n") if len(each) > 120]
    wrapped = ["\n".join(wrap(each, width)) for each in paragraphs]
    plain = table("\n\n".join(paragraphs), engines["zh"])
    folded = table("\n\n".join(wrapped), engines["zh"])
    assert [(row.text, row.value) for row in folded] == [(row.text, row.value) for row in plain]


def wrap(paragraph: str, width: int) -> list[str]:
    """Lines of about a width, broken anywhere but inside a run of digits."""
    lines, start = [], 0
    while start < len(paragraph):
        end = start + width
        while INSIDE_DIGITS.match(paragraph, end - 1):
            end += 1
        lines.append(paragraph[start:end])
        start = end
    return lines


def test_order_of_the_documents_changes_nothing() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.md"))]
    alone = [table(text, prepare()) for text in texts]
    engine = prepare()
    order = list(range(len(texts)))
    random.Random(1).shuffle(order)
    together = {index: table(texts[index], engine) for index in [*order, *reversed(order)]}
    assert [together[index] for index in range(len(texts))] == alone


@pytest.mark.parametrize("arguments", [("extract", "--format", "jsonl"), ("check", "--exit-zero")])
def test_hash_seed_changes_nothing(arguments: tuple[str, ...]) -> None:
    pages = [str(path.relative_to(SEEDS.parent)) for path in sorted(SEEDS.glob("*.md"))]
    outputs = set()
    for seed in ("0", "1", "4242"):
        run = subprocess.run(
            [sys.executable, "-m", "heshu", *arguments, *pages],
            cwd=SEEDS.parent, env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True, check=True,
        )  # fmt: skip
        outputs.add(run.stdout)
    assert len(outputs) == 1
