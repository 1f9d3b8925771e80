"""English numerals: words and digits, dates, codes and idioms in one tokenisation."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.languages.pack import load
from heshu.numerals import english

GRAMMAR = english.compile_grammar(load("en"))
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
PIECES = (
    "one", "two", "a", "hundred", "and", "half", "third", "quarter", "million", "dozen", "1", "2.5",
    "3/4", "1986", "$", "%", "-", " ", "to", "the", "of", "in", "March", "first", "year", "ended",
    "years ago", ",", ".", "(", ")", "s", "th", "\n", "km", "B-52", "No.", "Section", "\ud800", "\0",
)  # fmt: skip


def kinds(text: str) -> list[tuple[str, str]]:
    return [(item.kind, text[item.start : item.end]) for item in english.scan(text, GRAMMAR)]


def values(text: str) -> list[tuple[str, Decimal | None]]:
    found = english.scan(text, GRAMMAR)
    return [(text[n.start : n.end], n.value) for n in found if n.kind == "number"]


def in_words(number: int) -> str:
    """The usual English words of a number below a trillion."""
    for name, size in (("billion", 10**9), ("million", 10**6), ("thousand", 10**3)):
        if number >= size:
            rest = number % size
            return f"{in_words(number // size)} {name}" + (f" {in_words(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        head = f"{SMALL[number // 100]} hundred"
        return head + (f" and {in_words(rest)}" if rest else "")
    if number < 20:
        return SMALL[number]
    return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")


@given(st.integers(min_value=2, max_value=10**12 - 1))
def test_number_in_words_is_read_back(number: int) -> None:
    text = f"It has {in_words(number)} bolts."
    assert values(text) == [(in_words(number), Decimal(number))]


@given(st.integers(min_value=2100, max_value=10**15), st.integers(min_value=0, max_value=4))
def test_printed_number_is_read_back(number: int, places: int) -> None:
    printed = f"{Decimal(number).scaleb(-places):,f}"
    assert values(f"It has {printed} bolts.") == [(printed, Decimal(number).scaleb(-places))]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=80))
def test_numerals_never_overlap(text: str) -> None:
    end = 0
    for numeral in english.scan(text, GRAMMAR):
        assert end <= numeral.start < numeral.end <= len(text)
        end = numeral.end


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=80))
def test_bare_numbers_never_overlap(text: str) -> None:
    end = 0
    for numeral in english.bare_numbers(text, GRAMMAR):
        assert end <= numeral.start < numeral.end <= len(text)
        assert numeral.value is not None
        end = numeral.end


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("about one hundred and sixty-one cars", "one hundred and sixty-one", "161"),
        ("between one hundred and two hundred cars", "one hundred", "100"),
        ("two and a half million cars", "two and a half million", "2500000"),
        ("half a million cars", "half a million", "500000"),
        ("a hundred cars", "a hundred", "100"),
        ("half a dozen cars", "half a dozen", "6"),
        ("three quarters of the cars", "three quarters", "0.75"),
        ("one out of five cars", "one out of five", "0.2"),
        ("1 in 20 cars", "1 in 20", "0.05"),
        ("minus five percent", "minus five", "-5"),
        ("a rate of -0.5 percent", "-0.5", "-0.5"),
        ("12,34,567 rupees", "12,34,567", "1234567"),
        ("1-3/4 cents", "1-3/4", "1.75"),
        ("1.5e6 cells", "1.5e6", "1500000"),
        (".25 litres", ".25", "0.25"),
        ("38.37 BILLION DLRS", "38.37 BILLION", "38370000000"),
        ("25 lakh tonnes", "25 lakh", "2500000"),
        ("46 . 8 million tons", "46 . 8 million", "46800000"),
        ("2000 people", "2000", "2000"),
    ],
)
def test_value(text: str, printed: str, value: str) -> None:
    assert values(text)[0] == (printed, Decimal(value))


@pytest.mark.parametrize(
    ("text", "kind", "printed", "iso"),
    [
        ("on 29 October 2025", "date", "29 October 2025", "2025-10-29"),
        ("on Oct. 29, 2025, it", "date", "Oct. 29, 2025", "2025-10-29"),
        ("on 10/29/2025", "date", "10/29/2025", "2025-10-29"),
        ("on 2025-10-29", "date", "2025-10-29", "2025-10-29"),
        ("on 3/4/2025", "date", "3/4/2025", ""),
        ("on February 20", "date", "February 20", "--02-20"),
        ("in 1986", "date", "1986", "1986"),
        ("third quarter of 1986", "period", "third quarter of 1986", "1986-07/1986-09"),
        ("in Q3 2025", "period", "Q3 2025", "2025-07/2025-09"),
        ("in H1 2024", "period", "H1 2024", "2024-01/2024-06"),
        ("in FY2024", "period", "FY2024", "2024"),
        ("the 1990s", "period", "1990s", "1990/1999"),
        ("the year to March 2005", "period", "year to March 2005", ""),
        ("at 8:30 a.m. sharp", "time", "8:30 a.m.", ""),
        ("at 1500 GMT", "time", "1500 GMT", ""),
        ("a year earlier", "period", "a year earlier", ""),
        ("the 21st case", "ordinal", "21st", ""),
        ("COVID-19 spread", "name", "COVID-19", ""),
        ("an A321 landed", "code", "A321", ""),
        ("Section 230 holds", "code", "Section 230", ""),
        ("version 3.1.4", "code", "version 3.1.4", ""),
        ("call 1-800-555-0199", "code", "1-800-555-0199", ""),
        ("at 1600 Oak Hill Avenue", "code", "1600 Oak Hill Avenue", ""),
        ("one another", "idiom", "one another", ""),
        ("(1) The board", "list-number", "(1)", ""),
        ("id " + "1" * 31, "code", "1" * 31, ""),
    ],
)  # fmt: skip
def test_token(text: str, kind: str, printed: str, iso: str) -> None:
    found = english.scan(text, GRAMMAR)
    assert kinds(text) == [(kind, printed)]
    assert found[0].iso == iso


@pytest.mark.parametrize(
    "text", ["You may go.", "They march on.", "That one won.", "an august body", "Wait a second."]
)
def test_plain_words_are_no_figures(text: str) -> None:
    assert [kind for kind, _ in kinds(text) if kind not in ("ordinal", "period")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("192.168.1.2", ["192", "168", "1", "2"]),
        ("a 180.25ml can", []),
        ("2000 over 4", ["500"]),
        ("22,24,26", ["22", "24", "26"]),
        ("2.5^-1", ["0.4"]),
    ],
)
def test_bare_numbers(text: str, expected: list[str]) -> None:
    assert [n.value for n in english.bare_numbers(text, GRAMMAR)] == [Decimal(v) for v in expected]
