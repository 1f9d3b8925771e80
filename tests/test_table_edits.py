"""Claim tables of which one column was edited: the sentence says what the row says, or it is refused."""

from __future__ import annotations

import csv
import io
import re

import pytest

from heshu import pipeline
from heshu.checks import Selection
from heshu.engine import Engine
from heshu.model.figures import Quantity
from heshu.model.texts import LanguageCode
from heshu.reading import parse
from heshu.table.formats import Delimited, TableError

Edit = tuple[int, str, str]
PAGE = """# 某县

去年全县水库蓄水由3.2亿立方米增加到4.8亿立方米，增长50%。

其中东区有果园12处，西区有果园25处，共计37处。

| 乡镇 | 产量（万吨） |
|---|---|
| 甲 | 1.25 |
| 乙 | 2.5 |

全年约有500名学生、3至5年工龄的教师1,250人。
"""
ENGLISH = "Exports rose from $3.2 million to $4.8 million, an increase of 50%.\n"
LEVEL, SUM, CELL, HEDGED, RANGE, GROUPED = 1, 5, 6, 8, 9, 10
"""Rows of the table of the page."""


def edited(engines: dict[str, Engine], *edits: Edit, page: str = PAGE) -> pipeline.Examination:
    """The check of the claim table of a page with some cells changed."""
    engine = engines["auto"]
    extraction = pipeline.extract(parse(page, "page.md"), engine)
    writer = Delimited()
    table = writer.head() + writer.body(pipeline.tabulate(extraction, engine))
    cells = list(csv.DictReader(io.StringIO(table)))
    for row, column, new in edits:
        assert cells[row][column] != new
        cells[row][column] = new
    out = io.StringIO()
    written = csv.DictWriter(out, list(cells[0]))
    written.writeheader()
    written.writerows(cells)
    return pipeline.check(parse(out.getvalue(), "t.csv"), engine, Selection())


def sentence_of(examination: pipeline.Examination, row: int) -> tuple[str, str]:
    """The text of a figure and its sentence, in which it stands where it says."""
    claim = list(examination.extraction.claims)[row]
    assert claim.sentence[claim.start : claim.end] == claim.quantity.text
    return claim.quantity.text, claim.sentence


def test_nothing_edited_is_nothing_changed(engines: dict[str, Engine]) -> None:
    engine = engines["auto"]
    original = list(pipeline.extract(parse(PAGE, "page.md"), engine).claims)
    again = list(edited(engines).extraction.claims)
    assert [each.quantity.text for each in original] == [each.quantity.text for each in again]
    assert [each.sentence for each in original] == [each.sentence for each in again]
    assert edited(engines).outcome.findings == ()


@pytest.mark.parametrize(
    ("row", "value", "text"),
    [
        (LEVEL, "580000000", "5.8亿立方米"),
        (LEVEL, "5812345678", "58.12345678亿立方米"),
        (SUM, "47", "47处"),
        (SUM, "0", "0处"),
        (CELL, "13500", "1.35"),
        (HEDGED, "600", "约有600名"),
        (GROUPED, "2250", "2,250人"),
    ],
)
def test_an_edited_value_is_printed_as_the_old_one_was(
    engines: dict[str, Engine], row: int, value: str, text: str
) -> None:
    examination = edited(engines, (row, "value", value))
    printed, sentence = sentence_of(examination, row)
    assert printed == text or text.endswith(printed)
    assert text in sentence


@pytest.mark.parametrize(
    ("edit", "code", "arithmetic"),
    [
        ((SUM, "value", "47"), "SUM001", "12处 + 25处 为 37处，文中为 47处"),
        ((SUM, "text", "47处"), "SUM001", "12处 + 25处 为 37处，文中为 47处"),
        ((LEVEL, "value", "580000000"), "CHG002", "3.2亿立方米 -> 5.8亿立方米 为 "),
        ((LEVEL, "text", "5.8亿立方米"), "CHG002", "3.2亿立方米 -> 5.8亿立方米 为 "),
    ],
)
def test_an_edited_figure_is_told_in_the_arithmetic(
    engines: dict[str, Engine], edit: Edit, code: str, arithmetic: str
) -> None:
    (found,) = edited(engines, edit).outcome.findings
    assert found.code == code
    assert found.arithmetic.startswith(arithmetic)


def test_an_edited_figure_in_english(engines: dict[str, Engine]) -> None:
    for edit in ((1, "value", "5800000"), (1, "text", "$5.8 million")):
        (found,) = edited(engines, edit, page=ENGLISH).outcome.findings
        assert found.code == "CHG002"
        assert "$3.2 million -> $5.8 million" in found.arithmetic
        assert found.sentence == ENGLISH.strip().replace("4.8", "5.8")


def test_an_edited_text_is_read_anew(engines: dict[str, Engine]) -> None:
    claims = list(edited(engines, (CELL, "text", "1.375"), (LEVEL, "text", "超过5亿立方米"))
                  .extraction.claims)  # fmt: skip
    cell, level = claims[CELL].quantity, claims[LEVEL].quantity
    assert (cell.value, cell.unit, cell.precision, cell.kind) == (13750, "t", 10, "mass")
    assert (level.value, level.qualifier) == (500_000_000, "more-than")


