"""Claim tables read back: what was written is read, what was edited counts, mistakes are named."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.model.figures import Claim, Modality, Place, Quantity, Statement
from heshu.model.intervals import strict
from heshu.table import rows
from heshu.table.cells import NEEDED
from heshu.table.formats import Delimited, DocumentNote, Json, JsonLines, TableError, Writer
from heshu.table.reading import holds_table, read_table
from heshu.table.rows import SCHEMA_VERSION

SENTENCE = "=护栏由1.2米降至0.8米。"
WRITERS: dict[str, Writer] = {
    "t.csv": Delimited(byte_order_mark=True),
    "t.tsv": Delimited("\t"),
    "t.json": Json("1"),
    "t.jsonl": JsonLines(),
}


def claim(number: int, text: str, modality: Modality = "stated", **changes: Any) -> Claim:
    start = SENTENCE.index(text)
    figure: dict[str, Any] = {
        "value": Decimal(text.rstrip("米")), "precision": Decimal("0.1"), "unit": "m",
        "kind": "length", **changes,
    }  # fmt: skip
    quantity = Quantity(
        start=start, end=start + 4, core_start=start, core_end=start + 4, text=text, **figure
    )
    return Claim(
        id=f"c{number}", quantity=quantity, place=Place("page.md", start, start + 4, 1, start + 1),
        indicator="护栏", sentence=SENTENCE, start=start, end=start + 4, section="城管",
        modality=modality,
    )  # fmt: skip


def table(source: str, *claims: Claim) -> str:
    writer = WRITERS[source]
    statement = Statement(text=SENTENCE, language="zh", claims=claims)
    notes = [DocumentNote("page.md", 20, "utf-8", len(claims))]
    return writer.head() + writer.body(list(rows([statement], {}))) + writer.tail(notes)


@pytest.mark.parametrize("source", list(WRITERS))
def test_what_was_written_is_read(source: str) -> None:
    claims = (claim(1, "1.2米"), claim(2, "0.8米", modality="target"))
    text = table(source, *claims)
    assert holds_table(source, text)
    (statement,) = read_table(source, text)
    assert statement.text == SENTENCE
    assert statement.language == "zh"
    assert statement.claims == claims


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("t.txt", "id,text,value,unit,kind,sentence\n"), ("t.csv", "year,people\n"),
        ("t.json", "{}"), ("t.csv", ""), ("t.tsv", "id\tname\tunit\tkind\n"),
        ("t.csv", "indicator,entity,period,value,unit,source,aliases,note\n"),
        ("t.csv", "id;text;unit;line;source;section\n"),
        ("t.csv", "base_value,sentences,kinds,units,texts,ids\n"),
        ("t.jsonl", '{"id": 1, "text": "a", "kind": "b"}\n'),
        ("t.json", '{"schema_version": "1.0", "generator": "heshu 0.1.0", "findings": []}'),
    ],
)  # fmt: skip
def test_other_files_are_no_tables(source: str, text: str) -> None:
    assert not holds_table(source, text)


quantities = st.fixed_dictionaries(
    {
        "value": st.decimals(-1000, 1000, places=2).map(Decimal),
        "precision": st.sampled_from([Decimal("0.01"), Decimal(1)]),
        "kind": st.sampled_from(["length", "count"]),
        "qualifier": st.sampled_from(["", "about", "nearly", "more-than", "less-than"]),
        "scaled": st.booleans(),
    }
)


@given(quantities)
def test_the_interval_survives_the_table(figure: dict[str, Any]) -> None:
    original = claim(1, "1.2米", **figure)
    ((read,),) = (statement.claims for statement in read_table("t.csv", table("t.csv", original)))
    assert strict(read.quantity) == strict(original.quantity)


def test_a_table_without_modality_states_its_figures() -> None:
    text = table("t.csv", claim(1, "1.2米")).replace(",modality,", ",mood,")
    (statement,) = read_table("t.csv", text)
    assert statement.claims[0].modality == "stated"


def test_an_edited_value_counts() -> None:
    text = table("t.csv", claim(1, "1.2米")).replace(",1.2,1.15,1.25,", ',"1,200",1.15,1.25,')
    (statement,) = read_table("t.csv", text)
    assert statement.claims[0].quantity.value == 1200


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (",1.2,1.15", ",about 1,1.15", "t.csv: row 2: value: not a number: 'about 1'"),
        (",1.2,1.15", ",1e999999999999999999999,1.15", "t.csv: row 2: value: not a number"),
        (",1.2,1.15", ',"1,2",1.15', "t.csv: row 2: value: not a number: '1,2'"),
        (",1.2,1.15", ",1e400000,1.15", "t.csv: row 2: value: too large or too small: '1e400000'"),
        (",1.2,1.15,1.25,", ",,,,", "t.csv: row 2: value: empty, as are low and high"),
        (",1.15,1.25,", ",1.25,1.15,", "t.csv: row 2: low: 1.25 is above high, 1.15"),
        (",1.25,0.1,", ",1.25,0,", "t.csv: row 2: precision: not above 0: '0'"),
        (",length,", ",size,", "t.csv: row 2: kind: expected money, count, percent,"),
        (",length,", ",lenght,", "not 'lenght'; did you mean length?"),
        (",length,,,,", ",length,,,abut,",
         "at-least, less-than, at-most, range or empty, not 'abut'; did you mean about?"),
        (",stated,", ",hoped,",
         "t.csv: row 2: modality: expected stated, target, forecast, hypothetical, negated"),
        (",护栏,,,,,,,", ",护栏,,,,,,foo,", "t.csv: row 2: relation: expected r1:from"),
        (",1,5,4,8,", ",1,5,1.5,8,", "t.csv: row 2: start: not a whole number: '1.5'"),
        (",1,5,4,8,", ",-1,5,4,8,", "t.csv: row 2: line: not a whole number: '-1'"),
        ("\nc1,", "\n,", "t.csv: row 2: id: empty"),
        ("护栏,,", "护,栏,,", "t.csv: row 2: 30 cells for 29 columns"),
        (",stated,城管,", "\n,stated,城管,", "t.csv: row 2: 25 cells for 29 columns"),
    ],
)  # fmt: skip
def test_mistakes_are_named(old: str, new: str, message: str) -> None:
    text = table("t.csv", claim(1, "1.2米"))
    assert old in text
    with pytest.raises(TableError) as raised:
        read_table("t.csv", text.replace(old, new))
    assert message in str(raised.value)


def refused(source: str, text: str) -> str:
    """Why what is taken for a claim table is refused."""
    assert holds_table(source, text)
    with pytest.raises(TableError) as raised:
        read_table(source, text)
    return str(raised.value)


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("source", list(WRITERS))
def test_columns_that_are_missing_are_named(source: str, name: str) -> None:
    text = table(source, claim(1, "1.2米"), claim(2, "0.8米"))
    if source in ("t.csv", "t.tsv"):
        mark = "," if source == "t.csv" else "\t"
        cells = [line.split(mark) for line in text.removeprefix("\ufeff").splitlines()]
        at = cells[0].index(name)
        text = "".join(mark.join(line[:at] + line[at + 1 :]) + "\n" for line in cells)
    else:
        text = text.replace(f'"{name}":', '"other":')
    assert refused(source, text) == f"{source}: row 1: column {name} is missing"


def test_a_column_that_is_missing_in_one_row_only() -> None:
    text = table("t.jsonl", claim(1, "1.2米"), claim(2, "0.8米"))
    first, second = text.splitlines()
    for name in ("text", "sentence"):
        gone = second.replace(f'"{name}":', '"other":')
        assert refused("t.jsonl", f"{first}\n\n{gone}\n") == (
            f"t.jsonl: row 3: column {name} is missing"
        )


def test_columns_of_other_names_are_asked_about() -> None:
    text = table("t.csv", claim(1, "1.2米")).replace(",value,", ",Value,").replace(",unit,", ",u,")
    assert refused("t.csv", text) == (
        "t.csv: row 1: columns value, unit are missing; did you mean value by 'Value'?"
    )
    text = table("t.csv", claim(1, "1.2米")).replace(",page,", ",value,")
    assert refused("t.csv", text) == "t.csv: row 1: column value is there twice"


@pytest.mark.parametrize("version", ["9.9", "2.0", "1.999", "1.x", ""])
def test_other_versions_of_the_table_are_refused(version: str) -> None:
    text = table("t.json", claim(1, "1.2米"))
    changed = text.replace(
        f'"schema_version": "{SCHEMA_VERSION}"', f'"schema_version": "{version}"'
    )
    assert refused("t.json", changed) == (
        f"t.json: schema_version: {version!r} is none that is read here, which is {SCHEMA_VERSION}"
    )


def test_an_earlier_version_is_read() -> None:
    text = table("t.json", claim(1, "1.2米"))
    assert read_table("t.json", text.replace(f'"{SCHEMA_VERSION}"', '"1.0"'))
    assert read_table("t.json", text.replace(f'"schema_version": "{SCHEMA_VERSION}",', ""))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"claims": [', '"rows": [', "t.json: claims, the list of the rows, is missing"),
        ('"claims": [', '"claims": ["c1",', "t.json: row 1: not an object with the columns"),
        ('"text":"1.2米"', '"text":["1.2米"]', "t.json: row 1: text: expected text or a number"),
        ('"value":1.2', '"value":true', "t.json: row 1: value: expected text or a number"),
        ('"value":1.2', '"value":NaN', "t.json: row 1: value: not a number: 'nan'"),
        ("\n]\n}\n", "\n", "t.json: not JSON: "),
        ('"claims": [', f'"claims": {"[" * 100_000}', "t.json: not JSON: "),
    ],
)
def test_broken_json(old: str, new: str, message: str) -> None:
    text = table("t.json", claim(1, "1.2米"))
    assert old in text
    assert refused("t.json", text.replace(old, new, 1)).startswith(message)


def test_a_broken_line_of_json_lines() -> None:
    text = table("t.jsonl", claim(1, "1.2米"), claim(2, "0.8米"))
    assert refused("t.jsonl", text[:-9]).startswith("t.jsonl: row 2: not JSON: ")


def test_a_spreadsheet_sets_cells_apart_by_semicolons_and_writes_decimal_commas() -> None:
    claims = (claim(1, "1.2米"), claim(2, "0.8米"))
    plain = table("t.csv", *claims)
    cells = list(csv.reader(io.StringIO(plain)))
    for decimal in (".", ","):
        lines = [";".join(re.sub(r"^([01])\.([0-9]+)$", rf"\1{decimal}\2", cell) for cell in line)
                 for line in cells]  # fmt: skip
        text = "\r\n".join([*lines, ";" * 28, ""])
        assert holds_table("t.csv", text)
        (statement,) = read_table("t.csv", text)
        assert statement.claims == claims


def test_blank_lines_count_as_rows() -> None:
    text = table("t.csv", claim(1, "1.2米"), claim(2, "0.8米"))
    text = text.replace("\nc2,", f"\n\n{',' * 28}\nc2,").replace(",0.8,", ",none,")
    assert refused("t.csv", text) == "t.csv: row 5: value: not a number: 'none'"
