"""Two ends and the time between them, and named periods beside their months or years."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from heshu.claims.periods import years_of_numbered_plan, years_of_plan
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.model.relations import ClockSpan, Duration, Moment, PeriodLabel
from heshu.relations.dates import SHORT_MONTHS
from heshu.relations.moments import ANY_YEAR, ends_of, is_season, pair
from heshu.relations.patterns import Match
from heshu.relations.scene import Scene, synthetic
from heshu.relations.small_numbers import SMALL_NUMBERS, ordinal_number
from heshu.relations.times.clocks import at_its_clock, clock_span
from heshu.relations.times.rules import TimeRules
from heshu.relations.times.year_counts import counts_years, counts_years_touched, fits_months

DURATION_UNITS = frozenset({"a", "mo", "wk", "d"})


def duration(match: Match, rules: TimeRules) -> Duration | ClockSpan | None:
    """Two dates and the days, months or years between them, or two clock times and the hours."""
    length = match.claim("length")
    if length and rules.on_end and rules.on_end.match(length.sentence, length.end + 1):
        return None
    if length and _is_of_what_was_before(match, length):
        return None
    if match.scene.said["several-spans"].search(match.scene.text, 0, match.end):
        return None
    if match.scene.said["and-then-for"].match(match.scene.text, match.end):
        return None  # 在水文站干了21年，又到局里干了15年
    if length and (_is_one_of_several(match.scene, length) or _is_elsewhere(match, length)):
        return None
    span = clock_span(at_its_clock(match), rules) or _between(match, rules, consecutive=False)
    return None if isinstance(span, Duration) and _lies_within(match, span) else span


def _is_one_of_several(scene: Scene, length: Claim) -> bool:
    """True for 在海外学习了5年、工作了10年: what lies between the ends is told in pieces."""
    if scene.statement.language != "zh":
        return False
    text = scene.statement.text
    for other in scene.claims.values():
        if other is length or other.quantity.kind != "duration":
            continue
        one, two = sorted((length, other), key=lambda each: each.start)
        if scene.said["and-so-long-there"].fullmatch(text, one.end, max(two.start, one.end)):
            return True
    return False


def _is_elsewhere(match: Match, length: Claim) -> bool:
    """True for 1978年移居美国，1998年回国，在纽约住了12年: at a place that was not told of before."""
    last, scene = match.times.get("end"), match.scene
    if last is None or scene.statement.language != "zh":
        return False
    text = scene.statement.text
    at = scene.said["stayed-at-a-place"].search(text, last.end, max(length.start, last.end))
    if at is None or scene.said["goes-away"].search(text, 0, last.start) is None:
        return False
    place = text[at.end("place") : at.start("stayed")]
    return place not in text[: last.end] and scene.said["anywhere-abroad"].fullmatch(place) is None


def _lies_within(match: Match, span: Duration) -> bool:
    """True for "sat for 41 days between 3 March and 20 June", which need not have been all of them."""
    text, length = match.scene.statement.text, span.length.quantity
    if match.scene.said["between-ends"].search(text, 0, span.first.start) is None:
        return False
    days = DAYS.get(length.unit, 0) * (length.value or 0)
    return days < (day_number(span.end) - day_number(span.begin))


def term(match: Match, rules: TimeRules) -> Duration | ClockSpan | None:
    """A term that was set with both its days: 租期3年，自2024年3月12日起至2027年3月11日止."""
    if match.scene.said["days-in-custody"].search(match.scene.statement.text):
        return None
    span = duration(match, rules)
    if not isinstance(span, Duration) or not (span.begin.day and span.end.day):
        return span
    return replace(span, agreed=True)


def moved(match: Match, rules: TimeRules) -> ClockSpan | None:
    """由17时推迟至21时，延长4个小时: a clock time and by how much it was put off or brought forward."""
    return clock_span(match, rules, moved=True)


DAYS = {"d": 1, "wk": 7, "mo": 30, "a": 365}


def day_number(moment: Moment) -> int:
    """About the number of a day, for lengths that are far apart."""
    return moment.year * 365 + (moment.month or 1) * 30 + (moment.day or 1)


LONGEST_BREAK = 180
"""Minutes at noon that hours of every day may leave out."""


def daily_hours(match: Match, rules: TimeRules) -> ClockSpan | None:
    """营业时间9:00—21:00，每天营业12小时: fewer hours than lie between may be without the noon."""
    span = clock_span(match, rules)
    value = span.length.quantity.value if span else None
    if span is None or value is None:
        return None
    stated = value * (60 if span.length.quantity.unit == "h" else 1)
    if any(0 < minutes - stated <= LONGEST_BREAK for minutes in span.minutes):
        return None
    return span


LATER = re.compile(
    r"(?P<count>[a-z]+|\d{1,3}) (?P<unit>hour|day|week|month|year)s? later", re.IGNORECASE
)
UNITS = {"hour": "h", "day": "d", "week": "wk", "month": "mo", "year": "a"}


def until_then(match: Match, rules: TimeRules) -> Duration | ClockSpan | None:
    """kicked off at 19:30 and finished at 22:10, two hours later: the last words are a time."""
    then = match.times["then"]
    found = LATER.fullmatch(then.text)
    if found is None:
        return None
    count = found["count"].lower()
    value = int(count) if count.isdecimal() else SMALL_NUMBERS.get(count)
    if value is None:
        return None
    span, unit = (then.start, then.end), UNITS[found["unit"].lower()]
    length = synthetic(
        match.scene.statement, then.place, span, Decimal(value), kind="duration", unit=unit
    )
    timed = replace(match, roles={"length": (length,)})
    return clock_span(timed, rules) or _between(timed, rules, consecutive=False)


def _is_of_what_was_before(match: Match, length: Claim) -> bool:
    """True for "ended on 17 March after 3 days of talks", which are no time between the ends."""
    said = match.scene.said
    return (
        said["after-before"].search(match.printed) is not None
        and said["of-behind"].match(length.sentence, length.end) is not None
    )


def in_a_row(match: Match, rules: TimeRules) -> Duration | None:
    """Two years and how many in a row they make; the end of a longer list of years makes none."""
    if match.scene.text.endswith("、", 0, match.start):
        return None
    return _between(match, rules, consecutive=True)


def _between(match: Match, rules: TimeRules, *, consecutive: bool) -> Duration | None:
    """Two ends and the time between them."""
    scene = match.scene
    length = match.claim("length") or match.claim("nth")
    first, last = match.times.get("begin") or match.times["span"], match.times.get("end")
    ends = _pair(scene, first, last) if last else ends_of(first)
    if length is None or ends is None or (consecutive and last is None and is_season(first)):
        return None
    if ends[1].first() < ends[0].first() and not _has_both_years(match, first, last):
        return None
    if not consecutive and length.quantity.unit not in DURATION_UNITS:
        return None
    if consecutive and any(end.month for end in ends) and fits_months(length, ends):
        return None
    if consecutive and _is_no_run_of_them(match, length, (first, last), ends, rules):
        return None
    if scene.said["from-then-on"].search(
        scene.statement.text, (last or first).end, max(length.start, (last or first).end)
    ):
        return None  # 1947年考入，1951年毕业后到试验站工作，一干就是8年
    behind = re.split("[，；。,;]", scene.text[match.end : match.end + 12])[0]
    printed = match.bare(length) + scene.said["grade-above"].sub("", behind)
    if consecutive and rules.each and rules.own_clause:
        if rules.own_clause.search(scene.statement.text, length.end, first.start):
            return None  # two years in a row, in a market that shrank from 2012 to 2016
        printed = rules.each.sub("", printed)
    if consecutive:
        printed = scene.said["began-a-run"].sub("", printed)
    if rules.other_span.search(scene.said["no-other-span"].sub("", printed)):
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
        touched=counts_years_touched(scene, length),
    )


def _is_no_run_of_them(
    match: Match,
    length: Claim,
    times: tuple[Mention, Mention | None],
    ends: tuple[Moment, Moment],
    rules: TimeRules,
) -> bool:
    """True for a run of years that need not be all those from the first time to the last."""
    scene, (first, last) = match.scene, times
    text, behind = scene.statement.text, (last or first).end
    if counts_changes(scene, length, ends):
        return True
    if last and _may_have_paused(scene, length, first, last, ends):
        return True
    if not counts_years(scene, length, rules.series):
        return True
    if scene.said["own-times-behind"].match(scene.text, match.end):
        return True
    if scene.said["within-the-years"].search(text, behind, length.start):
        return True  # 2011年至2020年间曾连续四年进入决赛
    # grew from 2010 to 2016, and the firm won the prize three years in a row
    another = scene.said["and-another-deed"]
    return another.search(text, behind, max(length.start, behind)) is not None


def _may_have_paused(
    scene: Scene, length: Claim, first: Mention, last: Mention, ends: tuple[Moment, Moment]
) -> bool:
    """True for 2017年首次入选，到2023年已连续4年入选: fewer years than there were since the first."""
    began = scene.said["began-a-run"].search(scene.statement.text, first.end, last.start)
    value = length.quantity.value
    return began is not None and value is not None and value <= ends[1].year - ends[0].year + 1


def _pair(scene: Scene, first: Mention, last: Mention) -> tuple[Moment, Moment] | None:
    """Both ends, the second a year later where it is said so: 1月29日至次年2月16日.

    `None` where no year is known: how many days there are depends on it.
    """
    ends, text = pair(first.iso, last.iso), scene.statement.text
    if ends is None or not scene.said["of-the-next-year"].search(text, first.end, last.end):
        return ends
    begin, end = ends
    if begin.year == ANY_YEAR:
        return None
    return (begin, replace(end, year=begin.year + 1)) if end.year == begin.year else ends


def counts_changes(scene: Scene, length: Claim, ends: tuple[Moment, Moment]) -> bool:
    """True for sales that fell three years in a row, from those of 2021 to those of 2024."""
    changes = length.quantity.value == ends[1].year - ends[0].year
    return changes and scene.said["rises-or-falls"].search(scene.statement.text) is not None


YEAR = re.compile(r"\d{4}", re.ASCII)


def _has_both_years(match: Match, first: Mention, last: Mention | None) -> bool:
    """True if both ends print their year, so that an end before its beginning is a slip."""
    if match.scene.said["before-christ"].search(match.scene.statement.text):
        return False
    if last is None:
        return len(YEAR.findall(first.text)) > 1
    return bool(YEAR.search(first.text) and YEAR.search(last.text))


def label(match: Match, rules: TimeRules) -> PeriodLabel | None:
    """A named period and the months or years printed beside it."""
    scene = match.scene
    name, printed = match.times["label"], match.times["printed"]
    last = match.times.get("last")
    named = _plan(name, match.scene, rules) or _extent(scene, name, rules)
    stated = _points(printed, last) if last else _extent(scene, printed, rules)
    if named is None or stated is None or rules.fiscal.search(scene.statement.text):
        return None
    if _has_split_year(scene) or _is_of_business_year(name, named, stated):
        return None
    if _is_of_business_year(printed, stated, named):
        return None
    if (named[0] > LAST_MONTH) != (stated[0] > LAST_MONTH):
        return None
    return PeriodLabel(
        cue=match.cue,
        language=scene.statement.language,
        label=name,
        printed=printed,
        named=named,
        stated=stated,
    )


APRIL, QUARTER = 4, 3
ANY_DIGIT = re.compile(r"\d", re.ASCII)


def _is_of_business_year(name: Mention, named: tuple[int, int], stated: tuple[int, int]) -> bool:
    """True for a first half from April to September: years of firms and states begin in April, too."""
    if max(named) > LAST_MONTH:
        return False
    begins = APRIL - 1
    moved = tuple((month + begins - 1) % LAST_MONTH + 1 for month in named)
    opens = named[0] == 1 or named[1] - named[0] > QUARTER
    return opens and stated == moved and not ANY_DIGIT.search(name.text)


SPLIT_YEAR = re.compile(r"(?<!\d)(?:19|20)(\d\d)[-–/](?:19|20)?(\d\d)(?!\d)", re.ASCII)
CENTURY = 100


def _has_split_year(scene: Scene) -> bool:
    """True beside 2025/26 or 2024–25, years whose first quarter need not begin in January."""
    told = f"{scene.statement.section}\n{scene.statement.text}"
    return any((int(a) + 1) % CENTURY == int(b) for a, b in SPLIT_YEAR.findall(told))


def plan_year(match: Match, rules: TimeRules) -> PeriodLabel | None:
    """2021年是“十四五”规划的开局之年: the first or the last year of a plan and a printed one."""
    name, printed = match.times["label"], match.times["printed"]
    plan, year = _extent(match.scene, name, rules), YEAR.fullmatch(printed.iso)
    which = match.words.get("first_of_plan") or match.words.get("last_of_plan")
    if plan is None or year is None or which is None or plan[0] <= LAST_MONTH:
        return None
    named = plan[0] if "first_of_plan" in match.words else plan[1]
    return PeriodLabel(
        cue=match.cue,
        language=match.scene.statement.language,
        label=name,
        printed=printed,
        named=(named, named),
        stated=(int(year[0]), int(year[0])),
    )


FIRST_PLAN_OF_CHINA_ALONE = 14
"""Fewer other countries have numbered so many plans, or their texts name them."""


def _plan(name: Mention, scene: Scene, rules: TimeRules) -> tuple[int, int] | None:
    """The years of "the 14th Five-Year Plan" in a text that speaks of China."""
    plan = scene.said["five-year-plan"].search(name.text)
    if rules.plan is None or plan is None:
        return None
    number, text = ordinal_number(name.text[: plan.start()]), scene.statement.text
    if number is None or rules.plan.elsewhere.search(text):
        return None
    if number < FIRST_PLAN_OF_CHINA_ALONE and not rules.plan.china.search(text):
        return None
    return years_of_numbered_plan(number)


MONTH = re.compile(r"--(\d{2})", re.ASCII)


def _points(first: Mention, last: Mention) -> tuple[int, int] | None:
    """Two printed years, or two months, as the ends of a period."""
    for form in (YEAR, MONTH):
        ends = [form.fullmatch(each.iso) for each in (first, last)]
        numbers = [int(end[0].lstrip("-")) for end in ends if end]
        if len(numbers) == len(ends):
            return numbers[0], numbers[1]
    return None


LAST_MONTH = 12
EXTENT = re.compile(
    r"(?:\{y[+-]?\d*\}|\d{4})?-{0,2}(?P<first>\d{2})(?P<from>-01)?/"
    r"(?:\{y[+-]?\d*\}|\d{4})?-{0,2}(?P<last>\d{2})(?(from)-(?:28|29|30|31))",
    re.ASCII,
)
YEARS = re.compile(r"(?P<first>[12]\d{3})/(?P<last>[12]\d{3})", re.ASCII)


def _extent(scene: Scene, mention: Mention, rules: TimeRules) -> tuple[int, int] | None:
    """First and last month, or first and last year, of a period."""
    found = YEARS.fullmatch(mention.iso or years_of_plan(mention.text)) or EXTENT.fullmatch(
        mention.iso
    )
    if found:
        return int(found["first"]), int(found["last"])
    ends = scene.said["joint-of-times"].split(mention.text, 1)
    months = [SHORT_MONTHS.get(end.strip()[:3].lower(), 0) for end in ends]
    if len(months) > 1 and all(months):
        return months[0], months[1]
    named = rules.labels.search(mention.text.replace("-", " "))
    return rules.label_months[named[0].lower()] if named else None
