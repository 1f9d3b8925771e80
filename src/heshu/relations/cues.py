"""Cues: what a statement must hold before the pattern of a rule is tried on it.

A pattern with `由` and `降至` cannot match where one of them is missing. Asking a set costs a
hundredth of a search, so each statement is cut once into heads (English words, Chinese characters
and pairs of characters), and each rule names the heads that it cannot do without.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from heshu.model import lazy_re as re

WORD = re.compile("[a-z]+")


class Cue(Struct, frozen=True, gc=False):
    """The heads that every match of a rule has."""

    fixed: frozenset[str] = frozenset()
    """All of them."""
    choices: tuple[frozenset[str], ...] = ()
    """At least one of each set."""

    def is_in(self, heads: frozenset[str]) -> bool:
        """True unless a head is missing in a text, given its own heads."""
        if not self.fixed <= heads:
            return False
        for each in self.choices:  # noqa: SIM110 -- `any` takes twice as long, and this is asked often
            if each.isdisjoint(heads):
                return False
        return True


def heads_of(text: str, language: str) -> frozenset[str]:
    """The heads of a text in lower case."""
    if language == "en":
        return frozenset(WORD.findall(text))
    return frozenset(text).union(map("".join, pairwise(text)))


def cue_of(needed: Iterable[tuple[str, ...]], language: str) -> Cue:
    """The cue for groups of words in lower case, of each of which a match holds one."""
    fixed: set[str] = set()
    choices: list[frozenset[str]] = []
    for words in needed:
        heads = [heads_of(word, language) for word in words]
        if not all(heads):
            continue  # signs alone, which no English head shows
        if len(heads) == 1:
            fixed |= heads[0]
        else:
            choices.append(
                frozenset(max(each, key=lambda head: (len(head), head)) for each in heads)
            )
    return Cue(frozenset(fixed), tuple(sorted(choices, key=len)))
