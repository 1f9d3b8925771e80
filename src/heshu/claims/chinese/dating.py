"""When a figure holds: the time that governs it, in its sentence or carried from earlier ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from heshu.claims.attribution import Context
from heshu.claims.chinese.rules.times import TimeRules
from heshu.claims.chinese.sources import BEHIND, DEALT, EARLIER, OWN, Found, source_of
from heshu.claims.chinese.times import Moment, clocked, governing, of_a_year, passed, within
from heshu.claims.chinese.verdicts import Figure, Verdict
from heshu.claims.chinese.view import View, nearby
from heshu.claims.periods import resolve
from heshu.model import lazy_re as re

SHORTEST_TOLD = 4
"""Characters of an event that is named (案发后, 调图后); a longer one (接到险情后) is told."""
FIGURES_BACK = 8
"""Figures before one among which starts of a change are looked for."""
NEAR = 3
"""Masked characters between a time and the figure that it belongs to: 从▢的▢."""
FAR = 8
"""The same where 的 stands between them: 由“十一五”末的▢, 自4月下旬的高点▢."""
OF = 1
"""Characters of 的 between 高峰时, whose words stay in the masked text, and its figure."""
YEAR = re.compile(r"[12]\d{3}")
LEVELS = 2
"""Levels before a growth, of which the second is what it is measured from."""


def period_of(
    view: View, number: int, verdicts: Sequence[Verdict], context: Context, rules: TimeRules
) -> Found:
    """The time that governs a figure, as printed and as ISO 8601, and where it stood."""
    figure, lead = view.figures[number], verdicts[number].lead
    if lead.span:
        return Found(lead.span, OWN)
    moment, source = _moment_of(view, number, verdicts, rules)
    told = source == EARLIER and moment is not None and (moment.aside or moment.wire)
    if moment is None or (told and context.period.text):
        return (
            _behind_event(view, figure, context)
            or _by_clock(view, figure, context)
            or _remembered(context)
        )
    started = verdicts[number].change == "from" and _near(moment, figure)
    if source != DEALT and not started and of_a_year(moment, rules):
        year = within(moment, nearby(view.moments, figure.position), rules)
        if year is None and context.period.text and YEAR.match(context.period_iso):
            return Found(moment.text, source, context.period_iso)
        moment = year or moment
    return Found(moment.text, source, resolve(moment.iso, context.as_of, anchor(context)))


def _moment_of(
    view: View, number: int, verdicts: Sequence[Verdict], rules: TimeRules
) -> tuple[Moment | None, str]:
    """The time of the sentence that governs a figure, and where it stands."""
    if not view.moments:
        return None, ""
    figure = view.figures[number]
    dealt = view.dealt.get(figure.position)
    if dealt is not None:
        own = bisect_left(view.moments, dealt, key=lambda each: each.position)
        return view.moments[own], DEALT
    shared = _shared_origin(view, number, verdicts)
    if shared is not None:
        return shared, EARLIER
    moment = governing(
        nearby(view.moments, figure.position),
        figure.position,
        figure.clause,
        figure.position + 1 + figure.reach,
        _origins(view, number, verdicts, rules),
        rules,
    )
    return moment, _place(moment, figure) if moment else ""


def _shared_origin(view: View, number: int, verdicts: Sequence[Verdict]) -> Moment | None:
    """The time of the change before, for one that names none: 从去年的▢增至今年的▢，利润由▢增至▢."""
    if verdicts[number].change != "from":
        return None
    starts = [
        j for j in range(max(0, number - FIGURES_BACK), number) if verdicts[j].change == "from"
    ]
    if not starts:
        return None
    first, end = view.figures[starts[-1]], view.figures[starts[-1] + 1]
    moments = nearby(view.moments, first.position)
    own = [m for m in moments if first.clause <= m.position < first.position]
    later = [m for m in moments if end.position < m.position < view.figures[number].position]
    return own[-1] if own and not later else None


def _behind_event(view: View, figure: Figure, context: Context) -> Found | None:
    """案发后，▢: an event of the sentence, unless it is told and the passage named a time."""
    event = passed(nearby(view.moments, figure.position), figure.position)
    if event is None:
        return None
    known = context.period.text and context.period.passage == context.passage
    if known and len(event.text) > SHORTEST_TOLD:
        return None
    return Found(event.text, _place(event, figure))


def _by_clock(view: View, figure: Figure, context: Context) -> Found | None:
    """The clock time of the sentence, unless the passage named a day."""
    if context.period.text and context.period.passage == context.passage:
        return None
    clock = clocked(nearby(view.moments, figure.position), figure.position)
    return Found(clock.text, _place(clock, figure)) if clock else None


def _place(moment: Moment, figure: Figure) -> str:
    if moment.position > figure.position:
        return BEHIND
    return OWN if moment.position >= figure.clause else EARLIER


def _remembered(context: Context) -> Found:
    """The period that earlier text left behind."""
    return Found(context.period.text, source_of(context.period, context), context.period_iso)


def anchor(context: Context) -> str:
    """The period that lends dates their year: that of the same passage."""
    same = context.period.passage == context.passage
    return context.period_iso if same or context.as_of is None else ""


def _origins(
    view: View, number: int, verdicts: Sequence[Verdict], rules: TimeRules
) -> frozenset[int]:
    """The times of the figures before this one that changes start from: 从去年的▢."""
    if not number:
        return frozenset()
    first = max(0, number - FIGURES_BACK)
    starts = [
        figure.position
        for figure, verdict in zip(view.figures[first:number], verdicts[first:number], strict=True)
        if verdict.change == "from"
    ]
    if rules.turned.match(view.figures[number].before):
        starts.append(view.figures[number - 1].position)  # 由上月下降▢转为上涨▢
    if _is_change_from_before(view, number, verdicts, rules):
        starts.append(view.figures[number - 1].position)  # ▢，上年同期为▢，增长▢
    return frozenset(
        moment.position
        for start in starts
        for moment in nearby(view.moments, start)
        if start - FAR <= moment.position < start
        and (start - NEAR <= moment.position or _owns(view.masked.text, moment, start, rules))
        and not rules.starting.search(view.masked.text, moment.position, start)
    )


def _is_change_from_before(
    view: View, number: int, verdicts: Sequence[Verdict], rules: TimeRules
) -> bool:
    """True for the growth behind two levels of one thing: 营收4.4亿元，上年同期为3.7亿元，增长20%."""
    if number < LEVELS or not verdicts[number].change.endswith("-by"):
        return False
    levels = range(number - LEVELS, number)
    units = {view.figures[each].quantity.unit for each in levels}
    former = view.figures[number - 1]
    return (
        len(units) == 1
        and not any(verdicts[each].change for each in levels)
        and any(
            moment.text.endswith(rules.same)
            for moment in nearby(view.moments, former.position)
            if former.position - NEAR <= moment.position < former.position
        )
    )


def _near(moment: Moment, figure: Figure) -> bool:
    """Whether a time stands right before a figure: 由年初的▢."""
    return figure.position - NEAR <= moment.position < figure.position


def _owns(text: str, moment: Moment, start: int, rules: TimeRules) -> bool:
    """Whether nothing but 的 and a level stands between a time and the figure at `start`."""
    if moment.season:
        return start - moment.position - len(moment.text) <= OF
    return rules.owns.match(text, moment.position, start + 1) is not None
