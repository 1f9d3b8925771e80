"""Compiled rules that are kept between runs read as those that were just compiled."""

from __future__ import annotations

from pathlib import Path
from re import compile as compiled

import pytest

from heshu import pipeline, rule_cache
from heshu.engine import Engine, compile_rules
from heshu.model import lazy_re as re
from heshu.reading import parse
from heshu.sentences import CHINESE_END

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


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [(r"(?P<n>\d+)(万|亿)?", re.VERBOSE | re.IGNORECASE), ("[^a]", 0), ("(?s:.)", 0)],
)
def test_a_kept_pattern_is_the_same_pattern(
    monkeypatch: pytest.MonkeyPatch, pattern: str, flags: int
) -> None:
    monkeypatch.setattr(re, "_kept", {})
    re.keep({(pattern, flags): memoryview(re.written(pattern, flags))})
    kept, fresh = re.LazyPattern(pattern, flags), compiled(pattern, flags)
    assert (kept.pattern, kept.flags, kept.groups) == (fresh.pattern, fresh.flags, fresh.groups)
    assert kept.groupindex == fresh.groupindex
    text = "5万 a"
    assert [m.groups() for m in kept.finditer(text)] == [m.groups() for m in fresh.finditer(text)]


def test_patterns_are_kept_with_the_rules(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = re.compile("a word that no pack has")
    rule_cache.kept("zh", lambda: {"rules": [pattern]})
    monkeypatch.setattr(re, "_kept", {})
    rule_cache.kept("zh", lambda: pytest.fail("compiled twice"))
    assert (pattern.pattern, 0) in re._kept
    assert (CHINESE_END.pattern, re.VERBOSE) in re._kept
    assert len(kept_files(folder)) == 1


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
