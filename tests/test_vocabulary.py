"""What statements say in words: the `said-` phrases of the packs and the guards that ask for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from heshu.languages import pack as packs
from heshu.languages.schema import Pack, Pattern
from heshu.relations import vocabulary

SOURCES = Path(vocabulary.__file__).parent
ASKED = re.compile(r'said\[\s*"([a-z-]+)"\s*\]')
"""The form in which code asks for a phrase: its name as it is, so that one can look for it."""


def _asked_for() -> set[str]:
    return {
        name
        for path in sorted(SOURCES.rglob("*.py"))
        if path.name != "vocabulary.py"
        for name in ASKED.findall(path.read_text(encoding="utf-8"))
    }


def _written() -> set[str]:
    return {
        entry.name.removeprefix(vocabulary.PREFIX)
        for language in ("zh", "en")
        for entry in packs.load(language).pattern
        if entry.name.startswith(vocabulary.PREFIX)
    }


def test_each_phrase_that_code_asks_for_stands_in_a_pack() -> None:
    assert _asked_for() - _written() == set()


def test_each_phrase_of_the_packs_is_asked_for() -> None:
    assert _written() - _asked_for() == set()


@pytest.mark.parametrize("table", ["pattern", "words"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_name_is_that_of_one_entry(language: str, table: str) -> None:
    """Who reads an entry has read all of its language; `common` may add what both languages quote."""
    names = [
        entry["name"]
        for path in sorted((packs.FOLDER / language).glob("*.toml"))
        for entry in packs.entries_with_examples(path).get(table, ())
        if entry["name"].startswith((vocabulary.PREFIX, "relation-"))
    ]
    assert [name for name in sorted(set(names)) if names.count(name) > 1] == []


def _said(language: str, *words: str) -> re.Pattern[str]:
    pack = Pack(language=language, pattern=(Pattern(name="said-it", words=words),))
    return vocabulary.compile_vocabulary(pack)["it"]


@pytest.mark.parametrize("text", ["plus", "Plus 3", "a plus"])
def test_english_phrases_are_whole_words_of_any_case(text: str) -> None:
    assert _said("en", "[a ]plus").search(text)


@pytest.mark.parametrize("text", ["surplus", "pluses"])
def test_english_phrases_are_no_parts_of_words(text: str) -> None:
    assert not _said("en", "[a ]plus").search(text)


def test_a_sign_at_the_edge_of_a_phrase_needs_no_word_beside_it() -> None:
    assert _said("en", "(about)").search("x(about)y")


def test_chinese_phrases_are_found_within_words() -> None:
    assert _said("zh", "加上").search("再加上级")


def test_what_no_pack_has_is_never_said() -> None:
    said = vocabulary.compile_vocabulary(Pack(language="zh"))
    assert not said["it"].search("it")
