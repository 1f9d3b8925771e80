"""A sentence as it is seen before its figures are judged: figures, times and entities.

The clauses of a sentence are cut here, so that every figure knows the words around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from msgspec import Struct

from heshu.claims.attribution import Context, SentenceReading
from heshu.claims.chinese.dealing import dealt_owners
from heshu.claims.chinese.entities import read_owners
from heshu.claims.chinese.listing import passing_durations, states_something
from heshu.claims.chinese.owner import Owner
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.rules.times import TimeRules
from heshu.claims.chinese.sequences import dealt_times
from heshu.claims.chinese.times import Moment, read_moments
from heshu.claims.chinese.verdicts import Figure
from heshu.claims.masking import FIGURE, TIME, Masked, mask
from heshu.claims.periods import years_of_plan
from heshu.model import lazy_re as re
from heshu.model.figures import Numeral, Quantity

TIMES = frozenset({"date", "time", "period"})
PLANS = frozenset({"name", "idiom"})
"""What the scanner takes the name of a five-year plan for."""
CLAUSE_END = re.compile(
    rf"(?P<aside>（[^（），。；：{FIGURE}{TIME}]{{1,14}}）)"
    r"|[，。；：！？!?;,:（）()\n|]|(?<=[^A-Za-z0-9\s])\s(?=[^A-Za-z0-9\s])"
)
"""Brackets without a figure (广义货币（M2）余额▢) divide no clause."""
FEW, HORIZON = 16, 300
"""Where a sentence has more times or entities than the first number, those farther away than the
second number of masked characters count no more."""
T = TypeVar("T", Moment, Owner)
_start = attrgetter("start")


class View(Struct, frozen=True, gc=False):
    """A sentence with everything that was seen in it before the figures are judged."""

    text: str
    masked: Masked
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    owners: tuple[Owner, ...]
    dealt: Mapping[int, int]
    """Offset of a figure -> offset of the time that is dealt out to it."""
    dealt_owners: Mapping[int, Owner]
    """Offset of a figure -> the entity that is dealt out to it."""


def look(reading: SentenceReading, context: Context, speaker: str, rules: ChineseRules) -> View:
    """Mask a sentence; durations that only say over what time count as times."""
    text = reading.sentence.text
    if not reading.numerals and not reading.quantities:
        owners = read_owners(text, rules, context, speaker)
        return View(text, mask(text, (), ()), (), (), owners, {}, {})
    passing = passing_durations(text, reading.quantities, rules)
    times = _times(text, reading, passing, rules.times)
    measuring = _measuring(text, reading.quantities, passing, rules)
    masked = mask(text, measuring, times, rules.remarks)
    figures = _figures(masked)
    owners = read_owners(masked.text, rules, context, speaker)
    return View(
        text,
        masked,
        figures,
        read_moments(masked, text, rules.times),
        owners,
        dealt_times(masked.text, rules) if times else {},
        dealt_owners(owners, figures, masked.text, rules),
    )


def _measuring(
    text: str, quantities: Sequence[Quantity], passing: Sequence[Numeral], rules: ChineseRules
) -> tuple[Quantity, ...]:
    """The quantities that are neither times nor mere words: 连续七年, 一方面."""
    spans = {(numeral.start, numeral.end) for numeral in passing}
    return tuple(
        q
        for q in quantities
        if (q.start, q.end) not in spans
        and not (q.words and not q.unit and q.kind == "number" and not q.scaled)
        and (q.unit not in rules.vague_units or states_something(text, q, rules))
    )


def _times(
    text: str, reading: SentenceReading, passing: Sequence[Numeral], rules: TimeRules
) -> tuple[Numeral, ...]:
    """Dates, clock times, periods and durations that are none of the quantities."""
    times = [
        n for n in reading.numerals if n.kind in TIMES and not rules.overlap.match(text, n.start)
    ]
    times += filter(
        None, [_years_of_plan(text, n, rules) for n in reading.numerals if n.kind in PLANS]
    )
    times.sort(key=_start)
    times = [*_outside(times, reading.quantities), *passing]
    times.sort(key=_start)
    return tuple(times)


def _outside(times: list[Numeral], quantities: tuple[Quantity, ...]) -> list[Numeral]:
    """The times that are no part of a quantity; both are sorted."""
    found: list[Numeral] = []
    pointer = 0
    for time in times:
        while pointer < len(quantities) and quantities[pointer].end <= time.start:
            pointer += 1
        if pointer == len(quantities) or quantities[pointer].start >= time.end:
            found.append(time)
    return found


def _years_of_plan(text: str, numeral: Numeral, rules: TimeRules) -> Numeral | None:
    """The name of a five-year plan as the period of its years: “十四五”期间 is 2021 to 2025."""
    plan = rules.plan.match(text, numeral.start)
    if plan is None:
        return None
    iso = years_of_plan(plan[0])
    return Numeral(start=numeral.start, end=plan.end(), kind="period", iso=iso, rule="plan")


def _figures(masked: Masked) -> tuple[Figure, ...]:
    """The figures of a masked sentence with their surroundings."""
    text = masked.text
    pairs = [
        (masked.position(i), item)
        for i, item in enumerate(masked.items)
        if isinstance(item, Quantity)
    ]
    if not pairs:
        return ()
    marks = [m.span() for m in CLAUSE_END.finditer(text) if m["aside"] is None]
    marks.append((len(text), len(text) + 1))
    pairs.append((len(text), pairs[-1][1]))
    found: list[Figure] = []
    clause = pointer = last = 0
    for (position, quantity), (stop, _) in pairwise(pairs):
        while marks[pointer][1] <= position:
            clause = marks[pointer][1]
            pointer += 1
        found.append(
            Figure(
                position=position,
                clause=clause,
                between=text[last:clause],
                before=text[max(last, clause) : position],
                behind=text[position + 1 : stop],
                opened=text[clause - 1 : clause] or " ",
                reach=min(marks[pointer][0], stop) - position - 1,
                quantity=quantity,
            )
        )
        last = position + 1
    return tuple(found)


def nearby(items: tuple[T, ...], position: int) -> tuple[T, ...]:
    """The times or entities around a masked offset: no text may make every figure read all."""
    if len(items) <= FEW:
        return items
    first = bisect_left(items, position - HORIZON, key=lambda item: item.position)
    last = bisect_left(items, position + HORIZON, key=lambda item: item.position)
    return items[first:last]
