"""English quantities: units, money, ranges and hedges."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.languages.pack import load
from heshu.model.figures import Quantity
from heshu.numerals import english as numerals
from heshu.quantities import english

PACK = load("en")
GRAMMAR = numerals.compile_grammar(PACK)
RULES = english.compile_rules(PACK)
PIECES = (
    "1", "2.5", "3", "six", "half", "$", "£", "%", "percent", "million", "dollars", "to", "from",
    "between", "and", "about", "more than", "or more", "years old", "km", "-", " ", "(", ")", "|",
    "rose", "feet", "inches", "per", "a day", "people", "points", "\n", ".", "cents", "pp", "\0",
)  # fmt: skip


def measured(text: str) -> tuple[Quantity, ...]:
    return english.measure(text, numerals.scan(text, GRAMMAR), RULES)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=80))
def test_quantities_never_overlap(text: str) -> None:
    end = 0
    for quantity in measured(text):
        assert end <= quantity.start <= quantity.core_start
        assert quantity.core_start < quantity.core_end <= quantity.end <= len(text)
        assert quantity.text == text[quantity.start : quantity.end]
        end = quantity.end


@given(
    st.integers(min_value=1, max_value=999),
    st.sampled_from(["%", " km", " dollars", " tonnes", " barrels", " MW"]),
)
def test_range_lends_the_unit_of_its_end(low: int, unit: str) -> None:
    (quantity,) = measured(f"It takes between {low} and {low + 7}{unit}.")
    assert (quantity.low, quantity.high) == (Decimal(low), Decimal(low + 7))
    assert quantity.qualifier == "range"
    assert quantity.unit


@pytest.mark.parametrize(
    ("text", "core", "value", "unit", "kind"),
    [
        ("cost £75m", "£75m", "75000000", "GBP", "money"),
        ("cost C$16.4 million", "C$16.4 million", "16400000", "CAD", "money"),
        ("up four pence", "four pence", "0.04", "GBP", "money"),
        ("cost $10 and 30 cents", "$10 and 30 cents", "10.3", "USD", "money"),
        ("lost -$5 million", "-$5 million", "-5000000", "USD", "money"),
        ("paid 75 USD million", "75 USD million", "75000000", "USD", "money"),
        ("paid 30 MUSD", "30 MUSD", "30000000", "USD", "money"),
        ("| (7,227) |", "(7,227)", "-7227", "", "number"),
        ("at $76 a barrel", "$76 a barrel", "76", "USD/bbl", "rate"),
        ("300 bpd more", "300 bpd", "300", "bbl/d", "rate"),
        ("300 tonnes a year", "300 tonnes a year", "300", "t/a", "rate"),
        ("up 25 basis points", "25 basis points", "25", "bp", "percentage-point"),
        ("a 200,000-ton plant", "200,000-ton", "200000", "t", "mass"),
        ("a two-year plan", "two-year", "2", "a", "duration"),
        ("he is 29 years old", "29 years old", "29", "a", "age"),
        ("boys aged 12", "12", "12", "a", "age"),
        ("5 ft 2 in tall", "5 ft 2 in", "5.166666666666666666666666667", "ft", "length"),
        ("it was -5 degrees Celsius", "-5 degrees Celsius", "-5", "℃", "temperature"),
        ("20 (kg) of salt", "20 (kg)", "20", "kg", "mass"),
        ("three times as many", "three times", "3", "x", "multiple"),
        ("half an hour", "half an hour", "0.5", "h", "duration"),
        ("24703m2", "24703m2", "24703", "m2", "area"),
    ],
)
def test_unit(text: str, core: str, value: str, unit: str, kind: str) -> None:
    (quantity,) = measured(text)
    assert text[quantity.core_start : quantity.core_end] == core
    assert (quantity.value, quantity.unit, quantity.kind) == (Decimal(value), unit, kind)


@pytest.mark.parametrize(
    ("text", "qualifier", "low", "high"),
    [
        ("about 500 jobs", "about", None, None),
        ("500 jobs", "", None, None),
        ("more than 500 jobs", "more-than", "500", None),
        ("at least 500 jobs", "at-least", "500", None),
        ("500 or more jobs", "at-least", "500", None),
        ("less than 500 jobs", "less-than", None, "500"),
        ("up to 500 jobs", "at-most", None, "500"),
        ("up to about 500 jobs", "at-most", None, "500"),
        ("5 to 6 jobs", "range", "5", "6"),
        ("$2-3 million", "range", "2000000", "3000000"),
        ("dozens of jobs", "", "24", "120"),
    ],
)
def test_hedge(text: str, qualifier: str, low: str | None, high: str | None) -> None:
    (quantity,) = measured(text)
    assert quantity.qualifier == qualifier
    assert quantity.low == (None if low is None else Decimal(low))
    assert quantity.high == (None if high is None else Decimal(high))
    assert quantity.start == 0


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("profit rose to 91 mln dlrs from 84.3 mln", ["USD", "USD"]),
        ("lending rose 700 mln dlrs to 3.4 billion dlrs", ["USD", "USD"]),
        ("it went from £6 to £10 after the rise", ["GBP", "GBP"]),
        ("prices rose from 3 to 5 percent", ["%", "%"]),
        ("profit was 5 mln dlrs on 3 mln cars", ["USD", ""]),
    ],
)
def test_two_figures(text: str, units: list[str]) -> None:
    assert [quantity.unit for quantity in measured(text)] == units


@pytest.mark.parametrize("text", ["They won 3-2.", "In 1986.", "A 16-member panel.", "the A321"])
def test_no_quantity(text: str) -> None:
    assert measured(text) == ()
