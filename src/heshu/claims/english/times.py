"""When a figure holds: `rose 8 percent in January` -> January.

A time belongs to the figure in front of it, to all figures of its chain (`rose ▢ or ▢ to ▢ in
the quarter`), or, at the head of a sentence, to every figure behind it. A figure without one
takes it from the sentence before, else from the lead of the article; a figure that others are
compared with takes the time of earlier comparisons.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims.english.frames import Frame
from heshu.claims.english.words import Line
from heshu.languages.schema import Pack
from heshu.model.figures import Numeral

BASE_LINKS = frozenset({"from", "compared"})
OWN_LINKS = frozenset({"from", "compared", "listed"})
"""Links whose figure does not share the time of the figure it hangs on."""
STOPS_BEHIND = frozenset("QkUDvLVR;.,&")
LEVEL_NOUNS = frozenset({"level", "levels", "average", "rate", "figure", "total", "that", "record"})
RELATIVES = frozenset({"which", "who", "whose", "whom", "where"})
AS_IN = ("as", "in")
"""twice as much as in 2019: not when it held."""
ENDING = frozenset({"ended", "closed", "finished", "began", "started", "entered"})
ORDINALS = frozenset({"first", "second", "third", "fourth"})
HEAD_LENGTH = 7
"""Words within which a time is at the head of its sentence."""
REPORT_DISTANCE = 4


class TimeRules(Struct, frozen=True):
    """Words of time that are no numerals."""

    nouns: frozenset[str]
    comparison: frozenset[str]
    weekdays: frozenset[str]
    seasons: frozenset[str]
    present: frozenset[str]
    """now, currently"""
    contracts: frozenset[str]
    """Goods that are sold for delivery in a month: July coffee."""


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


def compile_times(pack: Pack) -> TimeRules:
    """The words of time of a pack."""
    return TimeRules(
        frozenset(pack.words_named("time-noun")),
        frozenset(pack.words_named("comparison-time")),
        frozenset((*pack.words_named("weekday"), "today", "yesterday")),
        frozenset(pack.words_named("season")),
        frozenset(pack.words_named("present-time")),
        frozenset(pack.words_named("contract-good")),
    )


def read_moments(line: Line, rules: TimeRules) -> list[Moment]:
    """All times of a line, in order."""
    found: list[Moment] = []
    for index, letter in enumerate(line.shape):
        if letter == "T":
            if (
                _is_contract(line, index, rules)
                or _is_lifespan(line, index)
                or line.words[max(0, index - 2) : index] == AS_IN
            ):
                continue
            moment = _printed_moment(line, index, rules)
            if found and _goes_together(line, found[-1], index):
                moment = _joined(line, found.pop(), moment)
            found.append(moment)
        elif letter == "N" and index and line.shape[index - 1] in "dN":
            definite = _year_before(line, index, rules) or _definite_moment(line, index, rules)
            if definite is not None:
                found.append(definite)
        elif line.words[index] in rules.seasons and line.words[max(0, index - 1)] == "in":
            found.append(Moment(index, index, line.phrase(index, index)))
        elif letter == "X" and line.words[index] in rules.present and _is_present(line, index):
            found.append(Moment(index, index, line.phrase(index, index), "{d}", day=True))
    return found


def _is_contract(line: Line, index: int, rules: TimeRules) -> bool:
    """July coffee settled up ▢; the October contract: a month that names a good for delivery."""
    if line.words[index + 1 : index + 2] == ():
        return False
    item = line.masked.items[line.items[index]]
    month = isinstance(item, Numeral) and len(item.iso) == len("--07")
    good = line.words[index + 1] in rules.contracts
    return month and good and line.shape[index + 2 : index + 3] not in ("N", "o")


def _is_lifespan(line: Line, index: int) -> bool:
    """Anna Doe (1840-1926) wrote ▢: when somebody lived."""
    opening = line.shape.rfind("(", max(0, index - 6), index)
    closing = line.shape.find(")", index, index + 6)
    if opening < 1 or closing < 0 or line.shape[opening - 1] != "E":
        return False
    inside = line.shape[opening + 1 : closing]
    return not set(inside) - set("TENo-,iVX") and ("-" in inside or "V" in inside)


def _is_present(line: Line, index: int) -> bool:
    """It now has ▢; not: it now expects."""
    return line.shape[index + 1 : index + 2] not in tuple("RT")


def _year_before(line: Line, index: int, rules: TimeRules) -> Moment | None:
    """the year before, a week earlier: what something is compared with."""
    behind = line.words[index + 1] if index + 1 < len(line.words) else ""
    if line.words[index] not in rules.nouns or behind not in ("before", "earlier"):
        return None
    if line.shape[index + 2 : index + 3] in tuple("dNETS") or line.shape[index - 1] != "d":
        return None  # the year before the war
    return Moment(
        index - 1, index + 1, line.phrase(index - 1, index + 1), base=True,
        against=_is_against(line, index - 1, sure=False),
    )  # fmt: skip


def _printed_moment(line: Line, index: int, rules: TimeRules) -> Moment:
    item = line.masked.items[line.items[index]]
    words = line.sentence[item.start : item.end].lower().replace("-", " ").split()
    first = index
    if index and line.words[index - 1] in ("a", "an") and words[-1] in ("earlier", "ago"):
        first -= 1
    iso = item.iso if isinstance(item, Numeral) else ""
    base = any(word in rules.comparison for word in words)
    weak = (
        "end" in words
        or words[0] in ("start", "beginning", "early")
        or (words[-1].rstrip("s") in rules.weekdays and _is_said(line, index))
    )
    if isinstance(item, Numeral) and item.kind == "time":
        return Moment(first, index, line.phrase(first, index), weak=True, day=True)
    weak = weak or line.words[first - 1 if first else 0] in ("since", "by", "until", "till")
    text = line.phrase(first, index).removesuffix("'s").removesuffix("’s")
    if item.end == len(line.sentence):
        text = text.removesuffix(".")
    genitive = line.printed(index).endswith("s")
    sure = not (base or genitive or words[0] == "last" or len(iso) == len("1986"))
    against = _is_against(line, first, sure=sure)
    day = len(iso) in (len("--05-01"), len("2025-05-01")) or words[-1].rstrip("s") in rules.weekdays
    return Moment(first, index, text, iso, base, against, day, weak)


def _goes_together(line: Line, earlier: Moment, index: int) -> bool:
    """the same period | last year; between 1945 | and 1949."""
    if earlier.last == index - 1:
        return True
    before = line.words[earlier.first - 1] if earlier.first else ""
    between = line.shape[earlier.last + 1 : index]
    return (before, between) in (("between", "&"), ("from", "t"))


def _joined(line: Line, first: Moment, last: Moment) -> Moment:
    """the same period last year: two times that are one."""
    iso = f"{first.iso}/{last.iso}" if len(first.iso) == len(last.iso) == len("1945") else ""
    return Moment(
        first.first, last.last, line.phrase(first.first, last.last), iso, first.base,
        first.against, day=False, weak=first.weak,
    )  # fmt: skip


def _is_against(line: Line, first: int, *, sure: bool) -> bool:
    """Whether a time stands behind from, than, compared with, on or over.

    If `sure`, only words count that always compare: on Monday and over the winter say when.
    """
    place = first - 1
    while place >= 0 and line.shape[place] in "dN" and first - place < 4:
        place -= 1
    if place > 1 and line.shape[place] == "o" and line.words[place - 1] in LEVEL_NOUNS:
        place -= 3 if line.shape[place - 2] == "d" else 2  # above the level of a year earlier
    if place >= 1 and line.shape[place] in "iro" and line.shape[place - 1] in "cwtf":
        place -= 1  # than in May, compared with that of May
    if place < 0:
        return False
    if line.words[place] in ("than", "versus", "against", "below", "above"):
        return True
    if line.words[place] in ("from", "on", "over"):
        return not sure
    return line.shape[max(0, place - 1) : place + 1] in ("cw", "ct")


def _is_said(line: Line, index: int) -> bool:
    return "R" in line.shape[max(0, index - REPORT_DISTANCE) : index]


def _definite_moment(line: Line, index: int, rules: TimeRules) -> Moment | None:
    """the quarter, the year's: a stretch of time that was named before."""
    word = line.words[index]
    if word in ORDINALS and _is_quarter(line, index):
        return Moment(index - 1, index, line.phrase(index - 1, index))
    bare = word.removesuffix("'s")
    if bare not in rules.nouns or line.words[index - 1] not in ("the", "this", "that"):
        return None
    before = line.shape[index - 2] if index > 1 else "."
    if word == bare and before not in "irpoa." and line.words[index - 2] not in ENDING:
        return None
    text = line.phrase(index - 1, index).removesuffix("'s").removesuffix("’s")
    spanned = index > 1 and line.words[index - 2] == "over"  # rose by ▢ over the year to ▢
    return Moment(index - 1, index, text, against=spanned)


