"""Words by their beginnings, so that forms of one word are known as one: produced, production."""

from __future__ import annotations

from heshu.model import lazy_re as re

WORD = re.compile(r"[a-z]+")
ENDING = 4
"""Letters of an ending; what is left has at least as many."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters."""
    return frozenset(WORD.findall(text.lower()))


def is_known(word: str, words: frozenset[str]) -> bool:
    """True if a word or another form of it is among `words`: infections, of infected."""
    return word in words or any(_is_akin(word, each) for each in words)


def _is_akin(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    shared = max(ENDING, shorter - ENDING)
    return shorter >= ENDING and one[:shared] == other[:shared]


STEM = 5
"""Letters that forms of a word have in common, where it has so many but for its last."""
SHORT, LONGER = 4, 2
"""Letters of a short word, and by how many its forms may differ in length."""


def is_form(word: str, words: frozenset[str]) -> bool:
    """True if a noun is among `words` in singular or plural, the shortest ones too: bed, city, berth."""
    shared = min(max(len(word) - 1, min(len(word), SHORT - 1)), STEM)
    alike = (each for each in words if word and each[:shared] == word[:shared])
    return any(len(word) > SHORT or abs(len(each) - len(word)) <= LONGER for each in alike)
