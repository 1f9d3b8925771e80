"""The value that is called the first, and the ones that are told to come next.

排在头一位的是南坪站的203毫米，其次是双溪站的186毫米 -> 203毫米 before 186毫米.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Standing
from heshu.relations.changes import comparable
from heshu.relations.scene import LEVEL, PERCENT, Scene
from heshu.relations.standings.rules import StandingRules

CLAUSE_STOP = re.compile("[，；：、]")
SENTENCE_STOP = re.compile("[。！？\n]")
MEASURED = frozenset({"money", "length", "mass", "area", "speed", "volume", "power", "energy"})
FURTHEST = 24
"""Characters behind 其次 in which its value stands."""


def followed(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """Values of which one comes first and the others next, in the order that they are told."""
    first = scene.said["comes-first"].search(scene.text)
    if first is None:
        return
    for following in scene.said["comes-next"].finditer(scene.text, first.start()):
        values = _values(scene, first, following)
        falls = _falls(scene, rules, first, values)
        if values and falls is not None:
            values = values if falls else values[::-1]
            yield Standing(
                language="zh", cue=following[0], values=values, ranks=values,
                more_is_better=True, ordered=True,
            )  # fmt: skip
        return


def _values(scene: Scene, first: re.Match[str], following: re.Match[str]) -> tuple[Claim, ...]:
    """The value of the first, the only one before, and that of the next; nothing if others stand by."""
    between = scene.text[first.start() : following.start()]
    if SENTENCE_STOP.search(between):
        return ()
    clause = [stop.end() for stop in CLAUSE_STOP.finditer(scene.text, 0, following.start())]
    own = _figures(scene, clause[-1] if clause else 0, following.start())
    start = max((s for s in clause if s <= first.start()), default=0)
    told = _figures(scene, start, following.start())
    if not own:
        behind = _figures(scene, following.end(), following.end() + FURTHEST)
        own = behind[:1]
    elif not told[: -len(own)]:
        return ()
    else:
        told = told[: -len(own)]
    if len(told) != 1 or len(own) != 1:
        return ()
    one, two = told[0], own[0]
    if one.change or two.change or not comparable(one, two):
        return ()
    return one, two


def _figures(scene: Scene, start: int, end: int) -> list[Claim]:
    """The levels and shares of a stretch of the masked text."""
    return [
        scene.claims[at]
        for at in range(start, min(end, len(scene.text)))
        if at in scene.claims and scene.text[at] in LEVEL + PERCENT
    ]


def _falls(
    scene: Scene, rules: StandingRules, first: re.Match[str], values: Sequence[Claim]
) -> bool | None:
    """True if the first is the largest, False if it is the least; `None` where that is not told."""
    if not values or any(rules.scope.search(claim.indicator) for claim in values):
        return None
    text, unit = scene.said["so-much-each"].sub("", scene.text), values[0].quantity
    if unit.kind == "score":
        text = scene.said["of-results"].sub("", text)
    if rules.lowest.search(first[0]):
        return False
    if unit.kind == "duration" or (rules.speed.search(first[0]) and unit.kind != "percent"):
        return None
    if rules.highest.search(first[0]):
        return True if is_of_measure(scene, first.start(), values[0]) else None
    told = rules.more.search(text + unit.text) or unit.kind in MEASURED
    return True if told and not rules.less.search(text) else None


def is_of_measure(scene: Scene, first: int, value: Claim) -> bool:
    """True unless the value behind a superlative is of another measure: 人口最多的是甲市，产值186亿元.

    `first` is where the superlative begins in the masked text.
    """
    noun = scene.said["measure-noun"].search(value.indicator)
    start = scene.original(first)
    return noun is None or value.start < start or noun[0] in scene.statement.text[:start]
