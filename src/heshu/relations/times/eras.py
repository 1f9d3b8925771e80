"""Years named from the day of writing or by their century: 去年（2023年）, 20世纪80年代."""

from __future__ import annotations

import datetime

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import Era, Moment, RelativeYear
from heshu.relations.dates import number
from heshu.relations.moments import moment
from heshu.relations.patterns import Match
from heshu.relations.scene import Scene, moved
from heshu.relations.small_numbers import ordinal_number, small_number
from heshu.relations.times.rules import TimeRules
from heshu.relations.vocabulary import Vocabulary

YEAR_AWAY = re.compile(r"\{y(?P<years>[+-]\d+)?\}(?=[-/]|$)", re.ASCII)
COMMON_ERA = re.compile("公元(?P<year>[0-9]{3,4})年")
YEARS = re.compile(r"(?P<first>[12]\d{3})/(?P<last>[12]\d{3})", re.ASCII)


def relative_year(match: Match, rules: TimeRules) -> RelativeYear | None:
    """去年（2023年）on a known day of writing."""
    scene = match.scene
    relative, printed = match.times["relative"], match.times["printed"]
    named = scene.said["part-of-this-year"].sub("", relative.text.lower())
    same_time = scene.said["same-time-of"].search(named) is not None
    months = scene.said["month-of-a-year"].search(named)
    inside = YEAR_AWAY.match(relative.iso) if scene.statement.language == "zh" else None
    offset, tolerance = rules.relative.get(named[: months.start()] if months else named), 0
    if offset is None and inside:
        offset = int(inside["years"] or 0)  # 去年底, 今年上半年
    elif offset is None:
        offset, tolerance = _years_ago(scene, named)
    stated = moment(printed.iso.partition("/")[0])
    before = scene.statement.text[: relative.start]
    before_printed = scene.statement.text[: printed.start]
    if scene.said["the-before"].search(before):
        return None  # the next year (1998) is that of the story
    spoken = _year_of_speech(scene, relative)
    if spoken is None and _is_quoted(scene.statement.text[: relative.start]):
        return None  # "Last year (1986) we lost the house," reads a diary
    if spoken is None and any(
        _is_other_year(each, scene)
        for each in scene.times.values()
        if each.end <= relative.start and each is not printed
    ):
        return None  # 1978年冬，他写道：“去年（1977年）…”
    today = spoken or (scene.as_of.year if scene.as_of else None)
    if offset is None or today is None or stated is None:
        return None
    full = printed.text[:4].isdecimal() and scene.said["that-is-the-year"].search(before_printed)
    if stated.month and not (same_time or months or inside or full):
        return None
    expected, last = today + offset, moment(printed.iso.rpartition("/")[2])
    if scene.elsewhen and spoken is None and abs(stated.year - expected) > A_SLIP:
        return None  # 1952年秋…。去年（1951年） goes on in the story
    if abs(expected - stated.year) <= tolerance:
        return None
    if same_time and _may_be_of_the_year_before(last or stated, expected, scene.as_of):
        return None
    return RelativeYear(
        cue=match.cue,
        language=scene.statement.language,
        relative=relative,
        printed=printed,
        expected=expected,
        year=stated.year,
    )


A_SLIP = 2
"""Years by which last year is told wrong; what is farther off is told from another year than today's."""
EARLY = 4
"""Up to this month texts still tell of the year before, and of the same time a year before that."""


def _may_be_of_the_year_before(stated: Moment, expected: int, as_of: datetime.date | None) -> bool:
    """True for a text of January that compares December with 上年同期, two years back."""
    if as_of is None:
        return False
    open_still = stated.month > as_of.month if stated.month else as_of.month <= EARLY
    return stated.year == expected - 1 and open_still


def _of_common_era(printed: Mention) -> Moment | None:
    """The year of 公元1752年."""
    found = COMMON_ERA.fullmatch(printed.text)
    return Moment(int(found["year"])) if found else None


def _years_ago(scene: Scene, named: str) -> tuple[int | None, int]:
    """Years from the day of writing of "three years ago", and by how many it may be off.

    Two and a half years are called three as well as two, and a decade is a round number.
    """
    if not scene.said["years-ago"].fullmatch(named):
        return None, 0
    if named == "a decade ago":
        return -DECADE, LOOSE_DECADE
    years = small_number(named)
    return (-years, LOOSE_YEARS) if years and years < DECADE else (None, 0)


