"""Claim tables of which one column was edited: the sentence says what the row says, or it is refused."""

from __future__ import annotations

import csv
import io
import re

import pytest

from heshu import pipeline
from heshu.checks import Selection
from heshu.engine import Engine
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
