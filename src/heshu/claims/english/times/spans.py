"""Spans of time that are no date: `full-year revenue`, `▢ visitors a year`, `▢ of rain in ▢ hours`."""

from __future__ import annotations

from heshu.claims.english.frames import Frame
from heshu.claims.english.times.moments import Moment
from heshu.claims.english.times.rules import TimeRules
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re
from heshu.model.figures import Quantity

LONG_RATES = frozenset({"a", "mo", "wk"})
"""Units of rates whose span says when more than the time of other sentences does."""
LONGEST_COUNTED = 5
"""Words of what is counted, in front of a year."""
LASTING = re.compile(r"[NEodX]{0,8}(?:[xvX]{0,3}[VUDL]X?)?(?:[iap]d?E{1,3})?[ipf][dXN]{0,2}")
"""▢ of rain on Acmeland in the last ▢ hours; ▢ of rain fell in ▢ hours."""
HEDGED = re.compile(r"(?:[afirtpw][dNEX]{1,5}){0,3}")
"""▢ from a charity over ▢ years, whose preposition is read with the figure."""
FARTHEST = 14
"""Tokens between a figure and how long it took."""


def span_of_figure(
    line: Line,
    number: int,
    frame: Frame,
    quantity: Quantity,
    durations: tuple[int, ...],
    rules: TimeRules,
    *,
    moment: Moment | None,
    dated: bool,
) -> str:
    """The span that the `number`-th figure of a line holds for, as printed; empty for none.

    `durations` are the tokens of the figures that say how long; `moment` is the time that the
    sentence has for the figure; `dated` tells that one is known, which says more than annual does.
    """
    token = line.figures[number]
    others = () if token in durations else durations
    lasting = _lasting(line, token, others, rules)
    if lasting or (moment is not None and _is_near(line, token, moment)):
        return lasting
    each = _rate_span(quantity, rules) or _each_span(line, token, rules)
    if each or moment is not None:
        return each
    return _named_span(line, frame, rules, yearly=not dated) or (
        _opening(line, token, others, rules) if others else ""
    )


def _is_near(line: Line, token: int, moment: Moment) -> bool:
    """Whether a time goes with a figure by itself: in 1921 on ▢ a year, ▢ a year from 2006.

    Not so: rose ▢ in the quarter and would save ▢ a year.
    """
    if moment.first > token:
        return not set("Q;k.") & set(line.shape[token + 1 : moment.first])
    return not set("Q;k&.") & set(line.shape[moment.last + 1 : token])


def _lasting(line: Line, token: int, durations: tuple[int, ...], rules: TimeRules) -> str:
    """▢ of rain fell on Acmeland in ▢ hours, saves ▢ over ▢ years, ▢ points from the last ▢ games."""
    for place in durations:
        if not token < place <= token + FARTHEST:
            continue
        if line.phrase(place, place).split()[0].lower() in rules.within:
            if HEDGED.fullmatch(line.shape, token + 1, place):
                return line.phrase(place, place)
            continue
        last = place - 1
        while line.shape[last] in "dXN":
            last -= 1
        since = line.words[last] == "from" and "last" in line.words[last:place]
        led = line.words[last] in rules.within or since
        if led and LASTING.fullmatch(line.shape, token + 1, place):
            return line.phrase(place, _end_of_span(line, place, rules))
    return ""


def _end_of_span(line: Line, place: int, rules: TimeRules) -> int:
    """The last token of a span whose length stands at a token: six seasons."""
    return place + (rules.counted.intersection(line.words[place + 1 : place + 2]) != frozenset())


def lengths(line: Line, quantities: tuple[Quantity, ...], rules: TimeRules) -> tuple[int, ...]:
    """The tokens of the figures that say how long: ▢ hours, ▢ seasons, the last ▢ matches."""
    return tuple(
        [
            token
            for token, quantity in zip(line.figures, quantities, strict=True)
            if quantity.kind == "duration"
            or rules.counted.intersection(line.words[token + 1 : token + 2])
        ]
    )


def _opening(line: Line, token: int, durations: tuple[int, ...], rules: TimeRules) -> str:
    """After ▢ weeks, their weight had fallen by ▢."""
    place = durations[0]
    if (
        place > token
        or line.words[0] not in rules.lasting
        or line.shape[place + 1 : place + 2] != ","
    ):
        return ""
    return line.phrase(place, place) if set(line.shape[1:place]) <= set("dXN") else ""


def _named_span(line: Line, frame: Frame, rules: TimeRules, *, yearly: bool) -> str:
    """full-year revenue, annual rainfall: the span that an adjective of the indicator names.

    `yearly` tells whether annual counts, which says less than any time that is known otherwise.
    """
    phrase = frame.phrase
    for index in range(max(0, phrase.whole_first), phrase.last + 1):
        word = line.words[index]
        if word in rules.spans or (yearly and word in rules.yearly):
            return line.phrase(index, index)
    return ""


def _rate_span(quantity: Quantity, rules: TimeRules) -> str:
    """savings of 19m euros a year: the span of a rate by the year or the month."""
    if quantity.unit.rpartition("/")[2] not in LONG_RATES:
        return ""
    found = rules.rate.search(quantity.text)
    return found[0] if found else ""


def _each_span(line: Line, token: int, rules: TimeRules) -> str:
    """▢ visitors a year, ▢ (▢) every month, ▢ annually: per what span they are counted."""
    index = token + 1
    if line.shape[index : index + 3] == "(Q)":
        index += 3
    elif line.shape[index : index + 1] == ")":
        index += 1
    while (
        index < len(line.words) and line.shape[index] in "NEo" and index - token < LONGEST_COUNTED
    ):
        index += 1
    if rules.rates.intersection(line.words[index : index + 1]):
        return line.phrase(index, index)
    if not rules.per.intersection(line.words[index : index + 1]):
        return ""
    spanned = line.words[index + 1 : index + 2]
    if not rules.each.intersection(spanned) or line.shape[index + 2 : index + 3] in ("N", "X"):
        return ""
    return line.phrase(index, index + 1)
