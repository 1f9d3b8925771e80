"""What a sentence leaves behind for the next one: its subject, its period, what it measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from heshu.claims.attribution import Attribution, Context, Named, Subject
from heshu.claims.chinese.antecedents import LONGEST_COMMON
from heshu.claims.chinese.casts import is_office
from heshu.claims.chinese.dating import NEAR, anchor
from heshu.claims.chinese.entities import remembered, subject_of
from heshu.claims.chinese.owner import SEAT, Owner
from heshu.claims.chinese.reporting import (
    CALENDAR,
    is_dateline,
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
PASSING = frozenset({"thing", "organisation", "person", "actor", "place", "named"})
"""Kinds that a paragraph gives as its example; the next one is about the lead again."""
EXAMPLES = frozenset({"organisation", "thing"})
"""Kinds that a clause without a subject names for what was done to them."""
PLACES = frozenset({"place", "named", "area"})
PASSING_SUBJECTS = frozenset({"subject", "summit", "group"})
"""Kinds that own figures of their sentence only."""
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
        and not _same_area(context.entity.text, context.headline.kind, rules)
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


def _called(whole: Owner, view: View, context: Context) -> Owner | None:
    """The village that 全村 is all of, named in the sentence; nothing if it was named before."""
    last = whole.text[-1]
    for owner in view.owners:
        if owner.kind in ("named", "name", "place") and owner.text.endswith(last):
            return replace(owner, leading=True)
    named = context.entity.text
    return None if len(named) > len(whole.text) and named.endswith(last) else whole


def _same_area(text: str, other: str, rules: ChineseRules) -> bool:
    """全市 and 我市 are two words for one city; 全国 adds up what 我国 only names."""
    pair = rules.owned.whole.fullmatch(text), rules.owned.whole.fullmatch(other)
    return all(pair) and text[-1] == other[-1]


def carried(
    context: Context, view: View, verdicts: Sequence[Verdict], rules: ChineseRules, *, heading: bool
) -> Context:
    """The context of the next sentence."""
    changes: dict[str, Any] = {}
    if view.owners:
        changes |= _carried_owners(context, view, rules, heading=heading)
    last = next((v.indicator for v in reversed(verdicts) if v.indicator), "") if verdicts else ""
    if last:
        changes["indicator"] = Subject(last, context.passage, context.sentence)
        changes["measured"] = {**context.measured, **_by_unit(view, verdicts)}
    if view.moments:
        changes |= _carried_period(context, view, verdicts, rules.times, heading=heading)
    if heading:
        changes |= _headed(context, view)
    return replace(context, **changes) if changes else context


def _carried_owners(
    context: Context, view: View, rules: ChineseRules, *, heading: bool
) -> dict[str, Any]:
    """The entities of a sentence that later ones may go on about."""
    changes: dict[str, Any] = {"known": remembered(view.owners, context.known)}
    if _is_byline(view, rules) or is_dateline(view):
        return changes
    if not view.figures and rules.names.salutation.search(view.text):
        return changes
    lasting = [
        owner
        for owner in view.owners
        if not (owner.back or owner.weak or owner.kind in PASSING_SUBJECTS)
        and not _only_told(view, owner, rules)
        and not (context.people.get(owner.text) and rules.first_person.fullmatch(owner.printed))
    ]
    whole = [o for o in lasting if not _is_part(view, o, rules)]
    subject = subject_of(whole or ([] if context.entity.text else lasting), rules)
    if subject is None and not context.entity.text:
        subject = next((o for o in view.owners if o.kind == SEAT), None)
    stale = context.entity.passage != context.passage
    if subject and stale and context.lead.text and _is_example(view, subject, rules):
        stale = False
    leading = {o.text for o in view.owners if o.leading and o.kind in PLACES}
    if len(leading) > 1 and context.entity.text:
        subject = None  # 东北▢，西南▢: what was spoken of holds on behind a list of its parts
    if subject and subject.text in rules.owned.parts:
        # 东部为山地: what is told next is of the whole again
        rest = [o for o in lasting if o.text not in rules.owned.parts]
        subject = subject_of(rest, rules) or (None if context.entity.text else subject)
    if heading and view.text == context.title:
        firm = next((o for o in lasting if rules.names.registered.search(o.text)), None)
        subject = firm or subject  # 恒川重工股份有限公司2024年度报告 董事会报告
    if subject and rules.owned.small.fullmatch(subject.text):
        subject = _called(subject, view, context)
    body = context.people.get(subject.text, "") if subject and heading else ""
    if subject and body and not is_office(body, rules):
        subject = replace(subject, text=body, kind="organisation")  # 对话甲乙物业创始人王大山
    if subject and (subject.leading or stale):
        changes["entity"] = Subject(subject.text, context.passage, context.sentence)
        changes["entity_kind"] = subject.kind if view.figures and not heading else ""
        if heading and subject.kind == "thing" and len(subject.text) <= LONGEST_COMMON + 1:
            return changes  # 图书馆 of a headline is no name
        if not context.lead.text or _same_area(context.lead.text, subject.text, rules):
            changes["lead"] = _lead(view, subject, context, rules)
        titled = context.headline.text == context.title
        again = subject.kind == "self" or subject.text == context.headline.kind
        if heading and not (titled and again):
            changes["headline"] = Named(view.text, subject.text)
    persons = [owner.text for owner in view.owners if owner.kind == "person"]
    if persons:
        changes["person"] = persons[-1]
    return changes


def _only_told(view: View, owner: Owner, rules: ChineseRules) -> bool:
    """Whether somebody only says something, or is only what a letter is about.

    邻居王大山说，路修好了; 关于下达学校补助资金的通知: what follows is not theirs.
    """
    if view.figures:
        return False
    if owner.kind in PLACES and _is_passed(view, owner, rules):
        return True
    if owner.kind == "person" and rules.speech.match(view.masked.text, owner.end):
        return True
    return owner.kind not in PLACES and rules.names.titled_about.search(view.text) is not None


def _is_passed(view: View, owner: Owner, rules: ChineseRules) -> bool:
    """相邻的沙河县已清零; 沙河县先行，我们也跟进了: the text goes on about its own place."""
    before = view.masked.text[max(0, owner.position - 6) : owner.position]
    ours = (o for o in view.owners if o.leading and o.printed in rules.owned.us)
    return bool(rules.names.neighbouring.search(before)) or any(
        own.position > owner.position for own in ours
    )


def _is_part(view: View, owner: Owner, rules: ChineseRules) -> bool:
    """其中丙丁控股认购▢: the next sentence is about the whole again."""
    at, text = owner.position, view.masked.text
    if rules.names.parting.search(text, max(0, at - 3), at):
        return True
    told = view.figures and not owner.leading and owner.kind in ("name", "thing")
    return bool(told) and rules.names.complement.search(text, max(0, at - 9), at) is not None


def _is_example(view: View, owner: Owner, rules: ChineseRules) -> bool:
    """投入▢新建的城东小学已开学: what a figure was for; the next sentence is about the lead again."""
    if owner.leading or owner.kind not in EXAMPLES:
        return False
    before = [figure.position for figure in view.figures if figure.position < owner.position]
    gap = view.masked.text[before[-1] + 1 : owner.position] if before else ""
    return rules.owned.relative.fullmatch(gap) is not None


def _is_byline(view: View, rules: ChineseRules) -> bool:
    """Whether nothing but offices is printed, who sign a text: 江海市统计局 国家统计局江海调查队."""
    if view.figures:
        return False
    rest = view.text
    for owner in view.owners:
        if not owner.printed.endswith(rules.names.signing):
            return False
        rest = rest.replace(owner.printed, "")
    return not rest.strip()


def _lead(view: View, subject: Owner, context: Context, rules: ChineseRules) -> Subject:
    """What the first sentence with a subject is about: its area, though an office spends there."""
    areas = [
        o
        for o in view.owners
        if o.kind == "area" and o.leading and not rules.owned.small.fullmatch(o.text)
    ]
    first = areas[0] if areas and subject.kind in PASSING | {"institution"} else subject
    return Subject(first.text, context.passage, context.sentence)


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
