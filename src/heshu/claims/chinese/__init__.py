"""What the figures of a Chinese sentence are about: 全市参保人数达▢ -> 全市, 参保人数.

Everything reads over the masked sentence. `cascade` decides what is measured, `entities` whose
it is, `times` when; this module puts them together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims.attribution import Attribution, Context, Named, SentenceReading, Subject
from heshu.claims.chinese.bases import basis_of, inherited_basis
from heshu.claims.chinese.cascade import Figure, Verdict, judge
from heshu.claims.chinese.entities import Owner, owner_of, read_owners, remembered, subject_of
from heshu.claims.chinese.listing import passing_durations, states_something
from heshu.claims.chinese.modality import modalities
from heshu.claims.chinese.rules import ChineseRules, compile_rules
from heshu.claims.chinese.sequences import dealt_times
from heshu.claims.chinese.speakers import speaker_of
from heshu.claims.chinese.times import Moment, governing, of_a_year, read_moments, within
from heshu.claims.masking import FIGURE, TIME, Masked, mask
from heshu.claims.periods import resolve, years_of_plan
from heshu.model import lazy_re as re
from heshu.model.figures import Basis, Modality, Numeral, Quantity

__all__ = ["ChineseRules", "attribute", "compile_rules", "is_name", "speaker_of"]

TIMES = frozenset({"date", "time", "period"})
PLANS = frozenset({"name", "idiom"})
"""What the scanner takes the name of a five-year plan for."""
CLAUSE_END = re.compile(
    rf"(?P<aside>（[^（），。；：{FIGURE}{TIME}]{{1,14}}）)"
    r"|[，。；：！？!?;,:（）()\n|]|(?<=[^A-Za-z0-9\s])\s(?=[^A-Za-z0-9\s])"
)
"""Brackets without a figure (广义货币（M2）余额▢) divide no clause."""
OVERLAPPING = frozenset("出表体实呈发展涌")
"""Characters that make a verb with 现."""
PLAN = re.compile(
    r"十(?P<number>[一二三四五六七八九])五[”\"」]?(?:规划)?(?:期间|时期|以来|开局|收官|末|初)"
)
FIGURES_BACK = 8
"""Figures before one among which starts of a change are looked for."""
FEW, HORIZON = 16, 300
"""Where a sentence has more times or entities than the first number, those farther away than the
second number of masked characters count no more."""
T = TypeVar("T", Moment, Owner)
_start = attrgetter("start")
CALENDAR = 2
"""Strength of a time that outlives its passage."""
NEAR = 3
"""Masked characters between a time and the figure that it belongs to: 从▢的▢."""
YEAR = re.compile(r"[12]\d{3}")
STRIPPED = frozenset({"thing", "actor", "person", "label", "organisation", "this", "name", "self"})
"""Kinds of names that are whose a figure is and no part of what it measures."""
MARKET = re.compile(r"^[收微大暴劲重高]?[涨跌]")
"""What rises and falls by these is the name of a share, an index or a good."""


def is_name(text: str, rules: ChineseRules) -> bool:
    """Whether the beginning of a headline may be a name: 甲乙锌业, but not 上榜门槛 or 我市农业."""
    if rules.measured_noun.search(text) or rules.areas.match(text):
        return False
    return not (rules.opening_verbs.search(text) or rules.common.search(text))


class View(Struct, frozen=True, gc=False):
    """A sentence with everything that was seen in it before the figures are judged."""

    text: str
    masked: Masked
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    owners: tuple[Owner, ...]
    dealt: Mapping[int, int]
    """Offset of a figure -> offset of the time that is dealt out to it."""


def attribute(
    reading: SentenceReading, context: Context, rules: ChineseRules
) -> tuple[tuple[Attribution, ...], Context]:
    """What each quantity of a sentence is about, and what the next sentence inherits."""
    text = reading.sentence.text
    if context.period_strength < CALENDAR and context.period.passage != context.passage:
        context = replace(context, period=Subject(), period_iso="")  # 目前 ends with its passage
    fresh = context.entity.passage != context.passage
    if fresh and context.headline.text and context.headline.text == context.title:
        # 全省 of the paragraph before gives way to 我市 of the headline
        context = replace(context, entity=Subject(context.headline.kind))
    passing = passing_durations(text, reading.quantities)
    speaker = speaker_of(text, rules)
    view = _view(reading, passing, context, speaker, rules)
    heading = reading.sentence.passage.kind == "heading"
    if not reading.quantities:
        return (), _carried(context, view, (), heading=heading)
    names = tuple(o.printed for o in view.owners if o.kind in STRIPPED and not o.weak)
    verdicts = judge(view.figures, view.masked.text, _naming(context, names), rules)
    judged: dict[int, Attribution] = {}
    read: list[Attribution] = []
    basis, printed = context.basis, ""
    section = reading.sentence.passage.section
    modes = modalities(
        view.masked.text,
        [figure.position for figure in view.figures],
        [verdict.change for verdict in verdicts],
        [(moment.position, moment.text) for moment in view.moments],
        section[-1] if section else "",
        rules.modality,
    )
    for i, (figure, mode) in enumerate(zip(view.figures, modes, strict=True)):
        before = read[-1] if read else None
        latest = _attribution(view, i, verdicts, context, rules, before)
        latest = _with_modality(_with_basis(latest, view, verdicts, i, before, basis), *mode)
        if latest.basis and printed and latest.basis != printed:
            basis = ""  # 同比▢，环比▢，其中▢: against which of both is not said
        elif latest.basis:
            basis = printed = latest.basis
        read.append(latest)
        judged[id(figure.quantity)] = replace(latest, speaker=speaker) if speaker else latest
    found = []
    following = ""
    for quantity in reversed(reading.quantities):
        attribution = judged.get(id(quantity))
        if attribution is None:
            listed = states_something(text, quantity, rules.vague_units)
            attribution = Attribution(
                indicator=following, entity=context.entity.text, listed=listed, rules=("zh:span",)
            )
        following = attribution.indicator or following
        found.append(attribution)
    found.reverse()
    carried = _carried(context, view, verdicts, heading=heading)
    return tuple(found), replace(carried, basis=basis) if basis != carried.basis else carried


def _with_modality(attribution: Attribution, modality: Modality, word: str) -> Attribution:
    """The attribution with what tells that it is no claim of fact."""
    if modality == "stated":
        return attribution
    rules = (*attribution.rules, f"zh:modality {word}")
    return replace(attribution, modality=modality, rules=rules)


def _with_basis(
    attribution: Attribution,
    view: View,
    verdicts: Sequence[Verdict],
    number: int,
    before: Attribution | None,
    earlier: Basis,
) -> Attribution:
    """The attribution with the basis that it shares with changes before it."""
    rate = view.figures[number].quantity.kind == "percent"
    shared = earlier if rate else ""
    basis = inherited_basis(attribution, verdicts, number, before, shared)
    return replace(attribution, basis=basis) if basis != attribution.basis else attribution


def _naming(context: Context, names: tuple[str, ...]) -> Context:
    """The context with the names of the sentence, which are no part of an indicator."""
    return replace(context, names=(*context.names, *names)) if names else context


def _view(
    reading: SentenceReading,
    passing: Sequence[Numeral],
    context: Context,
    speaker: str,
    rules: ChineseRules,
) -> View:
    """Mask a sentence; durations that only say over what time count as times."""
    text = reading.sentence.text
    if not reading.numerals and not reading.quantities:
        owners = read_owners(text, rules, context, speaker)
        return View(text, mask(text, (), ()), (), (), owners, {})
    spans = {(numeral.start, numeral.end) for numeral in passing}
    quantities = tuple(
        q
        for q in reading.quantities
        if (q.start, q.end) not in spans
        and (q.unit not in rules.vague_units or states_something(text, q, rules.vague_units))
    )
    times = [n for n in reading.numerals if n.kind in TIMES and not _is_overlap(text, n)]
    times += filter(None, [_years_of_plan(text, n) for n in reading.numerals if n.kind in PLANS])
    times.sort(key=_start)
    times = [*_outside(times, reading.quantities), *passing]
    times.sort(key=_start)
    masked = mask(text, quantities, tuple(times))
    return View(
        text,
        masked,
        _figures(masked),
        read_moments(masked, text) if times else (),
        read_owners(masked.text, rules, context, speaker),
        dealt_times(masked.text) if times else {},
    )


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


def _is_overlap(text: str, numeral: Numeral) -> bool:
    """现在 in 出现在 is no time."""
    before = text[numeral.start - 1 : numeral.start]
    return before in OVERLAPPING and text.startswith("现", numeral.start) and before != ""


def _years_of_plan(text: str, numeral: Numeral) -> Numeral | None:
    """The name of a five-year plan as the period of its years: “十四五”期间 is 2021 to 2025."""
    plan = PLAN.match(text, numeral.start)
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


def _attribution(
    view: View,
    number: int,
    verdicts: Sequence[Verdict],
    context: Context,
    rules: ChineseRules,
    before: Attribution | None,
) -> Attribution:
    """All that was found out about one figure."""
    figure, verdict = view.figures[number], verdicts[number]
    inherited = {"indicator"} if verdict.inherited else set()
    entity, far = verdict.entity, False
    if not entity:
        known = context.entity.text
        owners = _nearby(view.owners, figure.position)
        entity, far = owner_of(owners, figure.position, figure.clause, known, verdict.indicator)
    shared = number > 0 and verdicts[number - 1].rule != "dealt out"
    if far and before and verdict.inherited and shared:
        entity = before.entity or entity
    elif far and MARKET.search(verdict.lead.verb):
        entity, far = verdict.indicator, False
    period, period_text, early = _period(view, number, verdicts, context)
    if far:
        inherited.add("entity")
    if early:
        inherited.add("period")
    return Attribution(
        indicator=verdict.indicator,
        entity=entity,
        period=period,
        period_text=period_text,
        change=verdict.change,
        basis=basis_of(view.masked, view.text, figure, verdict, period_text, rules),
        inherited=frozenset(inherited),
        listed=states_something(view.text, figure.quantity, rules.vague_units),
        rules=(f"zh:{verdict.rule}",),
    )


def _period(
    view: View, number: int, verdicts: Sequence[Verdict], context: Context
) -> tuple[str, str, bool]:
    """ISO and text of the time that governs a figure, and whether it was inherited."""
    figure, lead = view.figures[number], verdicts[number].lead
    if lead.span:
        return "", lead.span, False
    if not view.moments:
        return context.period_iso, context.period.text, bool(context.period.text)
    dealt = view.dealt.get(figure.position)
    if dealt is not None:
        own = view.moments[bisect_left(view.moments, dealt, key=lambda each: each.position)]
        return resolve(own.iso, context.as_of, _anchor(context)), own.text, False
    origins = _origins(view, number, verdicts)
    moments = _nearby(view.moments, figure.position)
    end = figure.position + 1 + figure.reach
    moment = governing(moments, figure.position, figure.clause, end, origins)
    if moment is None:
        return context.period_iso, context.period.text, bool(context.period.text)
    if of_a_year(moment):
        year = within(moment, moments)
        if year is None and context.period.text and YEAR.match(context.period_iso):
            return context.period_iso, context.period.text, True
        moment = year or moment
    iso = resolve(moment.iso, context.as_of, _anchor(context))
    return iso, moment.text, moment.position < figure.clause


def _anchor(context: Context) -> str:
    """The period that lends dates their year: that of the same passage."""
    same = context.period.passage == context.passage
    return context.period_iso if same or context.as_of is None else ""


def _origins(view: View, number: int, verdicts: Sequence[Verdict]) -> frozenset[int]:
    """The times of the figures before this one that changes start from: 从去年的▢."""
    if not number:
        return frozenset()
    first = max(0, number - FIGURES_BACK)
    starts = [
        figure.position
        for figure, verdict in zip(view.figures[first:number], verdicts[first:number], strict=True)
        if verdict.change == "from"
    ]
    return frozenset(
        moment.position
        for start in starts
        for moment in _nearby(view.moments, start)
        if start - NEAR <= moment.position < start
    )


def _nearby(items: tuple[T, ...], position: int) -> tuple[T, ...]:
    """The times or entities around a masked offset: no text may make every figure read all."""
    if len(items) <= FEW:
        return items
    first = bisect_left(items, position - HORIZON, key=lambda item: item.position)
    last = bisect_left(items, position + HORIZON, key=lambda item: item.position)
    return items[first:last]


def _carried(
    context: Context, view: View, verdicts: Sequence[Verdict], *, heading: bool
) -> Context:
    """The context of the next sentence."""
    changes: dict[str, Any] = {}
    if view.owners:
        changes |= _carried_owners(context, view, heading=heading)
    last = next((v.indicator for v in reversed(verdicts) if v.indicator), "") if verdicts else ""
    if last:
        changes["indicator"] = Subject(last, context.passage, context.sentence)
        changes["measured"] = {**context.measured, **_by_unit(view, verdicts)}
    if view.moments:
        changes |= _carried_period(context, view, verdicts)
    return replace(context, **changes) if changes else context


def _carried_owners(context: Context, view: View, *, heading: bool) -> dict[str, Any]:
    """The entities of a sentence that later ones may go on about."""
    changes: dict[str, Any] = {"known": remembered(view.owners, context.known)}
    subject = subject_of([owner for owner in view.owners if not (owner.back or owner.weak)])
    stale = context.entity.passage != context.passage
    if subject and (subject.leading or stale):
        changes["entity"] = Subject(subject.text, context.passage, context.sentence)
        if heading:
            changes["headline"] = Named(view.text, subject.text)
    persons = [owner.text for owner in view.owners if owner.kind == "person"]
    if persons:
        changes["person"] = persons[-1]
    return changes


def _carried_period(context: Context, view: View, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """The time of a sentence that holds for the next one as well; empty where none does."""
    near = {f.position - k for f in view.figures for k in range(1, NEAR + 1)}
    free = [
        m
        for m in view.moments
        if m.strength
        and not m.base
        and not (m.span or m.local)
        and (m.leading or (verdicts and m.position not in near))
    ]
    known = context.period.passage == context.passage and context.period_strength >= CALENDAR
    if known:
        free = [m for m in free if m.strength >= CALENDAR]
    if not free:
        return {}
    return {
        "period": Subject(free[-1].text, context.passage, context.sentence),
        "period_iso": resolve(free[-1].iso, context.as_of, _anchor(context)),
        "period_strength": free[-1].strength,
    }


def _by_unit(view: View, verdicts: Sequence[Verdict]) -> dict[str, str]:
    """Unit -> what was measured in it last."""
    return {
        figure.quantity.unit: verdict.indicator
        for figure, verdict in zip(view.figures, verdicts, strict=True)
        if verdict.indicator
    }
