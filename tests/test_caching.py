"""Results kept between runs: a run with a cache says, byte for byte, what one without it says."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heshu import checks, pipeline, rule_cache
from heshu.cli import caching, main
from heshu.cli.formats import FORMATS

SLIP = "产量从10.5万吨增加到12.6万吨，增长25%。"
TEXTS = (
    f"{SLIP}\n",
    f"{SLIP}<!-- heshu: ignore CHG002 -- 口径不同 -->\n",
    "产量从10.5万吨增加到12.6万吨，增长20%。\n",
    "全市参保57100人。\n",
    "Output rose from 10.5 to 12.6 million tonnes, up 25 percent.\n",
    "",
)
CONFIGURATIONS = (
    "",
    "[severity]\nCHG002 = 'info'\n",
    "ignore = ['CHG002']\n",
    "[per-file-ignores]\n'a.md' = ['CHG']\n",
    "[[ignore]]\npath = 'a.md'\nrule = 'CHG002'\nreason = 'known'\nuntil = 2026-06-30\n",
    "show-verified = true\n",
    "packs = ['house.toml']\n",
    "facts = 'facts.csv'\n",
)
FACTS = "indicator,entity,period,value,unit\n产量,,2024,{value},万吨\n"
OPTIONS = (
    [], ["--output-format", "json"], ["--min-severity", "error"], ["--as-of", "2026-01-01"],
    ["--as-of", "2026-12-31"], ["--select", "CHG,VAL"], ["--language", "en"], ["--show-silenced",
    "--output-format", "sarif"], ["--fail-on", "never", "--output-format", "junit"],
)  # fmt: skip
PACK = '[[words]]\nname = "{name}"\nwords = ["产量"]\nexamples = ["产量13万吨。 => value=130000"]\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    for name in ("a.md", "b.md", "c.md"):
        (folder / name).write_text(TEXTS[0], encoding="utf-8")
    return folder


def run(*arguments: object, capture: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(["check", *map(str, arguments)])
    said = capture.readouterr()
    return code, said.out, said.err


def kept_files(folder: Path) -> list[Path]:
    return [each for each in (folder / caching.NAME).iterdir() if len(each.name) == 40]


# ---- the same bytes


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_the_same_with_and_without(
    form: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "b.md").write_text(TEXTS[1], encoding="utf-8")
    (project / "empty.md").write_text("", encoding="utf-8")
    given = (".", "--output-format", form)
    plain = run(*given, "--no-cache", capture=capsys)
    assert not (project / caching.NAME).exists()
    assert run(*given, capture=capsys) == plain
    assert len(kept_files(project)) == 3
    assert run(*given, capture=capsys) == plain
    assert run(*given, "--jobs", 8, capture=capsys) == plain


STEP = st.tuples(
    st.sampled_from(TEXTS),
    st.sampled_from(CONFIGURATIONS),
    st.sampled_from(OPTIONS),
    st.sampled_from(("571.2", "517.2")),
    st.sampled_from(("aim", "facts-other")),
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=2, max_size=4))
def test_whatever_is_changed_the_cache_says_what_a_new_run_says(
    steps: list[tuple[str, str, list[str], str, str]],
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for text, configuration, options, value, words in steps:
        (project / "a.md").write_text(text, encoding="utf-8")
        (project / "heshu.toml").write_text(configuration, encoding="utf-8")
        (project / "facts.csv").write_text(FACTS.format(value=value), encoding="utf-8")
        (project / "house.toml").write_text(PACK.format(name=words), encoding="utf-8")
        given = ("a.md", "b.md", *options)
        assert run(*given, capture=capsys) == run(*given, "--no-cache", capture=capsys)


def test_a_baseline_and_a_revision_are_part_of_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / ".git").rmdir()
    for command in (
        ["init", "-q"], ["add", "-A"],
        ["-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-m", "m"],
    ):  # fmt: skip
        subprocess.run(["git", *command], check=True)
    assert run("a.md", capture=capsys)[0] == 1
    assert run("a.md", "--diff", "HEAD", capture=capsys)[0] == 0
    assert main(["baseline", "create", "a.md"]) == 0
    capsys.readouterr()
    assert run("a.md", capture=capsys)[0] == 0
    assert run("a.md", "--no-baseline", capture=capsys)[0] == 1
    (project / "a.md").write_text(f"第一段。\n\n{SLIP}\n", encoding="utf-8")
    assert run("a.md", "--no-baseline", "--diff", "HEAD", capture=capsys)[0] == 0
    (project / "a.md").write_text(SLIP.replace("12.6", "11.6") + "\n", encoding="utf-8")
    assert run("a.md", "--diff", "HEAD", capture=capsys)[0] == 1
    subprocess.run(["git", "add", "-A"], check=True)
    committed = ["-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-m", "m"]
    subprocess.run(["git", *committed], check=True)
    assert run("a.md", "--diff", "HEAD", capture=capsys)[0] == 0


# ---- a warm run


def test_a_document_that_is_as_it_was_is_not_read_again(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cold = run(".", capture=capsys)
    read: list[str] = []
    understand = pipeline.understand
    monkeypatch.setattr(
        pipeline, "understand",
        lambda document, engine: read.append(document.source) or understand(document, engine),
    )  # fmt: skip
    assert run(".", capture=capsys) == cold
    assert read == []
    (project / "b.md").write_text(TEXTS[2], encoding="utf-8")
    run(".", capture=capsys)
    assert [os.path.basename(source) for source in read] == ["b.md"]


def test_another_heshu_knows_nothing_of_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("a.md", capture=capsys)
    (path,) = kept_files(project)
    before = path.read_bytes()
    current = rule_cache.stamp()
    monkeypatch.setattr(caching, "stamp", lambda: current + b"2")
    run("a.md", capture=capsys)
    assert kept_files(project) == [path]
    assert path.read_bytes()[: caching.DIGEST] != before[: caching.DIGEST]


@pytest.mark.parametrize("damage", ["empty", "short", "flipped", "foreign", "folder"])
def test_damage_is_as_good_as_nothing(
    damage: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = run("a.md", capture=capsys)
    (path,) = kept_files(project)
    data = path.read_bytes()
    if damage == "folder":
        path.unlink()
        path.mkdir()
    else:
        flipped = bytearray(data)
        flipped[-20] ^= 1
        path.write_bytes({"empty": b"", "short": data[:-9], "flipped": bytes(flipped),
                          "foreign": b"\x00" * 500}[damage])  # fmt: skip
    assert run("a.md", capture=capsys) == told
    assert run("a.md", capture=capsys) == told


def test_what_broke_is_not_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    with monkeypatch.context() as patched:
        patched.setattr(checks, "judge", broken)
        assert run("a.md", capture=capsys)[0] == 2
    assert kept_files(project) == []
    assert run("a.md", capture=capsys)[0] == 1


# ---- where it is


def test_it_keeps_itself_out_of_the_repository(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("a.md", capture=capsys)
    folder = project / caching.NAME
    assert (folder / ".gitignore").read_text(encoding="utf-8").splitlines()[-1] == "*"
    assert (folder / "CACHEDIR.TAG").read_text(encoding="utf-8").startswith("Signature: 8a477f5")


def test_loose_files_leave_nothing_behind(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / ".git").rmdir()
    run("a.md", capture=capsys)
    assert not (project / caching.NAME).exists()
    run("a.md", "--cache-dir", "kept/here", capture=capsys)
    assert (project / "kept" / "here" / ".gitignore").exists()
    (project / "heshu.toml").write_text("", encoding="utf-8")
    run("a.md", capture=capsys)
    assert (project / caching.NAME).exists()


def test_a_folder_that_cannot_be_written_is_no_trouble(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = run("a.md", "--no-cache", capture=capsys)
    (project / caching.NAME).write_text("a file", encoding="utf-8")
    assert run("a.md", capture=capsys) == told
    assert run("a.md", "--cache-dir", "/dev/null/none", capture=capsys) == told


def test_documents_that_are_compared_with_each_other_are_read_anew(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("a.md", "b.md", "--cross", capture=capsys)
    assert not (project / caching.NAME).exists()
