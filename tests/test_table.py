"""The claim table: bounds, base units, every format, and safety in spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heshu.model.figures import Claim, Mention, Place, Quantity, Statement
from heshu.model.intervals import Printed, strict
from heshu.table import COLUMNS, rows
from heshu.table.bounds import bounds
from heshu.table.formats import Delimited, DocumentNote, Json, JsonLines, Markdown, Writer
from heshu.table.rows import Row, in_base_unit, plain

UNITS = {"m2": ("m2", Decimal(1)), "mu": ("m2", Decimal("666.6666666666666667"))}
NOTE = DocumentNote("page.md", 40, "utf-8", 1)


def claim(text: str = "5.71万人", **changes: object) -> Claim:
    """A claim with one plain quantity; the keywords are those of `Quantity` or `Claim`."""
    known = set(Quantity.__struct_fields__)
    figure = {"value": Decimal(57100), "precision": Decimal(100), "unit": "person",
              "kind": "count", "scaled": True}  # fmt: skip
    figure |= {key: value for key, value in changes.items() if key in known}
    rest = {key: value for key, value in changes.items() if key not in known}
    quantity = Quantity(
        start=2, end=2 + len(text), core_start=2, core_end=2 + len(text), text=text,
        **figure,  # type: ignore[arg-type]
    )  # fmt: skip
    fields = {"sentence": f"投保{text}。", **rest}
    return Claim(
        id="c1", quantity=quantity, place=Place("page.md", 2, 2 + len(text), 1, 3),
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def row(text: str = "5.71万人", **changes: object) -> Row:
    statement = Statement(text="", language="zh", claims=(claim(text, **changes),))
    return next(rows([statement], UNITS))


def written(writer: Writer, *listed: Row) -> str:
    return writer.head() + writer.body(listed) + writer.tail([NOTE])


# ---- bounds


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        (Printed(value=Decimal(57100), precision=Decimal(100), scaled=True), "57050", "57150"),
        (Printed(value=Decimal(421877), kind="count"), "421877", "421877"),
        (Printed(value=Decimal("2.0"), precision=Decimal("0.1")), "1.95", "2.05"),
        (Printed(value=Decimal(95), kind="percent", qualifier="more-than"), "95", None),
        (Printed(value=Decimal(15), qualifier="at-least"), "15", None),
        (Printed(value=Decimal(20), qualifier="less-than"), None, "20"),
        (Printed(value=Decimal(20), qualifier="at-most"), None, "20"),
        (Printed(low=Decimal(3000), high=Decimal(4000), qualifier="more-than"), "3000", "4000"),
        (Printed(low=Decimal(3), high=Decimal(5), qualifier="range"), "3", "5"),
        (Printed(low=Decimal(200), high=Decimal(1000)), "200", "1000"),
        (Printed(value=Decimal(500), kind="count", qualifier="about"), "475", "525"),
        (Printed(value=Decimal(500), kind="count", qualifier="nearly"), "450", "500"),
        (Printed(), None, None),
    ],
)
def test_bounds(printed: Printed, low: str | None, high: str | None) -> None:
    assert bounds(printed) == (low and Decimal(low), high and Decimal(high))


printed_figures = st.builds(
    Printed,
    value=st.decimals(-(10**12), 10**12, places=3),
    precision=st.sampled_from([Decimal("0.001"), Decimal(1), Decimal(100)]),
    kind=st.sampled_from(["count", "length", "percent"]),
    qualifier=st.sampled_from(["", "about", "nearly", "more-than", "at-least"]),
    scaled=st.booleans(),
)


@given(printed_figures)
def test_bounds_are_the_strict_interval(printed: Printed) -> None:
    low, high = bounds(printed)
    interval = strict(printed)
    assert (low is None, high is None) == (interval.low is None, interval.high is None)
    assert low is None or Fraction(low) == interval.low
    assert high is None or Fraction(high) == interval.high


# ---- rows


def test_columns_are_the_contract() -> None:
    assert COLUMNS == (
        "id", "source", "page", "line", "column", "start", "end", "text", "value", "low", "high",
        "precision", "unit", "kind", "base_value", "base_unit", "qualifier", "indicator",
        "entity", "period", "period_text", "change", "basis", "relation", "speaker", "modality",
        "section", "sentence", "repeat_of",
    )  # fmt: skip


def test_row_of_a_range_has_no_value() -> None:
    made = row("3至5年", value=Decimal(3), low=Decimal(3), high=Decimal(5), qualifier="range")
    assert (made.value, made.low, made.high) == (None, Decimal(3), Decimal(5))


@pytest.mark.parametrize(
    ("value", "unit", "base"),
    [
        ("10", "mu", ("6666.67", "m2")),
        ("65700", "m2", ("65700", "m2")),
        ("123456789", "mu", ("82304526000", "m2")),
        ("5", "person", (None, "")),
    ],
)
def test_base_value_keeps_the_digits_printed(
    value: str, unit: str, base: tuple[str | None, str]
) -> None:
    number, code = in_base_unit(Decimal(value), unit, UNITS)
    assert (number and str(number), code) == base


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2821800.00", "2821800"),
        ("1E+8", "100000000"),
        ("0.50", "0.5"),
        ("0E-7", "0"),
        ("-5", "-5"),
    ],
)
def test_numbers_are_plain(value: str, shown: str) -> None:
    assert str(plain(Decimal(value))) == shown


def test_mentions_are_listed_in_reading_order_on_request() -> None:
    date = Mention(
        kind="date", text="5月1日", place=Place("page.md", 0, 4, 1, 1), start=0, end=4,
        iso="--05-01", rule="date",
    )  # fmt: skip
    statement = Statement(text="", language="zh", claims=(claim(),), mentions=(date,))
    assert [each.id for each in rows([statement], {})] == ["c1"]
    listed = list(rows([statement], {}, mentions=True))
    assert [(each.id, each.kind, each.period) for each in listed] == [
        ("m1", "date", "--05-01"),
        ("c1", "count", ""),
    ]


def test_endless_sentences_are_cut_around_the_figure() -> None:
    before, after = "前" * 3000, "后" * 3000
    sentence = f"{before}5.71万人{after}"
    made = replace(claim(), sentence=sentence, start=3000, end=3006)
    (listed,) = rows([Statement(text="", language="zh", claims=(made,))], UNITS)
    assert listed.sentence == f"…{'前' * 500}5.71万人{'后' * 500}…"


# ---- formats


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_delimited_reads_back(delimiter: str) -> None:
    made = row(indicator='参保"人数", 含\t学生\n', section="a\rb")
    text = written(Delimited(delimiter), made)
    (cells,) = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    assert tuple(cells) == COLUMNS
    assert cells["indicator"] == '参保"人数", 含\t学生\n'
    assert cells["section"] == "a\rb"
    assert (cells["value"], cells["low"], cells["page"]) == ("57100", "57050", "")


def test_lines_of_csv_end_in_newline_only() -> None:
    assert "\r" not in written(Delimited(), row())
    assert not written(Delimited(), row()).startswith("\ufeff")
    assert written(Delimited(byte_order_mark=True), row()).startswith("\ufeffid,")


@pytest.mark.parametrize(
    ("cell", "written_as"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+cmd", "'+cmd"),
        ("-5℃", "'-5℃"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\r=1", "'\r=1"),
        ("＝1+1", "'＝1+1"),
        ("-5", "-5"),
        ("-", "-"),
        ("+5.5", "+5.5"),
        ("a=b", "a=b"),
    ],
)
def test_no_cell_starts_a_formula(cell: str, written_as: str) -> None:
    text = written(Delimited(), row(indicator=cell))
    (cells,) = csv.DictReader(io.StringIO(text, newline=""))
    assert cells["indicator"] == written_as


@given(st.text(max_size=12))
def test_any_text_survives_csv(cell: str) -> None:
    text = written(Delimited(), row(indicator=cell))
    (cells,) = csv.DictReader(io.StringIO(text, newline=""))
    assert cells["indicator"].removeprefix("'") == cell.removeprefix("'")


def test_negative_and_zero_numbers_stay_numbers() -> None:
    text = written(Delimited(), row("-5", value=Decimal(-5)), row("0", value=Decimal(0)))
    assert [cells["value"] for cells in csv.DictReader(io.StringIO(text))] == ["-5", "0"]


def test_json_has_version_numbers_and_rules() -> None:
    data = json.loads(written(Json("9.9"), row(rules=("zh.scale",))))
    assert data["schema_version"] == "1.1"
    assert data["generator"] == "heshu 9.9"
    (listed,) = data["claims"]
    assert tuple(listed) == (*COLUMNS, "rules")
    assert listed["value"] == 57100
    assert listed["page"] is None
    assert data["documents"] == [
        {"source": "page.md", "characters": 40, "encoding": "utf-8", "claims": 1}
    ]


def test_json_without_rows_is_valid() -> None:
    assert json.loads(written(Json("1")))["claims"] == []


def test_json_lines_hold_the_same_objects_as_json() -> None:
    lines = written(JsonLines(), row(), row("3个")).splitlines()
    together = json.loads(Json("1").head() + Json("1").body([row(), row("3个")]) + "]}")
    assert [json.loads(line) for line in lines] == together["claims"]


def test_lone_surrogates_do_not_stop_json() -> None:
    (line,) = written(JsonLines(), row(sentence="a\ud800b")).splitlines()
    assert json.loads(line)["sentence"] == "a\ufffdb"
    assert json.loads(line)["value"] == 57100


@given(st.text(alphabet='a\x0b\x0c\x1c\x85\u2028\u2029\r\n"', max_size=8))
def test_a_json_line_is_one_line_for_every_reader(text: str) -> None:
    (line,) = written(JsonLines(), row(sentence=text)).splitlines()
    assert json.loads(line)["sentence"] == text


def test_markdown_escapes_what_would_break_the_table() -> None:
    text = written(Markdown(), row(indicator="a|b\\c\nd<e"))
    head, rule, line = text.splitlines()
    assert head == f"| {' | '.join(COLUMNS)} |"
    assert rule.count("---") == len(COLUMNS)
    assert r"a\|b\\c d&lt;e" in line


def test_terminal_table_shows_the_figures() -> None:
    terminal = pytest.importorskip("heshu.table.terminal")
    text = written(
        terminal.Terminal(100),
        row(indicator="参保人数\x1b[31m"),
        row("3至5年", value=None, low=Decimal(3), high=Decimal(5), qualifier="range"),
    )
    assert "57,100" in text
    assert "3–5" in text
    assert "\x1b" not in text
