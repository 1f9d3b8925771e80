"""What statements say in words, by name: the `said-` phrases of a pack.

A guard asks `scene.said["added-to"].search(part.before)`; the words of `said-added-to` stand in
the pack of each language, and where a language has none, nothing is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from heshu.languages.lists import NOTHING
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.phrases import phrases

PREFIX = "said-"
Vocabulary = Mapping[str, re.Pattern[str]]
"""Name without `said-` -> any of its phrases, whatever their case."""


class _Patterns(dict[str, re.Pattern[str]]):
    """Patterns of which those that a pack lacks match nothing."""

    def __missing__(self, name: str) -> re.Pattern[str]:
        return NEVER


NEVER = re.compile(NOTHING)


def compile_vocabulary(pack: Pack) -> Vocabulary:
    """The `said-` phrases of a pack; those of English begin and end with whole words.

    Raises `PackError` for a phrase that is not written like one.
    """
    phrase = phrases(pack).regexes
    return _Patterns(
        {
            name.removeprefix(PREFIX): re.compile(
                "|".join(_edged(pack, phrase(name))), re.IGNORECASE
            )
            for name in dict.fromkeys(entry.name for entry in pack.pattern)
            if name.startswith(PREFIX)
        }
    )


def _edged(pack: Pack, written: Iterator[tuple[str, str]]) -> Iterator[str]:
    """Regular expressions that begin and end with whole words, where their phrases do with letters."""
    for words, regex in written:
        if pack.language == "zh":
            yield regex
        else:
            first = r"\b" if FIRST_LETTER.match(words) else ""
            last = r"\b" if LAST_LETTER.search(words) else ""
            yield f"{first}{regex}{last}"


FIRST_LETTER = re.compile(r"[\[<]*[a-z]", re.IGNORECASE)
LAST_LETTER = re.compile(r"[a-z][\]>]*$", re.IGNORECASE)
