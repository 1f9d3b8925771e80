"""The English value that is called the highest, and all of those that are named behind it.

Rye was the largest crop with 410 tonnes, followed by oats with 320 and beans with 120 -> 410 before
320 and 120. What is named has a value each, and nothing but its name before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Standing
from heshu.relations.changes import comparable
from heshu.relations.parts.pairs import lent
from heshu.relations.scene import LEVEL, PERCENT, RANK, Scene
from heshu.relations.standings.rivals import (
    for_its_time,
    is_large_otherwise,
    measures_another_kind,
)
from heshu.relations.standings.rules import StandingRules

MOST_TIMES = 5
"""What is larger by more than that is of another thing."""
STOP = re.compile(r"[,.;]|$")
ONE_RANK = re.compile(RANK)


def followers(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """The first value of a statement and those of the names that it is told to be ahead of."""
    if scene.statement.language != "en":
        return
    for at, first in sorted(scene.claims.items()):
        cue = scene.said["others-next"].match(scene.text, at + 1)
        if cue is None or scene.text[at] not in LEVEL + PERCENT:
            continue
        head = _head(scene, rules, at)
        others = _named_values(scene, cue.end(), first)
        if head is None or not others or _are_of_another_scope(scene, rules, (at, others)):
            continue
        word, lowest = head
        values = tuple(scene.claims[place] for place in others)
        if not _fits(scene, rules, first, word):
            continue
        if rules.speed.search(word) and first.quantity.kind == "duration":
            lowest = not lowest
        yield Standing(
            language="en",
            cue=word,
            values=(first, *(in_unit_of(first, each) for each in values)),
            superlative=not lowest,
            lowest=lowest,
        )
        return


def _head(scene: Scene, rules: StandingRules, first: int) -> tuple[str, bool] | None:
    """The word that calls the first value the highest or the lowest, in the sentence before it."""
    text, said = scene.text, scene.said
    start = max(text.rfind(mark, 0, first) + 1 for mark in ".;!?")
    least = rules.lowest.search(text, start, first)
    led = said["leads-the-others"].search(text, start, first) or _first_place(scene, start, first)
    found = least or rules.highest.search(text, start, first) or led
    if found is None or said["by-a-measure"].search(text, found.end(), first):
        return None
    if said["next-to-highest"].search(text, start, first):
        return None
    if said["one-of-many"].search(text, start, found.start()):
        return None
    if said["most-of-a-quality"].search(text, start, first):
        return None
    if least is None and led and _may_be_few(scene, rules, first):
        return None
    between = text[found.end() : first]
    if LEVEL in between or PERCENT in between:
        return None
    words = scene.statement.text[scene.original(found.start()) : scene.original(found.end())]
    return words, least is not None


def _may_be_few(scene: Scene, rules: StandingRules, first: int) -> bool:
    """True for a lead on 68 strokes, or on a bare 68: the first may have the fewest."""
    if rules.less.search(scene.text):
        return True
    bare = scene.said["others-right-behind"].match(scene.text, first + 1) is not None
    unit = scene.claims[first].quantity.unit
    return bare and not unit and rules.more.search(scene.statement.text) is None


def _first_place(scene: Scene, start: int, end: int) -> re.Match[str] | None:
    """The only rank of a stretch, if it is the first: took first place with 310 points."""
    ranks = list(ONE_RANK.finditer(scene.text, start, end))
    first = len(ranks) == 1 and scene.claims[ranks[0].start()].quantity.value == 1
    return ranks[0] if first else None


def _named_values(scene: Scene, start: int, first: Claim) -> tuple[int, ...]:
    """Where the values of the names behind the words of order stand, as far as the list goes."""
    places: list[int] = []
    while True:
        found = scene.said["name-with-value"].match(scene.text, start)
        if found is None or found.end() not in scene.claims:
            return tuple(places)
        claim = in_unit_of(first, scene.claims[found.end()])
        if claim.change.endswith("-by") or not comparable(first, claim):
            return tuple(places)
        if scene.said["all-the-others"].search(scene.text, start, found.end()):
            return tuple(places)  # and other causes with 44 percent
        places.append(found.end())
        joint = scene.said["joint-of-names"].match(scene.text, found.end() + 1)
        if joint is None:
            return tuple(places)
        start = joint.end()


def _are_of_another_scope(
    scene: Scene, rules: StandingRules, listed: tuple[int, tuple[int, ...]]
) -> bool:
    """True where a total or another time is named among the values, or one is far too large."""
    first, others = listed
    stop = STOP.search(scene.text, others[-1])
    end = stop.start() if stop else others[-1]
    if rules.scope.search(scene.text, first + 1, end):
        return True
    if any(others[0] < at < end for at in scene.times):
        return True  # York with 200 and Leeds with 350 last year
    own = scene.claims[first].quantity.value
    values = [scene.claims[at].quantity.value for at in others]
    if not own or own < 0:
        return True
    return any(not each or each < 0 or each > own * MOST_TIMES for each in values)


def _fits(scene: Scene, rules: StandingRules, first: Claim, word: str) -> bool:
    """True if the value is of what the word may measure; an island is not large by its inhabitants."""
    kind, unit = first.quantity.kind, first.quantity.unit
    if rules.speed.search(word) and not unit and kind != "percent":
        return False
    if kind == "duration" and not (rules.highest.search(word) or rules.lowest.search(word)):
        return False
    if measures_another_kind(scene, rules, first, word):
        return False
    return not is_large_otherwise(scene, first)


def in_unit_of(first: Claim, other: Claim) -> Claim:
    """A value in the unit of the first one, where it leaves that unsaid, or for how long it is."""
    return for_its_time(first, lent(other, first))
