"""Which time of a line belongs to which figure: `rose ▢ or ▢ to ▢ in the quarter`."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from heshu.claims.english.frames import Frame
from heshu.claims.english.times.elsewhere import BASE_LINKS, elsewhere
from heshu.claims.english.times.moments import Moment
from heshu.claims.english.times.records import deed_behind, is_revised
from heshu.claims.english.times.rules import TimeRules
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

OWN_LINKS = frozenset({"from", "compared", "listed"})
"""Links whose figure does not share the time of the figure it hangs on."""
STOPS_BEHIND = frozenset("QkUDvLVR;.,&")
TOLD_OF = re.compile(r"[Nun]{0,2}(?:k?[SE]X?x?)?[VLDUCR]N?b?[NE]{0,2}[iard]{0,2}")
"""the ▢ it made last year, the ▢ recorded in 2019: a relative clause without its pronoun."""
OF_WHICH = "ok"
BEGINS = re.compile(r"(?:--\d\d|\d{4}-\d\d)(?:-\d\d)?")
"""A month or a day."""
STOPS_OF_PART = frozenset("QkSc;:.,&()-")
UP_TO = re.compile(r"bd?N?o?d?T")
"""by T, by the end of T"""
ALSO_DONE = re.compile(r"[NEod]{0,6}&[VLUD][dNEX]{0,4}")
"""sickened ▢ people | and killed | ▢"""
COUNTED_WHEN = re.compile(r"[NEo]{0,5}(?P<when>k)(?:S|d?[NE]{1,3})v[NX]?V[ir]?d?T")
"""pairs when they were last counted in T"""
DID_THEN = re.compile(r"p(?:S|d?[NE])[xv][ia]")
"""as it did in"""
NEXT_DEED = re.compile(r",&X?[VLUDC][dX]{0,2}[ta]?Q")
""", and touched ▢"""
DATED_FROM = re.compile(r"[NEo]{0,4},?(?P<verb>[VN])[fp]d?T")
""", dates from T"""
GOT = re.compile(r"Vd[NE]{0,4}[un]o[dX]?$")
"""get a pay rise of"""
LONGEST_OWNED = 3
"""Words between a time and the figure that it owns."""


def place_times(
    line: Line,
    frames: list[Frame],
    moments: list[Moment],
    rules: TimeRules,
    *,
    governed: bool = False,
    planned: AbstractSet[int] = frozenset(),
) -> list[Moment | None]:
    """The time of each figure, `None` where the line does not say.

    `governed` tells that earlier text has a time for the figures of the line, `planned` are the
    tokens of the figures that lie ahead.
    """
    if not moments:
        return [None] * len(frames)
    own = [
        _own(line, token, moments, frame, rules, governed=governed, planned=token in planned)
        for token, frame in zip(line.figures, frames, strict=False)
    ]
    _share_in_chains(line, frames, own)
    taken = {moment.first for moment in own if moment}
    compared = {
        moment.first
        for moment, frame in zip(own, frames, strict=False)
        if moment and (frame.link in BASE_LINKS or frame.change == "from")
    }
    aside = {moment.first for moment in own if moment and moment.aside}
    moments = [
        each
        for each in moments
        if (each.first not in compared or each.base) and each.first not in aside
    ]
    for number, frame in enumerate(frames):
        if own[number] is None and _shares_time(line, frames, number, own):
            own[number] = own[frame.chain]
        token = line.figures[number]
        if own[number] is None and _is_part(line, frames, own, number):
            own[number] = _of_part(line, token, moments, rules) or own[number - 1]
        if own[number] is None:
            near = [each for each in moments if not governed or _reaches(line, each, token, taken)]
            own[number] = elsewhere(line, frame, token, near, taken, rules)
    _share_since(line, own, rules)
    _share_revised(line, frames, own, moments, rules)
    for number, moment in _respectively(line, moments).items():
        own[number] = moment
    return own


def _share_since(line: Line, own: list[Moment | None], rules: TimeRules) -> None:
    """Write the time of the later figure to the one before: has sickened ▢ and killed ▢ since March."""
    for number in range(len(own) - 1, 0, -1):
        moment, token = own[number], line.figures[number]
        if moment is None or own[number - 1] is not None or moment.first < token:
            continue
        before = moment.first - 1 - (line.shape[moment.first - 1] == "d")
        between = line.shape[line.figures[number - 1] + 1 : token]
        if line.words[before] in rules.since and ALSO_DONE.fullmatch(between):
            own[number - 1] = moment


def _own(
    line: Line,
    token: int,
    moments: list[Moment],
    frame: Frame,
    rules: TimeRules,
    *,
    governed: bool,
    planned: bool,
) -> Moment | None:
    """The time that stands beside a figure."""
    owned = next((each for each in moments if each.owner == token), None)
    near = [each for each in moments if not governed or not _is_reason(line, each, token, rules)]
    return (
        owned
        or _possessor(line, token, moments)
        or _behind(line, token, near, frame, rules, planned=planned)
        or _bracketed(line, token, moments)
        or _when(line, token, moments, rules)
        or _back_when(line, token, moments, frame)
        or _counted_when(line, token, moments)
        or _dated_from(line, token, moments, rules)
    )


def _is_reason(line: Line, moment: Moment, token: int, rules: TimeRules) -> bool:
    """▢ smaller because it rained in June: a time behind the figure that says when something else was."""
    return token < moment.clause and line.words[moment.clause] in rules.reasons


def _reaches(line: Line, moment: Moment, token: int, taken: set[int]) -> bool:
    """Whether a time may hold for a figure that stands in front of it or beyond its clause."""
    if moment.base:
        return True  # against charge-offs of ▢ after recoveries of ▢ a year earlier
    if moment.first in taken and NEXT_DEED.search(line.shape, token, moment.first):
        return False  # averaged ▢, and touched ▢ in August
    return token > moment.reach and (token > moment.clause or moment.first in taken)


def _respectively(line: Line, moments: list[Moment]) -> Mapping[int, Moment]:
    """▢, ▢ and ▢ in 2019, 2018 and 2017, respectively: number of the figure -> its time."""
    if "respectively" not in line.words:
        return {}
    end = line.words.index("respectively")
    series = _series(line, moments, end)
    if len(series) < 2:
        return {}
    gap = line.shape[series[-1].last + 1 : end]
    if gap.strip(","):  # for 2019, 2018 and 2017 was ▢, ▢ and ▢, respectively
        later = [n for n, token in enumerate(line.figures) if series[-1].last < token < end]
        return dict(zip(later, series, strict=True)) if len(later) == len(series) else {}
    before = [number for number, token in enumerate(line.figures) if token < series[0].first]
    if len(before) < len(series):
        return {}
    return dict(zip(before[-len(series) :], series, strict=True))


def _series(line: Line, moments: list[Moment], end: int) -> list[Moment]:
    """The last times in front of a token that stand side by side: 2019, 2018 and 2017."""
    behind = [each for each in moments if each.last < end]
    series = behind[-1:]
    for moment in reversed(behind[:-1]):
        between = line.shape[moment.last + 1 : series[0].first]
        if between.strip(",&ird") or not between:
            break
        series.insert(0, moment)
    return series


def _behind(
    line: Line,
    token: int,
    moments: list[Moment],
    frame: Frame,
    rules: TimeRules,
    *,
    planned: bool,
) -> Moment | None:
    """A time that follows the figure within its clause."""
    shape = line.shape
    moment = next((each for each in moments if each.first > token), None)
    compares = moment is not None and moment.against and (frame.change or not moment.iso)
    begins = _is_got(line, token, rules) or (planned and _is_planned(line, frame))
    compares = compares and not (begins and _is_start(line, token, moment, frame, rules))
    own = frame.link in BASE_LINKS or (frame.link == "listed" and not frame.change.endswith("-by"))
    if moment is None or (compares and not own):
        return None
    if moment.weak and moment.fleeting and "," in shape[token + 1 : moment.first]:
        return None  # ▢, the most since 1986
    if frame.change == "from" and line.words[moment.first - 1] == "from":
        return None  # to ▢ from ▢ from tomorrow
    if "(" in shape[token + 1 : moment.first] and shape[moment.last + 1 : moment.last + 2] in (
        ":",
        "-",
        "Q",
    ):
        return None  # ▢ (2020: ▢)
    if shape[token - 1 : token] == "d" and TOLD_OF.fullmatch(shape, token + 1, moment.first):
        return replace(moment, relative=True)  # a look back
    for index in range(token + 1, moment.first):
        letter = shape[index]
        issued = letter == "V" and line.words[index] in rules.issued
        if issued and set(shape[token + 1 : index]) <= set("NEod"):
            continue  # an estimate of ▢ made in May, ▢ eggs gathered in June
        if DID_THEN.match(shape, index):
            return None  # ▢ as many as it did in 2019
        if letter in STOPS_BEHIND and not (
            letter == "," and shape[index + 1 : moment.first].strip("iprdX") == ""
        ):
            return None
    return moment


def _is_start(
    line: Line, token: int, moment: Moment | None, frame: Frame, rules: TimeRules
) -> bool:
    """promised to raise fares by ▢ from January: when a change that lies ahead begins.

    Not so: aims to cut emissions by ▢ from 2020, from June levels, from June by the end of 2030.
    """
    if moment is None or moment.base or line.shape[token + 1 : moment.first] != "f":
        return False
    behind = moment.last + 1
    level = not rules.levels.isdisjoint(line.words[behind : behind + 1])
    if level or UP_TO.match(line.shape, behind) or not BEGINS.fullmatch(moment.iso):
        return False
    return frame.change.endswith("-by")


def _is_planned(line: Line, frame: Frame) -> bool:
    """Whether fares are to be raised by ▢."""
    return line.shape[max(0, frame.governor - 1) : max(0, frame.governor)] == "t"


def _is_got(line: Line, token: int, rules: TimeRules) -> bool:
    """Drivers get a pay rise of ▢ from January, households face an increase of ▢ from May."""
    got = GOT.search(line.shape, 0, token)
    return got is not None and line.words[got.start()] in rules.getting


def _possessor(line: Line, token: int, moments: list[Moment]) -> Moment | None:
    """after last year's record ▢, down from last season's ▢: the time whose figure it is."""
    for moment in moments:
        gap = line.shape[moment.last + 1 : token]
        if moment.last < token and gap.strip("N") == "" and len(gap) < LONGEST_OWNED:
            return moment if line.printed(moment.last).endswith("s") else None
    return None


def _bracketed(line: Line, token: int, moments: list[Moment]) -> Moment | None:
    """▢ (2018: ▢): the time in front of a figure inside brackets."""
    shape = line.shape
    if (
        shape[max(0, token - 3) : token] in ("(T:", "(T-")
        or shape[max(0, token - 2) : token] == "(T"
    ):
        found = next((each for each in moments if each.last in (token - 1, token - 2)), None)
        return replace(found, weak=True, aside=True) if found is not None else None
    return None


def _shares_time(line: Line, frames: list[Frame], number: int, own: list[Moment | None]) -> bool:
    """Whether a figure holds for the time of the one that it hangs on.

    Not so: widened from ▢ in 2018 to ▢, where the time is that of where it began.
    """
    frame = frames[number]
    if frame.chain < 0 or (frame.link in OWN_LINKS and not frame.same_time):
        return False
    moment = own[frame.chain]
    if moment is None or frames[frame.chain].change != "from":
        return True
    return not line.figures[frame.chain] < moment.first < line.figures[number]


def _is_part(line: Line, frames: list[Frame], own: list[Moment | None], number: int) -> bool:
    """▢ at 30 June, of which ▢: a part of the figure before, whose time stands between them."""
    token = line.figures[number]
    if not number or line.shape[token - 2 : token] != OF_WHICH:
        return False
    whole = own[number - 1]
    behind = whole is not None and line.figures[number - 1] < whole.first < token
    return behind and frames[number - 1].link not in BASE_LINKS


def _of_part(line: Line, token: int, moments: list[Moment], rules: TimeRules) -> Moment | None:
    """, of which ▢ were sold in June: the time that the clause of a part has for itself."""
    moment = next((each for each in moments if each.first > token), None)
    if moment is None or moment.base or moment.weak or moment.against:
        return None
    led = line.shape[moment.first - 1] in "ftbo" or line.words[moment.first - 1] in rules.events
    told = STOPS_OF_PART.isdisjoint(line.shape[token + 1 : moment.first])
    return moment if told and not led else None


def _share_revised(
    line: Line,
    frames: list[Frame],
    own: list[Moment | None],
    moments: list[Moment],
    rules: TimeRules,
) -> None:
    """cut its forecast for next year to ▢ from the ▢ it had made in May: both are for next year.

    Not so: raised its forecast for next year to ▢ from the ▢ that was reached in May.
    """
    for number, frame in enumerate(frames):
        if frame.change != "from" or frame.chain < 0 or number >= len(line.figures):
            continue
        token, near = line.figures[number], own[number]
        if not is_revised(line, frames[frame.chain].governor, token, rules.predictions):
            continue
        verb = deed_behind(line, token)
        if verb < 0 or line.words[verb] in rules.foreseen:
            free = near is None or (near.relative and "x" in line.shape[token : max(verb, token)])
            own[number] = own[frame.chain] if free else near
        elif near is None:
            own[number] = _of_deed(line, verb, moments)


def _of_deed(line: Line, verb: int, moments: list[Moment]) -> Moment | None:
    """the ▢ that was reached in 2019: a look back."""
    moment = next((each for each in moments if each.first > verb), None)
    if moment is None or not STOPS_OF_PART.isdisjoint(line.shape[verb + 1 : moment.first]):
        return None
    return replace(moment, relative=True)


def _when(line: Line, token: int, moments: list[Moment], rules: TimeRules) -> Moment | None:
    """the same period of last year, when growers sold ▢: the time that a clause tells of."""
    for index in range(token - 1, 1, -1):
        if line.shape[index] in ";.:" or line.words[index] in rules.turns:
            return None
        if line.words[index] == "when":
            last = index - 1 - (line.shape[index - 1] == ",")
            return next((each for each in moments if each.last == last), None)
    return None


def _back_when(line: Line, token: int, moments: list[Moment], frame: Frame) -> Moment | None:
    """down from ▢ when she was elected in 2019, against ▢ when it began in May: the time of a base."""
    when = token + 1 + (line.shape[token + 1 : token + 2] == "N")
    based = frame.change == "from" or line.shape[token - 1] == "c"
    if not based or line.words[when : when + 1] != ("when",):
        return None
    moment = next((each for each in moments if each.first > when), None)
    if moment is None or set("Qk;.,&") & set(line.shape[when + 1 : moment.first]):
        return None
    return replace(moment, base=True, relative=True)


def _counted_when(line: Line, token: int, moments: list[Moment]) -> Moment | None:
    """▢ pairs when they were last counted in 2022: when a figure was found."""
    found = COUNTED_WHEN.match(line.shape, token + 1)
    if found is None or line.words[found.start("when")] != "when":
        return None
    return next((each for each in moments if each.first == found.end() - 1), None)


def _dated_from(line: Line, token: int, moments: list[Moment], rules: TimeRules) -> Moment | None:
    """The record, ▢, dates from 2007."""
    found = DATED_FROM.match(line.shape, token + 1)
    if found is None or line.words[found.start("verb")] not in rules.stemming:
        return None
    moment = next((each for each in moments if each.first == found.end() - 1), None)
    return replace(moment, relative=True) if moment is not None else None


def _share_in_chains(line: Line, frames: list[Frame], own: list[Moment | None]) -> None:
    """rose ▢ or ▢ to ▢ in the quarter: the time holds for the whole chain."""
    for number in range(len(frames) - 1, 0, -1):
        frame = frames[number]
        moment, free = own[number], frame.chain >= 0 and own[frame.chain] is None
        since = moment is not None and line.words[max(0, moment.first - 1)] == "since"
        since = since and not frames[frame.chain].change.endswith("-by")
        if free and frame.link not in OWN_LINKS and not since:
            own[frame.chain] = moment
    for number, frame in enumerate(frames):
        shares = frame.link not in OWN_LINKS and _shares_time(line, frames, number, own)
        if own[number] is None and shares:
            own[number] = own[frame.chain]
