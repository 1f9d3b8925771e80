"""Compiled rules that are kept between runs read as those that were just compiled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from heshu import pipeline, rule_cache
from heshu.engine import Engine, compile_rules
from heshu.reading import parse

PAGE = "隔离护栏由1.2米降至0.8米，降低了240%。\n\nPrices fell from $1.2 to $0.8, down 240%.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for what is kept."""
    (tmp_path / "languages").mkdir()
    (tmp_path / "heshu.py").write_text("first")
    monkeypatch.setattr(rule_cache, "FOLDER", tmp_path)
    return tmp_path


def kept_files(folder: Path) -> list[Path]:
    return sorted((folder / "languages").rglob("*.rules*"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_kept_rules_read_alike(folder: Path, language: str) -> None:
    fresh = rule_cache.kept(language, lambda: compile_rules(language))
    assert len(kept_files(folder)) == 1
    again = rule_cache.kept(language, lambda: pytest.fail("compiled twice"))
    document = parse(PAGE)
    first, second = (
        pipeline.extract(document, Engine(language, compiled={language: rules}))
        for rules in (fresh, again)
    )
    assert first == second
    assert first.relations


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "pattern", [re.compile(r"(?P<n>\d+)(万|亿)?", re.VERBOSE | re.IGNORECASE), re.compile("[^a]")]
)
def test_a_kept_pattern_is_the_same_pattern(pattern: re.Pattern[str]) -> None:
    rule_cache.kept("zh", lambda: pattern)
    again = rule_cache.kept("zh", lambda: pytest.fail("compiled twice"))
    assert (again.pattern, again.flags, again.groups) == (
        pattern.pattern,
        pattern.flags,
        pattern.groups,
    )
    assert again.groupindex == pattern.groupindex
    assert [m.groups() for m in again.finditer("5万 a")] == [
        m.groups() for m in pattern.finditer("5万 a")
    ]


def test_another_source_or_pack_compiles_anew(folder: Path) -> None:
    rule_cache.kept("zh", lambda: "old")
    (folder / "units.toml").write_text("new")
    assert rule_cache.kept("zh", lambda: "new") == "new"


@pytest.mark.parametrize("cut", [0, 10, -5])
def test_damaged_file_is_compiled_anew(folder: Path, cut: int) -> None:
    rule_cache.kept("zh", lambda: ["rules"] * 50)
    (path,) = kept_files(folder)
    path.write_bytes(path.read_bytes()[:cut])
    assert rule_cache.kept("zh", lambda: "anew") == "anew"


def test_what_cannot_be_kept_is_used_all_the_same(folder: Path) -> None:
    rules = rule_cache.kept("zh", lambda: (number for number in (1, 2)))
    assert list(rules) == [1, 2]
    assert kept_files(folder) == []
