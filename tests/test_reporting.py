"""Reports: excerpts under wide characters, one-line findings, JSON, coverage."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.model.figures import Claim, Place, Quantity
from heshu.model.findings import Finding
from heshu.model.relations import Change
from heshu.model.texts import Document
from heshu.reporting.concise import Concise
from heshu.reporting.coverage import Coverage, coverage_line, total
from heshu.reporting.excerpt import CONTEXT, excerpt, line_starts
from heshu.reporting.full import Full
from heshu.reporting.report import Report, Summary, make_report, summarise
from heshu.reporting.structured import Json, JsonLines
from heshu.table.widths import clip, printable, width

TEXT = "标题\n护栏由1.2米降至0.8米，\n降低240%。\n"
FIGURES = ("1.2米", "0.8米", "240%")


def claim(number: int, text: str) -> Claim:
    start = TEXT.index(text)
    line = TEXT.count("\n", 0, start) + 1
    column = start - TEXT.rfind("\n", 0, start)
    quantity = Quantity(
        start=0, end=len(text), core_start=0, core_end=len(text), text=text,
        value=Decimal(text.rstrip("米%")), precision=Decimal("0.1"),
    )  # fmt: skip
    place = Place("page.md", start, start + len(text), line, column)
    return Claim(id=f"c{number}", quantity=quantity, place=place, sentence="一句")


CLAIMS = tuple(claim(number, text) for number, text in enumerate(FIGURES, start=1))
RELATION = Change(id="r1", start=CLAIMS[0], end=CLAIMS[1], rate=CLAIMS[2])
FINDING = Finding(
    code="CHG002", name="from-to-percent", severity="error", message="不一致",
    arithmetic="1.2米 -> 0.8米 为 -33.3%", place=CLAIMS[2].place, sentence="一句",
    claims=CLAIMS, relation="r1", repair="33%",
)  # fmt: skip
DOCUMENT = Document("page.md", TEXT)
SHOWN = ("error", "warning", "info")


def report(shown: tuple[str, ...] = SHOWN) -> Report:
    return make_report(DOCUMENT, [RELATION], [FINDING], shown)


def summary() -> Summary:
    return summarise(DOCUMENT, CLAIMS, [RELATION], [FINDING], 1)


# ---- widths


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("量a", 3), ("ｗ", 2), ("e\u0301", 1), ("—", 1), ("", 0)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text())
def test_printable_text_cannot_steer_a_terminal(text: str) -> None:
    shown = printable(text)
    assert shown.isprintable()
    assert len(shown) == len(text)


@given(st.text(alphabet="量a—ｗ数"), st.integers(1, 20))
def test_clipped_text_fits(text: str, columns: int) -> None:
    assert width(clip(text, columns)) <= columns


# ---- excerpts


def test_every_figure_is_underlined_below_itself() -> None:
    lines = excerpt(
        TEXT, line_starts(TEXT), [(each.place.start, each.place.end) for each in CLAIMS]
    )
    assert lines == [
        "2 | 护栏由1.2米降至0.8米，",
        "  |       ^^^^^    ^^^^^",
        "3 | 降低240%。",
        "  |     ^^^^",
    ]


def test_long_lines_are_cut_around_the_figures() -> None:
    text = "前" * 1000 + "12个" + "中" * 1000 + "34个" + "后" * 1000
    first, second = 1000, 2003
    shown, marks = excerpt(text, line_starts(text), [(first, first + 3), (second, second + 3)])
    assert width(shown) < 5 * CONTEXT * 2
    assert shown.count("…") == 3
    assert marks.count("^") == 2 * width("12个")


def test_a_figure_torn_over_a_line_break_is_underlined_on_both_lines() -> None:
    text = "收入15\n亿元。"
    lines = excerpt(text, line_starts(text), [(2, 7)])
    assert [line.count("^") for line in lines] == [0, 2, 0, 4]


@given(st.text(alphabet="a量\t\n\r\x0c\u2028 1", max_size=60), st.data())
def test_excerpts_of_any_text_and_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = excerpt(text, line_starts(text), [(start, end)])
    assert len(lines) % 2 == 0
    assert bool(lines) <= bool(text[start:end])


# ---- reporters


def test_full() -> None:
    text = Full().body(report())
    assert text == (
        "page.md:3:3: error CHG002 from-to-percent\n"
        "  不一致\n"
        "2 | 护栏由1.2米降至0.8米，\n"
        "  |       ^^^^^    ^^^^^\n"
        "3 | 降低240%。\n"
        "  |     ^^^^\n"
        "  = 1.2米 -> 0.8米 为 -33.3%\n"
        "  = repair: 33%\n\n"
    )


def test_full_has_colour_only_on_request() -> None:
    assert "\x1b[31m" in Full(colour=True).body(report())
    assert "\x1b" not in Full().body(report())


def test_full_ends_with_the_coverage() -> None:
    assert Full().tail([summary()]).startswith("3 figures seen, 3 of them in 1 relation; ")


def test_concise() -> None:
    assert Concise().body(report()) == "page.md:3:3: CHG002 error 不一致\n"


def test_findings_that_are_too_mild_are_counted_and_not_shown() -> None:
    assert Concise().body(report(())) == ""
    assert summary().findings == {"error": 1, "warning": 0, "info": 0}


def test_json_names_role_and_span_of_every_figure() -> None:
    reporter = Json("9.9")
    data = json.loads(reporter.head() + reporter.body(report()) + reporter.tail([summary()]))
    assert data["schema_version"] == "1.0"
    (finding,) = data["findings"]
    assert (finding["code"], finding["line"], finding["repair"]) == ("CHG002", 3, "33%")
    assert [(each["role"], TEXT[each["start"] : each["end"]]) for each in finding["figures"]] == [
        ("from", "1.2米"),
        ("to", "0.8米"),
        ("rate", "240%"),
    ]
    assert data["total"]["findings"] == {"error": 1, "warning": 0, "info": 0}
    assert data["total"]["coverage"] == {
        "documents": 1, "figures": 3, "related": 3, "relations": 1, "checked": 1, "held": 0,
    }  # fmt: skip


def test_json_without_findings_is_valid() -> None:
    reporter = Json("1")
    empty = make_report(DOCUMENT, [], [], SHOWN)
    assert json.loads(reporter.head() + reporter.body(empty) + reporter.tail([]))["findings"] == []


def test_json_lines() -> None:
    (line,) = JsonLines().body(report()).splitlines()
    assert json.loads(line)["code"] == "CHG002"


# ---- coverage


@pytest.mark.parametrize(
    ("coverage", "line"),
    [
        (Coverage(documents=1), "no figures seen: nothing was checked"),
        (
            Coverage(documents=1, figures=1),
            "1 figure seen, none of them in a relation: nothing was checked",
        ),
        (
            Coverage(documents=2, figures=9, related=3, relations=1, checked=1, held=1),
            "9 figures seen in 2 documents, 3 of them in 1 relation; 1 relation checked, 1 held",
        ),
        (
            Coverage(documents=1, figures=9, related=5, relations=2, checked=2, held=1),
            "9 figures seen, 5 of them in 2 relations; 2 relations checked, 1 held, 1 did not",
        ),
    ],
)
def test_coverage_line(coverage: Coverage, line: str) -> None:
    assert coverage_line(coverage) == line


def test_coverage_adds_up() -> None:
    one = Coverage(documents=1, figures=2, related=1, relations=1, checked=1, held=1)
    assert total([one, one]) == Coverage(
        documents=2, figures=4, related=2, relations=2, checked=2, held=2
    )
