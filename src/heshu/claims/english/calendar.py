"""What a printed time means on the calendar: `the third quarter of 2003` -> 2003-07/2003-09.

>>> import datetime
>>> today, words = datetime.date(2004, 3, 12), CalendarWords()
>>> on_calendar("last year", "", today, "", words), on_calendar("first nine months", "", today, "", words)
('2003', '2003-01/2003-09')
>>> on_calendar("a year earlier", "", None, "2003-07/2003-09", words)
'2002-07/2002-09'

Without a day of writing and without a period that the text named before, what is relative stays
open: nothing is guessed.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping

from msgspec import Struct

from heshu.claims.periods import resolve
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MONTHS_IN = {"month": 1, "quarter": 3, "qtr": 3, "half year": 6, "half": 6, "year": 12}
ORDINALS: Mapping[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "opening": 1, "final": -1, "closing": -1,
}  # fmt: skip
NUMBERS: Mapping[str, int] = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "13": 13, "52": 52, "26": 26, "39": 39,
}  # fmt: skip
STRETCH = re.compile(
    r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|opening|final|closing) "
    r"(?:fiscal )?(?P<unit>quarter|qtr|half)\b"
)
SHORT = re.compile(
    r"\b(?:q(?P<quarter>[1-4])|h(?P<half>[12])|(?P<first>[1-4])(?P<unit>[qh])(?P<century>\d\d)?)\b"
)
OPENING = re.compile(r"(?:first|opening) (?P<number>\d{1,2}|[a-z]+) months")
CLOSING = re.compile(r"(?:final|closing|last) (?P<number>\d{1,2}|[a-z]+) months (?:of|in) ")
UNTIL = re.compile(
    rf"(?:\b(?P<number>\d{{1,3}}|{'|'.join(filter(str.isalpha, NUMBERS))}) )?"
    r"(?P<unit>half year|half|year|months?|quarters?|weeks?)"
    r" (?:to|ended|ending|through|that ended|up to) (?P<rest>.+)"
)
TO_DATE = "date"
"""The year to date, which has its length from somewhere else."""
RELATIVE = re.compile(
    r"(?P<way>last|past|previous|prior|preceding|this|current|next|coming|latest)"
    r"(?: fiscal| full)? (?P<unit>year|quarter|month|week|half)\b"
)
EARLIER = re.compile(
    r"(?P<unit>year|quarter|month|week) (?:earlier|ago|before)\b"
    r"|\b(?:same|corresponding|comparable|equivalent)\b(?=.* (?P<last>last|previous|prior|year))"
    r"|\byear (?:earlier|ago) (?:period|quarter|month|half)"
    r"|\bprior year (?:period|quarter|month|half)"
)
SAME = re.compile(
    r"\b(?:same|corresponding|comparable|equivalent) (?:period|quarter|month|half|week)"
)
OFFSETS: Mapping[str, int] = {
    "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "this": 0, "current": 0,
    "latest": 0, "next": 1, "coming": 1,
}  # fmt: skip
SLOTS: Mapping[str, str] = {"year": "y", "quarter": "q", "month": "m", "week": "w", "half": "h"}
SPAN = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d\d))?(?:-\d\d)?(?:/(?P<y2>\d{4})(?:-(?P<m2>\d\d))?(?:-\d\d)?)?"
)
SHORTEST_MONTH = 28
"""Days that each month has."""
PARTS = (OPENING, CLOSING, STRETCH, SHORT)
"""Ways to tell a part of a year."""
WORD = re.compile(r"[a-z]+|\d+")
DAY = re.compile(r"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?! ?\d)")


class CalendarWords(Struct, frozen=True):
    """Names of months."""

    months: Mapping[str, int] = {}


class Span(Struct, frozen=True, order=True):
    """Months from `first` to `last`, counted from January of the year 0."""

    first: int
    last: int


def compile_calendar(pack: Pack) -> CalendarWords:
    """The names of months in a pack."""
    return CalendarWords(
        {word: number for number in range(1, 13) for word in pack.words_named(f"month-{number:02}")}
    )


def on_calendar(
    text: str, iso: str, today: datetime.date | None, anchor: str, words: CalendarWords
) -> str:
    """ISO 8601 of a time as printed; empty where it stays open.

    `iso` is what the scanner read, `anchor` the ISO of the period that the text named before.
    """
    folded = _folded(text)
    span = (
        _until(folded, today, anchor, words)
        or _stretch(folded, today, anchor)
        or _earlier(folded, today, anchor)
    )
    if span is not None:
        return span if isinstance(span, str) else iso_of(span)
    if iso[:1].isdigit() and "{" not in iso:
        return iso
    if iso.startswith("--"):
        return _latest(iso, today, anchor)
    relative = RELATIVE.search(folded)
    if relative and today is not None:
        offset = OFFSETS[relative["way"]]
        return resolve(f"{{{SLOTS[relative['unit']]}{offset:+d}}}", today)
    if iso:
        return resolve(iso, today, anchor)
    if folded in ("year to date", "so far this year", "this year so far") and today is not None:
        return f"{today.year:04d}"
    return anchor if folded in ("the quarter", "the year", "the month", "the period") else ""


def _folded(text: str) -> str:
    return " ".join(text.lower().replace("-", " ").replace("’", "'").split())


def span_told(text: str, words: CalendarWords) -> str | None:
    """ISO 8601 of a span that is told by its length and its end, or by its part of a year.

    `None` if the text tells no span; empty if it tells more times than that one.

    >>> months = CalendarWords({"march": 3})
    >>> span_told("Year ended 31 March 2024", months), span_told("2024", months)
    ('2023-04/2024-03', None)
    >>> span_told("Quarter and year ended 31 March 2024", months), span_told("Q1-Q3 2024", months)
    ('', '')
    """
    folded = _folded(text)
    until = UNTIL.search(folded)
    if until is not None:
        whole = _is_whole_until(folded[: until.start()], until["rest"], words)
    else:
        part = next((found for each in PARTS if (found := each.search(folded))), None)
        if part is None:
            return None
        whole = _is_whole_part(f"{folded[: part.start()]} {folded[part.end() :]}", words)
    return on_calendar(text, "", None, "", words) if whole else ""


def _is_whole_until(before: str, rest: str, words: CalendarWords) -> bool:
    """Whether what stands around the length of a span is its end and no other time."""
    if any(word.isdecimal() or _is_of_time(word, words) for word in WORD.findall(before)):
        return False
    found = WORD.findall(rest)
    days = [word for word in found if word.isdecimal() and not YEAR.fullmatch(word)]
    years = [word for word in found if YEAR.fullmatch(word)]
    times = [word for word in found if _is_of_time(word, words)]
    return len(days) <= 1 and len(years) <= 1 and len(times) == 1


def _is_whole_part(around: str, words: CalendarWords) -> bool:
    """Whether beside a part of a year there is nothing but its year that tells a time."""
    found = WORD.findall(around)
    numbers = [word for word in found if word.isdecimal()]
    others = any(word in ORDINALS or _is_of_time(word, words) for word in found)
    return not others and len(numbers) <= 1 and all(map(YEAR.fullmatch, numbers))


def _is_of_time(word: str, words: CalendarWords) -> bool:
    """A month by its name, or a length of time."""
    return word in words.months or word.removesuffix("s") in SLOTS


def span_of(iso: str) -> Span | None:
    """The months that an ISO period covers.

    >>> span_of("2003"), span_of("2003-07/2003-09") == Span(2003 * 12 + 6, 2003 * 12 + 8)
    (Span(first=24036, last=24047), True)
    """
    found = SPAN.fullmatch(iso)
    if found is None:
        return None
    first = int(found["y"]) * 12 + (int(found["m"]) - 1 if found["m"] else 0)
    if found["y2"]:
        last = int(found["y2"]) * 12 + (int(found["m2"]) - 1 if found["m2"] else 11)
    else:
        last = first if found["m"] else first + 11
    return Span(first, last) if first <= last else None


def iso_of(span: Span) -> str:
    """Months as ISO: a year, a month or an interval.

    >>> iso_of(Span(24036, 24047)), iso_of(Span(24042, 24044)), iso_of(Span(24042, 24042))
    ('2003', '2003-07/2003-09', '2003-07')
    """
    if span.first % 12 == 0 and span.last - span.first == 11:
        return f"{span.first // 12:04d}"
    if span.first == span.last:
        return _month(span.first)
    return f"{_month(span.first)}/{_month(span.last)}"


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _until(
    folded: str, today: datetime.date | None, anchor: str, words: CalendarWords
) -> Span | str | None:
    """six months ended June 30, 2003; the week to March 15; the year to March 2005."""
    found = UNTIL.search(folded)
    if found is None:
        return None
    month = next(
        (
            words.months[word]
            for word in re.findall(r"[a-z]+", found["rest"])
            if word in words.months
        ),
        0,
    )
    if not month:
        return None
    if found["rest"].startswith(TO_DATE):
        return ""
    year = YEAR.search(found["rest"])
    last = _latest(f"{year[0]}-{month:02d}" if year else f"--{month:02d}", today, anchor)
    if not last:
        return ""
    number, day = _number(found["number"]), DAY.search(found["rest"])
    if found["unit"].startswith("week"):
        return _weeks(last, int(day["day"]), number) if day else ""
    size = number * MONTHS_IN[found["unit"].removesuffix("s")]
    end = span_of(last)
    if end is None or (day and not 0 < int(day["day"]) <= _days_of(end.last)):
        return ""
    if day and int(day["day"]) <= SHORTEST_MONTH and int(day["day"]) < _days_of(end.last):
        return _days(end.last - size, end.last, int(day["day"]))
    return Span(end.last - size + 1, end.last)


def _days_of(month: int) -> int:
    """How many days a month has, counted from January of the year 0."""
    return calendar.monthrange(month // 12, month % 12 + 1)[1]


def _days(before: int, last: int, day: int) -> str:
    """The days behind one day of a month, up to the same of a later one: a tax year."""
    began = datetime.date.fromisoformat(f"{_month(before)}-{day:02d}")
    return f"{began + datetime.timedelta(days=1)}/{_month(last)}-{day:02d}"


def _number(word: str | None) -> int:
    """A number word or digits; 1 for none."""
    if not word:
        return 1
    return int(word) if word.isdecimal() else NUMBERS.get(word, 1)


def _weeks(month: str, day: int, number: int) -> str:
    """The days of so many weeks up to a day."""
    try:
        end = datetime.date.fromisoformat(f"{month}-{day:02d}")
        return f"{end - datetime.timedelta(days=7 * number - 1)}/{end}"
    except (ValueError, OverflowError):
        return ""


def _stretch(folded: str, today: datetime.date | None, anchor: str) -> Span | None:
    """the third quarter of 2003, Q3, 1H20, the first nine months."""
    place = part_of_year(folded)
    if place is None:
        return None
    first, size = place
    year = _year(folded, today, anchor)
    if year is None:
        return None
    span = Span(year * 12 + first, year * 12 + first + size - 1)
    short = SHORT.search(folded)
    said = YEAR.search(folded) or RELATIVE.search(folded) or anchor or (short and short["century"])
    if today is not None and not said and span.last >= today.year * 12 + today.month:
        return Span(span.first - 12, span.last - 12)  # the fourth quarter, written in March
    return span


def part_of_year(folded: str) -> tuple[int, int] | None:
    """First month (from 0) and number of months of a part of a year."""
    opening = OPENING.search(folded)
    if opening:
        number = _number(opening["number"])
        return (0, number) if 1 < number <= 12 else None
    closing = CLOSING.search(folded)
    if closing:
        number = _number(closing["number"])
        return (12 - number, number) if 1 < number <= 12 else None
    found = STRETCH.search(folded)
    if found:
        size = MONTHS_IN[found["unit"]]
        number = ORDINALS[found["ordinal"]]
        count = 12 // size
        number = count if number < 0 else number
        return ((number - 1) * size, size) if number <= count else None
    short = SHORT.search(folded)
    if short is None:
        return None
    half = short["half"] or (short["first"] if short["unit"] == "h" else "")
    size = 6 if half else 3
    number = int(half or short["quarter"] or short["first"])
    return ((number - 1) * size, size) if number * size <= 12 else None


def _year(folded: str, today: datetime.date | None, anchor: str) -> int | None:
    """The year that a part of a year belongs to."""
    said = YEAR.search(folded)
    if said:
        return int(said[0])
    short = SHORT.search(folded)
    if short and short["century"]:
        return 2000 + int(short["century"])
    relative = RELATIVE.search(folded)
    if relative and relative["unit"] == "year" and today is not None:
        return today.year + OFFSETS[relative["way"]]
    known = span_of(anchor)
    if known is not None and not relative:
        return known.last // 12
    return today.year if today is not None and not relative else None


def _earlier(folded: str, today: datetime.date | None, anchor: str) -> Span | str | None:
    """a year earlier, the same period of 2002, the year-earlier quarter."""
    known = span_of(anchor)
    same, said = SAME.search(folded), YEAR.search(folded)
    if same and said:
        if known is None:
            return ""
        shift = int(said[0]) * 12 - known.last // 12 * 12
        return Span(known.first + shift, known.last + shift)
    found = EARLIER.search(folded)
    if found is None:
        return None
    size = MONTHS_IN.get(found["unit"] or "year", 0)
    if known is not None and size:
        return Span(known.first - size, known.last - size)
    if today is not None and "ago" in folded and found["unit"]:
        return resolve(f"{{{SLOTS[found['unit']]}-1}}", today)
    return ""


def _latest(iso: str, today: datetime.date | None, anchor: str) -> str:
    """A month or day without its year: of the anchor's year, else the latest up to today."""
    if not iso.startswith("--") or iso.startswith("---"):
        return resolve(iso, today, anchor)
    if anchor[:4].isdigit():
        return resolve(iso, today, anchor)
    if today is None:
        return ""
    dated = resolve(iso, today)
    if dated[: len("2004-03-12")] > today.isoformat()[: len(dated)]:
        return f"{today.year - 1:04d}{dated[4:]}"
    return dated
