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
