"""Plans for so many years beside their first and last: a four-year budget covering 2022 to 2027."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.model.relations import PeriodLabel
from heshu.relations.moments import ends_of, pair
from heshu.relations.patterns import Match
from heshu.relations.scene import Scene, moved, place_in
from heshu.relations.small_numbers import SMALL_NUMBERS
from heshu.relations.times.rules import TimeRules

COUNT = re.compile(r"[a-z]+|\d{1,2}", re.IGNORECASE | re.ASCII)


def plan(match: Match, rules: TimeRules) -> PeriodLabel | None:
    """The years of a plan count the first and the last, or run from one summer to another."""
    first, last = match.times.get("begin") or match.times["span"], match.times.get("end")
    ends = pair(first.iso, last.iso) if last else ends_of(first)
    length = match.claim("length")
    years = _years_of(length) if length else _years_named(match.words.get("plan_named", ""))
    named = _as_time(length) if length else _name(match)
    if not ends or any(end.month for end in ends) or years is None or named is None:
        return None
    begin, end = ends[0].year, ends[1].year
    if end == begin + years or rules.fiscal.search(match.printed) or end < begin:
        return None
    return _label(match, named, last or first, years, (begin, end))


def _label(
    match: Match, named: Mention, printed: Mention, years: int, stated: tuple[int, int]
) -> PeriodLabel:
    """So many years by their name beside the first and last of them."""
    return PeriodLabel(
        cue=match.cue,
        language=match.scene.statement.language,
        label=named,
        printed=printed,
        named=(stated[0], stated[0] + years - 1),
        stated=stated,
    )


LOOSE = 2
"""Years by which a decade may be told too short or too long: from 2005 to 2013, or to 2016."""


def span_of_years(match: Match, rules: TimeRules) -> PeriodLabel | None:
    """A decade or half a century beside its first and last year: the decade from 2005 to 2012."""
    scene = match.scene
    first, last = match.times.get("begin") or match.times["span"], match.times.get("end")
    ends = pair(first.iso, last.iso) if last else ends_of(first)
    words = match.words.get("span_name", "")
    years = rules.span_years.get(words.lower())
    if not ends or any(end.month for end in ends) or years is None:
        return None
    begin, end = ends[0].year, ends[1].year
    start = scene.statement.text.lower().rfind(words.lower(), 0, first.start)
    if end <= begin or years - LOOSE <= end - begin < years + LOOSE or start < 0:
        return None
    named = _words_as_time(scene, start, words)
    return _label(match, named, last or first, years, (begin, end)) if named else None


def _years_of(length: Claim) -> int | None:
    """Whole years of a figure."""
    quantity = length.quantity
    whole = quantity.value is not None and quantity.value == quantity.value.to_integral_value()
    return int(quantity.value) if quantity.unit == "a" and whole and quantity.value else None


def _years_named(words: str) -> int | None:
    """The five of "five-year plan"."""
    count = COUNT.match(words)
    if count is None:
        return None
    return int(count[0]) if count[0].isdecimal() else SMALL_NUMBERS.get(count[0].lower())


def _as_time(length: Claim) -> Mention:
    """The words of a figure as a period."""
    return Mention(
        kind="period",
        text=length.quantity.text,
        place=length.place,
        start=length.start,
        end=length.end,
    )


def _name(match: Match) -> Mention | None:
    """The "five-year plan" with which a match begins as a period."""
    scene = match.scene
    return _words_as_time(scene, scene.original(match.start), match.words.get("plan_named", ""))


def _words_as_time(scene: Scene, start: int, words: str) -> Mention | None:
    """Words of a statement as a period."""
    place = place_in(scene.statement, start, start + len(words))
    if place is None:
        return None
    return Mention(
        kind="period",
        text=words,
        place=moved(place, 0, len(words)),
        start=start,
        end=start + len(words),
    )
