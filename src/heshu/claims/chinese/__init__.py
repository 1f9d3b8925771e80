"""What the figures of a Chinese sentence are about: 全市参保人数达▢ -> 全市, 参保人数.

Everything reads over the masked sentence. `cascade` decides what is measured, `entities` whose
it is, `times` and `dating` when; this module puts them together.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from heshu.claims.attribution import Attribution, Context, SentenceReading
from heshu.claims.chinese.bases import basis_of, inherited_basis, within_verb
from heshu.claims.chinese.carrying import carried, governing, opened
from heshu.claims.chinese.cascade import RATES, judge
from heshu.claims.chinese.casts import cast_of
from heshu.claims.chinese.dating import period_of
from heshu.claims.chinese.describing import described_by, found_at, owned_by
from heshu.claims.chinese.entities import owner_of
from heshu.claims.chinese.leads import read_lead
from heshu.claims.chinese.listing import states_something
from heshu.claims.chinese.measured import is_market, work_measured
from heshu.claims.chinese.modality import modalities
from heshu.claims.chinese.nouns import noun_left, without_owner
from heshu.claims.chinese.owner import Owner
from heshu.claims.chinese.returning import returning_names
from heshu.claims.chinese.rules import ChineseRules, compile_rules
from heshu.claims.chinese.sources import (
    BEHIND,
    COUNTED_BEFORE,
    DEALT,
    EARLIER,
    FIGURE_BEFORE,
    MEASURED,
    OWN,
    PARALLEL,
    PRINTED,
    Found,
    source_of,
    told,
)
from heshu.claims.chinese.speakers import (
    answering,
    named,
    speaker_of,
    speaks_for,
    speaks_of_himself,
)
from heshu.claims.chinese.verdicts import Verdict
from heshu.claims.chinese.view import View, look, nearby
from heshu.model.figures import Basis, Modality

__all__ = [
    "ChineseRules",
    "attribute",
    "cast_of",
    "compile_rules",
    "governing",
    "is_name",
    "returning_names",
    "speaker_of",
    "speaks_for",
]

STRIPPED = frozenset(
    {"summit", "thing", "actor", "person", "label", "organisation", "this", "name", "self"}
)
"""Kinds of names that are whose a figure is and no part of what it measures."""
NEAR_COUNTED = 8
"""Characters between a figure and the head of what it counts: ▢户不符合条件的企业."""


def is_name(text: str, rules: ChineseRules) -> bool:
    """Whether the beginning of a headline may be a name: 甲乙锌业, but not 上榜门槛 or 我市农业."""
    if rules.measured_noun.search(text) or rules.areas.match(text):
        return False
    if any(word in text for word in rules.bases):
        return False  # "甲乙科技营收▢ 同比增长▢" has two pieces, the second of them no name
    return not (rules.opening_verbs.search(text) or rules.common.search(text))


def attribute(
    reading: SentenceReading, context: Context, rules: ChineseRules
) -> tuple[tuple[Attribution, ...], Context]:
    """What each quantity of a sentence is about, and what the next sentence inherits."""
    context = opened(context, reading.sentence.text, rules, reading.sentence.passage.section)
    speaker = speaker_of(reading.sentence.text, rules)
    speaker = speaker or answering(reading.sentence.passage.text, context.people)
    view = look(reading, context, speaker, rules)
    heading = reading.sentence.passage.kind == "heading"
    told = named(speaker, rules)
    if not reading.quantities:
        after = carried(context, view, (), rules, heading=heading)
        return (), replace(after, person=told) if told else after
    names = tuple(
        o.printed
        for o in view.owners
        if (o.kind in STRIPPED and not o.weak) or (o.kind == "subject" and _does(o, view, rules))
    )
    verdicts = judge(view.figures, view.masked.text, _naming(context, names), rules)
    view = _without_measured(view, verdicts)
    read, basis = _read(view, verdicts, reading, context, rules)
    himself = speaks_of_himself(speaker, rules)
    read = [_of_himself(each, himself) for each in read] if himself else read
    found = _listed(reading, view, read, speaker, context, rules)
    after = carried(context, view, verdicts, rules, heading=heading)
    after = replace(after, person=told) if told else after
    return found, replace(after, basis=basis) if basis != after.basis else after


def _does(owner: Owner, view: View, rules: ChineseRules) -> bool:
    """Whether the words up to the next figure name something else: 办案民警先后走访群众▢."""
    following = next((f for f in view.figures if f.position > owner.position), None)
    if following is None or following.clause > owner.position:
        return False
    rest = view.masked.text[owner.end : following.position]
    return bool(noun_left(read_lead(rest, rules).phrase, rules))


def _without_measured(view: View, verdicts: Sequence[Verdict]) -> View:
    """Without the subjects that are what is measured: 水位已达▢."""
    measured = [verdict.indicator for verdict in verdicts]
    counted = {
        v.indicator
        for v, f in zip(verdicts, view.figures, strict=True)
        if f.quantity.kind == "count" and v.rule == "noun before"
    }
    owners = tuple(
        o
        for o in view.owners
        if not (o.kind == "topic" and o.text in counted)  # 便民服务点▢有▢个
        and (o.kind != "subject" or not any(o.text in m or m in o.text for m in measured if m))
    )
    return replace(view, owners=owners)


def _of_himself(attribution: Attribution, speaker: str) -> Attribution:
    """What a farmer tells without saying whose it is is his."""
    if attribution.entity and "entity" not in attribution.inherited:
        return attribution
    return replace(attribution, entity=speaker, inherited=attribution.inherited | {"entity"})


def _read(
    view: View,
    verdicts: Sequence[Verdict],
    reading: SentenceReading,
    context: Context,
    rules: ChineseRules,
) -> tuple[list[Attribution], Basis]:
    """The attributions of the figures in order, and the basis that later changes share."""
    read: list[Attribution] = []
    basis, printed, mixed = context.basis, "", False
    amount: Basis = ""
    for i, mode in enumerate(_modes(view, verdicts, reading, rules)):
        before = read[-1] if read else None
        latest = _attribution(view, i, verdicts, context, rules, before)
        kind = view.figures[i].quantity.kind
        rate = kind == "percent" and not mixed
        shared = basis if rate else ""
        if amount and kind not in RATES and not _has_time(view, i):
            shared = amount  # 面积▢，比上年增加▢；亩产▢，提高▢
        if before and rules.times.turned.match(view.figures[i].before):
            shared = before.basis  # 环比由下降▢转为上涨▢
        latest = _with_basis(latest, verdicts, i, before, shared, rules, rate=rate)
        latest = _with_modality(latest, *mode)
        if latest.basis and printed and latest.basis != printed:
            basis, mixed = "", True  # 同比▢，环比▢，其中▢: against which of both is not said
        elif latest.basis:
            basis = printed = latest.basis
        if latest.change.endswith("-by"):
            more = kind in RATES or within_verb(verdicts[i], rules)  # 同比多增▢, 存款增加▢
            amount = "" if more else latest.basis
        read.append(latest)
    return read, basis


def _has_time(view: View, number: int) -> bool:
    """Whether a figure has a time of its own in its clause."""
    own = view.figures[number]
    moments = nearby(view.moments, own.position)
    return any(own.clause <= moment.position < own.position for moment in moments)


def _modes(
    view: View, verdicts: Sequence[Verdict], reading: SentenceReading, rules: ChineseRules
) -> list[tuple[Modality, str]]:
    """The modality of each figure with the word that says so."""
    section = reading.sentence.passage.section
    return modalities(
        view.masked.text,
        [figure.position for figure in view.figures],
        [verdict.change for verdict in verdicts],
        [(moment.position, moment.text) for moment in view.moments],
        "\n".join(section),
        rules.modality,
    )


def _listed(
    reading: SentenceReading,
    view: View,
    read: Sequence[Attribution],
    speaker: str,
    context: Context,
    rules: ChineseRules,
) -> tuple[Attribution, ...]:
    """One attribution for each quantity: durations that only date a figure share its words."""
    judged = {
        id(figure.quantity): replace(each, speaker=speaker) if speaker else each
        for figure, each in zip(view.figures, read, strict=True)
    }
    found: list[Attribution] = []
    following = whose = ""
    for quantity in reversed(reading.quantities):
        attribution = judged.get(id(quantity))
        if attribution is None:
            listed = states_something(reading.sentence.text, quantity, rules)
            attribution = Attribution(
                indicator=following,
                entity=whose or context.entity.text,
                listed=listed,
                rules=("zh:span",),
            )
        following = attribution.indicator or following
        whose = attribution.entity or whose
        found.append(attribution)
    return tuple(reversed(found))


def _with_modality(attribution: Attribution, modality: Modality, word: str) -> Attribution:
    """The attribution with what tells that it is no claim of fact."""
    if modality == "stated":
        return attribution
    rules = (*attribution.rules, f"zh:modality {word}")
    return replace(attribution, modality=modality, rules=rules)


def _with_basis(
    attribution: Attribution,
    verdicts: Sequence[Verdict],
    number: int,
    before: Attribution | None,
    earlier: Basis,
    rules: ChineseRules,
    *,
    rate: bool,
) -> Attribution:
    """The attribution with the basis that it shares with changes before it."""
    basis = inherited_basis(attribution, verdicts, number, before, earlier, rules, rate=rate)
    if basis == attribution.basis:
        return attribution
    ways = (*attribution.rules, *told("basis", Found(basis, PARALLEL)))
    return replace(attribution, basis=basis, rules=ways)


def _naming(context: Context, names: tuple[str, ...]) -> Context:
    """The context with the names of the sentence, which are no part of an indicator."""
    if not names:
        return context
    longest_first = sorted((*context.names, *names), key=len, reverse=True)
    return replace(context, names=tuple(longest_first))


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
    entity = _entity(view, number, verdicts, context, rules, before)
    period = period_of(view, number, verdicts, context, rules.times)
    basis = basis_of(view.masked, view.text, figure, verdict, period.text, rules)
    inherited = {"indicator"} if verdict.inherited else set()
    inherited |= {"entity"} if entity.far else set()
    inherited |= {"period"} if period.far and period.text else set()
    return Attribution(
        indicator=_indicator(verdicts, number, entity.text, before, rules),
        entity=entity.text,
        period=period.iso,
        period_text=period.text,
        change=verdict.change,
        basis=basis,
        inherited=frozenset(inherited),
        listed=states_something(view.text, figure.quantity, rules),
        rules=(
            f"zh:{verdict.rule}",
            *told("entity", entity),
            *told("period", period),
            *told("basis", Found(basis, PRINTED)),
        ),
    )


def _indicator(
    verdicts: Sequence[Verdict],
    number: int,
    entity: str,
    before: Attribution | None,
    rules: ChineseRules,
) -> str:
    """What a figure measures without the name of whose it is; shared with the figure before."""
    verdict = verdicts[number]
    if before and verdict.inherited and verdicts[number - 1].indicator == verdict.indicator:
        return before.indicator
    return without_owner(verdict.indicator, entity, rules)


def _entity(
    view: View,
    number: int,
    verdicts: Sequence[Verdict],
    context: Context,
    rules: ChineseRules,
    before: Attribution | None,
) -> Found:
    """Whose a figure is."""
    figure, verdict = view.figures[number], verdicts[number]
    if verdict.entity:
        return Found(verdict.entity, DEALT)
    if figure.position in view.dealt_owners:
        return Found(view.dealt_owners[figure.position].text, DEALT)
    counted = _counted(view, number, verdicts, rules)
    if counted:
        return Found(counted, COUNTED_BEFORE)
    known = Found(context.entity.text, source_of(context.entity, context))
    owners = nearby(view.owners, figure.position)
    described = described_by(view.masked.text, owners, figure, rules)
    if described:
        return Found(described, BEHIND)
    extreme = found_at(view.masked.text, owners, figure, rules)
    if extreme:
        return Found(extreme, EARLIER)
    start = figure.clause
    if number and rules.nouns.list_head.match(figure.before):
        own = figure.position - len(figure.before)  # 北部▢、中部▢
        start = own if any(own <= o.position < figure.position for o in owners) else start
    entity = owner_of(owners, figure.position, start, known, rules, verdict.indicator)
    if entity.far and not verdict.inherited:
        owned = owned_by(figure, verdict.indicator, rules)
        if owned:
            return Found(owned, OWN)
    work = "" if verdict.inherited or not entity.far else work_measured(verdict.indicator, rules)
    if work:
        return Found(work, MEASURED)
    shared = number > 0 and verdicts[number - 1].rule != "dealt out"
    shared = shared and not _newly_led(view, number)
    if entity.far and before and verdict.inherited and shared:
        return Found(before.entity, FIGURE_BEFORE) if before.entity else entity
    if entity.far and is_market(verdict, rules):
        return Found(verdict.indicator, MEASURED)
    if entity.far and before and before.entity == before.indicator and "；" not in figure.between:
        return Found(before.entity, FIGURE_BEFORE)  # 奈飞跌▢，市值蒸发▢
    return entity


def _newly_led(view: View, number: int) -> bool:
    """Whether somebody leads a clause between a figure and the one before: ▢；教师王大山多些，为▢."""
    last, position = view.figures[number - 1].position, view.figures[number].position
    return any(
        owner.leading and not (owner.back or owner.weak)
        for owner in nearby(view.owners, position)
        if last < owner.position < position
    )


def _counted(view: View, number: int, verdicts: Sequence[Verdict], rules: ChineseRules) -> str:
    """The noun that the figure before counts, where it is the subject: ▢户牧民每年增收▢."""
    if not number or verdicts[number - 1].rule != "counted noun":
        return ""
    figure, noun = view.figures[number], verdicts[number - 1].indicator
    counted = view.figures[number - 1]
    quantity = counted.quantity
    if quantity.unit not in rules.owned.owning_units or quantity.value == 1 or figure.between:
        return ""
    if rules.owned.receiving.search(counted.before):
        return ""
    at = figure.before.find(noun)
    rest = figure.before[at + len(noun) :] if 0 <= at <= NEAR_COUNTED else ""
    return noun if len(rest) > 1 and not rules.owned.no_subject.match(rest) else ""
