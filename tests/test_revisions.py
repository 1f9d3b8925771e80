"""`--diff REV`: a change is judged by its own figures."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from heshu import revisions
from heshu.cli import main
from heshu.revisions import Hunk, parse

FIRST = "产量从10.5万吨增加到12.6万吨，增长25%。"
SECOND = "售价从80元降至60元，降低35%。"
Told = Callable[..., list[str]]


def git(*arguments: str) -> None:
    identity = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org",
                "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org",
                "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}  # fmt: skip
    subprocess.run(["git", *arguments], check=True, capture_output=True, env=os.environ | identity)


def page(text: str, name: str = "新闻.md") -> None:
    Path(name).write_text(text, encoding="utf-8")


@pytest.fixture
def told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Told:
    """A repository with a commit; gives the first figure of every finding since a revision."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main", ".")
    page(f"# 标题\n\n{FIRST}\n\n中间一段。\n\n{SECOND}\n")
    git("add", "-A")
    git("commit", "-q", "-m", "first")

    def run(revision: str = "HEAD", *more: str) -> list[str]:
        main(["check", ".", "--diff", revision, "--output-format", "concise", *more])
        out = capsys.readouterr().out
        return [line.split(" error ")[1].split(" ->")[0] for line in out.splitlines()]

    return run


def test_findings_of_untouched_lines_are_not_told(told: Told) -> None:
    assert told() == []
    page(f"# 标题\n\n{FIRST}\n\n新的一段。\n\n{SECOND}\n")
    assert told() == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"# 标题\n\n{FIRST}\n\n{SECOND}\n".replace("35%", "36%"), ["80元"]),
        (f"# 标题\n\n{FIRST.replace('25', '26')}\n\n中间一段。\n\n{SECOND}\n", ["10.5万吨"]),
        (f"# 标题\n\n新一段。\n\n{FIRST}\n\n中间一段。\n\n{SECOND}\n", []),
        (f"{SECOND}\n", []),
        (f"> {FIRST.replace('增加', chr(10) + '> 增加')}\n\n{SECOND}\n", ["10.5万吨"]),
    ],
    ids=["changed", "other changed", "moved", "rest removed", "wrapped"],
)
def test_findings_of_changed_lines_are_told(told: Told, text: str, expected: list[str]) -> None:
    page(text)
    assert told() == expected


def test_new_and_untracked_documents_are_told_whole(told: Told) -> None:
    page(f"{SECOND}\n", "new.md")
    assert told() == ["80元"]
    git("add", "-A")
    assert told() == ["80元"]
    git("commit", "-q", "-m", "second")
    assert told() == []
    assert told("HEAD~1") == ["80元"]


def test_a_renamed_document_is_not_new(told: Told) -> None:
    git("mv", "新闻.md", "renamed.md")
    assert told() == []


def test_a_branch_is_judged_from_where_it_began(told: Told) -> None:
    git("checkout", "-q", "-b", "branch")
    page(f"{FIRST}\n", "mine.md")
    git("add", "-A")
    git("commit", "-q", "-m", "mine")
    git("checkout", "-q", "main")
    page("# 标题\n", "新闻.md")
    git("commit", "-q", "-a", "-m", "theirs")
    git("checkout", "-q", "branch")
    assert told("main") == ["10.5万吨"]


def test_a_sentence_from_which_a_line_was_taken_is_touched(told: Told) -> None:
    page("> 产量从10.5万吨\n> （据统计）\n> 增加到12.6万吨，增长25%。\n")
    git("commit", "-q", "-a", "-m", "wrapped")
    page("> 产量从10.5万吨\n> 增加到12.6万吨，增长25%。\n")
    assert told() == ["10.5万吨"]


def test_what_is_outside_the_change_is_counted(
    told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", ".", "--diff", "HEAD"]) == 0
    assert "findings not shown: 2 outside the change" in capsys.readouterr().out
    assert told() == []


@pytest.mark.parametrize("revision", ["no-such-branch", "", "--output=x", "HEAD:新闻.md"])
def test_a_revision_that_does_not_exist(
    told: Told, revision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["check", ".", f"--diff={revision}"])
    err = capsys.readouterr().err
    if revision:
        assert code == 2
        assert err.count("\n") == 1
        assert "--diff" in err
        assert "no such revision" in err
    assert not Path("x").exists()
    assert told() == []


def test_no_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.md").write_text(FIRST, encoding="utf-8")
    assert main(["check", str(tmp_path), "--diff", "HEAD"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "not a git repository" in err


@pytest.mark.usefixtures("told")
def test_no_git(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert main(["check", ".", "--diff", "HEAD"]) == 2
    assert capsys.readouterr().err == "heshu: --diff needs git, which is not installed\n"


def test_a_diff_is_read_whatever_the_lines_say() -> None:
    diff = (
        b'diff --git "a/\\344\\270\\200.md" "b/\\344\\270\\200.md"\n--- "a/\\344\\270\\200.md"\n'
        b'+++ "b/\\344\\270\\200.md"\n@@ -1 +1,2 @@ x\n-a\n+b\n+c\n@@ -9,2 +10,0 @@\n-d\n-e\n'
        b"diff --git a/b.pdf b/b.pdf\nBinary files a/b.pdf and b/b.pdf differ\n"
        b"diff --git a/gone.md b/gone.md\n--- a/gone.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-f\n"
    )
    hunks, whole = parse(diff)
    assert hunks == {"一.md": (Hunk(1, 2), Hunk(10, 0))}
    assert whole == {"b.pdf"}
    assert revisions.Changes(hunks, frozenset(whole)).touch("other.md", "text", []) == []
