"""English dates, clock times and periods: 29 October 2025, Q3 2025, the year to March 2005.

Everything is read from lower-cased text; `iso` is filled as far as the text prints it:
October 2025 -> 2025-10, 3 March -> --03-03, third quarter of 1986 -> 1986-07/1986-09.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern
from heshu.model import lazy_re as re
from heshu.model.figures import Numeral, NumeralKind

MONTHS_PER_PART = {"quarter": 3, "half": 6}
CENTURY_TURN = 50
"""Two-digit years up to this belong to the 2000s (Q3 25), later ones to the 1900s."""
PLACES = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
}  # fmt: skip

YEAR = r"(?: 1[0-9] | 20 ) \d{2} (?! \d | [.,]\d | \s?% | [a-z] )"
ORDER = r"""(?: first | second | third | fourth | final | last | 1st | 2nd | 3rd | 4th | opening
    | closing | initial | previous | preceding | prior | current | next | latest | same )"""
RELATIVE = r"""(?: last | past | next | previous | preceding | prior | coming | following | this
    | current | same | corresponding | comparable | first | final | opening | latest | recent )"""
PART = r"(?: quarter | half | qtr | trimester )"
SPAN = r"""(?: (?: fiscal | financial | calendar | trading | business | working | school | model )
    [ ] )? (?: year | month | week | weekend | day | quarter | decade | century | hour | season
    | fortnight | semester | period | session | minute | mth | yr | wk | qtr )"""
GAP = r"[ \t\xa0]*(?:\r?\n[ \t]*)?"
"""Space inside a phrase, at most one line break."""
S = r"(?:[ \t\xa0-]|[ \t]*\r?\n[ \t]*)"
"""One space, hyphen or line break between the words of a phrase."""


class Calendar(Struct, frozen=True):
    """The patterns of dates and the numbers of the months."""

    months: dict[str, int]
    date: re.Pattern[str]
    """Anything that begins with a digit."""
    month: re.Pattern[str]
    """Anything that begins with the name of a month."""
    period: re.Pattern[str]
    """A period that begins with a word."""
    until: re.Pattern[str]
    """What closes it: `to 31 December 2004`, `of 1986`."""
    after_number: re.Pattern[str]
    """What turns a number before it into a period: `months to 31 December`."""


def compile_calendar(pack: Pack, counting: tuple[str, ...]) -> Calendar:
    """The date patterns for the names in the pack; `counting` are the small number words."""
    months: dict[str, int] = {}
    for entry in pack.words:
        if entry.name.startswith("month-") and entry.name[6:].isdecimal():
            number = int(entry.name.removeprefix("month-"))
            months.update((word.lower(), number) for word in entry.words)
    month = rf"(?: {pattern(months or ['january'])} (?![a-z]) \.? )"
    weekdays = pattern(pack.words_named("weekday") or ["monday"])
    seasons = pattern(pack.words_named("season") or ["summer"])
    day = r"(?: 3[01] | [12]\d | 0?[1-9] ) (?: st | nd | rd | th )? (?! \d | [.,:]\d | [ ]?% )"
    parts = {
        "M": month, "D": day, "Y": YEAR, "S": S, "O": ORDER, "P": PART, "R": RELATIVE,
        "N": SPAN, "W": weekdays, "E": seasons,
        "C": rf"(?: \d{{1,3}} | {pattern(counting or ('two',))} | few | several | couple{S}of )",
    }  # fmt: skip
    parts["TODAY"] = pattern(pack.words_named("later-today") or ["today"])
    parts["MEAN"] = pattern(pack.words_named("mean-of-years") or ["average"])
    parts["DATE"] = _date_phrase(month, day)
    parts["CLOSE"] = _close_phrase(month, weekdays, seasons)
    return Calendar(
        months,
        re.compile(_with(DIGIT_DATE, parts), re.VERBOSE),
        re.compile(_with(MONTH_DATE, parts), re.VERBOSE),
        re.compile(_with(PERIOD, parts), re.VERBOSE),
        re.compile(_with(UNTIL, parts), re.VERBOSE),
        re.compile(_with(AFTER_NUMBER, parts), re.VERBOSE),
    )


def _with(template: str, parts: dict[str, str]) -> str:
    """The template with `<M>` and the like replaced; names of groups are left alone."""
    return re.sub(r"(?<!\?P)<([A-Z]+)>", lambda found: parts[found[1]], template)


def _date_phrase(month: str, day: str) -> str:
    """A date as the end of a phrase: 31 December 2004, March 31, 2005, March 2005, 2005."""
    return rf"""(?: {day}{S}(?:of{S})?{month}(?:,?{S}{YEAR})?
        | {month}{S}(?:{day}(?:,?{S}{YEAR})?|{YEAR}) | {month} | {YEAR} )"""


def _close_phrase(month: str, weekdays: str, seasons: str) -> str:
    """How a stretch may end that is no date: to mid-November, to Tuesday, to Christmas Eve."""
    return rf"""(?: (?:the{S})? (?:early|mid|late|end) (?:{S}of)? {S} {month} (?:{S}{YEAR})?
        | (?:{weekdays})(?!\w) | (?:{seasons}){S}(?:eve|day)(?!\w) | new{S}year['’]s{S}eve(?!\w) )"""


DIGIT_DATE = r"""
    (?P<iso> (?P<y1>\d{4}) (?P<sep>[-/.]) (?P<m1>0?[1-9]|1[0-2]) (?P=sep)
        (?P<d1>0?[1-9]|[12]\d|3[01]) (?: t \d\d:\d\d (?: :\d\d )? z? )? (?![\d.-]) )
    | (?P<slashed> (?P<a>\d{1,2}) (?P<cut>[-/.]) (?P<b>\d{1,2}) (?P=cut) (?P<y2>\d{4}|\d\d)
        (?![\d./-]) )
    | (?P<daymonth> (?P<d2><D>) (?: <S>(?:to|and|through)<S>(?:<W>,?<S>)?<D><S>
            | [ ]?[-–—][ ]?(?:<W><S>)?<D><S> | <S> ) (?:of<S>)?
        (?P<m2><M>) (?: ,?<S>(?P<y3><Y>) )? )
    | (?P<clock> (?:[01]?\d|2[0-4])[:.][0-5]\d (?:[:.][0-5]\d)? <S>?
        (?: (?: [ap]\.m\. | [ap]m ) (?![a-z]) (?:[ ](?:gmt|utc|est|edt|pst|pdt|et|cet|bst)\b)?
        | hours\b | (?:gmt|utc|est|edt|et|pt|cet|bst)\b ) )
    | (?P<dotted> (?:0\d)\.[0-5]\d (?![\d%]|[.,]\d)
            (?: <S>?(?:-|–|to|until|till|and)<S>? [012]\d\.[0-5]\d (?![\d%]|[.,]\d) )?
        | (?:1\d|2[0-3])\.[0-5]\d (?= <S>(?:on<S>[a-z0-9 ]{3,24}<S>)?(?:until|till|to|and)<S>0\d\.[0-5]\d(?!\d)
            | <S><TODAY>\b ) )
    | (?P<colon> (?:[01]?\d|2[0-4]):[0-5]\d (?:[:.][0-5]\d)? (?! [\d:] | \.\d ) )
    | (?P<hour> (?:1[0-2]|0?[1-9]) <S>? (?: [ap]\.m\. | [ap]m(?![a-z]) | o['’]clock ) )
    | (?P<zulu> (?:[01]\d|2[0-3])[0-5]\d <S>? (?:gmt|utc|hrs|hours[ ]gmt|est|edt|et)\b )
    | (?P<partyear> [1-4]q (?:[ ]?(?:fy)?['’]?(?:20\d\d|\d\d))? (?![\w]) | [12]h
        [ ]?(?:fy)?['’]?(?:20\d\d|\d\d) (?![\w]) )
    | (?P<yearpart> (?P<y9>(?:19|20)\d\d) [ -]? (?P<part>q[1-4]|h[12]) (?![\w]) )
    | (?P<fraction_year> (?P<y4>(?:1[5-9]|20)\d\d) [-/–] (?P<y5>(?:1[5-9]|20)\d\d|\d\d)
        (?![\d%]|[.,]\d|[-/]\d) (?: <S>(?:season|financial<S>year|fiscal<S>year|school<S>year) )? )
    | (?P<reference> (?P<y7>(?:1[5-9]|20)\d\d) <S>to<S> (?P<y8>(?:1[5-9]|20)\d\d)
        (?= <S><MEAN>\b ) )
    | (?P<decade> ['’]?(?:1\d|20)?\d0['’]?s (?![a-z]) )
    | (?P<century> (?:[1-9]|1\d|2[01])(?:st|nd|rd|th)<S>centur(?:y|ies) )
    | (?P<ordinalpart> [1-4](?:st|nd|rd|th)<S><P> (?: ,?<S>(?:of<S>|in<S>)?
        (?: (?P<y6><Y>) | (?:last|this|next)<S>year ) )? )
"""
MONTH_DATE = r"""
    (?P<m1><M>) (?:
        <S>? (?:-|–|<S>to<S>|<S>through<S>) (?P<m2><M>) (?: ,?<S>(?P<y1><Y>) )?
            (?: <S><O><S><P> )? (?: <S>period )?
        | <S> (?P<d><D>) (?: [ ]?(?:-|–|to|and)[ ]? (?:<M><S>)? \d{1,2} (?!\d|[.,]\d) )?
            (?: ,?<S>(?P<y2><Y>) )?
        | ,?<S> (?:of<S>)? (?P<y3><Y>)
        | <S>['’](?P<y4>\d\d) (?!\d)
        | <S>of<S>(?:last|this|next)<S>year
    )?
"""
PERIOD = r"""
    (?P<part> (?P<order><O>)<S>(?:fiscal<S>|financial<S>)? (?:(?P<kind><P>)s?) (?![\w])
        (?: <S>year(?!\w) )?
        (?: ,?<S> (?: (?:of|in|for|to)<S> )? (?:the<S>)? (?:(?:fiscal|financial)<S>)? (?:year<S>)?
            (?: (?P<y1><Y>) | (?:last|this|next|previous|prior|preceding)<S>year | (?<=the[ ])year
            | (?<=of[ ])fiscal<S>year) (?![\w]) )? )
    | <R> <S> (?: (?:<C>|full|completed)<S> )? (?:or<S>so<S>)? <N>s? (?![\w-])
        (?: <S>(?:of|in)<S>(?:the|last|this)<S>(?:(?:fiscal|financial)<S>)?year (?!\w)
            | (?P<open>) )
    | <R> <S> (?: <M>(?:<S><Y>)? | <W> | <E>(?:<S><Y>)? ) (?![\w])
    | (?: same | comparable | corresponding | prior | equivalent | like )<S>
        (?:year[-](?:ago|earlier)<S>)?(?:<N>|time)(?!\w) (?:<S>(?:of|in|a)<S>(?:<Y>|year<S>(?:ago|earlier)))?
        (?:<S>last<S>year)?
    | (?: year | quarter | month | week | day | decade | century )<S>(?:ago|earlier|later)(?!\w)
        (?:<S>(?:period|quarter|month|half|week|level|<O><S><P>)(?!\w))?
    | (?: prior | previous | current | full )[-](?:<N>)(?!\w) (?:<S>(?:<Y>|period))?
    | (?: fiscal | financial | calendar | full | whole )<S>(?:year<S>)? (?P<y2><Y>)
    | (?: full )<S>(?:year|quarter|month|half)(?!\w) (?:<S>(?P<y3><Y>))?
    | fiscal<S>year(?!\w) (?P<open_year>)
    | fy[ ]?['’]?(?P<fy>20\d\d|\d\d)(?![\w]|[.,]\d)
    | (?P<q>q[1-4]|h[12])(?: [ ,-]?<S>?(?:of[ ])?(?:fy)?['’]?(?P<y4>20\d\d|\d\d)(?![\w%]|[.,]\d) )? (?!\w)
    | (?: early | late | mid | end | beginning | start | middle | close | turn )
        (?:<S>of<S>|<S>in<S>|<S>)(?:the<S>)?
        (?: (?:1\d|20)?\d0['’]?s(?![a-z]) | <M>(?:,?<S><Y>)? | <Y> | (?:last|this|next|<O>)<S><N>
        | <N> | <E>(?:<S><Y>)? ) (?![\w])
    | (?: year | quarter | month | week | season | decade | century )
        ['’]s<S>end(?!\w)
    | (?: year | quarter | month )[- ]end(?:<S>(?P<y5><Y>))?(?!\w)
    | year[- ]to[- ]date(?!\w)
    | <O><S>centur(?:y|ies)(?!\w)
    | (?:<W>)(?:s|['’]s)?(?!\w)
    | (?:<E>)<S>(?:of<S>)?<Y>
    | (?: today | yesterday | tomorrow | tonight )(?!\w)
    | (?P<span> year | quarter | month | week | half | period | (?P<term> season | term ) )(?!\w)
"""
"""`open` and `open_year` may be followed by `UNTIL`, `span` must be."""
UNTIL = r"""
    <S>(?:of|in|to|ended|ending|through|until)<S>
    (?: (?:the<S>end<S>of<S>|end[ ]|<O><S><P><S>)? (?:(?:fiscal|financial)<S>(?:year<S>)?)?
        (?:<W>,?<S>)?<DATE> | <CLOSE> )
"""
AFTER_NUMBER = r"""
    <S><N>s? (?: <S>(?:ago|earlier|before|previously|later|hence)(?!\w)
        | <S>(?:period<S>)? (?:to|ended|ending|through)<S>
            (?: (?:the<S>end<S>of<S>|end[ ])?(?:<W>,?<S>)?<DATE> | <CLOSE> )
        | <S>of<S>(?:(?:fiscal|calendar)<S>)?<Y> ) (?!\w)
    | [ ] (?: months | mths | weeks | wks ) (?= [ ]* (?: $ | \r?\n ) ) (?P<alone>)
    | <S> (?: months | mths | weeks | quarters ) (?![\w-]|['’]) (?P<known>)
"""
"""`alone` is a line of its own in wire copy: Six mths. `known` is a stretch that was named before:
cash flow for the nine months."""
LONGEST_BEFORE = 16
"""Characters of `throughout the` with a line break."""
BEFORE_KNOWN = re.compile(r"\b(?:in|for|over|during)\s+the\s+$")


def read_digit_date(folded: str, start: int, calendar: Calendar) -> Numeral | None:
    """A date, time or period that begins with a digit."""
    match = calendar.date.match(folded, start)
    if match is None:
        return None
    kind = str(match.lastgroup) if match.lastgroup in DIGIT_ISO else _outer_group(match)
    if kind == "slashed" and not _is_slashed_date(match):
        return None
    if kind == "fraction_year" and not _is_year_pair(match["y4"], match["y5"]):
        return None
    token, iso = DIGIT_ISO[kind]
    value = iso(match, calendar) if iso else ""
    return Numeral(start=start, end=match.end(), kind=token, iso=value, rule=f"date:{kind}")


def _outer_group(match: re.Match[str]) -> str:
    return next(name for name in DIGIT_ISO if match[name] is not None)


def _is_slashed_date(match: re.Match[str]) -> bool:
    a, b, cut = int(match["a"]), int(match["b"]), match["cut"]
    plausible = 1 <= a <= 31 and 1 <= b <= 31 and (a <= 12 or b <= 12)
    return plausible and (cut == "/" or len(match["y2"]) == 4)


def _is_year_pair(first: str, second: str) -> bool:
    """1990-95, 2019-2020: the later year follows within a lifetime."""
    last = int(second) if len(second) == 4 else int(first[:2] + second)
    if len(second) == 2 and last <= int(first):
        last += 100
    return 0 < last - int(first) <= 60


def _iso_of_iso(match: re.Match[str], _: Calendar) -> str:
    return f"{match['y1']}-{int(match['m1']):02d}-{int(match['d1']):02d}"


def _iso_of_slashed(match: re.Match[str], _: Calendar) -> str:
    """10/29/2025 and 29/10/2025; nothing where both orders are possible."""
    a, b, year = int(match["a"]), int(match["b"]), full_year(match["y2"])
    if a > 12:
        return f"{year}-{b:02d}-{a:02d}"
    return f"{year}-{a:02d}-{b:02d}" if b > 12 or a == b else ""


def _iso_of_day(match: re.Match[str], calendar: Calendar) -> str:
    day = int(re.match(r"\d+", match["d2"])[0])  # type: ignore[index]
    year = match["y3"] or "-"
    return f"{year}-{month_number(match['m2'], calendar):02d}-{day:02d}"


def _iso_of_years(match: re.Match[str], _: Calendar) -> str:
    first, second = match["y4"], match["y5"]
    return f"{first}/{second if len(second) == 4 else first[:2] + second}"


def _iso_of_part(match: re.Match[str], _: Calendar) -> str:
    text = match[0]
    year = re.search(r"(\d{4}|\d\d)$", text[2:])
    if year is None:
        return ""
    return part_of_year(full_year(year[0]), int(text[0]), 3 if text[1] == "q" else 6)


def _iso_of_year_part(match: re.Match[str], _: Calendar) -> str:
    part = match["part"]
    return part_of_year(match["y9"], int(part[1]), 3 if part[0] == "q" else 6)


def _iso_of_ordinal_part(match: re.Match[str], _: Calendar) -> str:
    if not match["y6"]:
        return ""
    months = 6 if "half" in match[0] else 3
    return part_of_year(match["y6"], int(match[0][0]), months)


def _iso_of_decade(match: re.Match[str], _: Calendar) -> str:
    digits = re.sub(r"\D", "", match[0])
    return f"{digits}/{int(digits) + 9}" if len(digits) == 4 else ""


DIGIT_ISO: dict[str, tuple[NumeralKind, Callable[[re.Match[str], Calendar], str] | None]] = {
    "iso": ("date", _iso_of_iso),
    "slashed": ("date", _iso_of_slashed),
    "daymonth": ("date", _iso_of_day),
    "clock": ("time", None),
    "dotted": ("time", None),
    "colon": ("time", None),
    "hour": ("time", None),
    "zulu": ("time", None),
    "partyear": ("period", _iso_of_part),
    "yearpart": ("period", _iso_of_year_part),
    "fraction_year": ("period", _iso_of_years),
    "reference": ("period", lambda match, _: f"{match['y7']}/{match['y8']}"),
    "decade": ("period", _iso_of_decade),
    "century": ("period", None),
    "ordinalpart": ("period", _iso_of_ordinal_part),
}


def read_month(folded: str, start: int, calendar: Calendar) -> Numeral | None:
    """A date or a period that begins with the name of a month."""
    match = calendar.month.match(folded, start)
    if match is None:
        return None
    end = match.end() - (match[0].endswith(".") and folded[match.end() : match.end() + 1] == "")
    month = month_number(match["m1"], calendar)
    year = match["y1"] or match["y2"] or match["y3"] or ""
    if match["y4"]:
        year = full_year(match["y4"])
    if match["m2"]:
        last = month_number(match["m2"], calendar)
        iso = f"{year}-{month:02d}/{year}-{last:02d}" if year and last > month else ""
        return Numeral(start=start, end=end, kind="period", iso=iso, rule="date:months")
    day = re.match(r"\d+", match["d"] or "")
    iso = f"{year or '-'}-{month:02d}" + (f"-{int(day[0]):02d}" if day else "")
    return Numeral(start=start, end=end, kind="date", iso=iso, rule="date:month")


def read_period(folded: str, start: int, calendar: Calendar) -> Numeral | None:
    """A period that begins with a word: third quarter of 1986, last year, FY2024."""
    match = calendar.period.match(folded, start)
    if match is None:
        return None
    end = match.end()
    if match["open"] is not None or match["open_year"] is not None or match["span"]:
        until = calendar.until.match(folded, end)
        loose = until is not None and until[0].split()[0] == "in"  # 70 euros a month in January
        loose = loose or _is_no_end(match, until)
        if match["span"] and (until is None or loose):
            return None
        end = until.end() if until else end
    iso, last = _iso_of_period(match), end_of_split_year(folded, end)
    if last > end:
        iso = f"{iso}/{folded[end - 4 : end - 2]}{folded[last - 2 : last]}" if len(iso) == 4 else ""
    return Numeral(start=start, end=last, kind="period", iso=iso, rule="period")


def _is_no_end(match: re.Match[str], until: re.Match[str] | None) -> bool:
    """the season of 1986, a term to 1990: no span that closes with a day, as one that ended then does."""
    return bool(match["term"]) and until is not None and until[0].split()[0] not in ENDING


ENDING = ("ended", "ending")
SPLIT_YEAR = re.compile(
    r"(?<!\d)(?P<first>(?:1\d|20)\d\d)[-–/](?P<second>\d\d)(?![\d%]|[.,]\d|[-/]\d)"
)
"""A year that runs from one into the next: 2024-25, 2023/24."""


def end_of_split_year(folded: str, end: int) -> int:
    """Where the year ends that a period ends with: the "-25" of "the first half of 2024-25" is of it."""
    found = SPLIT_YEAR.match(folded, end - 4) if end >= 4 else None
    if found is None or (int(found["first"]) + 1) % 100 != int(found["second"]):
        return end
    return found.end()


def _iso_of_period(match: re.Match[str]) -> str:
    if match["part"]:
        place, year = PLACES.get(match["order"], 0), match["y1"]
        months = MONTHS_PER_PART.get(match["kind"], 3)
        return part_of_year(year, place, months) if year and place else ""
    if match["q"] and match["y4"]:
        months = 3 if match["q"][0] == "q" else 6
        return part_of_year(full_year(match["y4"]), int(match["q"][1]), months)
    if match["fy"]:
        return full_year(match["fy"])
    return match["y2"] or match["y3"] or match["y5"] or ""


def month_number(name: str, calendar: Calendar) -> int:
    """1 to 12 for the name of a month, with or without its full stop."""
    return calendar.months[name.strip().rstrip(".")]


def full_year(digits: str) -> str:
    """25 -> 2025, 86 -> 1986."""
    if len(digits) == 4:
        return digits
    return f"20{digits}" if int(digits) <= CENTURY_TURN else f"19{digits}"


def part_of_year(year: str, place: int, months: int) -> str:
    """The interval of the n-th quarter or half; empty if the year has no such part."""
    last = place * months
    return f"{year}-{last - months + 1:02d}/{year}-{last:02d}" if 0 < last <= 12 else ""
