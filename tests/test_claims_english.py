"""English claims: names of a document, times on the calendar, and the annotated texts."""

from __future__ import annotations

import datetime

import pytest

import heshu
from heshu.claims.english.calendar import compile_calendar, on_calendar
from heshu.claims.english.cast import read_cast
from heshu.claims.english.cast_rules import compile_cast
from heshu.languages.pack import load

TODAY = datetime.date(2004, 3, 12)


@pytest.mark.parametrize(
    ("text", "scanned", "anchor", "expected"),
    [
        ("last year", "", "", "2003"),
        ("this year", "", "", "2004"),
        ("next year", "", "", "2005"),
        ("last month", "", "", "2004-02"),
        ("the third quarter", "", "", "2003-07/2003-09"),
        ("the first quarter", "", "2005", "2005-01/2005-03"),
        ("the fourth quarter of 2002", "", "", "2002-10/2002-12"),
        ("the second quarter last year", "", "", "2003-04/2003-06"),
        ("first-half", "", "2001", "2001-01/2001-06"),
        ("Q3 2020", "", "", "2020-07/2020-09"),
        ("1H20", "", "", "2020-01/2020-06"),
        ("the first nine months", "", "2003", "2003-01/2003-09"),
        ("the first 13 months", "", "2003", ""),
        ("six months ended June 30, 2003", "", "", "2003-01/2003-06"),
        ("the year to March 2005", "", "", "2004-04/2005-03"),
        ("the three months to 31 December 2004", "", "", "2004-10/2004-12"),
        ("the week ended March 6", "", "", "2004-02-29/2004-03-06"),
        ("a year earlier", "", "2003-07/2003-09", "2002-07/2002-09"),
        ("a year earlier", "", "2003", "2002"),
        ("a year ago", "", "", "2003"),
        ("a month earlier", "", "2003-01", "2002-12"),
        ("the year-earlier quarter", "", "2003-07/2003-09", "2002-07/2002-09"),
        ("the same period of 2001", "", "2003-01/2003-06", "2001-01/2001-06"),
        ("the same quarter last year", "", "2003-07/2003-09", "2002-07/2002-09"),
        ("January", "--01", "", "2004-01"),
        ("October", "--10", "", "2003-10"),
        ("October", "--10", "2001", "2001-10"),
        ("so far this year", "", "", "2004"),
        ("the quarter", "", "2003-07/2003-09", "2003-07/2003-09"),
        ("the quarter", "", "", ""),
        ("the fifth quarter", "", "2003", ""),
    ],
)
def test_times_on_the_calendar(text: str, scanned: str, anchor: str, expected: str) -> None:
    words = compile_calendar(load("en"))
    assert on_calendar(text, scanned, TODAY, anchor, words) == expected


@pytest.mark.parametrize(
    "text", ["last year", "the third quarter", "a year earlier", "October", "this month"]
)
def test_nothing_is_guessed_without_a_day_of_writing(text: str) -> None:
    words = compile_calendar(load("en"))
    assert on_calendar(text, "--10" if text == "October" else "", None, "", words) == ""


def test_a_day_outside_the_calendar_is_no_period() -> None:
    words = compile_calendar(load("en"))
    assert on_calendar("the week ended February 31, 2004", "", TODAY, "", words) == ""


def test_names_are_told_by_the_whole_document() -> None:
    text = (
        "Wheat rose at Alder Mills. Alder Mills sold flour to the Bramley Group, "
        "said chairman John Pell. Wheat was dear."
    )
    cast = read_cast(text, compile_cast(load("en")))
    assert cast.topic == "Alder Mills"
    assert "Bramley Group" in cast.names
    assert "wheat" not in cast.words
    assert "pell" in cast.persons


def test_a_dateline_is_the_day_of_writing_and_no_entity() -> None:
    text = "LONDON, 12 March 2004 - Sales rose 5 percent last year."
    (row,) = heshu.extract(text)
    assert (row.period, row.entity) == ("2003", "")


def test_a_figure_tells_the_rules_that_read_it() -> None:
    (row,) = heshu.extract("Alder Mills' exports could fall 5 percent next year.")
    told = set(row.rules)
    assert {"en:change-verb", "en:word:fall", "en:entity:possessor"} <= told
    assert {"en:period:sentence", "en:modality:hypothetical"} <= told
