"""Years named from the day of writing or by their century: 去年（2023年）, 20世纪80年代."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import Era, RelativeYear
from heshu.relations.dates import number
from heshu.relations.moments import moment
from heshu.relations.patterns import Match
from heshu.relations.scene import Scene
from heshu.relations.small_numbers import ordinal_number
from heshu.relations.times.rules import TimeRules

NARRATED = re.compile(r"\bthe\s*$", re.IGNORECASE)
YEARS = re.compile(r"(?P<first>[12]\d{3})/(?P<last>[12]\d{3})", re.ASCII)


def relative_year(match: Match, rules: TimeRules) -> RelativeYear | None:
    """去年（2023年）on a known day of writing."""
    scene = match.scene
    relative, printed = match.times["relative"], match.times["printed"]
    offset, stated = rules.relative.get(relative.text.lower()), moment(printed.iso)
    before = scene.statement.text[: relative.start]
    if NARRATED.search(before):
        return None  # the next year (1998) is that of the story
    if _is_quoted(scene.statement.text[: relative.start]):
        return None  # "Last year (1986) we lost the house," reads a diary
    if any(
        _is_other_year(each, scene) for each in scene.times.values() if each.end <= relative.start
    ):
        return None  # 1978年冬，他写道：“去年（1977年）…”
    if offset is None or scene.as_of is None or stated is None or stated.month:
        return None
    return RelativeYear(
        cue=match.cue,
        language=scene.statement.language,
        relative=relative,
        printed=printed,
        expected=scene.as_of.year + offset,
        year=stated.year,
    )


def _is_quoted(before: str) -> bool:
    """True inside quotation marks, where the day of writing is another one."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_other_year(mention: Mention, scene: Scene) -> bool:
    """True for a printed year that is not the one of writing."""
    year = re.match(r"([12]\d{3})(?!\d)", mention.iso)
    return year is not None and scene.as_of is not None and int(year[1]) != scene.as_of.year


def era(match: Match, rules: TimeRules) -> Era | None:
    """A decade or century and a year said to lie in it; a copy of an old thing is younger."""
    name, printed = match.times["era"], match.times["printed"]
    if rules.copied and rules.copied.search(match.scene.text):
        return None
    if "made_in" in match.words and rules.determiner:
        between = match.scene.statement.text[name.end : printed.start]
        if rules.determiner.search(between) or "'s" in between or "’s" in between:
            return None  # a 19th-century mill stands beside a school built in 1962
    span, year = _years_of_era(name, match.times.get("decade")), moment(printed.iso)
    if span is None or year is None:
        return None
    return Era(
        cue=match.cue,
        language=match.scene.statement.language,
        era=name,
        printed=printed,
        first=span[0],
        last=span[1],
        year=year.year,
    )


CENTURY = re.compile(
    r"(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:st|nd|rd|th)?[\s-]*(?:世纪|century)",
    re.IGNORECASE,
)
PLAIN_DECADE = re.compile(r"\b(?P<first>[12]\d\d0)['’]?s\b")
SPELLED_CENTURY = re.compile(r"[a-z][ -]century", re.IGNORECASE)
RELATIVE_CENTURIES = {"上世纪": 20, "上个世": 20, "本世纪": 21, "新世纪": 21}
"""Seen from the 21st century."""
DECADE = re.compile(r"(?P<number>[0-9]{2}|[一二三四五六七八九]十)年代")


def _years_of_era(era: Mention, decade: Mention | None) -> tuple[int, int] | None:
    """First and last year of a decade or a century: 20世纪 (and 80年代), 1980s.

    A century counts from its year 00 as much as from 01, because writers differ.
    """
    span, century = YEARS.fullmatch(era.iso), CENTURY.search(era.text)
    if span is not None and decade is None:
        return int(span["first"]), int(span["last"])
    plain = PLAIN_DECADE.search(era.text)
    if plain is not None and decade is None:
        return int(plain["first"]), int(plain["first"]) + 9
    if century is None and SPELLED_CENTURY.search(era.text):
        hundred = ordinal_number(re.split("[ -]", era.text)[0])
    else:
        hundred = number(century["number"]) if century else RELATIVE_CENTURIES.get(era.text[:3])
    if hundred is None:
        return None
    first = (hundred - 1) * 100
    tens = DECADE.search(decade.text if decade else era.text)
    ten = number(tens["number"]) if tens else None
    return (first + ten, first + ten + 9) if ten is not None else (first, first + 100)
