"""Periods: time expressions resolved against the day of writing."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu import extract
from heshu.claims.periods import day_of, resolve

TODAY = datetime.date(2025, 3, 5)


@pytest.mark.parametrize(
    ("iso", "resolved"),
    [
        ("2014", "2014"),
        ("2014-01/2014-09", "2014-01/2014-09"),
        ("{y}", "2025"),
        ("{y-1}", "2024"),
        ("{y-1}-12", "2024-12"),
        ("{y}-01/{y}-06", "2025-01/2025-06"),
        ("{m-1}", "2025-02"),
        ("{m-3}", "2024-12"),
        ("{q-1}", "2024-10/2024-12"),
        ("{h}", "2025-01/2025-06"),
        ("{w}", "2025-W10"),
        ("{d-5}", "2025-02-28"),
        ("{y}-01-01/{d}", "2025-01-01/2025-03-05"),
        ("--05-01", "2025-05-01"),
        ("--01/--09", "2025-01/2025-09"),
        ("---12", "2025-03-12"),
        ("T20:30", ""),
        ("", ""),
    ],
)
def test_resolves_against_the_day_of_writing(iso: str, resolved: str) -> None:
    assert resolve(iso, TODAY) == resolved


def test_a_period_of_the_text_lends_its_year_first() -> None:
    assert resolve("--09", TODAY, anchor="2014-01/2014-06") == "2014-09"
    assert resolve("---12", TODAY, anchor="2014-06") == "2014-06-12"


@pytest.mark.parametrize("iso", ["{y}", "{m-1}", "--05-01", "---12", "{y}-01-01/{d}"])
def test_without_a_day_of_writing_nothing_is_guessed(iso: str) -> None:
    assert resolve(iso, None) == ""


@pytest.mark.parametrize("iso", ["{y-3000}", "{y+9000}", "{m-9999}{m-9999}{m-9999}", "{d+9999}{x}"])
def test_times_outside_the_calendar_are_open(iso: str) -> None:
    assert "{" not in resolve(iso, TODAY)
    assert resolve("{y-3000}", TODAY) == ""


@given(st.text(max_size=30), st.dates(), st.text(max_size=12))
def test_any_text_is_resolved_without_a_fault(iso: str, today: datetime.date, anchor: str) -> None:
    assert "{y}" not in resolve(iso, today, anchor)


@given(st.dates())
def test_a_full_date_is_its_day(day: datetime.date) -> None:
    assert day_of(day.isoformat()) == day


@pytest.mark.parametrize("iso", ["2025-10", "2025-02-30", "2025-W10-1", ""])
def test_anything_else_is_no_day(iso: str) -> None:
    assert day_of(iso) is None


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("three months ended 30 June 2024", "2024-04/2024-06"),
        ("nine months to September 2023", "2023-01/2023-09"),
        ("quarter ended December 31, 2023", "2023-10/2023-12"),
        ("year to March 2024", "2023-04/2024-03"),
        ("year ended 5 April 2023", "2022-04-06/2023-04-05"),
        ("52 weeks to 30 March 2024", "2023-04-02/2024-03-30"),
        ("half-year ended 31 December 2024", "2024-07/2024-12"),
        ("six months ended 30 June", ""),
        ("year ended 31 June 2024", ""),
        ("year ended 30 January 2024", "2023-02/2024-01"),
    ],
)
def test_spans_told_by_length_and_end(printed: str, iso: str) -> None:
    rows = extract(f"In the {printed}, sales came to $40 million.\n")
    assert [row.period for row in rows] == [iso]


@pytest.mark.parametrize(
    ("head", "iso"),
    [
        ("H1 2025", "2025-01/2025-06"),
        ("2Q24", "2024-04/2024-06"),
        ("2024 Q2", "2024-04/2024-06"),
        ("2024Q3", "2024-07/2024-09"),
        ("As at 30 June 2024", "2024-06-30"),
        ("Year ended 31 March 2024", "2023-04/2024-03"),
        ("2024年6月末", "2024-06"),
        ("2025年上半年", "2025-01/2025-06"),
        ("上年同期", ""),
    ],
)
def test_heads_of_columns_are_periods(head: str, iso: str) -> None:
    rows = extract(f"| Item | {head} | 2023 |\n|---|---|---|\n| Sales | 412 | 386 |\n")
    assert [row.period for row in rows] == [iso, "2023"]
