"""What a sentence leaves behind for the next one: its subject, its period, what it measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from heshu.claims.attribution import Attribution, Context, Subject
from heshu.claims.chinese.carried_owners import PASSING, carried_owners, same_area
from heshu.claims.chinese.dating import NEAR, anchor
from heshu.claims.chinese.reporting import (
    CALENDAR,
    is_release,
    reported,
    told_at_head,
)
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.rules.times import TimeRules
from heshu.claims.chinese.times import LEADING, Moment, outlives
from heshu.claims.chinese.verdicts import Verdict
from heshu.claims.chinese.view import View
from heshu.claims.periods import resolve
from heshu.model import lazy_re as re

ITEM = re.compile(r"\s*[【◆▲●■★]")
"""The head of a piece of news in a list of them."""
WHOLE_YEAR = re.compile(r"\d{4}|\{y(?:[+-]\d)?\}")
SEMICOLON = "；"


def opened(
    context: Context, text: str, rules: ChineseRules, section: Sequence[str] = ()
) -> Context:
    """The context as the sentence `text` sees it: what holds for one passage is forgotten."""
    fresh_item = ITEM.match(text) is not None
    moved = context.period.passage != context.passage
    counted = context.period.text.startswith(rules.times.until)
    counted = counted and context.lead_period.text in rules.times.today
    weak = context.period_strength < CALENDAR
    if moved and context.lead_period.text and (weak or counted):
        # 目前 ends with its passage and gives back what held before
        context = replace(
            context,
            period=context.lead_period,
            period_iso=context.lead_period_iso,
            period_strength=CALENDAR if weak else 1,
            lead_period=Subject(),
            lead_period_iso="",
        )
    if fresh_item and (moved or context.entity.passage != context.passage):
        context = replace(
            context,
            entity=Subject(),
            lead=Subject(),
            period=Subject(),
            period_iso="",
            lead_period=Subject(),
            known=(),
        )
    if context.period.passage != context.passage:
        context = _as_headed(context, section)
    fresh = context.entity.passage != context.passage
    if fresh and (
        (context.entity_kind in PASSING and context.lead.text) or _is_of_firm(context, rules)
    ):
        context = replace(context, entity=context.lead)
    if (
        fresh
        and not same_area(context.entity.text, context.headline.kind, rules)
        and context.headline.text
        and context.headline.text == context.title
    ):
        # 全省 of the paragraph before gives way to 我市 of the headline
        context = replace(context, entity=Subject(context.headline.kind))
    return context


def _as_headed(context: Context, section: Sequence[str]) -> Context:
    """The context of a new paragraph: the time in the heading above it holds again."""
    text, iso = _headed_by(context, section)
    if not text or not context.period.text:
        return context
    return replace(
        context, period=replace(context.period, text=text), period_iso=iso, period_strength=CALENDAR
    )


def _headed_by(context: Context, section: Sequence[str]) -> tuple[str, str]:
    """The year in the nearest of the headings above, as printed and as ISO 8601; else nothing."""
    found = (context.headings[h] for h in reversed(section) if h in context.headings)
    return next(found, ("", ""))


def _is_of_firm(context: Context, rules: ChineseRules) -> bool:
    """Whether a document is about the firm in its title, and what was last spoken of is no firm."""
    lead = context.lead.text
    titled = lead in context.title and rules.names.registered.search(lead) is not None
    known = context.entity_kind == "self" or rules.owned.firm.search(context.entity.text)
    return bool(lead) and titled and not known


def governing(context: Context, rules: ChineseRules, section: Sequence[str]) -> Attribution:
    """Whom a table is about: what the text before it speaks of, or the firm of the document."""
    near = context.passage - context.entity.passage <= 1 and not _is_of_firm(context, rules)
    about = context if near else opened(context, "", rules)
    text, iso = _headed_by(context, section)
    return Attribution(entity=about.entity.text, period=iso, period_text=text)


def carried(
    context: Context, view: View, verdicts: Sequence[Verdict], rules: ChineseRules, *, heading: bool
) -> Context:
    """The context of the next sentence."""
    changes: dict[str, Any] = {}
    if view.owners:
        changes |= carried_owners(context, view, rules, heading=heading)
    last = next((v.indicator for v in reversed(verdicts) if v.indicator), "") if verdicts else ""
    if last:
        changes["indicator"] = Subject(last, context.passage, context.sentence)
        changes["measured"] = {**context.measured, **_by_unit(view, verdicts)}
    if view.moments:
        changes |= _carried_period(context, view, verdicts, rules.times, heading=heading)
    if heading:
        changes |= _headed(context, view)
    return replace(context, **changes) if changes else context


def _carried_period(
    context: Context,
    view: View,
    verdicts: Sequence[Verdict],
    rules: TimeRules,
    *,
    heading: bool,
) -> dict[str, Any]:
    """The time of a sentence that holds for the next one as well; empty where none does."""
    told = reported(view, context, rules, heading=heading)
    if told:
        return _kept(context, view, told[-1])
    known = context.period.passage == context.passage and context.period_strength >= CALENDAR
    free = _lasting(context, view, rules, told=bool(verdicts))
    if all(m.wire for m in free):
        free += told_at_head(view, context, rules, heading=heading)
    free = [m for m in free if not m.wire] or free
    if known:
        free = [m for m in free if m.strength >= CALENDAR and not _quoted(view, m.position)]
    text = view.masked.text
    leads = [
        m
        for m in free
        if m.leading or rules.joined.search(text, max(0, m.position - 6), m.position)
    ]
    free = [m for m in leads or free if m.leading or m.text not in rules.whole_year]
    precise = [m for m in free if m.text not in rules.whole_year]
    if not free or (not precise and (known or rules.year.search(context.period.text))):
        return {}
    free = precise or free
    if context.period.text and all(is_release(view, m, rules) for m in free):
        return {}
    kept: dict[str, Any] = {}
    strength = 1 if _quoted(view, free[-1].position) else free[-1].strength
    returning = strength < CALENDAR <= context.period_strength and context.period.text
    today = strength == CALENDAR and context.period.text in rules.today
    if returning or today:
        kept = {"lead_period": context.period, "lead_period_iso": context.period_iso}
    return kept | _kept(context, view, free[-1])


def _kept(context: Context, view: View, moment: Moment) -> dict[str, Any]:
    """A time as that of the sentences to come; one in a quotation holds for its paragraph."""
    return {
        "period": Subject(moment.text, context.passage, context.sentence),
        "period_iso": resolve(moment.iso, context.as_of, anchor(context)),
        "period_strength": min(
            moment.strength, 1 if moment.wire or _quoted(view, moment.position) else CALENDAR
        ),
    }


def _lasting(context: Context, view: View, rules: TimeRules, *, told: bool) -> list[Moment]:
    """The times of a sentence that may hold for the next one: none that is told in passing.

    Where a time is known, one behind the figures of its sentence is that of a clause.
    """
    near = {f.position - k for f in view.figures for k in range(1, NEAR + 1)}
    text = view.masked.text
    found = [
        m
        for m in view.moments
        if m.strength > 0
        and outlives(m, rules)
        and not rules.next_only.search(m.text)
        and not rules.deadline.match(text, m.position + 1)
        and not rules.part.search(text, max(0, m.position - 2), m.position + 2)
        and (
            m.leading
            or m.text in rules.games
            or (told and m.position not in near)
            or _closes(view, m.position, rules)
        )
    ]
    if not view.figures:
        return found
    first = view.figures[0].position
    ahead = [m for m in found if m.position < first or _begins(view, m, rules)]
    return ahead if ahead or context.period.text else found


def _headed(context: Context, view: View) -> dict[str, Any]:
    """The year in a heading, which holds for the paragraphs below it."""
    times = [m for m in view.moments if WHOLE_YEAR.fullmatch(m.iso) and not m.base]
    if not times:
        return {}
    last = times[-1]
    told = last.text, resolve(last.iso, context.as_of, anchor(context))
    return {"headings": {**context.headings, view.text: told}}


def _begins(view: View, moment: Moment, rules: TimeRules) -> bool:
    """Whether a time behind figures begins something else: ；到2025年▢, 此役▢."""
    before = view.masked.text[max(0, moment.position - LEADING - 1) : moment.position]
    return (
        SEMICOLON in before
        or moment.text in rules.games
        or rules.joint.search(view.masked.text, 0, moment.position) is not None
    )


def _quoted(view: View, position: int) -> bool:
    """Whether a time stands in a quotation, whose words hold for its paragraph at most."""
    text = view.masked.text
    before = text[:position]
    balanced = text.count("“") == text.count("”")  # not so around a masked “十四五”
    return balanced and before.count("“") > before.count("”")


def _closes(view: View, position: int, rules: TimeRules) -> bool:
    """Whether a sentence without a figure ends with the time that it is about: 转折发生在▢."""
    if view.figures:
        return False
    return rules.closing.search(view.masked.text, max(0, position - 5), position + 2) is not None


def _by_unit(view: View, verdicts: Sequence[Verdict]) -> dict[str, str]:
    """Unit -> what was measured in it last."""
    return {
        figure.quantity.unit: verdict.indicator
        for figure, verdict in zip(view.figures, verdicts, strict=True)
        if verdict.indicator
    }
