"""A figure of an English text and the words around it, by which it is known again."""

from __future__ import annotations

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.retellings.rules import SHORTEST, WORD, RetellingRules, stem
from heshu.relations.retellings.tellings import CLAUSE
from heshu.relations.scene import Scene


class Known(Struct, frozen=True):
    """A figure and where it is told."""

    index: int
    offset: int
    scene: Scene
    claim: Claim

    def is_of_what_follows(self, noun: re.Match[str]) -> bool:
        """True for the rail plan, of which a fund for rail is none; not for the buyback would."""
        behind = noun["second"]
        return bool(behind) and not self.scene.said["after-a-noun"].match(behind)

    def behind(self) -> str:
        """The masked text behind the figure."""
        return self.scene.text[self.offset + 1 :]

    def clause(self) -> str:
        """The clause around the figure."""
        start, stop = self.span()
        return self.scene.text[start:stop]

    def span(self) -> tuple[int, int]:
        """Where the clause around the figure begins and ends in the masked text."""
        text, offset = self.scene.text, self.offset
        start = max((found.end() for found in CLAUSE.finditer(text, 0, offset)), default=0)
        stop = CLAUSE.search(text, offset)
        return start, stop.start() if stop else len(text)


def is_of_new_time(earlier: Known, later: Known) -> bool:
    """True if both tell a time, and not the same."""
    one, two = (each.claim.period for each in (earlier, later))
    return bool(one and two) and one[:4] != two[:4]


def told_words(text: str, rules: RetellingRules) -> frozenset[str]:
    """The stems of words that say something."""
    found = (stem(word) for word in WORD.findall(text) if len(word) >= SHORTEST)
    return frozenset(rules.classes.get(each, each) for each in found if each not in rules.common)
