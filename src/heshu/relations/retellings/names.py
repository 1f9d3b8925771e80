"""Names in a sentence, and words that make another thing of the noun behind them."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.relations.retellings.rules import RetellingRules, stem
from heshu.relations.scene import Scene

NAME = re.compile(r"(?<=[a-z,;:)]\s)[A-Z][a-z'’]+")
TWO_WORDS = re.compile(r"\b([A-Za-z'’]+)\s+(?=([A-Za-z'’]+))")
FULL_NAME = re.compile(r"\b([A-Z][a-z]+)\.?\s+(?=([A-Z][a-z]{2,}))")


def names(text: str, rules: RetellingRules) -> frozenset[str]:
    """The proper names inside a sentence, but for days and for those who speak.

    A common word has a capital behind "Abstract:", and so have the Group and the Council.
    """
    names = {name.lower() for name in NAME.findall(rules.speaker.sub("", text))}
    own = names - rules.weekdays - rules.months - rules.defined
    return frozenset(name for name in own if stem(name) not in rules.common)


def modified(scene: Scene, rules: RetellingRules) -> frozenset[tuple[str, str]]:
    """The words that make another noun of a noun right behind them, each with that noun."""
    pairs = [(stem(pair[1]), stem(pair[2])) for pair in TWO_WORDS.finditer(scene.text)]
    return frozenset(
        (word, rules.classes.get(behind, behind))
        for word, behind in pairs
        if word in rules.modifiers
    )


def others(text: str, rules: RetellingRules) -> frozenset[tuple[str, str]]:
    """The names and the like inside a sentence that a noun stands right behind: the Lowe dam."""
    return frozenset(
        (word, rules.classes.get(behind, behind))
        for pair in TWO_WORDS.finditer(text, 1)
        for word, behind in ((stem(pair[1]), stem(pair[2])),)
        if word in rules.another or (pair[1][0].isupper() and pair[2][0].islower())
    )


def full_names(text: str, rules: RetellingRules) -> frozenset[tuple[str, str]]:
    """The names of two words, each as its last and its first: Mrs Hale, Anna Hale, Port Hale.

    In "In Hale" and "The Hale" the first word is a common one.
    """
    return frozenset(
        (pair[2], pair[1])
        for pair in FULL_NAME.finditer(text)
        if len(pair[1]) >= SHORTEST_FIRST
        and stem(pair[1]) not in rules.common
        and pair[1].lower() not in rules.months
    )


SHORTEST_FIRST = 2


def are_namesakes(one: frozenset[tuple[str, str]], two: frozenset[tuple[str, str]]) -> bool:
    """True for Mr Hale and Mrs Hale: both have a name with the same last word, no first in common."""
    firsts, seconds = _firsts(one), _firsts(two)
    return any(firsts[last].isdisjoint(seconds[last]) for last in firsts.keys() & seconds.keys())


def _firsts(names: frozenset[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for last, first in names:
        found.setdefault(last, set()).add(first)
    return found
