"""Printed dates, clock times and weekdays: 2025年10月29日，星期四.

The digits are read here again, because a date that does not exist is no date to the scanner.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Mention, Place, Statement
from heshu.model.relations import CalendarDate
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.patterns import WordLists
from heshu.relations.scene import Scene, place_in

DIGITS = r"[0-9０-９]"
WEEKDAYS_ZH = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
WEEKDAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS_EN = (
    "january february march april may june july august september october november december"
).split()
SHORT_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS_EN, start=1)}
CHINESE_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")}
CHINESE_DIGITS |= {"零": "0", "○": "0"}

DATE_ZH = re.compile(
    rf"""
    (?:(?P<year>(?<!{DIGITS}){DIGITS}{{4}}|(?<![〇一二三四五六七八九])[〇○零一二三四五六七八九]{{4}})\s?年\s?)?
    (?<![0-9０-９.．一二三四五六七八九十百千万亿])
    (?P<month>{DIGITS}{{1,2}}|[一二三四五六七八九十]{{1,3}})\s?月\s?
    (?P<day>{DIGITS}{{1,2}}|[一二三四五六七八九十]{{1,3}})\s?[日号]
    (?:\s?(?:[，,（(]|恰?[逢是为]|正[逢是]|适逢|正值)?\s?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天]))?
    """,
    re.VERBOSE,
)
MONTH_ZH = re.compile(
    rf"(?P<year>(?<!{DIGITS}){DIGITS}{{4}})\s?年\s?(?P<month>{DIGITS}{{1,2}})\s?月(?!龄|{DIGITS})"
)
ISO = re.compile(
    r"(?<![0-9./:-])(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-/])(?P<month>[0-9]{1,2})(?P=mark)"
    r"(?P<day>[0-9]{1,2})(?!\.?[0-9]|[/:-])"
)
TIME_ZH = re.compile(
    rf"""
    (?P<lead>[日号晨午晚早夜日]\s?|凌晨|上午|下午
    |(?<![0-9：:.])[0-2]?[0-9][:：][0-5][0-9]\s?[至到—－–~～-]\s?)?
    (?<![0-9０-９.．:：])(?P<hour>{DIGITS}{{1,2}})
    (?:[时点](?P<minute>{DIGITS}{{1,2}})分(?:(?P<second>{DIGITS}{{1,2}})秒)?
    |[:：](?P<minute2>{DIGITS}{{2}})(?:[:：](?P<second2>{DIGITS}{{2}}))?(?![0-9０-９:：%])
    |[时点](?![0-9０-９]))
    """,
    re.VERBOSE,
)
MONTH_EN = r"(?P<month{n}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
DAY_EN = r"(?P<day{n}>[0-9]{{1,2}})(?:st|nd|rd|th)?"
DATE_EN = re.compile(
    r"(?:(?P<weekday1>[A-Z][a-z]{2,5}day),?\s+(?:the\s+)?)?(?<![0-9A-Za-z.,])(?:"
    + MONTH_EN.format(n="1")
    + r"\s+"
    + DAY_EN.format(n="1")
    + r"(?![0-9:%]|[.,][0-9])"
    + r"(?:(?:,\s*|\s+)(?P<year1>(?:1[5-9]|20)[0-9]{2})(?![0-9]))?"
    + "|"
    + DAY_EN.format(n="2")
    + r"\s+(?:of\s+)?"
    + MONTH_EN.format(n="2")
    + r"(?![A-Za-z])"
    + r"(?:,?\s+(?P<year2>(?:1[5-9]|20)[0-9]{2})(?![0-9]))?"
    + r")(?P<apposed>\s*[,(]\s*(?P<article>a\s+)?(?P<weekday2>[A-Z][a-z]{2,5}day)\b)?"
)
TIME_EN = re.compile(
    r"(?P<lead>\bat|\bfrom|\buntil|\btill|\bby|\baround|\bafter|\bbefore|\bto)\s+"
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?(?![0-9:%])"
    r"(?:\s*(?P<half>[ap]\.?m\b))?",
    re.IGNORECASE,
)
CLOCK_MARK = re.compile(r"[0-9０-９][时点:：]")
MONTH_MARK = re.compile(r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
"""What every clock time and every English date holds: far quicker to look for."""
TITLE = re.compile("《[^》]*》")
CLOCK_HOURS = 29
"""Hours up to here are slips of the clock; larger ones are something else (a score, odds)."""


class DateRules(Struct, frozen=True):
    """What the finder of dates compiled from a pack."""

    other_calendar: re.Pattern[str]
    behind_weekday: re.Pattern[str] | None
    """What shows that a weekday behind a date is that of the date; `None` where nothing must."""
    recurring: re.Pattern[str] | None
    """What makes a weekday before a date one of many: every Friday, Monday to Sunday."""
    cautions: Cautions


def compile_dates(pack: Pack, cautions: Cautions) -> DateRules:
    """The rules of a pack for dates."""
    if pack.language != "en":
        return DateRules(word_pattern(pack, "relation-other-calendar"), None, None, cautions)
    lists = WordLists(pack)
    return DateRules(
        word_pattern(pack, "relation-other-calendar"),
        re.compile(rf"\s*(?:[,.;:!?)—–]|$)|\s+{lists.regex('relation-weekday-tail')}"),
        re.compile(rf"{lists.regex('relation-weekday-recurring')}\s+$"),
        cautions,
    )


def find_dates(scene: Scene, rules: DateRules) -> Iterator[CalendarDate]:
    """Dates and times that cannot be, and dates with a weekday."""
    statement = scene.statement
    text = statement.text
    found = [*_chinese(text)] if statement.language == "zh" else [*_english(text, rules)]
    found += _iso(text)
    if not found or rules.other_calendar.search(text):
        return
    if rules.cautions.doubts(scene):
        return
    titles = [title.span() for title in TITLE.finditer(text)]
    for span, date in found:
        if any(start < span[0] and span[1] < end for start, end in titles):
            continue
        mention = _mention(statement, span)
        if mention is not None and not _falls_behind(
            date, [each for at, each in found if at < span]
        ):
            yield replace(
                date, mention=mention, cue=mention.text, dateline=scene.as_of,
                language=statement.language,
            )  # fmt: skip


def _falls_behind(date: CalendarDate, earlier: Sequence[CalendarDate]) -> bool:
    """True for a date without a year that has its weekday in the year of a date before it, or in the next.

    She died on 2 November 1968 and was buried on the following Thursday, 7 November.
    """
    if date.year is not None or date.weekday is None or not date.month or not date.day:
        return False
    years = {year for each in earlier if each.year for year in (each.year, each.year + 1)}
    return any(weekday_of(year, date.month, date.day) == date.weekday for year in years)


def weekday_of(year: int, month: int, day: int) -> int | None:
    """The weekday of a date, from 0 for Monday; `None` for a date that does not exist."""
    try:
        return datetime.date(year, month, day).weekday()
    except ValueError:
        return None


Found = tuple[tuple[int, int], CalendarDate]
NOWHERE = Mention(kind="date", text="", place=Place("", 0, 0, 0, 0), start=0, end=0)


def _chinese(text: str) -> Iterator[Found]:
    if "月" in text:
        for found in DATE_ZH.finditer(text):
            weekday = found["weekday"] or _weekday_before(text, found.start())
            date = _date(found["year"], found["month"], found["day"])
            yield _trimmed(found), replace(date, weekday=WEEKDAYS_ZH[weekday] if weekday else None)
        for found in MONTH_ZH.finditer(text):
            if not DATE_ZH.match(text, found.start()):
                yield found.span(), _date(found["year"], found["month"], None)
    for found in TIME_ZH.finditer(text) if CLOCK_MARK.search(text) else ():
        clear = found["minute"] is not None or found["lead"]
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


WEEKDAY_BEFORE = re.compile(
    "(?<![每至到和、—－–-])(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])(?:的|[（(])?$"
)
"""恰逢周日的2024年9月1日, 周日（9月1日）: the weekday of the date behind it."""
LONGEST_LEAD = 6


def _weekday_before(text: str, start: int) -> str:
    """The weekday right before a date, if it is said of it."""
    found = WEEKDAY_BEFORE.search(text[max(0, start - LONGEST_LEAD) : start])
    return found["weekday"] if found else ""


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    """The span without the word in front that made a clock time sure."""
    lead = found.groupdict().get("lead")
    return found.start() + len(lead or ""), found.end()


def _english(text: str, rules: DateRules) -> Iterator[Found]:
    for found in DATE_EN.finditer(text) if MONTH_MARK.search(text) else ():
        which = "1" if found["month1"] else "2"
        month = SHORT_MONTHS[found[f"month{which}"][:3].lower()]
        before, behind = _weekdays(found, text, rules)
        name = (before or behind).lower()
        date = CalendarDate(
            mention=NOWHERE,
            year=number(found[f"year{which}"]),
            month=month,
            day=number(found[f"day{which}"]),
            weekday=WEEKDAYS_EN.index(name) if name in WEEKDAYS_EN else None,
        )
        end = found.start("apposed") if found["apposed"] and not behind else found.end()
        yield (found.start(), end), date
    for found in TIME_EN.finditer(text) if CLOCK_MARK.search(text) else ():
        hour, minute = number(found["hour"]), number(found["minute"])
        if hour is None or hour > CLOCK_HOURS:
            continue
        second = number(found["second"])
        yield found.span(), CalendarDate(mention=NOWHERE, hour=hour, minute=minute, second=second)


def _weekdays(found: re.Match[str], text: str, rules: DateRules) -> tuple[str, str]:
    """The weekday before a date and the one behind it, as far as they are said of the date.

    "Under a decree of 14 March 2022, Sunday opening was allowed" says none.
    """
    before, behind = found["weekday1"] or "", found["weekday2"] or ""
    if before and rules.recurring and rules.recurring.search(text[: found.start()]):
        before = ""
    tail = rules.behind_weekday
    if behind and not found["article"] and tail and not tail.match(text, found.end()):
        behind = ""
    return before, behind


def _iso(text: str) -> Iterator[Found]:
    for found in ISO.finditer(text) if "-" in text or "/" in text else ():
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


def _mention(statement: Statement, span: tuple[int, int]) -> Mention | None:
    """The mention for a stretch of text, placed by the nearest thing whose place is known."""
    start, end = span
    place = place_in(statement, start, end)
    if place is None:
        return None
    return Mention(kind="date", text=statement.text[start:end], place=place, start=start, end=end)
