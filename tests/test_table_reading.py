"""Claim tables read back: what was written is read, what was edited counts, mistakes are named."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.model.figures import Claim, Modality, Place, Quantity, Statement
from heshu.model.intervals import strict
from heshu.table import rows
from heshu.table.formats import Delimited, DocumentNote, Json, JsonLines, TableError, Writer
from heshu.table.reading import holds_table, read_table

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
    [("t.txt", "id,text,value,unit,kind,sentence\n"), ("t.csv", "year,people\n"), ("t.json", "{}")],
)
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
        (",length,", ",size,", "t.csv: row 2: Invalid enum value 'size'"),
        (",stated,", ",hoped,", "t.csv: row 2: Invalid enum value 'hoped'"),
    ],
)
def test_mistakes_are_named(old: str, new: str, message: str) -> None:
    text = table("t.csv", claim(1, "1.2米"))
    assert old in text
    with pytest.raises(TableError) as raised:
        read_table("t.csv", text.replace(old, new))
    assert message in str(raised.value)


def test_broken_json() -> None:
    text = table("t.json", claim(1, "1.2米"))[:-20]
    assert holds_table("t.json", text)
    with pytest.raises(TableError, match=r"t\.json"):
        read_table("t.json", text)
