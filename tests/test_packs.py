"""Loading packs: merging, house packs, and messages that name file, entry and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from heshu.engine import prepare
from heshu.languages import pack


def written(folder: Path, text: str) -> Path:
    path = folder / "house.toml"
    path.write_text(text, encoding="utf-8")
    return path


def words_for_unit(loaded: pack.Pack, code: str) -> set[str]:
    return {name for unit in loaded.unit if unit.code == code for name in unit.names}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_builtin_packs_load(language: pack.LanguageCode) -> None:
    loaded = pack.load(language)
    assert loaded.language == language
    assert loaded.unit, "the units common to both languages are part of every pack"


def test_house_pack_adds_and_takes_over_words(tmp_path: Path) -> None:
    house = written(
        tmp_path,
        '[[unit]]\ncode = "barrel-of-ours"\nkind = "volume"\nnames = ["桶头", "公斤"]\n',
    )
    loaded = pack.load("zh", (house,))
    assert words_for_unit(loaded, "barrel-of-ours") == {"桶头", "公斤"}
    assert "公斤" not in words_for_unit(loaded, "kg")


def test_house_words_stay_in_the_lists_they_do_not_name(tmp_path: Path) -> None:
    house = written(tmp_path, '[[words]]\nname = "ours"\nwords = ["覆盖率"]\n')
    plain, loaded = pack.load("zh"), pack.load("zh", (house,))
    assert loaded.words_named("ours") == ("覆盖率",)
    assert loaded.words[: len(plain.words)] == plain.words


def test_house_pack_of_the_other_language_is_left_out(tmp_path: Path) -> None:
    house = written(tmp_path, 'language = "en"\n[[words]]\nname = "ours"\nwords = ["x"]\n')
    assert pack.load("zh", (house,)).words_named("ours") == ()
    assert pack.load("en", (house,)).words_named("ours") == ("x",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[unit]\n", "not valid TOML"),
        ('[[units]]\ncode = "x"\n', "[[units]] is no table of a pack"),
        ('language = "fr"\n', "language: expected zh or en"),
        ('[unit]\ncode = "x"\n', "must be written [[unit]]"),
        ('[[unit]]\ncode = "x"\nkind = "weight"\n', "[[unit]] entry 1 (x): kind"),
        ('[[unit]]\ncode = "x"\nkind = "mass"\nfactor = "ten"\n', "factor"),
        ('[[unit]]\ncode = "x"\nkind = "mass"\nnmes = ["x"]\n', "nmes"),
        ('[[hedge]]\nwords = ["约"]\nside = "before"\n', "[[hedge]] entry 1 (约)"),
        (
            '[[currency]]\nnames = ["rs"]\ncode = "PKR"\n',
            "[[currency]] entry 1 (PKR): object missing required field `places`",
        ),
    ],
)
def test_broken_pack_is_named_with_its_place(tmp_path: Path, text: str, expected: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(pack.PackError) as error:
        pack.load("zh", (path,))
    message = str(error.value)
    assert str(path) in message
    assert expected in message
    assert "\n" not in message


def test_unreadable_packs_are_named(tmp_path: Path) -> None:
    with pytest.raises(pack.PackError, match="cannot read the pack"):
        pack.load("zh", (tmp_path / "missing.toml",))
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b'[[words]]\nname = "\xe9"\n')
    with pytest.raises(pack.PackError, match="not UTF-8"):
        pack.load("zh", (latin,))


def test_cache_gives_what_the_file_gives(tmp_path: Path) -> None:
    path = written(tmp_path, '[[words]]\nname = "ours"\nwords = ["x"]\nexamples = ["x => none"]\n')
    first, second = pack._cached(path), pack._cached(path)
    assert first == second == {"words": [{"name": "ours", "words": ["x"]}]}
    path.write_text('[[words]]\nname = "ours"\nwords = ["other"]\n', encoding="utf-8")
    assert pack._cached(path) == {"words": [{"name": "ours", "words": ["other"]}]}


@pytest.mark.parametrize("name", ["change", "claim-time-event"])
def test_unknown_slot_of_a_house_pack_names_file_and_entry(tmp_path: Path, name: str) -> None:
    """A slot that no rule knows is one message, whichever stage reads the pattern."""
    house = tmp_path / "house.toml"
    house.write_text(
        f'language = "zh"\n[[pattern]]\nname = "{name}"\nwords = ["由{{nosuch}}至"]\n'
        'examples = ["由3吨至5吨 => value=3"]\n',
        encoding="utf-8",
    )
    with pytest.raises(pack.PackError, match=rf"house\.toml: \[\[pattern\]\] {name}.*\{{nosuch\}}"):
        prepare("zh", (house,)).rules("zh")