DECADE, LOOSE_DECADE, LOOSE_YEARS = 10, 2, 1


def _year_of_speech(scene: Scene, relative: Mention) -> int | None:
    """The year of the day on which was said what follows: speaking on 2 February 2024, he said."""
    text = scene.statement.text
    days = [
        point.year
        for each in scene.times.values()
        if each.end <= relative.start
        and (point := moment(each.iso)) is not None
        and point.day
        and scene.said["day-of-speech"].search(text, 0, each.start)
    ]
    return days[0] if len(days) == 1 else None


def _is_quoted(before: str) -> bool:
    """True inside quotation marks, where the day of writing is another one."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_other_year(mention: Mention, scene: Scene) -> bool:
    """True for a printed year that is not the one of writing."""
    year = re.match(r"([12]\d{3})(?!\d)", mention.iso)
    return year is not None and scene.as_of is not None and int(year[1]) != scene.as_of.year


def era(match: Match, rules: TimeRules) -> Era | None:
    """A decade or century and a year said to lie in it; a copy of an old thing is younger."""
    name, printed = _with_tens(match.scene, match.times["era"]), match.times["printed"]
    if rules.copied and rules.copied.search(match.scene.text):
        return None
    if match.scene.said["holds-a-part"].search(match.scene.text, match.start, match.end):
        return None  # built in 1684, the church has a tower that dates from the 18th century
    if "made_in" in match.words and rules.determiner:
        between = match.scene.statement.text[name.end : printed.start]
        if _is_of_contents(match, name):
            return None
        if _begins_anew(between, rules, match.scene.said) or "'s" in between or "’s" in between:
            return None  # a 19th-century mill stands beside a school built in 1962
    done = match.times.get("done")
    if done is not None and not match.scene.said["that-same-year"].fullmatch(done.text):
        return None
    span, year = (
        _years_of_era(match.scene, name, match.times.get("decade"), rules),
        moment(printed.iso) or _begin_of_decade(printed) or _of_common_era(printed),
    )
    if span is None or year is None:
        return None
    if _is_heyday(match, name, span, year.year) or _is_born_before(match, name, printed, span):
        return None
    if "one_of_those" in match.words and _is_of_others(match, span, year.year):
        return None
    if "sole" in match.words and year.year <= span[1]:
        return None  # built in 1935, it was the only bridge of the fifties
    name, span = _part_of(match.scene, _with_decade(match, name), span)
    return Era(
        cue=match.cue,
        language=match.scene.statement.language,
        era=name,
        printed=printed,
        first=span[0],
        last=span[1],
        year=year.year,
    )


def _is_of_others(match: Match, span: tuple[int, int], year: int) -> bool:
    """True for one of two beside a mill built in the 1890s, and where one is opened when built.

    Opened in 1960, a dam may be one of three completed in the 1950s.
    """
    text, said = match.scene.text, match.scene.said
    counted = max((at for at in match.scene.claims if match.start <= at < match.end), default=-1)
    if said["of-another-made-thing"].match(text, counted + 1, match.end):
        return True
    return span[0] - OPENED <= year <= span[1] + OPENED


OPENED = 2
"""Years from the building of a thing to its opening, or the other way round."""


def _begin_of_decade(printed: Mention) -> Moment | None:
    """The first year of the 1850s, which lie in one century."""
    span = YEARS.fullmatch(printed.iso)
    return Moment(int(span["first"])) if span and PLAIN_DECADE.search(printed.text) else None


def _begins_anew(between: str, rules: TimeRules, said: Vocabulary) -> bool:
    """True where another noun stands between a century and a year: a school beside the mill.

    Behind a colon or dash the old thing may be meant again: it was built; not its tower.
    """
    again = between.lstrip()[:1] in tuple(":;–—") and said["it-itself"].search(between)
    return rules.determiner is not None and not again and bool(rules.determiner.search(between))


def _is_heyday(match: Match, name: Mention, span: tuple[int, int], year: int) -> bool:
    """True for "launched in 1958, it was the hit of the 1960s": its decade is a later one."""
    before = match.scene.statement.text[: name.start]
    told = [found.end() for found in match.scene.said["of-an-era"].finditer(before)]
    return len(before) in told and span[1] - span[0] < CENTURY and year < span[0]


def _is_born_before(match: Match, name: Mention, printed: Mention, span: tuple[int, int]) -> bool:
    """True for a 20th-century painter born in 1885, who may have worked in that century."""
    text, year = match.scene.statement.text, moment(printed.iso)
    born = match.scene.said["then-born"].search(text[name.end : printed.start])
    return born is not None and year is not None and year.year <= span[1]


def _is_of_contents(match: Match, name: Mention) -> bool:
    """True for "the exhibition of 19th-century art opened in 2014"."""
    before = match.scene.statement.text[: name.start]
    about = any(
        found.end() == len(before) for found in match.scene.said["of-contents"].finditer(before)
    )
    done = match.scene.said["done-with-contents"].fullmatch(match.words["made_in"])
    return about and done is not None


CENTURY = 100
FIRST_HALF, MIDDLE, SECOND_HALF = (0, 50), (20, 80), (50, 100)
"""Years of a century that "early", "mid" and "late" leave open, with room for loose speech."""


def _part_of(scene: Scene, era: Mention, span: tuple[int, int]) -> tuple[Mention, tuple[int, int]]:
    """The late eighteenth century and 1750 to 1800; any other era and its span as they are."""
    if span[1] - span[0] != CENTURY:
        return era, span
    text = scene.statement.text
    parts = (
        (scene.said["first-half-of-an-era"], FIRST_HALF),
        (scene.said["middle-of-an-era"], MIDDLE),
        (scene.said["second-half-of-an-era"], SECOND_HALF),
    )
    for said, (first, last) in parts:
        ahead = said.search(text, 0, era.start)
        if ahead is None and not said.match(era.text):
            continue
        start = ahead.start() if ahead else era.start
        place = moved(era.place, start - era.start, era.end - start)
        named = replace(era, text=text[start : era.end], place=place, start=start)
        return named, (span[0] + first, span[0] + last)
    return era, span


PLAIN_DECADE = re.compile(r"\b(?P<first>[12]\d\d0)['’]?s\b")


def _years_of_era(
    scene: Scene, era: Mention, decade: Mention | None, rules: TimeRules
) -> tuple[int, int] | None:
    """First and last year of a decade or a century: 20世纪 (and 80年代), 1980s.

    A century counts from its year 00 as much as from 01, because writers differ.
    """
    span = YEARS.fullmatch(era.iso)
    if span is not None and decade is None:
        return int(span["first"]), int(span["last"])
    plain = PLAIN_DECADE.search(era.text)
    if plain is not None and decade is None:
        return int(plain["first"]), int(plain["first"]) + 9
    hundred = _century(scene, era.text, rules)
    if hundred is None:
        return None
    first = (hundred - 1) * 100
    tens = scene.said["decade"].search(decade.text if decade else era.text)
    ten = number(tens[0][:2]) if tens else TENS.get(era.text.split()[0].lower())
    return (first + ten, first + ten + 9) if ten is not None else (first, first + 100)


def _with_decade(match: Match, era: Mention) -> Mention:
    """20世纪80年代 where its century and its decade were read as two times."""
    decade = match.times.get("decade")
    if decade is None or decade.start != era.end:
        return era
    place = moved(era.place, 0, decade.end - era.start)
    text = match.scene.statement.text[era.start : decade.end]
    return replace(era, text=text, place=place, end=decade.end)


def _with_tens(scene: Scene, era: Mention) -> Mention:
    """The sixties of the twentieth century, where the century alone was read."""
    found = scene.said["tens-of-an-era"].search(scene.statement.text, 0, era.start)
    if found is None or found.end() != era.start:
        return era
    start = found.start()
    place = moved(era.place, start - era.start, era.end - start)
    return replace(era, text=scene.statement.text[start : era.end], place=place, start=start)


TENS = {
    word: 10 * ten
    for ten, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2
    )
}


def _century(scene: Scene, era: str, rules: TimeRules) -> int | None:
    """The number of a century: 20世纪, nineteenth century, 上世纪."""
    printed = scene.said["century"].search(era)
    if printed is not None:
        return ordinal_number(re.split("[ -]", printed[0])[0])
    named = (number for name, number in rules.centuries.items() if era.startswith(name))
    return next(named, None)
