"""What times say about each other: ages, durations, orders, anniversaries, labels, eras.

1881年出生，1936年逝世，享年55岁 -> born 1881, at 1936, age 55.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from heshu.claims.periods import years_of_plan
from heshu.languages.schema import Pack
from heshu.model.figures import Mention
from heshu.model.relations import (
    Anniversary,
    Duration,
    Era,
    Lifetime,
    Moment,
    PeriodLabel,
    Relation,
    RelativeYear,
    Succession,
    mentions,
    operands,
)
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.dates import SHORT_MONTHS, number
from heshu.relations.moments import ends_of, moment, moment_of, pair, years_in
from heshu.relations.patterns import Match, Rule, WordLists, compile_patterns, matches
from heshu.relations.scene import TIME, Scene

NAMES = ("age", "age-today", "anniversary", "nth-year", "duration", "in-a-row", "label",
         "relative-year", "era")  # fmt: skip
NEAR = {"zh": 10, "en": 30}
"""Masked characters between a date and the word of its event."""
DURATION_UNITS = frozenset({"a", "mo", "wk", "d"})


class TimeRules(Struct, frozen=True):
    """What the finder of times compiled from a pack."""

    patterns: Mapping[str, tuple[Rule, ...]]
    other_person: re.Pattern[str]
    """Words between a birth and an age that make the age somebody else's."""
    other_span: re.Pattern[str]
    """Working days, school years: not all days between two dates count."""
    fiscal: re.Pattern[str]
    stages: re.Pattern[str]
    """Phases, rebuilding: the events of one thing happen more than once."""
    orders: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    """Words of events, of which the first must come before the second."""
    labels: re.Pattern[str]
    label_months: Mapping[str, tuple[int, int]]
    """First and last month of a named period: 上半年 is 1 to 6."""
    relative: Mapping[str, int]
    """Years from the day of writing: 去年 is -1."""
    cautions: Cautions


def compile_times(pack: Pack, cautions: Cautions) -> TimeRules:
    """The rules of a pack for times."""
    lists = WordLists(pack)
    months = dict(_months(entry) for entry in pack.words_named("relation-label-months"))
    return TimeRules(
        {name: compile_patterns(pack, f"time-{name}") for name in NAMES},
        word_pattern(pack, "relation-other-person"),
        word_pattern(pack, "relation-other-span"),
        word_pattern(pack, "relation-fiscal"),
        word_pattern(pack, "relation-stages"),
        tuple(_order(entry, lists) for entry in pack.words_named("relation-order")),
        _words("/".join(months), lists),
        months,
        dict(_offset(entry) for entry in pack.words_named("relation-relative-year")),
        cautions,
    )


def _order(entry: str, lists: WordLists) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """`开工/动工|竣工/建成` as two patterns."""
    earlier, _, later = entry.partition("|")
    return _words(earlier, lists), _words(later, lists)


def _months(entry: str) -> tuple[str, tuple[int, int]]:
    """`上半年|1-6`."""
    label, _, extent = entry.partition("|")
    first, _, last = extent.partition("-")
    return label.lower(), (int(first), int(last))


def _offset(entry: str) -> tuple[str, int]:
    """`去年|-1`."""
    words, _, years = entry.partition("|")
    return words, int(years)


def _words(words: str, lists: WordLists) -> re.Pattern[str]:
    body = "|".join(re.escape(word) for word in sorted(words.split("/"), key=len, reverse=True))
    edge = "" if lists.pack.language == "zh" else r"\b"
    return re.compile(f"{edge}(?:{body}){edge}", re.IGNORECASE)


def find_times(scene: Scene, rules: TimeRules) -> Iterator[Relation]:
    """What the times of a statement say about each other and about its figures."""
    if not scene.times or rules.cautions.doubts(scene):
        return
    for name, build in BUILDERS.items():
        seen: set[tuple[int, ...]] = set()
        for match in matches(rules.patterns[name], scene):
            if rules.cautions.forbid(scene, match.start, match.end):
                continue
            relation = build(match, rules)
            if relation is None or (key := _key(relation)) in seen:
                continue
            seen.add(key)
            yield relation
    if len(scene.times) > 1:
        yield from _successions(scene, rules)


def _key(relation: Relation) -> tuple[int, ...]:
    """The figure of a relation, or its dates where it has none: it is read in one way only."""
    claims = [claim.start for _, claim in operands(relation)]
    return tuple(claims or sorted(mention.start for mention in mentions(relation)))


def _printed(match: Match) -> str:
    """The words of a match, its times and figures left in."""
    scene = match.scene
    return scene.statement.text[scene.original(match.start) : scene.original(match.end)]