def _is_quarter(line: Line, index: int) -> bool:
    """▢ in the third quarter and ▢ in the second: the noun is said once."""
    shape = line.shape
    if shape[index - 2 : index] != "id" or shape[index + 1 : index + 2] not in tuple(",.k&;)"):
        return False
    folded = line.sentence.lower()
    return "quarter" in folded or "half" in folded


def place_times(line: Line, frames: list[Frame], moments: list[Moment]) -> list[Moment | None]:
    """The time of each figure, `None` where the line does not say."""
    if not moments:
        return [None] * len(frames)
    own = [
        _behind(line, token, moments, frame) or _bracketed(line, token, moments)
        for token, frame in zip(line.figures, frames, strict=False)
    ]
    _share_in_chains(frames, own)
    taken = {moment.first for moment in own if moment}
    compared = {
        moment.first
        for moment, frame in zip(own, frames, strict=False)
        if moment and frame.link in BASE_LINKS
    }
    aside = {moment.first for moment in own if moment and moment.aside}
    moments = [
        each
        for each in moments
        if (each.first not in compared or each.base) and each.first not in aside
    ]
    for number, frame in enumerate(frames):
        if own[number] is None and frame.chain >= 0 and frame.link not in OWN_LINKS:
            own[number] = own[frame.chain]
        if own[number] is None:
            own[number] = _elsewhere(line, frame, line.figures[number], moments, taken)
    for number, moment in _respectively(line, moments).items():
        own[number] = moment
    return own


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


