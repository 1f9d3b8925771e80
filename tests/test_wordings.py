"""A reading does not depend on which word of a class stands in a sentence.

`wordings/{en,zh}.toml` hold sentences with a slot for each class of words. Each word of a class
is put in once, with words of the other classes that change as well.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import heshu

FOLDER = Path(__file__).parent / "wordings"
SLOT = re.compile(r"\{(\w+)\}")
ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)

Template = Mapping[str, object]


def templates() -> Iterator[tuple[str, Template, Mapping[str, Sequence[str]]]]:
    """Language, template and classes of words, in the order of the files."""
    for path in sorted(FOLDER.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for template in content["template"]:
            yield path.stem, template, content["words"]


TEMPLATES = list(templates())


def fillings(text: str, words: Mapping[str, Sequence[str]]) -> Iterator[dict[str, str]]:
    """As many fillings as the largest class has words; smaller classes begin again."""
    slots = list(dict.fromkeys(SLOT.findall(text)))
    for number in range(max(len(words[slot]) for slot in slots)):
        yield {slot: words[slot][(number + at) % len(words[slot])] for at, slot in enumerate(slots)}


def bare(text: str) -> str:
    """A wording without its article, in lower case."""
    return ARTICLE.sub("", text).casefold()


def readings(marked: str, language: str) -> list[Any]:
    """The row of each figure between bars, `None` where there is none."""
    pieces = marked.split("|")
    text = "".join(pieces)
    rows = heshu.extract(text + "\n", language=language)
    found: list[Any] = []
    for number in range(1, len(pieces), 2):
        start = sum(map(len, pieces[:number]))
        end = start + len(pieces[number])
        found.append(next((row for row in rows if row.start < end and start < row.end), None))
    return found


@pytest.mark.parametrize(
    ("language", "template", "words"), TEMPLATES, ids=[str(each[1]["text"]) for each in TEMPLATES]
)
def test_reading_does_not_depend_on_the_word(
    language: str, template: Template, words: Mapping[str, Sequence[str]]
) -> None:
    text, wanted = str(template["text"]), template["read"]
    assert isinstance(wanted, list)
    wrong = []
    for filling in fillings(text, words):
        sentence = text.format(**filling)
        for expected, row in zip(wanted, readings(sentence, language), strict=True):
            got = {name: getattr(row, name, None) for name in expected}
            asked = {name: str(value).format(**filling) for name, value in expected.items()}
            if {n: bare(str(v)) for n, v in got.items()} != {n: bare(v) for n, v in asked.items()}:
                wrong.append((sentence.replace("|", ""), got, asked))
    assert not wrong, f"{len(wrong)} readings differ, among them {wrong[:3]}"
