"""Runs of years beside their first and last, however they are told: a losing streak of five years."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.model.relations import Duration, Moment
from heshu.relations.moments import ends_of, is_season, pair
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import Scene
from heshu.relations.times.rules import TimeRules
from heshu.relations.times.spans import counts_changes

TWO_ENDS = 2
YEAR = re.compile(r"[12]\d{3}", re.ASCII)
YEARS_LONG = re.compile(r".*-year\b", re.IGNORECASE)
"""A seven-year run may be reckoned from the first to the last year, neither counted twice."""


def runs_of_years(scene: Scene, rules: TimeRules) -> Iterator[Duration]:
    """The one run of a statement that names no other time than two years, joined as its ends."""
    listed = _listed(scene)
    years = listed or _years(scene)
    if years is None:
        return
    if not listed and scene.said["some-years-only"].search(scene.statement.text):
        return
    found: dict[int, Match] = {}
    for match in matches(rules.patterns["run"], scene):
        length = match.claim("length") or match.claim("nth")
        if length is not None:
            found.setdefault(length.start, match)
    if len(found) == 1:
        run = _run(next(iter(found.values())), years, rules, listed=listed is not None)
        if run is not None:
            yield run


def _run(
    match: Match,
    years: tuple[Mention, Mention | None, Moment, Moment],
    rules: TimeRules,
    *,
    listed: bool,
) -> Duration | None:
    """A run and the years that it must fill, the first and the last among them."""
    length = match.claim("length") or match.claim("nth")
    first, last, begin, end = years
    if length is None or length.quantity.unit not in ("a", "") or length.quantity.value is None:
        return None
    said, text = match.scene.said, match.scene.statement.text
    yearly = "series_noun" in match.words or said["yearly"].search(match.printed)
    if length.quantity.unit == "" and not yearly:
        return None
    if _is_of_other_years(match, length, first, listed=listed):
        return None
    if rules.own_clause and rules.own_clause.search(text, length.end, max(length.end, first.start)):
        return None  # two years in a row, in a market that shrank from 2012 to 2016
    long = YEARS_LONG.match(length.quantity.text) is not None
    if long and int(length.quantity.value) == end.year - begin.year:
        return None
    if counts_changes(match.scene, length, (begin, end)):
        return None
    return Duration(
        cue=match.cue, language=match.scene.statement.language, begin=begin, end=end,
        length=length, first=first, last=last, consecutive=True,
    )  # fmt: skip


def _is_of_other_years(match: Match, length: Claim, first: Mention, *, listed: bool) -> bool:
    """True for a run that is told beside the years of something else.

    Years that are `listed` one by one are its own only where no more than "in" stands between the
    run and them. Behind two years of which it is told what happened each year, as in "it grew every
    year from 2010 to 2015, and won the prize three years in a row", it is theirs only where the words
    between say so.
    """
    said, scene = match.scene.said, match.scene
    text = scene.statement.text
    if listed:
        ahead = text[scene.original(match.end) : first.start]
        return said["ahead-of-years"].fullmatch(ahead) is None
    if length.start < first.start or not _each_year(scene):
        return False
    return said["makes-so-many"].search(text[first.end : length.start]) is None


def _each_year(scene: Scene) -> list[Mention]:
    """Times like "every year", which name none."""
    said = scene.said["each-year"]
    return [each for each in scene.times.values() if said.fullmatch(each.text)]


def _listed(scene: Scene) -> tuple[Mention, Mention | None, Moment, Moment] | None:
    """The years of a statement that are listed one by one, if none is left out: 2016, 2017 and 2018."""
    times = [mention for _, mention in sorted(scene.times.items())]
    if len(times) <= TWO_ENDS or not all(YEAR.fullmatch(each.iso) for each in times):
        return None
    years = [int(each.iso) for each in times]
    joints = [scene.statement.text[one.end : other.start] for one, other in pairwise(times)]
    if years != list(range(years[0], years[0] + len(years))):
        return None
    if not all(scene.said["joint-of-years"].fullmatch(joint) for joint in joints):
        return None
    return times[0], times[-1], Moment(years[0], None, None), Moment(years[-1], None, None)


def _years(scene: Scene) -> tuple[Mention, Mention | None, Moment, Moment] | None:
    """The span of years of a statement, or its two years with nothing but a joint between them."""
    each = _each_year(scene)
    times = [mention for _, mention in sorted(scene.times.items()) if mention not in each]
    if not times or len(times) > TWO_ENDS:
        return None
    first, last = times[0], times[1] if len(times) == TWO_ENDS else None
    ends = pair(first.iso, last.iso) if last else ends_of(first)
    if (
        ends is None
        or (last is None and is_season(first))
        or any(end.month for end in ends)
        or ends[1].year <= ends[0].year
    ):
        return None
    between = scene.statement.text[first.end : last.start] if last else ""
    if last and not scene.said["ends-of-run"].fullmatch(between):
        return None
    return first, last, *ends
