"""Every case of every casebook, through the whole pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

import casebook
from casebook import Case, CaseError
from heshu import pipeline
from heshu.checks import Selection
from heshu.engine import Engine
from heshu.reading import parse

FOLDER = Path(__file__).parent / "cases"


def parameters() -> list[object]:
    """The cases of all files; known failures must fail."""
    return [
        pytest.param(
            case,
            id=case.id,
            marks=[pytest.mark.xfail(strict=True, reason=case.known_failure)]
            if case.known_failure
            else [],
        )
        for path in sorted(FOLDER.glob("*.md"))
        for case in casebook.read(path)
    ]


@pytest.mark.parametrize("case", parameters())
def test_case(case: Case, engines: dict[str, Engine]) -> None:
    engine = replace(engines[case.language], as_of=case.as_of)
    document = parse(case.passage, "-")
    examination = pipeline.check(document, engine, Selection(extend_select=case.select))
    if case.rows is not None:
        rows = list(pipeline.tabulate(examination.extraction, engine, mentions=False))
        assert casebook.shown(rows, case.rows) == list(case.rows)
    if case.findings is not None:
        assert examination.outcome.faults == ()
        found = [(each.code, each.arithmetic) for each in examination.outcome.findings]
        assert tuple(code for code, _ in found) == case.findings, found


def test_there_are_casebooks_for_both_languages() -> None:
    names = [path.name for path in FOLDER.glob("*.md")]
    assert any(name.endswith(".zh.md") for name in names)
    assert any(name.endswith(".en.md") for name in names)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("plain.zh.md", "## no passage\n| text |\n|---|\n| 3人 |\n"),
        ("plain.zh.md", "## no expectation\n```text\n共3人。\n```\n"),
        ("plain.md", "## no language\n```text\n共3人。\n```\nno claims\n"),
        ("plain.zh.md", "## no column\n```text\n共3人。\n```\n| text | colour |\n|---|---|\n"),
        (
            "plain.zh.md",
            "## short row\n```text\n共3人。\n```\n| text | value |\n|---|---|\n| 3人 |\n",
        ),
    ],
)
def test_case_that_is_not_well_written(tmp_path: Path, name: str, body: str) -> None:
    path = tmp_path / name
    path.write_text(body, encoding="utf-8")
    with pytest.raises(CaseError, match=name):
        list(casebook.read(path))
