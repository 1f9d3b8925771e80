"""The baseline: created, used, renewed and pruned, and what a fingerprint outlives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from heshu import baseline
from heshu.cli import main

FIRST = "产量从10.5万吨增加到12.6万吨，增长25%。\n"
SECOND = "售价从80元降至60元，降低35%。\n"
Heshu = Callable[..., tuple[int, str, str]]


@pytest.fixture
def heshu(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Heshu:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    page(FIRST)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return run


def page(text: str, name: str = "page.md") -> None:
    Path(name).write_text(text, encoding="utf-8")


def known() -> list[dict[str, object]]:
    return json.loads(Path(".heshu-baseline.json").read_text(encoding="utf-8"))["findings"]


def test_known_findings_are_not_told_and_new_ones_are(heshu: Heshu) -> None:
    assert heshu("baseline", "create") == (0, "", ".heshu-baseline.json: 1 finding\n")
    (entry,) = known()
    assert (entry["path"], entry["code"]) == ("page.md", "CHG002")
    assert entry["figures"] == ["10.5万吨", "12.6万吨", "25%"]
    code, out, _ = heshu("check", ".")
    assert code == 0
    assert "findings not shown: 1 in the baseline" in out
    assert heshu("check", ".", "--no-baseline")[0] == 1
    page(FIRST + "\n" + SECOND)
    code, out, _ = heshu("check", ".", "--output-format", "concise")
    assert code == 1
    assert [line.split()[1] for line in out.splitlines()] == ["CHG002"]
    assert "80元" in out


@pytest.mark.parametrize(
    ("text", "still_known"),
    [
        ("# 标题\n\n新的一段。\n\n" + FIRST, True),
        ("- " + FIRST, True),
        ("> 产量从10.5万吨\n> 增加到12.6万吨，增长25%。\n", True),
        (FIRST.replace("\n", "\r\n"), True),
        (FIRST.replace("25%", "26%"), False),
        (FIRST.replace("12.6", "12.5"), False),
        (FIRST.replace("产量", "出口量"), False),
        (FIRST + "\n" + FIRST, False),
    ],
    ids=["moved", "listed", "wrapped", "line ends", "rate", "end", "sentence", "twice"],
)
def test_moved_text_stays_known_and_an_edited_figure_wakes_it(
    heshu: Heshu, text: str, *, still_known: bool
) -> None:
    heshu("baseline", "create")
    page(text)
    assert heshu("check", "page.md")[0] == (0 if still_known else 1)


def test_the_same_finding_twice_is_known_twice(heshu: Heshu) -> None:
    page(FIRST + "\n" + FIRST.replace("。", "；") + "\n" + FIRST)
    heshu("baseline", "create")
    assert sorted(entry["count"] for entry in known()) in ([1, 2], [1, 1, 1])
    assert heshu("check", ".")[0] == 0


def test_stale_entries_are_named_and_pruned(heshu: Heshu) -> None:
    page(SECOND, "other.md")
    heshu("baseline", "create")
    page(FIRST.replace("25%", "20%"))
    code, _, err = heshu("check", ".")
    assert code == 0
    assert err.splitlines() == [
        ".heshu-baseline.json: stale: page.md: CHG002 10.5万吨, 12.6万吨, 25%",
        "`heshu baseline prune` removes stale entries",
    ]
    assert heshu("check", "other.md")[2] == ""
    assert heshu("check", ".", "--select", "SUM")[2] == ""
    assert heshu("baseline", "prune", "other.md")[0] == 0
    assert len(known()) == 2
    heshu("baseline", "prune")
    assert [entry["path"] for entry in known()] == ["other.md"]
    Path("other.md").unlink()
    heshu("baseline", "prune", "page.md")
    assert known() == []


def test_update_takes_in_new_findings_of_the_documents_named(heshu: Heshu) -> None:
    page(SECOND, "other.md")
    heshu("baseline", "create")
    page(FIRST.replace("25%", "26%"))
    page(SECOND.replace("35%", "36%"), "other.md")
    heshu("baseline", "update", "page.md")
    assert [(each["path"], each["figures"][-1]) for each in known()] == [
        ("other.md", "35%"),
        ("page.md", "26%"),
    ]


def test_create_does_not_overwrite_and_the_others_need_a_baseline(heshu: Heshu) -> None:
    for command in ("update", "prune"):
        code, _, err = heshu("baseline", command)
        assert code == 2
        assert "cannot read the baseline" in err
    heshu("baseline", "create")
    code, _, err = heshu("baseline", "create")
    assert code == 2
    assert "update" in err


def test_nothing_is_written_where_a_document_cannot_be_read(heshu: Heshu) -> None:
    code, _, err = heshu("baseline", "create", "page.md", "gone.md")
    assert code == 2
    assert "gone.md: no such file" in err
    assert not Path(".heshu-baseline.json").exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"findings": []}',
        '{"schema_version": "9.0", "generator": "", "findings": []}',
    ],
)
def test_an_unreadable_baseline_is_one_line_and_exit_2(heshu: Heshu, text: str) -> None:
    Path(".heshu-baseline.json").write_text(text, encoding="utf-8")
    code, out, err = heshu("check", ".")
    assert (code, out) == (2, "")
    assert err.startswith("heshu: .heshu-baseline.json: ")
    assert err.count("\n") == 1


def test_the_place_of_the_baseline_can_be_configured(heshu: Heshu) -> None:
    Path("heshu.toml").write_text('baseline = "known/figures.json"\n', encoding="utf-8")
    Path("known").mkdir()
    assert heshu("baseline", "create")[0] == 0
    assert heshu("check", ".")[0] == 0
    assert heshu("check", ".", "--baseline", "known/figures.json", "--isolated")[0] == 0


def test_the_file_is_the_same_with_more_processes(heshu: Heshu) -> None:
    for number in range(5):
        page(SECOND, f"{number}.md")
    heshu("baseline", "create")
    once = Path(".heshu-baseline.json").read_bytes()
    heshu("baseline", "update", "--jobs", "3")
    assert Path(".heshu-baseline.json").read_bytes() == once
    assert baseline.read(Path(".heshu-baseline.json")).schema_version == baseline.SCHEMA_VERSION
