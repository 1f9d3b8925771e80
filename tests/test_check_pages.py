"""Every check has a page, and every example of the page does what its section says."""

from __future__ import annotations

import pytest

import heshu
from heshu.checks import CatalogueEntry, catalogue
from heshu.checks.pages import Example, split_sections

ENTRIES = catalogue()
LEAST_FLAGGED = 2
LEAST_NOT_FLAGGED = 3


def examples(section: str) -> list[pytest.param]:
    return [
        pytest.param(entry, example, id=f"{entry.check.code}-{example.language}-{number}")
        for entry in ENTRIES
        for number, example in enumerate(getattr(entry.page(), section), start=1)
    ]


def codes(entry: CatalogueEntry, example: Example, *, above_info: bool = False) -> list[str]:
    """The codes found in an example, opt-in checks selected by their code."""
    select = (entry.check.code,) if entry.check.opt_in else ()
    page = entry.page()
    findings = heshu.check(
        example.text,
        language=example.language,
        select=select,
        facts=page.facts or None,
        earlier=[f"{each.text}\n" for each in page.earlier if each.language == example.language],
    ).findings
    return [item.code for item in findings if not (above_info and item.severity == "info")]


@pytest.mark.parametrize(("entry", "example"), examples("flagged"))
def test_flagged_example_is_found(entry: CatalogueEntry, example: Example) -> None:
    assert entry.check.code in codes(entry, example), example.text


@pytest.mark.parametrize(("entry", "example"), examples("not_flagged"))
def test_other_example_is_left_alone(entry: CatalogueEntry, example: Example) -> None:
    assert entry.check.code not in codes(entry, example, above_info=True), example.text


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.check.code)
def test_head_of_the_page_is_that_of_the_check(entry: CatalogueEntry) -> None:
    head = entry.page().head
    check = entry.check
    expected = {"code": check.code, "name": check.name, "severity": check.severity}
    assert {key: head[key] for key in expected} == expected
    assert head["tier"] == str(check.tier)
    assert head.get("opt-in", "no") == ("yes" if check.opt_in else "no")
    assert entry.path.stem == check.name.replace("-", "_")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.check.code)
def test_page_has_examples_in_both_languages(entry: CatalogueEntry) -> None:
    page = entry.page()
    for language in page.head.get("languages", "zh en").split():
        flagged = [example for example in page.flagged if example.language == language]
        others = [example for example in page.not_flagged if example.language == language]
        assert len(flagged) >= LEAST_FLAGGED
        assert len(others) >= LEAST_NOT_FLAGGED


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.check.code)
def test_sections_are_written_in_both_languages(entry: CatalogueEntry) -> None:
    sections = split_sections(entry.page().text)
    for title in ("What it finds", "Why it matters", "Known limits"):
        text = sections[title]
        assert any("\u4e00" <= character <= "\u9fff" for character in text), title
        assert any(character.isascii() and character.isalpha() for character in text), title


def test_codes_and_names_are_unique() -> None:
    assert len({entry.check.code for entry in ENTRIES}) == len(ENTRIES)
    assert len({entry.check.name for entry in ENTRIES}) == len(ENTRIES)
