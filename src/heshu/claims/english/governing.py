"""The time that governs an article, and how long the time of a sentence holds.

What a sentence says of a time holds for the sentences behind it, within the paragraph. In the
next paragraph it only holds if it stood in front of the figures (For the full year, ▢; Second
quarter revenue was ▢) or is the time of the lead in other words; behind the figures (raised from ▢
in January) it was said in passing, and the article goes on with the time of its lead.

>>> same_stretch("4TH QTR", "fourth-quarter"), same_stretch("4TH QTR", "the quarter")
(True, True)
>>> same_stretch("third quarter", "second quarter"), same_stretch("January", "the quarter")
(False, False)
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from heshu.claims.attribution import Attribution, Context, Subject
from heshu.claims.english.calendar import part_of_year
from heshu.claims.english.frames import Frame
from heshu.claims.english.times import BASE_LINKS, Moment
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

AHEAD = frozenset({"target", "hypothetical"})
"""What may come to be at another time says nothing about the next sentences."""
FORESEEN = frozenset({"forecast", "target"})
YEAR = 4
MONTHS = 12
OPENING = 3
"""Words in front of a time that a sentence begins with."""
DEFINITE = re.compile(r"(?:the|this|that) (?P<unit>quarter|half|year|month|week)")
"""A stretch that was named before."""
COMING = re.compile(r"(?i)(?:the )?next ")
"""A forecast for next year: the sentences behind it tell of the present again."""
FORMER = re.compile(r"(?i)(?:the )?(?:last|previous|prior) (?:year|season|month|week|quarter)$")
"""A time that is over."""
PERFECT = re.compile(r"xX?(?:v[VLUD]|[VLUDvC])")
"""The first verb of a sentence that tells of what has been until now."""
THEN = re.compile(r"iT(?:,[^,Q]{1,12})?,?Sv[X]?Q")
"""In 2019, before the reform, it was ▢: what was told just before, at a time that is over."""
PRINTED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def governing_period(context: Context) -> tuple[Subject, str]:
    """The time of a figure whose sentence has none, with its ISO; empty if the text has none."""
    if still_holds(context):
        return context.period, context.period_iso
    return context.lead_period, context.lead_period_iso


def returning(context: Context, line: Line) -> Context:
    """The context without the former time of the sentence before, where this one tells of the present.

    There were ▢ cases last year. ▢ children have been treated: by now.
    """
    perfect = PERFECT.search(line.shape)
    told = context.period.text and FORMER.match(context.period.text)
    if not told or perfect is None or line.words[perfect.start()] not in ("has", "have"):
        return context
    return replace(context, period=Subject(), period_iso="")


def foreseen(found: list[Attribution], context: Context) -> list[Attribution]:
    """The figures, with the time that the sentence before foresaw for those that lie ahead too.

    Spending will rise ▢ next year. The deficit is to narrow to ▢.
    """
    if not context.coming.text or context.sentence - context.coming.sentence > 1:
        return found
    own = [each for each in found if each.period_text and "period" not in each.inherited]
    if any(each.change != "from" for each in own):
        return found
    return [
        replace(
            each,
            period_text=context.coming.text,
            period=context.coming_iso,
            inherited=each.inherited | {"period"},
            rules=(*(r for r in each.rules if r != "en:period:earlier"), "en:period:foreseen"),
        )
        if each.modality in FORESEEN and each not in own
        else each
        for each in found
    ]


def still_holds(context: Context) -> bool:
    """Whether the time of an earlier sentence is that of this one too."""
    if not context.period.text or context.sentence - context.period.sentence > 1:
        return False
    here = context.period.passage == context.passage
    return here or context.period_opens or has_no_lead(context)


def same_stretch(lead: str, other: str) -> bool:
    """Whether two times are the same part of a year in other words, as far as they say."""
    lead, other = _folded(lead), _folded(other)
    known, said = part_of_year(lead), part_of_year(other)
    if known is not None and said is not None:
        years = {*PRINTED_YEAR.findall(lead), *PRINTED_YEAR.findall(other)}
        return known == said and len(years) <= 1
    definite = DEFINITE.fullmatch(other)
    if definite is None:
        return False
    if known is not None:
        return known[1] == {"quarter": 3, "half": 6}.get(definite["unit"])
    return definite["unit"] in lead.split()


def _folded(text: str) -> str:
    return " ".join(text.lower().replace("-", " ").split())


def has_no_lead(context: Context) -> bool:
    """Whether the text has told no time so far but the day in a line at its head."""
    return not context.lead_period.text or context.lead_of_day


def _says_lead_anew(context: Context, moment: Moment) -> bool:
    """fourth-quarter, under 4TH QTR: the words of the text rather than those of the headline."""
    if not context.lead_announced or DEFINITE.fullmatch(_folded(moment.text)):
        return False
    return same_stretch(context.lead_period.text, moment.text)


def is_main(moment: Moment) -> bool:
    """A time that later sentences are about as well, unless they say otherwise."""
    aside = moment.fleeting or moment.base or moment.against or moment.relative or moment.compared
    return not (aside or moment.weak or moment.day)


def _coming_left(
    context: Context, found: list[Attribution], moments: list[Moment | None]
) -> dict[str, object]:
    """The time that a sentence foresees, where it names one or speaks of it."""
    here = (context.passage, context.sentence)
    coming = _coming(found, moments)
    if coming is not None:
        return {"coming": Subject(coming[0], *here), "coming_iso": coming[1]}
    if any("en:period:foreseen" in each.rules for each in found):
        return {"coming": Subject(context.coming.text, *here)}
    return {}


def times_left(
    context: Context,
    found: list[Attribution],
    moments: list[Moment | None],
    frames: list[Frame],
    line: Line,
    months: Mapping[str, int],
    *,
    heading: bool,
) -> dict[str, object]:
    """The times of a sentence that hold for the next one; `months` are the names of months."""
    here = (context.passage, context.sentence)
    changed = _coming_left(context, found, moments)
    announced = context.lead_announced
    lead = "" if announced else _year(context.lead_period_iso, context.lead_period.text)
    main = _in_order(
        _telling(
            context,
            _main_times(found, moments, frames, known=not has_no_lead(context)),
            line,
            months,
        ),
        _year(context.period_iso, context.period.text) or lead,
    )
    day = day_of(moments) or (_since(moments, line) if has_no_lead(context) else None)
    if main:
        last = main[-1]
        changed["period"] = Subject(last.text, *here)
        changed["period_iso"] = last.iso
        opens = last.first < line.figures[0] and not _adds_up(last, context, months)
        changed["period_opens"] = opens or same_stretch(context.lead_period.text, last.text)
        if has_no_lead(context) or _says_lead_anew(context, main[0]):
            changed["lead_of_day"] = False
            changed["lead_period"] = Subject(main[0].text, *here)
            changed["lead_period_iso"] = main[0].iso or context.lead_period_iso
            changed["lead_announced"] = heading
    elif day and has_no_lead(context) and not context.period.text:
        changed["lead_of_day"] = False
        changed["lead_period"] = Subject(day.text, *here)
        changed["lead_period_iso"] = day.iso
    elif day and day.first < line.figures[0] and line.shape[day.first] != "X":
        changed["period"] = Subject(day.text, *here)
        changed["period_iso"] = day.iso
        changed["period_opens"] = False
    elif _goes_on(context, found) and still_holds(context):
        changed["period"] = Subject(context.period.text, *here)
    return changed


def _telling(
    context: Context, main: list[Moment], line: Line, months: Mapping[str, int]
) -> list[Moment]:
    """The main times of a sentence without those that it only looks back to or sums up for."""
    main = [m for m in main if m.first <= OPENING or not _adds_up(m, context, months)]
    if has_no_lead(context):
        return main
    if THEN.match(line.shape):
        main = [m for m in main if not _year(m.iso, m.text)]
    return [m for m in main if not _looks_back(m, line, context, months)]


def _coming(found: list[Attribution], moments: list[Moment | None]) -> tuple[str, str] | None:
    """The time, with its ISO, of the first figure that lies ahead; `None` if there is none."""
    ahead = [
        (each.period_text, each.period)
        for each, moment in zip(found, moments, strict=True)
        if moment
        and each.modality in FORESEEN
        and not (moment.base or moment.day or moment.fleeting)
        and each.period_text == moment.text
    ]
    return ahead[0] if ahead else None


def _adds_up(moment: Moment, context: Context, months: Collection[str]) -> bool:
    """The first five months, in an article about May: what it has come to so far, said in passing."""
    lead = set(_folded(context.lead_period.text).split())
    if "month" not in lead and lead.isdisjoint(months):
        return False
    stretch = part_of_year(_folded(moment.text))
    return stretch is not None and stretch[0] == 0 and stretch[1] > 1


def _main_times(
    found: list[Attribution], moments: list[Moment | None], frames: list[Frame], *, known: bool
) -> list[Moment]:
    """The times that a sentence is about: not those of comparisons, of asides and of what is planned.

    Nor those of an outlook in a text whose own time is `known`: Sales rose ▢ in the third quarter.
    For the full year ▢ is expected. Costs fell ▢.
    """
    compared = {
        moment.text
        for moment, frame in zip(moments, frames, strict=True)
        if moment and frame.link in BASE_LINKS
    }
    return [
        moment
        for moment, frame, each in zip(moments, frames, found, strict=True)
        if moment
        and is_main(moment)
        and moment.text not in compared
        and frame.link not in (*BASE_LINKS, "listed")
        and not (each.modality in AHEAD and _year(moment.iso, moment.text))
        and not (each.modality != "stated" and (known or COMING.match(moment.text)))
    ]


def day_of(moments: Sequence[Moment | None]) -> Moment | None:
    """The day of what an article tells first: the race on Sunday, the prices of Thursday."""
    for moment in moments:
        if moment is not None and moment.day and not (moment.base or moment.against or moment.weak):
            return None if moment.fleeting else moment
    return None


def _in_order(main: list[Moment], known: str) -> list[Moment]:
    """Without a look back: coal's share, which was ▢ in 2015, sank in 2024 to ▢.

    A year before the one that the text is about, or before another one of the sentence, is what
    the present is compared with. `known` is that year, empty if there is none.
    """
    years = [_year(moment.iso, moment.text) for moment in main]
    latest = max([*years, known], default="")
    main = [m for m, year in zip(main, years, strict=True) if not year or year >= latest]
    months = [_month(moment.iso) for moment in main]
    named = [month for month in months if month]
    if len({len(month) for month in named}) > 1:  # November 2023 and January: the one told last
        return main
    last = max(named, default="")
    return [m for m, month in zip(main, months, strict=True) if not month or month == last]


def _since(moments: list[Moment | None], line: Line) -> Moment | None:
    """It has killed ▢ people since May: what an article about what goes on is about."""
    for moment in moments:
        if moment is None or not moment.weak or moment.base or moment.fleeting or not moment.first:
            continue
        before = moment.first - 1 - (line.shape[moment.first - 1] == "d")
        if line.words[before] == "since" and PERFECT.search(line.shape, 0, moment.first):
            return moment
    return None


def _looks_back(moment: Moment, line: Line, context: Context, months: Mapping[str, int]) -> bool:
    """Inflation had been ▢ in July, in an article about August: the month before, told as over."""
    month = months.get(moment.text.lower(), 0)
    lead = months.get(context.lead_period.text.lower(), 0)
    if not month or not lead or (lead - month) % MONTHS != 1:
        return False
    had = PERFECT.search(line.shape[: moment.first])
    return had is not None and line.words[had.start()] == "had"


def _month(iso: str) -> str:
    """The month that a time is, with its year if that is known; empty for what is longer."""
    return iso if len(iso) in (len("--03"), len("2004-03")) and "-" in iso else ""


def _year(iso: str, text: str) -> str:
    """The year of a time: that of its ISO, else the one it is printed with; empty without one."""
    if len(iso) >= YEAR and iso[:YEAR].isdigit():
        return iso[:YEAR]
    printed = text.rpartition(" ")[2]
    return printed if len(printed) == YEAR and printed.isdigit() else ""


def _goes_on(context: Context, found: list[Attribution]) -> bool:
    """Whether a figure of the sentence holds for the time of the one before."""
    known = context.period.text
    return bool(known) and any(
        each.period_text == known and "period" in each.inherited for each in found
    )
