"""Printed dates, clock times and weekdays: 2025年10月29日，星期四.

The digits are read here again, because a date that does not exist is no date to the scanner.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.phrases import Phrases
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.figures import Mention, Place
from heshu.model.relations import CalendarDate
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.odd_dates import is_told_as_odd
from heshu.relations.scene import Scene, mention_at
from heshu.relations.slots import WordLists
from heshu.relations.small_numbers import DAY_ORDINALS

DIGIT = "[0-9０-９]"
WEEKDAYS_ZH = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
MONTHS_EN = (
    "january february march april may june july august september october november december"
).split()
SHORT_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS_EN, start=1)}
CHINESE_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")}
CHINESE_DIGITS |= {"零": "0", "○": "0"}
ISO = re.compile(
    r"(?<![0-9./:-])(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-/])(?P<month>[0-9]{1,2})(?P=mark)"
    r"(?P<day>[0-9]{1,2})(?!\.?[0-9]|[/:-])"
)
DOTTED = re.compile(
    r"(?<![0-9./:-])(?P<year>20[0-9]{2})\.(?P<month>0[1-9]|1[0-2])\.(?P<day>[0-2][0-9]|3[01])(?![0-9./:-])"
)
"""2025.02.30: so exact that no number of a version or section looks like it."""
CLOCK_SLOTS = {
    "blank": r"\s*",
    "space": r"\s?",
    "edge": r"\b",
    "no-digit": f"(?!{DIGIT})",
    "clock-end": "(?![0-9０-９:：%])",
}
SLOTS_ZH = CLOCK_SLOTS | {
    "digit": DIGIT,
    "year": rf"(?P<year>(?<!{DIGIT}){DIGIT}{{4}}|(?<![〇一二三四五六七八九])[〇○零一二三四五六七八九]{{4}})",
    "year-in-digits": rf"(?P<year>(?<!{DIGIT}){DIGIT}{{4}})",
    "month": r"(?<![0-9０-９.．一二三四五六七八九十百千万亿])"
    rf"(?P<month>{DIGIT}{{1,2}}|[一二三四五六七八九十]{{1,3}})",
    "month-in-digits": rf"(?P<month>{DIGIT}{{1,2}})",
    "day": rf"(?P<day>{DIGIT}{{1,2}}|[一二三四五六七八九十]{{1,3}})",
    "weekday": f"(?P<weekday>[{''.join(WEEKDAYS_ZH)}])",
    "clock": "(?<![0-9：:.])[0-2]?[0-9][:：][0-5][0-9]",
    "hour": rf"(?<![0-9０-９.．:：])(?P<hour>{DIGIT}{{1,2}})",
    "minute": rf"(?P<minute>{DIGIT}{{1,2}})",
    "second": rf"(?P<second>{DIGIT}{{1,2}})",
    "minute-behind-colon": rf"(?P<minute2>{DIGIT}{{2}})",
    "second-behind-colon": rf"(?P<second2>{DIGIT}{{2}})",
}
SLOTS_EN = CLOCK_SLOTS | {
    "digit": DIGIT,
    "fresh": "(?<![0-9A-Za-z.,])",
    "day-1": "(?P<day1>[0-9]{1,2})",
    "day-2": "(?P<day2>[0-9]{1,2})",
    "day-word-1": f"(?P<dayword1>{any_of(DAY_ORDINALS)})",
    "day-word-2": f"(?P<dayword2>{any_of(DAY_ORDINALS)})",
    "no-figure": "(?![0-9:%]|[.,][0-9])",
    "no-letter": "(?![A-Za-z])",
    "year-1": "(?P<year1>(?:1[5-9]|20)[0-9]{2})(?![0-9])",
    "year-2": "(?P<year2>(?:1[5-9]|20)[0-9]{2})(?![0-9])",
    "hour": "(?P<hour>[0-9]{1,2})",
    "minute": "(?P<minute>[0-9]{2})",
    "second": "(?P<second>[0-9]{2})",
}
"""What is told by its digits; the words between stand in the packs. `month-1` and `day-1` are those
of "July 3", `day-2` and `month-2` those of "3 July"."""
TITLE = re.compile("《[^》]*》")
CLOCK_HOURS = 29
"""Hours up to here are slips of the clock; larger ones are something else (a score, odds)."""


class DateRules(Struct, frozen=True):
    """What the finder of dates compiled from a pack."""

    date: re.Pattern[str]
    date_mark: re.Pattern[str]
    """What every date holds: far quicker to look for."""
    day_behind: re.Pattern[str] | None
    """The 31日 of 9月10日至31日, which is of the month before it; `None` where none is written so."""
    month_of_year: re.Pattern[str]
    """A year and a month without a day."""
    clock: re.Pattern[str]
    clock_mark: re.Pattern[str]
    """What every clock time holds."""
    weekday_before: re.Pattern[str]
    """恰逢周日的2024年9月1日, 周日（9月1日）: the weekday of the date behind it."""
    behind_iso: re.Pattern[str]
    """（星期二） behind 2024-03-05: the weekday of a date in digits."""
    weekdays: tuple[str, ...]
    """First three letters of the English names of the days from Monday on, in lower case."""
    other_calendar: re.Pattern[str]
    behind_weekday: re.Pattern[str] | None
    """What shows that a weekday behind a date is that of the date; `None` where nothing must."""
    recurring: re.Pattern[str] | None
    """What makes a weekday before a date one of many: every Friday, Monday to Sunday."""
    cautions: Cautions


def compile_dates(pack: Pack, cautions: Cautions) -> DateRules:
    """The rules of a pack for dates."""
    chinese, lists = pack.language == "zh", WordLists(pack)
    phrases = Phrases(pack, SLOTS_ZH if chinese else SLOTS_EN | _names(pack))
    return DateRules(
        re.compile(phrases.regex("relation-date")),
        re.compile(phrases.cue("relation-date") if chinese else _short_names(pack)),
        re.compile(phrases.regex("relation-day-behind")) if chinese else None,
        re.compile(phrases.regex("relation-month-of-year")),
        re.compile(phrases.regex("relation-clock"), re.IGNORECASE),
        re.compile(phrases.regex("relation-clock-mark")),
        re.compile(phrases.regex("relation-weekday-before")),
        re.compile(phrases.regex("relation-weekday-behind")),
        tuple(name[:3] for name in pack.words_named("weekday")),
        word_pattern(pack, "relation-other-calendar"),
        None
        if chinese
        else re.compile(rf"\s*(?:[,.;:!?)—–]|$)|\s+{lists.regex('relation-weekday-tail')}"),
        None if chinese else re.compile(rf"{lists.regex('relation-weekday-recurring')}\s+$"),
        cautions,
    )


def month_names(pack: Pack) -> tuple[str, ...]:
    """The names of the months and their short forms, with a capital."""
    return tuple(
        name.capitalize()
        for month in range(1, len(MONTHS_EN) + 1)
        for name in pack.words_named(f"month-{month:02}")
    )


def _names(pack: Pack) -> dict[str, str]:
    """The slots of months and weekdays, which begin with a capital in English."""
    months = any_of(month_names(pack))
    days = any_of(name.capitalize() for name in pack.words_named("weekday"))
    short = any_of(name.capitalize() for name in pack.words_named("weekday-short"))
    return {
        "month-1": rf"(?P<month1>{months})\.?",
        "month-2": rf"(?P<month2>{months})\.?",
        "weekday-1": rf"(?P<weekday1>{days}|(?<!The )(?<![A-Za-z]){short}\b)",
        "weekday-2": f"(?P<weekday2>{days})",
        "weekday-2b": f"(?P<weekday3>{days})",
    }


def _short_names(pack: Pack) -> str:
    return any_of({name[:3] for name in month_names(pack)})


def find_dates(scene: Scene, rules: DateRules) -> Iterator[CalendarDate]:
    """Dates and times that cannot be, and dates with a weekday."""
    statement = scene.statement
    text = statement.text
    found = [*_chinese(text, rules)] if statement.language == "zh" else [*_english(text, rules)]
    found += _iso(text, rules)
    if not found or rules.other_calendar.search(text):
        return
    if rules.cautions.doubts(scene):
        return
    titles = [title.span() for title in TITLE.finditer(text)]
    for span, date in found:
        if any(start < span[0] and span[1] < end for start, end in titles):
            continue
        mention = mention_at(statement, *span)
        if mention is not None and not is_told_as_odd(scene, date, span, rules.weekdays):
            earlier = [each for at, each in found if at < span]
            near = _beside(date, earlier, scene)
            behind = None if near else _day_behind(date, earlier)
            dateline = near or behind or (None if scene.elsewhen else scene.as_of)
            yield replace(
                date, mention=mention, cue=mention.text, dateline=dateline,
                language=statement.language,
                near=near is not None or (not behind and _is_of_these_weeks(date, span, scene)),
            )  # fmt: skip


def _beside(
    date: CalendarDate, earlier: Sequence[CalendarDate], scene: Scene
) -> datetime.date | None:
    """The last full date before one without a year, if both are days of the same weeks."""
    full = [each for each in earlier if each.year and each.month and each.day]
    if date.year or not date.month or not full:
        return None
    if scene.said["another-year"].search(scene.statement.text):
        return None
    last = full[-1]
    try:
        reference = datetime.date(last.year or 0, last.month or 0, last.day or 0)
        day = datetime.date(reference.year, date.month, date.day or 1)
    except ValueError:
        return None
    return reference if abs(day - reference) <= WEEKS_AROUND else None


WEEKS_AROUND = datetime.timedelta(days=31)


def _is_of_these_weeks(date: CalendarDate, span: tuple[int, int], scene: Scene) -> bool:
    """True in a sentence that names no year but that of the dateline, or behind it the next one.

    A day that is set for later but lies before the dateline may be of the next year.
    """
    text, as_of = scene.statement.text, scene.as_of
    if as_of is None or scene.elsewhen or scene.said["another-year"].search(text):
        return False
    before = {int(found[0]) for found in YEAR.finditer(text, 0, span[0])}
    behind = {int(found[0]) for found in YEAR.finditer(text, span[1])}
    if not before <= {as_of.year} or not behind <= {as_of.year, as_of.year + 1}:
        return False  # from 27 September to 4 January 2026 begins in 2025
    earlier = (date.month or 0, date.day or 0) < (as_of.month, as_of.day)
    return not (earlier and scene.said["set-for-later"].search(text))


YEAR = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")


def looking_back(scenes: Sequence[Scene]) -> list[Scene]:
    """The scenes, those told behind a sentence about years long before the day of writing.

    The landings of 1944 are remembered. On Tuesday 6 June the fleet set out: of which year is open.
    """
    found = list(scenes[:1])
    for before, scene in pairwise(scenes):
        here, day = before.statement.passage == scene.statement.passage, scene.as_of
        years = {
            int(year[0]) for year in YEAR.finditer(before.statement.text if here and day else "")
        }
        past = day is not None and any(year < day.year - 1 for year in years)
        found.append(replace(scene, elsewhen=True) if past else scene)
    return found


def _day_behind(date: CalendarDate, earlier: Sequence[CalendarDate]) -> datetime.date | None:
    """The day that a date without a year is, if it has its weekday in the year of a date before it.

    She died on 2 November 1968 and was buried on the following Thursday, 7 November. The next year
    is tried, too.
    """
    if date.year is not None or date.weekday is None or not date.month or not date.day:
        return None
    years = sorted({year for each in earlier if each.year for year in (each.year, each.year + 1)})
    for year in years:
        try:
            day = datetime.date(year, date.month, date.day)
        except ValueError:
            continue
        if day.weekday() == date.weekday:
            return day
    return None


Found = tuple[tuple[int, int], CalendarDate]
NOWHERE = Mention(kind="date", text="", place=Place("", 0, 0, 0, 0), start=0, end=0)


def _chinese(text: str, rules: DateRules) -> Iterator[Found]:
    if rules.date_mark.search(text):
        for found in rules.date.finditer(text):
            weekday = found["weekday"] or _weekday_before(text, found.start(), rules)
            date = _date(found["year"], found["month"], found["day"])
            yield _trimmed(found), replace(date, weekday=WEEKDAYS_ZH[weekday] if weekday else None)
            last = rules.day_behind.match(text, found.end()) if rules.day_behind else None
            if last:
                span = last.start("day"), last.end()
                yield span, _date(found["year"], found["month"], last["day"])
        for found in rules.month_of_year.finditer(text):
            if not rules.date.match(text, found.start()):
                yield found.span(), _date(found["year"], found["month"], None)
    for found in rules.clock.finditer(text) if rules.clock_mark.search(text) else ():
        clear = found["minute"] is not None or found["lead"] is not None
        hour = number(found["hour"])
        if clear and hour is not None and hour <= CLOCK_HOURS:
            yield (
                _trimmed(found),
                CalendarDate(
                    mention=NOWHERE,
                    hour=hour,
                    minute=number(found["minute"] or found["minute2"]),
                    second=number(found["second"] or found["second2"]),
                ),
            )


LONGEST_LEAD = 36
"""Characters before a date in which the weekday stands, with the clause of its event."""


def _weekday_before(text: str, start: int, rules: DateRules) -> str:
    """The weekday right before a date, if it is said of it."""
    found = rules.weekday_before.search(text[max(0, start - LONGEST_LEAD) : start])
    return found["weekday"] if found else ""


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    """The span without the word in front that made a clock time sure."""
    led = found.groupdict().get("lead") is not None
    return found.start("hour") if led else found.start(), found.end()


def _english(text: str, rules: DateRules) -> Iterator[Found]:
    for found in rules.date.finditer(text) if rules.date_mark.search(text) else ():
        which = "1" if found["month1"] else "2"
        month = SHORT_MONTHS[found[f"month{which}"][:3].lower()]
        before, behind = _weekdays(found, text, rules)
        name = (before or behind).lower()[:3]
        date = CalendarDate(
            mention=NOWHERE,
            year=number(found[f"year{which}"]),
            month=month,
            day=number(found[f"day{which}"]) or DAY_ORDINALS.get(found[f"dayword{which}"]),
            weekday=rules.weekdays.index(name) if name else None,
        )
        end = found.start("apposed") if found["apposed"] is not None and not behind else found.end()
        yield (found.start(), end), date
    for found in rules.clock.finditer(text) if rules.clock_mark.search(text) else ():
        hour, minute = number(found["hour"]), number(found["minute"])
        if hour is None or hour > CLOCK_HOURS:
            continue
        second = number(found["second"])
        yield found.span(), CalendarDate(mention=NOWHERE, hour=hour, minute=minute, second=second)


def _weekdays(found: re.Match[str], text: str, rules: DateRules) -> tuple[str, str]:
    """The weekday before a date and the one behind it, as far as they are said of the date.

    "Under a decree of 14 March 2022, Sunday opening was allowed" says none, nor does "On 14 March
    2022, a Sunday newspaper told of it".
    """
    before, behind = found["weekday1"] or "", found["weekday2"] or found["weekday3"] or ""
    if before and rules.recurring and rules.recurring.search(text[: found.start()]):
        before = ""
    tail = rules.behind_weekday
    if behind and tail and not tail.match(text, found.end()):
        behind = ""
    return before, behind


def _iso(text: str, rules: DateRules) -> Iterator[Found]:
    for found in ISO.finditer(text) if "-" in text or "/" in text else ():
        date = _date(found["year"], found["month"], found["day"])
        day = rules.behind_iso.match(text, found.end())
        yield found.span(), replace(date, weekday=WEEKDAYS_ZH[day["weekday"]] if day else None)
    for found in DOTTED.finditer(text) if "20" in text else ():
        yield found.span(), _date(found["year"], found["month"], found["day"])


def _date(year: str | None, month: str | None, day: str | None) -> CalendarDate:
    return CalendarDate(mention=NOWHERE, year=number(year), month=number(month), day=number(day))


def number(text: str | None) -> int | None:
    """Digits of any width, or Chinese numerals up to 99 and years (二〇二五)."""
    if not text:
        return None
    if text[0].isdecimal():
        return int(text)
    plain = "".join(CHINESE_DIGITS.get(character, character) for character in text)
    if "十" not in plain:
        return int(plain) if plain.isdecimal() else None
    tens, _, ones = plain.partition("十")
    if (tens and not tens.isdecimal()) or (ones and not ones.isdecimal()):
        return None
    return int(tens or "1") * 10 + int(ones or "0")
