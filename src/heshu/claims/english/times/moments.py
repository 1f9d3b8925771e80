"""The times of a line: `in January`, `the quarter`, `a year earlier`, `now`.

A time is a numeral with a date, or words that stand for one. What it is compared with, what is
only when something was said and what is a point in time are told apart here, by their words.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims.english.times.comparisons import (
    is_against,
    is_compared,
    is_of_level,
    is_said,
    is_said_then,
)
from heshu.claims.english.times.events import is_passing, is_since_event
from heshu.claims.english.times.named import Run, named_time, since_clause
from heshu.claims.english.times.no_times import is_none
from heshu.claims.english.times.reach import clause_of, reach_of
from heshu.claims.english.times.records import is_of_extreme, is_since_extreme, recorded_by
from heshu.claims.english.times.rules import TimeRules
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re
from heshu.model.figures import Numeral

RELATIVES = frozenset({"which", "who", "whose", "whom", "where"})
AS_A_WHOLE = ("as", "a", "whole")
WITHIN = ("in", "on", "during", "at", "by")
LONGEST_SPAN = 4
"""Words of the reporting period."""
OPENING_DEED = re.compile(r"[pb]d?[NE]{1,4}V[iap]?$")
"""Under a deal signed last week, ▢: when it was signed."""
OF_FIGURE = re.compile(r"dX?(?P<figure>Q)[NE]{0,3}od?$")
"""the ▢ nights of"""
LONGEST_OF = 8
PRESENT = "{d}"
"""The day of the document."""
SAME_SPAN = 2
"""Words of the same period, without its year."""


class Moment(Struct, frozen=True, gc=False):
    """A time in a line: tokens `first` to `last`."""

    first: int
    last: int
    text: str
    iso: str = ""
    base: bool = False
    """Names the time that something is compared with: a year earlier."""
    against: bool = False
    """Stands behind from, than or over: what a change is measured against, not when it held."""
    day: bool = False
    """A single day: later sentences are not about it."""
    weak: bool = False
    """When it was said or a point in time rather than what the figures cover."""
    aside: bool = False
    """Stands in brackets with its figure: (2018: ▢)."""
    relative: bool = False
    """Stands in a relative clause: the rate, which peaked in July."""
    compared: bool = False
    """Is when a figure held that others are compared with: against a rise of ▢ in July."""
    owner: int = -1
    """The figure whose time it is, whatever stands between them."""
    reach: int = 0
    """First token that it may hold for, if the text has another time for those in front."""
    clause: int = 0
    """The same, if no figure beside it has it."""
    fleeting: bool = False
    """Says when something is told, not when it took place: today, a year."""


def read_moments(line: Line, rules: TimeRules) -> list[Moment]:
    """All times of a line, in order."""
    opening = since_clause(line)
    found = [_named_moment(line, opening, rules)] if opening else []
    for index, letter in enumerate(line.shape):
        if letter == "T":
            if is_none(line, index, rules):
                continue
            moment = _printed_moment(line, index, rules)
            if found and _is_on(line, found[-1], index):
                first = found.pop().first
                moment = replace(moment, first=first, text=line.phrase(first, index))
            elif found and _goes_together(line, found[-1], index):
                moment = _joined(line, found.pop(), moment)
            found.append(moment)
        elif index and (named := named_time(line, index, rules)) is not None:
            found.append(_named_moment(line, named, rules))
        elif letter == "N" and index and line.shape[index - 1] in "dNE":
            definite = (
                _year_before(line, index, rules)
                or _definite_moment(line, index, rules)
                or _named_season(line, index, rules)
            )
            if definite is not None:
                found.append(definite)
        elif letter == "Q" and _is_half(line, index, rules):
            found.append(Moment(index - 1, index, line.phrase(index - 1, index)))
        elif _stands_alone(line, index, rules):
            found.append(Moment(index, index, line.phrase(index, index)))
        elif (
            letter == "X" and line.words[index] in rules.adverbs and _is_present(line, index, rules)
        ):
            iso = PRESENT if line.words[index] in rules.present else ""
            found.append(Moment(index, index, line.phrase(index, index), iso, day=True))
    return [_told_apart(line, each, rules) for each in found]


def _named_moment(line: Line, run: Run, rules: TimeRules) -> Moment:
    """by the spring, at harvest: a time that is named by what takes place then."""
    alone = " ".join(line.words[run.first : run.last + 1]) in rules.pairs
    weak = line.words[run.first - 1] not in rules.during and not alone
    base = not rules.comparison.isdisjoint(line.words[run.first : run.last + 1])
    place = run.first - 1 - (line.shape[run.first - 1] == "d")
    against = line.words[place] in rules.since or is_against(line, run.first, rules, sure=False)
    return Moment(
        run.first, run.last, line.phrase(run.first, run.last), base=base,
        against=base and against, day=True, weak=weak,
    )  # fmt: skip


def _told_apart(line: Line, moment: Moment, rules: TimeRules) -> Moment:
    """A time with what the words in front of it make of it."""
    moment = replace(
        moment,
        reach=reach_of(line, moment.first, moment.last, rules),
        clause=clause_of(line, moment.first, rules),
        fleeting=moment.text.lower() in rules.fleeting
        or moment.text.rpartition(" ")[2].lower() in rules.brief
        or is_passing(line, moment.first, rules)
        or is_of_extreme(line, moment.first, rules),
    )
    if is_since_event(line, moment.first, rules) or is_since_extreme(line, moment.first, rules):
        return replace(moment, weak=True, fleeting=True)
    if OPENING_DEED.match(line.shape, 0, moment.first) and line.shape[moment.last + 1] == ",":
        return replace(moment, relative=True, fleeting=True)
    if _is_relative(line, moment, rules):
        return replace(moment, relative=True)
    record = recorded_by(line, moment.first, rules)
    if record >= 0:
        return replace(moment, compared=True, owner=record)
    whose = _is_of_figure(line, moment)
    if whose >= 0:
        return replace(moment, compared=True, owner=whose)
    if is_compared(line, moment.first) or is_of_level(line, moment.first, rules):
        return replace(moment, compared=True)
    return moment


def _is_of_figure(line: Line, moment: Moment) -> int:
    """almost the same as the ▢ of 2023: the figure that a time is of, beside others; -1 for none."""
    found = OF_FIGURE.search(line.shape, max(0, moment.first - LONGEST_OF), moment.first)
    if found is None or "Q" not in line.shape[: found.start()]:
        return -1
    return found.start("figure")


def _is_relative(line: Line, moment: Moment, rules: TimeRules) -> bool:
    """the rate, which peaked at ▢ in July, is: the time of an aside, or a look back."""
    for index in range(moment.first - 1, 0, -1):
        if line.shape[index] in ",;.:":
            return False
        if line.words[index] in RELATIVES and line.shape[:index].endswith((",", ",o")):
            return True
        if line.words[index] in rules.afterwards and "T" in line.shape[:index]:
            return True  # rose ▢ in April after ▢ in March
    return False


def _is_present(line: Line, index: int, rules: TimeRules) -> bool:
    """It now has ▢; not: it now expects, the overnight rate."""
    if line.shape[index - 1 : index] == "d" and line.shape[index + 1 : index + 2] == "N":
        return False
    if line.shape[index + 1 : index + 2] in tuple("RT"):
        return False
    return rules.expecting.isdisjoint(line.words[index + 1 : index + 2])


def _year_before(line: Line, index: int, rules: TimeRules) -> Moment | None:
    """the year before, a week earlier: what something is compared with."""
    behind = line.words[index + 1] if index + 1 < len(line.words) else ""
    if line.words[index] not in rules.nouns or behind not in ("before", "earlier"):
        return None
    if line.shape[index + 2 : index + 3] in tuple("dNETS") or line.shape[index - 1] != "d":
        return None  # the year before the war
    return Moment(
        index - 1, index + 1, line.phrase(index - 1, index + 1), base=True,
        against=is_against(line, index - 1, rules, sure=False),
    )  # fmt: skip


def _printed_moment(line: Line, index: int, rules: TimeRules) -> Moment:
    item = line.masked.items[line.items[index]]
    words = line.sentence[item.start : item.end].lower().replace("-", " ").split()
    first = index
    if index and line.words[index - 1] in ("a", "an") and words[-1] in ("earlier", "ago"):
        first -= 1
    iso = item.iso if isinstance(item, Numeral) else ""
    spanned = _is_same_span(line, index, words)
    base = any(word in rules.comparison for word in words) and not spanned
    weak = (
        "end" in words
        or words[0] in rules.points
        or (words[-1].rstrip("s") in rules.weekdays and is_said(line, index))
    )
    if isinstance(item, Numeral) and item.kind == "time":
        return Moment(first, index, line.phrase(first, index), weak=True, day=True)
    weak = weak or line.words[first - 1 if first else 0] in rules.ends or is_said_then(line, index)
    weak = weak or (len(iso) == len("1986") and _names(line, index))
    month = len(iso) == len("--07") and iso.startswith("--")
    weak = weak or (month and _qualifies(line, index, rules))
    if iso[4:5] == "-" or iso[:1] == "-":  # the March forecast; not: the 2030 target
        weak = weak or not rules.plans.isdisjoint(line.words[index + 1 : index + 2])
    text = line.phrase(first, index).removesuffix("'s").removesuffix("’s")
    if item.end == len(line.sentence):
        text = text.removesuffix(".")
    genitive = line.printed(index).endswith("s")
    sure = not (base or genitive or words[0] == "last" or len(iso) == len("1986"))
    against = is_against(line, first, rules, sure=sure) and not spanned
    whole = line.words[index + 1 : index + 4] == AS_A_WHOLE  # over 2025 as a whole
    against = (against and not whole) or (genitive and line.words[max(0, first - 1)] == "after")
    day = _is_day(iso) or words[-1].rstrip("s") in rules.weekdays
    return Moment(first, index, text, iso, base, against, day, weak)


def _is_same_span(line: Line, index: int, words: list[str]) -> bool:
    """Sales grew ▢ over the same period: the one that was named before, and no other to compare with."""
    over = line.words[max(0, index - 2) : index] in (("over", "the"), ("during", "the"))
    return over and words[0] == "same" and len(words) == SAME_SPAN and "c" not in line.shape[:index]


def _names(line: Line, index: int) -> bool:
    """the 2005 Article IV consultation, its 2014 Equity Plan: the year is part of a name."""
    return line.shape[max(0, index - 1)] == "d" and line.shape[index + 1 : index + 2] == "E"


def _qualifies(line: Line, index: int, rules: TimeRules) -> bool:
    """the June rate rise: a month that only tells which one; not: the June quarter."""
    behind = line.shape[index + 1 : index + 2] == "N" and line.words[index + 1] not in rules.nouns
    return behind and line.words[max(0, index - 1)] in ("the", "and", "its", "their")


def _is_day(iso: str) -> bool:
    """2025-05-01 and --05-01, but not 2025-05."""
    return len(iso) == (len("--05-01") if iso.startswith("--") else len("2025-05-01"))


def _goes_together(line: Line, earlier: Moment, index: int) -> bool:
    """the same period | last year; first ten months of | the fiscal year; between 1945 | and 1949."""
    between = line.shape[earlier.last + 1 : index]
    if between in ("", "o", "od"):
        return True
    before = line.words[earlier.first - 1] if earlier.first else ""
    return (before, between) in (("between", "&"), ("from", "t"))


def _is_on(line: Line, earlier: Moment, index: int) -> bool:
    """in early trading | on Monday: a part of a day, and which one it is."""
    on = earlier.last == index - 2 and line.words[index - 1] == "on"
    return on and earlier.day and not earlier.iso


def _joined(line: Line, first: Moment, last: Moment) -> Moment:
    """the same period last year: two times that are one."""
    iso = f"{first.iso}/{last.iso}" if len(first.iso) == len(last.iso) == len("1945") else ""
    return Moment(
        first.first, last.last, line.phrase(first.first, last.last), iso, first.base,
        first.against, day=False, weak=first.weak,
    )  # fmt: skip


def _definite_moment(line: Line, index: int, rules: TimeRules) -> Moment | None:
    """the quarter, the year's: a stretch of time that was named before."""
    word = line.words[index]
    if word in rules.quarters and _is_quarter(line, index, rules):
        return Moment(index - 1, index, line.phrase(index - 1, index))
    bare = word.removesuffix("'s")
    if bare in rules.numbered and line.words[index - 1] in rules.ordinals:
        return _ordinal_moment(line, index, rules)
    if bare not in rules.nouns or line.words[index - 1] not in ("the", "this", "that"):
        return None
    before = line.shape[index - 2] if index > 1 else "."
    if word == bare and before not in "irpoa." and line.words[index - 2] not in rules.ending:
        return None
    if " ".join((bare, *line.words[index + 1 : index + 2])) in rules.moments:
        return None  # at the period end
    text = line.phrase(index - 1, index).removesuffix("'s").removesuffix("’s")
    spanned = index > 1 and line.words[index - 2] in ("over", "on")  # rose by ▢ over the year to ▢
    spanned = spanned and line.words[index + 1 : index + 4] != AS_A_WHOLE
    return Moment(index - 1, index, text, against=spanned)


