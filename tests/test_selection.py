"""Which checks run: families, codes, names, tiers, opt-in checks and profiles."""

from __future__ import annotations

from pathlib import Path

import pytest

from heshu.checks import CatalogueEntry, Check, Selection, UnknownCheck, catalogue, selection
from heshu.checks.selection import PROFILES, chosen, covered, find


def check(code: str, name: str, tier: int = 1, *, opt_in: bool = False) -> CatalogueEntry:
    made = Check(code=code, name=name, severity="error", relations=(), tier=tier, opt_in=opt_in)  # type: ignore[arg-type]
    return CatalogueEntry(made, Path(f"{name}.md"))


KNOWN = (
    check("CHG001", "from-to-delta"),
    check("CHG002", "from-to-percent", 2),
    check("CHG013", "average-annual-growth", 3, opt_in=True),
    check("TIM009", "stale-date", 3, opt_in=True),
    check("STY001", "mixed-digits", 2),
    check("STA001", "benford", 3, opt_in=True),
    check("STA002", "terminal-digits", 2, opt_in=True),
)


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "catalogue", lambda: KNOWN)
    chosen.cache_clear()
    yield
    chosen.cache_clear()


def codes(**options: object) -> list[str]:
    return [each.code for each in chosen(Selection(**options))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "CHG001 CHG002 STY001"),
        ({"preview": True}, "CHG001 CHG002 CHG013 TIM009 STY001 STA001 STA002"),
        ({"profile": "facts"}, "CHG001 CHG002"),
        ({"select": ("CHG",)}, "CHG001 CHG002"),
        ({"select": ("CHG",), "preview": True}, "CHG001 CHG002 CHG013"),
        ({"select": ("chg013",)}, "CHG013"),
        ({"select": ("average-annual-growth",)}, "CHG013"),
        ({"select": ("TIM009",)}, "TIM009"),
        ({"select": ("STA",)}, "STA001 STA002"),
        ({"select": ("ALL",)}, "CHG001 CHG002 STY001"),
        (
            {"select": ("all",), "preview": True, "ignore": ("STA",)},
            "CHG001 CHG002 CHG013 TIM009 STY001",
        ),
        ({"extend_select": ("STA002",)}, "CHG001 CHG002 STY001 STA002"),
        ({"select": ("CHG",), "extend_select": ("STY",)}, "CHG001 CHG002 STY001"),
        ({"ignore": ("CHG",)}, "STY001"),
        ({"select": ("ALL",), "ignore": ("ALL",)}, ""),
        ({"select": ("CHG",), "ignore": ("from-to-delta",)}, "CHG002"),
        ({"select": ("CHG00",)}, "CHG001 CHG002"),
    ],
)
def test_what_a_selection_asks_for(options: dict[str, object], expected: str) -> None:
    assert codes(**options) == expected.split()


@pytest.mark.parametrize("option", ["select", "ignore", "extend_select"])
@pytest.mark.parametrize(
    ("name", "part"),
    [("CHG0O2", "did you mean CHG0"), ("from-to-percents", "from-to-percent?"), ("", "''")],
)
def test_an_unknown_name_is_an_error_with_a_suggestion(option: str, name: str, part: str) -> None:
    with pytest.raises(UnknownCheck, match=r"unknown check") as caught:
        codes(**{option: (name,)})
    assert part in str(caught.value)


def test_what_is_ignored_covers_every_tier() -> None:
    assert covered(["CHG", "STA001"], KNOWN) == {"CHG001", "CHG002", "CHG013", "STA001"}


def test_find_wants_the_whole_code_or_name() -> None:
    assert find("chg002").check.name == "from-to-percent"
    with pytest.raises(UnknownCheck):
        find("CHG")


def test_without_adds_to_what_is_ignored() -> None:
    assert Selection(ignore=("STY",)).without(["CHG"]) == Selection(ignore=("STY", "CHG"))
    assert Selection().without([]) == Selection()


def test_every_check_has_a_family_in_front_of_its_number() -> None:
    for entry in catalogue():
        family, number = entry.check.code[:3], entry.check.code[3:]
        assert family.isupper()
        assert number.isdecimal()
        assert len(number) == 3


def test_the_default_profile_leaves_nothing_out() -> None:
    assert PROFILES["default"] == ()
