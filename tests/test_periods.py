"""Periods: time expressions resolved against the day of writing."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