def _lifetime(match: Match, rules: TimeRules) -> Lifetime | None:
    """A birth and an age at a later time, or today where no other time is named."""
    scene, age = match.scene, match.claim("age")
    birth, event = match.times["born"], match.times.get("at")
    born = moment_of(birth, scene.as_of)
    at = moment_of(event, scene.as_of) if event else _today(scene)
    if age is None or born is None or at is None or at.year < born.year:
        return None
    kinds = ("age",) if scene.statement.language == "zh" else ("age", "number", "duration")
    if age.quantity.kind not in kinds or age.quantity.unit not in ("", "a"):
        return None
    if rules.other_person.search(_printed(match)):
        return None
    return Lifetime(
        cue=match.cue,
        language=scene.statement.language,
        born=born,
        at=at,
        age=age,
        birth=birth,
        event=event,
    )


def _today(scene: Scene) -> Moment | None:
    return moment(f"{scene.as_of:%Y}") if scene.as_of else None


def _anniversary(match: Match, _rules: TimeRules) -> Anniversary | None:
    """Which anniversary: 70周年, 60年校庆; not every number of years is one."""
    number = match.claim("nth")
    if match.scene.statement.language == "zh" and number is not None:
        behind = match.scene.statement.text[number.end : number.end + 4]
        if "周" not in number.quantity.text and not JUBILEE.match(behind):
            return None
    return _founded(match, "anniversary")


def _nth_year(match: Match, _rules: TimeRules) -> Anniversary | None:
    """第10年, 第10个年头: counted from 1."""
    number = match.claim("nth")
    if number is None or (number.quantity.kind == "duration" and "第" not in number.quantity.text):
        return None
    return _founded(match, "year")


JUBILEE = re.compile("周年|的?(?:校庆|厂庆|院庆|华诞|生日|店庆|社庆|庆典)")


def _founded(match: Match, counts: str) -> Anniversary | None:
    """A founding and what year of the thing a later one is."""
    scene, number = match.scene, match.claim("nth")
    founding, event = match.times["founded"], match.times.get("at")
    founded = moment_of(founding, scene.as_of)
    at = moment_of(event, scene.as_of) if event else _today(scene)
    if number is None or founded is None or at is None or at.year <= founded.year:
        return None
    return Anniversary(
        cue=match.cue,
        language=scene.statement.language,
        founded=founded,
        at=at,
        number=number,
        founding=founding,
        event=event,
        counts="year" if counts == "year" else "anniversary",
    )


def _duration(match: Match, rules: TimeRules) -> Duration | None:
    return _between(match, rules, consecutive=False)


def _in_a_row(match: Match, rules: TimeRules) -> Duration | None:
    return _between(match, rules, consecutive=True)


def _between(match: Match, rules: TimeRules, *, consecutive: bool) -> Duration | None:
    """Two ends and the time between them."""
    scene = match.scene
    length = match.claim("length") or match.claim("nth")
    first, last = match.times.get("begin") or match.times["span"], match.times.get("end")
    ends = pair(first.iso, last.iso) if last else ends_of(first)
    if length is None or ends is None or ends[1].first() < ends[0].first():
        return None
    if not consecutive and length.quantity.unit not in DURATION_UNITS:
        return None
    if rules.other_span.search(_printed(match) + scene.text[match.end : match.end + 12]):
        return None
    return Duration(
        cue=match.cue,
        language=scene.statement.language,
        begin=ends[0],
        end=ends[1],
        length=length,
        first=first,
        last=last,
        consecutive=consecutive,
    )


def _label(match: Match, rules: TimeRules) -> PeriodLabel | None:
    """A named period and the months or years printed beside it."""
    scene = match.scene
    label, printed = match.times["label"], match.times["printed"]
    named, stated = _extent(label, rules), _extent(printed, rules)
    if named is None or stated is None or rules.fiscal.search(scene.statement.text):
        return None
    if (named[0] > LAST_MONTH) != (stated[0] > LAST_MONTH):
        return None
    return PeriodLabel(
        cue=match.cue,
        language=scene.statement.language,
        label=label,
        printed=printed,
        named=named,
        stated=stated,
    )


NARRATED = re.compile(r"\bthe\s*$", re.IGNORECASE)
LAST_MONTH = 12
EXTENT = re.compile(
    r"(?:\{y[+-]?\d*\}|\d{4})?-{0,2}(?P<first>\d{2})/(?:\{y[+-]?\d*\}|\d{4})?-{0,2}(?P<last>\d{2})",
    re.ASCII,
)
YEARS = re.compile(r"(?P<first>[12]\d{3})/(?P<last>[12]\d{3})", re.ASCII)


