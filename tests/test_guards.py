"""Each guard against false alarms has cases in both languages: how many is counted here by name.

A guard keeps checks silent over figures that look as if they could not all be true. Its cases are
those of the casebooks `guards*.md` whose heading begins with its name: `real growth, trap 2`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import casebook

FOLDER = Path(__file__).parent / "cases"
LEAST = 3
"""Cases of a guard in each language."""
GUARDS = {
    "real growth": "按可比价, constant currency: growth is real, the levels are nominal",
    "open lists": "等, such as, including: the list has more than is printed",
    "overlapping parts": "其中, of whom: one member may be counted in two parts",
    "multiple choice": "answers of which several may be given exceed 100 % together",
    "other base": "占 with another whole than the one before it",
    "over a hundred": "debt, targets, coverage, gross enrolment, ratios to a former year",
    "crossing zero": "profits, balances and prices that fall by more than 100 %",
    "multiples": "增长n倍 and its readings",
    "per head": "figures per head divide by the mean population",
    "new and cumulative": "新增 and 累计 are two indicators",
    "plan and actual": "so are what was planned and what was done",
    "revised": "so are preliminary and final figures",
    "people and visits": "so are 人 and 人次",
    "scopes": "so are figures of the whole and of a part of it",
    "quoted disagreement": "two sides give two figures",
    "negation": "what is denied states no relation",
    "forecast": "nor does what is expected",
    "hypothesis": "nor what is supposed",
    "error talk": "nor a text about an error",
    "own sentence": "a cue counts in its own sentence",
    "parallel lists": "figures of several places or years are no repeat mentions",
}


def counted() -> Counter[tuple[str, str]]:
    """How many cases without a finding each guard has in each language."""
    cases = (case for path in FOLDER.glob("guards*.md") for case in casebook.read(path))
    return Counter(
        (case.name.partition(",")[0], case.language)
        for case in cases
        if case.findings == () and not case.known_failure
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("guard", GUARDS)
def test_guard_has_cases(guard: str, language: str) -> None:
    number = counted()[guard, language]
    assert number >= LEAST, f"{guard} ({GUARDS[guard]}) has {number} cases in {language}"