def test_text_and_value_may_be_edited_together(engines: dict[str, Engine]) -> None:
    examination = edited(engines, (SUM, "text", "47处"), (SUM, "value", "47"))
    assert [each.code for each in examination.outcome.findings] == ["SUM001"]


def test_edited_ends_of_a_range_are_printed(engines: dict[str, Engine]) -> None:
    printed, sentence = sentence_of(edited(engines, (RANGE, "low", "2")), RANGE)
    assert printed == "2–5 a"
    assert "、2–5 a工龄" in sentence


def test_a_sentence_may_be_edited_in_all_its_rows(engines: dict[str, Engine]) -> None:
    new = "其中东部的乡有果园12处，西部的乡有果园25处，共计37处。"
    examination = edited(engines, *[(row, "sentence", new) for row in (3, 4, 5)])
    assert sentence_of(examination, SUM) == ("37处", new)
    assert examination.outcome.findings == ()


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ([(SUM, "text", "许多")], "row 7: text: '许多' is not in the sentence, nor is it read"),
        ([(SUM, "text", "47处"), (SUM, "value", "57")], "row 7: value: text '47处' is 47, not 57"),
        ([(row, "sentence", "东区有果园12处，西区有果园25处，共计47处。") for row in (3, 4, 5)],
         "row 7: text: '37处' is not in the sentence, which has '47处' there"),
        ([(row, "sentence", "东区有果园12处，西区有果园25处，共计很多。") for row in (3, 4, 5)],
         "row 7: text: '37处' is not in the sentence, nor is a figure of its value"),
        ([(4, "sentence", "其中东部有果园12处，西区有果园25处，共计37处。")],
         "row 6: sentence: not that of row 5, though start says that both figures are of one"),
        ([(3, "sentence", "其中东部的地方有果园12处，西区有果园25处，共计37处。")],
         "row 6: sentence: not that of row 5"),
        ([(SUM, "unit", "foobar")], "row 7: unit: not known: 'foobar'"),
        ([(SUM, "unit", "CNY/foobar")], "row 7: unit: not known: 'CNY/foobar'"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused(
    engines: dict[str, Engine], edits: list[Edit], message: str
) -> None:
    with pytest.raises(TableError, match=re.escape(f"t.csv: {message}")):
        edited(engines, *edits)


@pytest.mark.parametrize("value", ["1e90", "1E+30", "-1e60", "0", "1e-60"])
@pytest.mark.parametrize("row", range(6))
def test_no_value_breaks_a_check(engines: dict[str, Engine], row: int, value: str) -> None:
    assert edited(engines, (row, "value", value)).outcome.faults == ()


@pytest.mark.parametrize("unit", ["USD", "t", "CNY/t", "L/100km", "person", ""])
def test_units_of_the_packs_are_known(engines: dict[str, Engine], unit: str) -> None:
    claims = list(edited(engines, (SUM, "unit", unit)).extraction.claims)
    assert claims[SUM].quantity.unit == unit


# ---- where the figure of a row stands


def rows_of(engine: Engine, page: str) -> list[dict[str, str]]:
    """The claim table of a page, to be edited."""
    writer = Delimited()
    extraction = pipeline.extract(parse(page, "page.md"), engine)
    table = writer.head() + writer.body(pipeline.tabulate(extraction, engine))
    return list(csv.DictReader(io.StringIO(table)))


def checked(engine: Engine, rows: list[dict[str, str]]) -> pipeline.Examination:
    """The check of a claim table."""
    out = io.StringIO()
    written = csv.DictWriter(out, list(rows[0]))
    written.writeheader()
    written.writerows(rows)
    return pipeline.check(parse(out.getvalue(), "t.csv"), engine, Selection())


def sentences(examination: pipeline.Examination) -> list[str]:
    """The sentences of the claims, each of which stands where it says."""
    claims = list(examination.extraction.claims)
    for claim in claims:
        assert claim.sentence[claim.start : claim.end] == claim.quantity.text
    return list(dict.fromkeys(claim.sentence for claim in claims))


PLACES: list[tuple[str, list[tuple[str, str, str]], str]] = [
    ("In 2015 it had 5 cats and 15 dogs.", [("5", "value", "7")],
     "In 2015 it had 7 cats and 15 dogs."),
    ("增长率为12.5%，上年为8%。", [("12.5%", "text", "2.5%")], "增长率为2.5%，上年为8%。"),
    ("第一季度销售15辆，第二季度销售25辆。", [("15辆", "text", "5辆")],
     "第一季度销售5辆，第二季度销售25辆。"),
    ("第一季度销售15辆，第二季度销售25辆。", [("25辆", "text", "5辆")],
     "第一季度销售15辆，第二季度销售5辆。"),
    ("甲班有三十五人，乙班有四十人。", [("三十五人", "text", "五人")], "甲班有五人，乙班有四十人。"),
    ("Sales were 1,250 tons and 980 tons.", [("1,250 tons", "text", "250 tons")],
     "Sales were 250 tons and 980 tons."),
    ("其中甲厂100辆，乙厂100辆。", [("100辆", "text", "120辆"), ("100辆", "text", "130辆")],
     "其中甲厂120辆，乙厂130辆。"),
    ("由100辆增至150辆。", [("100辆", "text", "150辆")], "由150辆增至150辆。"),
    ("由100辆增至150辆。", [("150辆", "text", "100辆")], "由100辆增至100辆。"),
    ("It fell from 60 to 50 dollars.", [("60", "text", "50")], "It fell from 50 to 50 dollars."),
    ("去年由100辆\n增至150辆。", [("100辆", "text", "150辆")], "去年由150辆增至150辆。"),
]  # fmt: skip


def test_cells_with_blanks_between_them_are_found(engines: dict[str, Engine]) -> None:
    page = """| Harbour | 2024 | 2023 | Change | Plan | Gap |
|:--------|-----:|-----:|-------:|-----:|----:|
| North   | 4,182 | 4,071 |  +2.7% | 4,305 | -2.9% |
| South   |   971 | 1,006 |  -3.5% |   990 | -1.9% |
"""
    rows = rows_of(engines["auto"], page)
    again = list(checked(engines["auto"], rows).extraction.claims)
    assert [claim.quantity.text for claim in again] == [row["text"].lstrip("'") for row in rows]
    assert len(again) == 10


@pytest.mark.parametrize("ordered", ["as written", "backwards", "doubled"])
@pytest.mark.parametrize(("page", "edits", "sentence"), PLACES)
def test_just_the_figure_of_the_row_is_replaced(
    engines: dict[str, Engine],
    page: str,
    edits: list[tuple[str, str, str]],
    sentence: str,
    ordered: str,
) -> None:
    rows, done = rows_of(engines["auto"], page), set[int]()
    for text, column, new in edits:
        number = next(n for n, row in enumerate(rows) if row["text"] == text and n not in done)
        rows[number][column] = new
        done.add(number)
    again = {"as written": rows, "backwards": rows[::-1], "doubled": [*rows, rows[0]]}[ordered]
    examination = checked(engines["auto"], again)
    assert sentences(examination) == [sentence]
    assert len(list(examination.extraction.claims)) == len(rows)


@pytest.mark.parametrize(
    ("page", "edits", "sentence"), [PLACES[0], *PLACES[2:3], *PLACES[6:7]]
)  # fmt: skip
def test_without_places_the_order_of_the_figures_counts(
    engines: dict[str, Engine], page: str, edits: list[tuple[str, str, str]], sentence: str
) -> None:
    rows, done = rows_of(engines["auto"], page), set[int]()
    for text, column, new in edits:
        number = next(n for n, row in enumerate(rows) if row["text"] == text and n not in done)
        rows[number][column] = new
        done.add(number)
    bare = [{name: cell for name, cell in row.items() if name not in ("start", "end")}
            for row in rows]  # fmt: skip
    assert sentences(checked(engines["auto"], bare)) == [sentence]


def test_rows_of_one_figure_must_agree(engines: dict[str, Engine]) -> None:
    rows = rows_of(engines["auto"], "其中甲厂100辆，乙厂150辆。")
    twice = [rows[0], {**rows[0], "text": "120辆"}, rows[1]]
    with pytest.raises(TableError, match="row 3: text: row 2 has '100辆' for the same figure"):
        checked(engines["auto"], twice)


def test_a_sentence_is_read_once_however_many_texts_were_edited(
    engines: dict[str, Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "其中" + "，".join(f"第{n}厂生产{n + 100}辆" for n in range(1, 41)) + "。"
    rows = rows_of(engines["auto"], page)
    whole = rows[0]["sentence"]
    assert len(rows) == 40
    for row in rows:
        row["text"] = row["text"].replace("1", "2", 1)
    read: list[str] = []
    figures = pipeline.FigureReader.figures

    def counted(
        reader: pipeline.FigureReader, text: str, language: LanguageCode
    ) -> tuple[Quantity, ...]:
        read.append(text)
        return figures(reader, text, language)

    monkeypatch.setattr(pipeline.FigureReader, "figures", counted)
    (sentence,) = sentences(checked(engines["auto"], rows))
    assert sentence.count("生产2") == len(rows)
    assert read.count(whole) == 1
    assert len(read) == len(rows) + 1


def test_a_relation_over_two_sentences_is_found_in_the_table_as_well(
    engines: dict[str, Engine],
) -> None:
    page = "In 2014 the quay handled 412,000 crates. Last year it handled 586,000, 194,000 more.\n"
    rows = rows_of(engines["auto"], page)
    assert [finding.code for finding in checked(engines["auto"], rows).outcome.findings] == [
        "CHG001"
    ]
    apart = [{**row, "line": str(number)} for number, row in enumerate(rows, start=1)]
    assert not checked(engines["auto"], apart).outcome.findings
