"""The time of a figure that has none beside it: of its clause, at the head, or anywhere near."""

from __future__ import annotations

from heshu.claims.english.frames import Frame
from heshu.claims.english.frames.subjects import OPENING_RELATIVES
from heshu.claims.english.times.moments import PRESENT, RELATIVES, Moment
from heshu.claims.english.times.rules import TimeRules
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

BASE_LINKS = frozenset({"from", "compared"})
FINITE = frozenset("vVUDLCxX")
OPENING = 2
"""Words in front of a time that a sentence begins with."""
PASSIVE = "vR"
"""▢ were reported in the latest week"""
HAVING = re.compile(r"x[Xv]{0,2}[UDC]")
"""▢ of rain had fallen since Tuesday"""
HEAD_LENGTH = 7
"""Words within which a time is at the head of its sentence."""


def elsewhere(
    line: Line, frame: Frame, token: int, moments: list[Moment], taken: set[int], rules: TimeRules
) -> Moment | None:
    """A time in front of the figure: in its clause, then at the head, then anywhere."""
    if frame.link in BASE_LINKS or frame.change == "from":
        return _base(line, token, moments)
    before = [
        each
        for each in moments
        if each.last < token
        and not (each.weak or each.against or _is_enclosed(line, each.first, token, rules))
        and not (each.relative and "," in line.shape[each.last : token])
    ]
    clause = _clause_start(line.shape, token)
    for moment in reversed(before):
        if moment.first >= clause and moment.first not in taken:
            present = moment.iso == PRESENT and moment.last < token - 1
            present = present and "Q" not in line.shape[: moment.first]
            led = _at_head(line, frame, before[: before.index(moment)]) if present else None
            return led or moment  # For the full year we now expect ▢
    return (
        _of_antecedent(line, clause, before)
        or _until(line, token, moments, taken)
        or _at_head(line, frame, before)
        or _opening(line, token, clause, moments, rules)
        or _anywhere(line, token, before, moments)
        or _weak(line, frame, token, clause, moments, rules)
    )


def _of_antecedent(line: Line, clause: int, before: list[Moment]) -> Moment | None:
    """a plan for next year that raises the levy by ▢: for when the thing is that does so."""
    that = next((i for i in (clause - 1, clause) if line.shape[max(0, i) : i + 1] == "k"), -1)
    if that < 1 or line.words[that] not in OPENING_RELATIVES:
        return None
    return next((each for each in before if each.last == that - 1), None)


def _until(line: Line, token: int, moments: list[Moment], taken: set[int]) -> Moment | None:
    """▢ are expected to follow by the end of the year: the next time, behind the verb."""
    until = next((each for each in moments if each.first > token), None)
    if until is None or until.against or until.first in taken:
        return None
    between = line.shape[token + 1 : until.first]
    told = bool(set("VL") & set(between)) or PASSIVE in between
    told = told or (_is_since(line, until) and HAVING.search(between) is not None)
    governed = not set("Qk;.,&S:(") & set(between) and told
    return until if governed and (not until.base or between.strip("X") == "V") else None


def _at_head(line: Line, frame: Frame, before: list[Moment]) -> Moment | None:
    """The time that the sentence begins with, no quotation before it."""
    head = [
        each
        for each in before
        if each.first <= HEAD_LENGTH
        and (not each.base or (_opens(line, each) and not frame.change))
    ]
    return head[0] if head and "Q" not in line.shape[: head[0].first] else None


def _opening(
    line: Line, token: int, clause: int, moments: list[Moment], rules: TimeRules
) -> Moment | None:
    """Through the end of May, sales were ▢; and by 1931 it had grown to ▢; since April ▢."""
    earlier = [each for each in moments if each.last < token]
    since = [
        each
        for each in earlier
        if clause <= each.first
        and _is_since(line, each)
        and not _is_enclosed(line, each.first, token, rules)
    ]
    if since:
        return since[-1]
    weak = [each for each in earlier if each.weak]
    own = [
        each
        for each in weak
        if clause <= each.first <= clause + OPENING and "," in line.shape[:clause]
    ]
    opening = own or [each for each in weak if _opens(line, each)]
    return opening[0] if opening else None


def _anywhere(line: Line, token: int, before: list[Moment], moments: list[Moment]) -> Moment | None:
    """The nearest time in front or the next one behind, in the same sentence."""
    behind = [each for each in moments if each.first > token]
    if behind and _is_of_another_deed(line, token, behind[0]):
        behind = []
    for moment in (*reversed(before), *behind):
        now = moment.iso == PRESENT and moment.first > token
        usable = not (moment.base or moment.weak or moment.against or moment.compared or now)
        if usable and not set("Sk;") & set(line.shape[token : moment.first]):
            return moment
    return None


def _is_of_another_deed(line: Line, token: int, moment: Moment) -> bool:
    """True for the 2019 of "the bridge is ▢ long and opened in 2019", which says how long it is now."""
    joined = line.shape.find("&", token, moment.first)
    present = line.words[max(token - 1, 0)] in COPULAS
    return present and joined > 0 and bool(set("VUDL") & set(line.shape[joined : moment.first]))


COPULAS = frozenset({"is", "are"})


def _weak(
    line: Line, frame: Frame, token: int, clause: int, moments: list[Moment], rules: TimeRules
) -> Moment | None:
    """A time of the clause that elsewhere would be passed over: the last one before the figure."""
    found = [
        each
        for each in moments
        if clause <= each.first
        and each.last < token
        and not (each.against and (frame.change or line.words[each.first - 1] in ("over", "from")))
        and not _is_enclosed(line, each.first, token, rules)
    ]
    return found[-1] if found else None


def _is_since(line: Line, moment: Moment) -> bool:
    """Rain since April was ▢ below normal: a span that ends when it was written."""
    return line.words[moment.first - 1 if moment.first else 0] == "since"


def _opens(line: Line, moment: Moment) -> bool:
    """In the same period of last year, ▢ and ▢: all that follows held then."""
    return moment.first <= OPENING and line.shape[moment.last + 1 : moment.last + 2] in (
        ",",
        "d",
        "N",
        "S",
        "E",
        "Q",
    )


def _is_enclosed(line: Line, first: int, token: int, rules: TimeRules) -> bool:
    """three storms, which struck in October, cost ▢; sales, including shops opened last year, fell ▢.

    The time is that of the aside.
    """
    comma = line.shape.find(",", first, token)
    if comma < 0:
        return False
    for index in range(first - 1, -1, -1):
        if line.words[index] in RELATIVES:
            return True
        if line.shape[index] in ",;.":
            more = _says_more(line, index, rules) or _is_added(line, index, first, rules)
            return more and line.shape[comma + 1] in FINITE
    return False


def _is_added(line: Line, comma: int, first: int, rules: TimeRules) -> bool:
    """Fares, frozen since 2019, rose ▢: a participle behind its noun; not: the canal, opened in 1798."""
    if line.words[first - 1] not in rules.since:
        return False
    inside = line.shape[comma + 1 : first]
    return line.shape[comma - 1] in "NE" and inside[:1] in ("V", "L") and "Q" not in inside


def _says_more(line: Line, comma: int, rules: TimeRules) -> bool:
    """Whether what stands behind a comma names a part of the noun in front: including new shops."""
    return line.shape[comma - 1] in "NE" and line.words[comma + 1] in rules.including


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