ENGLISH_MONTHS = re.compile(
    r"(?P<first>[A-Z][a-z]{2})[a-z]*\.?\s*(?:to|through|-|–|—|and)\s*(?P<last>[A-Z][a-z]{2})[a-z]*\.?"
)


def _extent(mention: Mention, rules: TimeRules) -> tuple[int, int] | None:
    """First and last month, or first and last year, of a period."""
    found = YEARS.fullmatch(mention.iso or years_of_plan(mention.text)) or EXTENT.fullmatch(
        mention.iso
    )
    if found:
        return int(found["first"]), int(found["last"])
    months = ENGLISH_MONTHS.match(mention.text)
    if months:
        first, last = (SHORT_MONTHS.get(months[end].lower()) for end in ("first", "last"))
        return (first, last) if first and last else None
    label = rules.labels.search(mention.text)
    return rules.label_months[label[0].lower()] if label else None


def _relative_year(match: Match, rules: TimeRules) -> RelativeYear | None:
    """去年（2023年）on a known day of writing."""
    scene = match.scene
    relative, printed = match.times["relative"], match.times["printed"]
    offset, stated = rules.relative.get(relative.text.lower()), moment(printed.iso)
    if NARRATED.search(scene.statement.text[: relative.start]):
        return None  # the next year (1998) is that of the story
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


def _era(match: Match, _rules: TimeRules) -> Era | None:
    """A decade or century and a year said to lie in it."""
    era, printed = match.times["era"], match.times["printed"]
    span, year = _years_of_era(era, match.times.get("decade")), moment(printed.iso)
    if span is None or year is None:
        return None
    return Era(
        cue=match.cue,
        language=match.scene.statement.language,
        era=era,
        printed=printed,
        first=span[0],
        last=span[1],
        year=year.year,
    )


CENTURY = re.compile(
    r"(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:st|nd|rd|th)?\s*(?:世纪|century)",
    re.IGNORECASE,
)
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
    hundred = number(century["number"]) if century else RELATIVE_CENTURIES.get(era.text[:3])
    if hundred is None:
        return None
    first = (hundred - 1) * 100
    tens = DECADE.search(decade.text if decade else era.text)
    ten = number(tens["number"]) if tens else None
    return (first + ten, first + ten + 9) if ten is not None else (first, first + 100)


BUILDERS: Mapping[str, Callable[[Match, TimeRules], Relation | None]] = {
    "age": _lifetime,
    "age-today": _lifetime,
    "anniversary": _anniversary,
    "nth-year": _nth_year,
    "duration": _duration,
    "in-a-row": _in_a_row,
    "label": _label,
    "relative-year": _relative_year,
    "era": _era,
}
"""Name of the patterns (`time-age`) -> what makes a relation of a match."""


def _successions(scene: Scene, rules: TimeRules) -> Iterator[Succession]:
    """Pairs of dated events, of which one must come first."""
    if rules.stages.search(scene.text):
        return
    points = years_in(scene)
    for first, second in rules.orders:
        dated = [_dated(scene, pattern, points) for pattern in (first, second)]
        if not dated[0] or not dated[1]:
            continue
        (event, mention, at), (other, other_mention, other_at) = dated[0], dated[1]
        if mention is not other_mention:
            yield Succession(
                language=scene.statement.language,
                cue=f"{event} … {other}",
                earlier=at,
                later=other_at,
                earlier_date=mention,
                later_date=other_mention,
                earlier_event=event,
                later_event=other,
            )


CLAUSE_STOP = re.compile(r"[，。；：！？,;:!?\n]")
Dated = tuple[str, Mention, Moment]


def _dated(
    scene: Scene, pattern: re.Pattern[str], points: list[tuple[int, Mention, Moment]]
) -> Dated | None:
    """The word of an event with the date nearest to it in its clause; only if it stands once."""
    hits = list(pattern.finditer(scene.text))
    if not hits or any(after.start() > before.end() for before, after in pairwise(hits)):
        return None  # 建成通车 is one event, 建成 … 又建成 are two
    word, best, nearest = hits[0], None, NEAR[scene.statement.language] + 1
    for offset, mention, point in points:
        before = offset < word.start()
        gap = scene.text[offset + 1 : word.start()] if before else scene.text[word.end() : offset]
        if len(gap) < nearest and not CLAUSE_STOP.search(gap) and TIME not in gap:
            best, nearest = (word[0], mention, point), len(gap)
    return best
