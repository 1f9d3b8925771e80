"""What times say about each other: ages, durations, orders, anniversaries, labels, eras.

1881年出生，1936年逝世，享年55岁 -> born 1881, at 1936, age 55.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from heshu.model.relations import ClockSpan, Duration, Relation, mentions, operands
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import Scene
from heshu.relations.times.eras import era, relative_year
from heshu.relations.times.gathered import gathered
from heshu.relations.times.lasting import lasting
from heshu.relations.times.lives import anniversary, lifetime, nth_year
from heshu.relations.times.plans import plan, span_of_years
from heshu.relations.times.reversals import reversals
from heshu.relations.times.rules import TimeRules, compile_times
from heshu.relations.times.runs import runs_of_years
from heshu.relations.times.shorter import is_run_within
from heshu.relations.times.spans import (
    daily_hours,
    duration,
    in_a_row,
    label,
    moved,
    plan_year,
    term,
    until_then,
)
from heshu.relations.times.successions import (
    clock_successions,
    reversed_spans,
    successions,
)
from heshu.relations.times.titles import titles_in_a_row

__all__ = ["TimeRules", "compile_times", "find_times"]

BUILDERS: Mapping[str, Callable[[Match, TimeRules], Relation | None]] = {
    "age": lifetime,
    "age-today": lifetime,
    "anniversary": anniversary,
    "nth-year": nth_year,
    "moved": moved,
    "term": term,
    "hours": daily_hours,
    "duration": duration,
    "in-a-row": in_a_row,
    "label": label,
    "plan-year": plan_year,
    "relative-year": relative_year,
    "era": era,
    "plan": plan,
    "span-years": span_of_years,
    "then": until_then,
}
"""Name of the patterns (`time-age`) -> what makes a relation of a match."""


CERTAIN = frozenset(
    {"anniversary", "moved", "term", "hours", "duration", "relative-year", "label", "plan-year"}
)
"""What is as sure before it comes: it will celebrate its 50th birthday in 2025.

展览将从6月1日持续到6月10日，为期20天 is reckoned wrongly whether or not it has opened.
"""


def find_times(scene: Scene, rules: TimeRules) -> Iterator[Relation]:
    """What the times of a statement say about each other and about its figures."""
    if not scene.times or rules.cautions.doubts(scene):
        return
    told: set[tuple[type, tuple[int, ...]]] = set()
    for run in runs_of_years(scene, rules):
        if is_run_within(scene, run):
            continue
        told.add((type(run), _key(run)))
        yield run
    for name, build in BUILDERS.items():
        seen: set[tuple[int, ...]] = set()
        for match in matches(rules.patterns[name], scene):
            if name not in CERTAIN and rules.cautions.forbid(scene, match.start, match.end):
                continue
            relation = build(match, rules)
            if relation is None or (key := _key(relation)) in seen:
                continue
            if is_run_within(scene, relation):
                continue
            if name in ("duration", "in-a-row") and (type(relation), key) in told:
                continue  # the term that was agreed, or the run
            seen.add(key)
            told.add((type(relation), key))
            yield relation
    for relation in gathered(scene, rules):
        if (type(relation), _key(relation)) not in told:
            yield relation
    for span in lasting(scene, rules):
        if not any((kind, _key(span)) in told for kind in (Duration, ClockSpan)):
            yield span
    yield from titles_in_a_row(scene)
    yield from reversed_spans(scene)
    if len(scene.times) > 1:
        ordered = [*successions(scene, rules)]
        yield from ordered
        known = {(each.earlier_date.start, each.later_date.start) for each in ordered}
        for turned in reversals(scene, rules):
            if (turned.earlier_date.start, turned.later_date.start) not in known:
                yield turned
        yield from clock_successions(scene, rules)


def _key(relation: Relation) -> tuple[int, ...]:
    """The figure of a relation, or its dates where it has none: it is read in one way only."""
    claims = [claim.start for _, claim in operands(relation)]
    return tuple(claims or sorted(mention.start for mention in mentions(relation)))
