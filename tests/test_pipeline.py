"""The pipeline from end to end: offsets stay true, relations are tied, hostile text is survived."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heshu import pipeline
from heshu.checks import Selection
from heshu.engine import Engine, prepare
from heshu.reading import parse
from heshu.table import Row

PAGE = """# 医保参保工作进展

截至10月底，全市参保57100人，综合参保率稳定在98%
以上。

隔离护栏由1.2米降至0.8米，降低了240%。

## 乳制品加工项目

工厂投产后预计每年可实现产值

12亿元以上，招收本地工人约300名。
"""


ENGINES = {language: prepare(language) for language in ("auto", "zh", "en")}


@pytest.fixture
def engine() -> Engine:
    return ENGINES["auto"]


def tabulate(text: str, engine: Engine) -> list[Row]:
    return pipeline.tabulate(pipeline.extract(parse(text, "page.md"), engine), engine)


def without_space(text: str) -> str:
    return "".join(text.split())


def test_every_row_points_at_its_text(engine: Engine) -> None:
    found = tabulate(PAGE, engine)
    assert [row.id for row in found] == [f"c{number}" for number in range(1, len(found) + 1)]
    for row in found:
        assert without_space(PAGE[row.start : row.end]) == without_space(row.text)
        line = PAGE.splitlines()[row.line - 1]
        assert line[row.column - 1] == row.text[0]
        assert without_space(row.text) in without_space(row.sentence)


def test_sections_are_the_headings_above(engine: Engine) -> None:
    found = tabulate(PAGE, engine)
    assert "医保参保工作进展" in found[0].section
    assert "乳制品加工项目" in found[-1].section


def test_relations_are_tied_to_their_claims(engine: Engine) -> None:
    extraction = pipeline.extract(parse(PAGE, "page.md"), engine)
    tied = {claim.quantity.text: claim.relation for claim in extraction.claims if claim.relation}
    ids = {relation.id for relation in extraction.relations}
    assert ids
    named = {part.partition(":")[0] for text in tied.values() for part in text.split()}
    assert named <= ids
    assert any(each.endswith(":from") for each in tied["1.2米"].split())
    assert any(each.endswith(":to") for each in tied["0.8米"].split())


def test_the_same_text_gives_the_same_result(engine: Engine) -> None:
    document = parse(PAGE, "page.md")
    assert pipeline.extract(document, engine) == pipeline.extract(document, prepare())


def test_check_finds_what_extract_tied(engine: Engine) -> None:
    examination = pipeline.check(parse(PAGE, "page.md"), engine, Selection())
    (finding,) = examination.outcome.findings
    assert {claim.quantity.text for claim in finding.claims} == {"1.2米", "0.8米", "240%"}
    assert not examination.outcome.faults


def test_rules_of_a_language_are_compiled_when_it_is_met() -> None:
    fresh = prepare()
    assert not fresh.compiled
    tabulate("全市参保57100人。", fresh)
    assert set(fresh.compiled) == {"zh"}


PIECES = st.sampled_from(
    ["1.2米", "由", "降至", "增长", "5%", "人", "，", "。", "\n", "\n\n", "# ", "- ", "|", "３至５年",
     "约", "二十三", "亿元", "\x00", "\ud800", "\u3000", "第", "2025年", "a", "rose 5 per cent"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_gives_rows_that_point_back(text: str) -> None:
    spans = []
    for row in tabulate(text, ENGINES["auto"]):
        assert without_space(row.text) == without_space(unmarked(text[row.start : row.end]))
        spans.append((row.start, row.end))
    assert len(set(spans)) == len(spans)


def unmarked(text: str) -> str:
    """Source text without the Markdown marks that layout may have taken out of a figure."""
    return "".join(
        line.lstrip("#-> \t\u3000") if number else line
        for number, line in enumerate(text.splitlines())
    )


def hostile() -> Iterator[tuple[str, str]]:
    yield "no line break", "全市参保57100人，支付282.18万元，" * 6000
    yield "no line break in English", "sales rose 5% to $3 million, " * 1000
    yield "no stop", "全市参保57100人支付282.18万元" * 1000
    yield "digits", "1" * 300_000
    yield "Chinese digits", "九" * 100_000
    yield "scales", "万亿" * 50_000
    yield "percent", "%" * 100_000
    yield "nested quotes", "> " * 20_000 + "5人"
    yield "nested lists", "".join(" " * depth + "- 5人\n" for depth in range(300))
    yield "table", "|" * 100_000
    yield "hedges", "约" * 100_000 + "5人"
    yield "dashes", "5-" * 50_000
    yield "dots", "1." * 50_000
    yield "colons in English", "Sales " + "1:" * 10_000
    yield "full stops", "." * 50_000
    yield "plus signs", "1+" * 10_000
    yield "equations", "x+" * 10_000
    yield "number words", "one hundred and " * 2000
    yield "hyphens", "twenty-" * 3000
    yield "row of figures", "|3" * 3000
    yield "rows of figures", "|产量|3吨|\n" * 2000
    yield "rows of years", "|2024年|2025年|\n" * 2000
    yield "blank cell", "|产量|\n|--|\n|(" + " " * 50_000 + "x|"
    yield "short lines", "产量3吨\n" * 3000
    yield "tags", "<div>" * 10_000 + "5人"
    yield "surrogates", "\ud8005人" * 2000
    yield "NUL", "\x005人" * 2000
    yield "headings", "# 5\n" * 10_000
    yield "spaces", "5" + " " * 200_000 + "人"
    yield "blank lines", "5\n\n" * 10_000
    yield "brackets", "（" * 50_000 + "5" + "）" * 50_000


@pytest.mark.parametrize(("text", "language"), [
    pytest.param(text, language, id=f"{name} {language}")
    for name, text in hostile() for language in ("zh", "en")
])  # fmt: skip
def test_hostile_text_ends(text: str, language: str) -> None:
    """Linear work: a text of this size takes a moment, a quadratic rule takes minutes."""
    for row in tabulate(text, ENGINES[language])[:100]:
        assert text[row.start] == row.text[0]
