"""Every example and counter-example of every pack, through the whole pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from heshu.engine import Engine, prepare
from heshu.languages.pack import FOLDER, entries_with_examples
from heshu.pack_examples import Example, complaint, examples

PACKS = sorted(FOLDER.glob("*/*.toml"))
HOUSE_PACKS = sorted((Path(__file__).parent.parent / "examples").glob("*.toml"))


def label(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, id=f"{label(path)} {example.entry}: {example.text}")
        for path in PACKS
        for example in examples(path)
    ],
)
def test_example(example: Example, engines: dict[str, Engine]) -> None:
    assert complaint(example, engines) == ""


@pytest.mark.parametrize("path", [*PACKS, *HOUSE_PACKS], ids=label)
def test_every_entry_has_an_example(path: Path) -> None:
    without = [
        f"[[{table}]] entry {number}"
        for table, entries in entries_with_examples(path).items()
        for number, entry in enumerate(entries, start=1)
        if not entry.get("examples")
    ]
    assert without == []


@pytest.mark.parametrize("path", PACKS, ids=label)
def test_every_factor_names_its_source(path: Path) -> None:
    without = [
        entry["code"]
        for entry in entries_with_examples(path).get("unit", [])
        if entry.get("factor") not in (None, "1") and not entry.get("source")
    ]
    assert without == []


@pytest.mark.parametrize("path", HOUSE_PACKS, ids=label)
def test_house_pack_of_the_examples(path: Path) -> None:
    house = {language: prepare(language, (path,)) for language in ("zh", "en")}
    assert [wrong for example in examples(path) if (wrong := complaint(example, house))] == []