def _behind(line: Line, token: int, moments: list[Moment], frame: Frame) -> Moment | None:
    """A time that follows the figure within its clause."""
    shape = line.shape
    moment = next((each for each in moments if each.first > token), None)
    compares = moment is not None and moment.against and (frame.change or not moment.iso)
    if moment is None or (compares and frame.link not in OWN_LINKS):
        return None
    if "(" in shape[token + 1 : moment.first] and shape[moment.last + 1 : moment.last + 2] in (
        ":",
        "-",
        "Q",
    ):
        return None  # ▢ (2020: ▢)
    for index in range(token + 1, moment.first):
        letter = shape[index]
        if letter in STOPS_BEHIND and not (
            letter == "," and shape[index + 1 : moment.first].strip("iprdX") == ""
        ):
            return None
    return moment


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


def _share_in_chains(frames: list[Frame], own: list[Moment | None]) -> None:
    """rose ▢ or ▢ to ▢ in the quarter: the time holds for the whole chain."""
    for number in range(len(frames) - 1, 0, -1):
        frame = frames[number]
        if frame.chain >= 0 and frame.link not in OWN_LINKS and own[frame.chain] is None:
            own[frame.chain] = own[number]
    for number, frame in enumerate(frames):
        if frame.chain >= 0 and frame.link not in OWN_LINKS and own[number] is None:
            own[number] = own[frame.chain]


def _elsewhere(
    line: Line, frame: Frame, token: int, moments: list[Moment], taken: set[int]
) -> Moment | None:
    """A time in front of the figure: in its clause, then at the head, then anywhere."""
    if frame.link in BASE_LINKS or frame.change == "from":
        return _base(line, token, moments)
    before = [
        each
        for each in moments
        if each.last < token
        and not (each.weak or each.against or _is_enclosed(line, each.first, token))
    ]
    clause = _clause_start(line.shape, token)
    for moment in reversed(before):
        if moment.first >= clause and moment.first not in taken:
            return moment
    until = next((each for each in moments if each.first > token), None)
    if until is not None and not until.against and until.first not in taken:
        between = line.shape[token + 1 : until.first]
        governed = not set("Qk;.,&S:(") & set(between) and set("VL") & set(between)
        if governed and (not until.base or between.strip("X") == "V"):
            return until  # ▢ are expected to follow by the end of the year
    head = [each for each in before if each.first <= HEAD_LENGTH and not each.base]
    if head and "Q" not in line.shape[: head[0].first]:
        return head[0]
    behind = [each for each in moments if each.first > token]
    for moment in (*reversed(before), *behind):
        usable = not (moment.base or moment.weak or moment.against)
        if usable and not set("Sk;") & set(line.shape[token : moment.first]):
            return moment
    weak = [
        each
        for each in moments
        if clause <= each.first
        and each.last < token
        and not (each.against and line.words[each.first - 1] == "over")
    ]
    return weak[-1] if weak else None


def _is_enclosed(line: Line, first: int, token: int) -> bool:
    """three storms, which struck in October, cost ▢: the time is that of the aside."""
    comma = line.shape.find(",", first, token)
    if comma < 0:
        return False
    for index in range(first - 1, -1, -1):
        if line.words[index] in RELATIVES:
            return True
        if line.shape[index] in ",;.":
            return False
    return False


def _base(line: Line, token: int, moments: list[Moment]) -> Moment | None:
    """The time of a comparison that stands further off: the next one, else the last one."""
    bases = [each for each in moments if each.base]
    for moment in bases:
        if moment.first > token and not set("k;,S") & set(line.shape[token : moment.first]):
            return moment
    before = [each for each in bases if each.last < token]
    return before[-1] if before else None


def _clause_start(shape: str, token: int) -> int:
    """First token of the clause that holds a token."""
    for index in range(token - 1, -1, -1):
        letter = shape[index]
        if letter in "k;.Q" or (letter == "," and "Q" in shape[:index]):
            return index + 1
    return 0
