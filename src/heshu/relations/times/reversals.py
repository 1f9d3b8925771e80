"""Lives and terms whose end is printed before their beginning: Ida Renn (1954–1936)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import Moment, Succession
from heshu.relations.moments import moment
from heshu.relations.patterns import matches
from heshu.relations.scene import Scene
from heshu.relations.times.rules import TimeRules

DASH = re.compile(r"\s?[–—-]\s?")
SHORTEST_LIFE, LONGEST_LIFE = 15, 110
"""Years; what is shorter may be a report that begins with the newest year: Renn Prize (2023–2019)."""


def reversals(scene: Scene, rules: TimeRules) -> Iterator[Succession]:
    """Lives in brackets, days of opening and terms of office, where they run backwards."""
    if scene.said["before-christ"].search(scene.statement.text):
        return
    yield from _lives(scene)
    told = [(match, False) for match in matches(rules.patterns["reversed"], scene)]
    told += [(match, True) for match in matches(rules.patterns["reversed-days"], scene)]
    seen = set()
    for match, of_days in told:
        first, last = match.times["begin"], match.times["end"]
        begin, end = moment(first.iso), moment(last.iso)
        if begin is None or end is None or bool(begin.day) != bool(end.day) or first.start in seen:
            continue
        if end.last() < begin.first() and (begin.day or not of_days):
            seen.add(first.start)
            if scene.said["moved-to-a-day"].search(scene.statement.text, 0, first.start):
                continue  # moved from 10 May 2024 to 3 May 2024
            yield _succession(scene, (first, begin), (last, end))


def _lives(scene: Scene) -> Iterator[Succession]:
    """Two years behind a name, the birth later than the death."""
    text = scene.statement.text
    for first, last in pairwise(each for _, each in sorted(scene.times.items())):
        begin, end = moment(first.iso), moment(last.iso)
        if begin is None or end is None or begin.month or end.month:
            continue
        if not DASH.fullmatch(text[first.end : last.start]):
            continue
        named = scene.said["name-of-a-life"].search(text, 0, first.start)
        closed = text[last.end : last.end + 1] in {")", ","}
        if named and closed and SHORTEST_LIFE <= begin.year - end.year <= LONGEST_LIFE:
            yield _succession(scene, (first, begin), (last, end))


def _succession(
    scene: Scene, earlier: tuple[Mention, Moment], later: tuple[Mention, Moment]
) -> Succession:
    """The two ends as a beginning and an end."""
    start, end = earlier[0].start, later[0].end
    return Succession(
        language=scene.statement.language,
        cue=scene.statement.text[start:end],
        earlier=earlier[1],
        later=later[1],
        earlier_date=earlier[0],
        later_date=later[0],
        earlier_event="",
        later_event="",
    )