def _ordinal_moment(line: Line, index: int, rules: TimeRules) -> Moment | None:
    """on the second day, in the fifth season; not: for the third day running."""
    if line.words[max(0, index - 3) : index - 1] not in tuple((p, "the") for p in WITHIN):
        return None
    if not rules.running.isdisjoint(line.words[index + 1 : index + 2]):
        return None
    return Moment(index - 1, index, line.phrase(index - 1, index))


def _is_half(line: Line, index: int, rules: TimeRules) -> bool:
    """rose ▢ in the half: half a year that is reported on; not: in the half of the country."""
    if (
        index < 2
        or line.words[index - 1] != "the"
        or line.shape[index + 1 : index + 2] in tuple("oNE")
    ):
        return False
    return (
        line.words[index - 2] in rules.covering
        and line.phrase(index, index).lower() in rules.fractions
    )


def _named_season(line: Line, index: int, rules: TimeRules) -> Moment | None:
    """in the Alba season, over the reporting period, during the June quarter: a span by its name."""
    if line.words[index] not in rules.named or line.shape[index + 1 : index + 2] in ("N", "E"):
        return None
    first = index - 1
    while first > 0 and line.shape[first] in "NE" and index - first < LONGEST_SPAN:
        first -= 1
    if line.words[first] != "the":
        return None
    if first > 3 and _is_part(line.words[first - 3 : first], rules):
        first -= 3  # since the start of the dry season
    if line.words[max(0, first - 1)] not in rules.covering:
        return None
    if not rules.running.isdisjoint(line.words[first:index]):
        return None  # fell for the fifth consecutive period
    since = line.words[first - 1] in rules.ends
    return Moment(first, index, line.phrase(first, index), weak=since)


def _is_part(words: tuple[str, ...], rules: TimeRules) -> bool:
    """the start of, the end of: what stands in front of a span of which it is a part."""
    return words[0] == "the" and words[2] == "of" and words[1] in rules.parts


def _stands_alone(line: Line, index: int, rules: TimeRules) -> bool:
    """in summer; March was a different month, with orders ▢: a time of one word."""
    word = line.words[index]
    if word in rules.seasons:
        return line.words[max(0, index - 1)] == "in"
    subject = line.shape[index + 1 : index + 2] in tuple("vxVL")
    return word in rules.months and line.shape[index] == "E" and subject


def _is_quarter(line: Line, index: int, rules: TimeRules) -> bool:
    """▢ in the third quarter and ▢ in the second: the noun is said once."""
    shape = line.shape
    if shape[index - 2 : index] != "id" or shape[index + 1 : index + 2] not in tuple(",.k&;)"):
        return False
    folded = line.sentence.lower()
    return any(word in folded for word in rules.halves)
