"""What the figures of a Chinese sentence are about: 参保人数达▢ -> 参保人数.

A short cascade from safe to unsafe rules decides for each figure; the name of the rule that
fired goes into the claim. Everything reads over the masked sentence.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims.attribution import Attribution, Context, SentenceReading, Subject
from heshu.claims.chinese.entities import Owner, owner_of, read_owners, speaker_of
from heshu.claims.chinese.leads import EDGES, Lead, read_lead
from heshu.claims.chinese.listing import states_something
from heshu.claims.chinese.nouns import noun_left, noun_right, tidy, verb_left
from heshu.claims.chinese.rules import ChineseRules, compile_rules
from heshu.claims.chinese.times import Moment, governing, read_moments
from heshu.claims.masking import FIGURE, TIME, Masked, mask
from heshu.claims.periods import resolve
from heshu.model.figures import Basis, ChangeKind, Quantity

__all__ = ["ChineseRules", "attribute", "compile_rules"]

TIMES = frozenset({"date", "time", "period"})
CLAUSE_END = re.compile(r"[，。；：！？!?;,:（）()\n|]|(?<=[^A-Za-z0-9])\s(?=[^A-Za-z0-9])")
LIST_JOINT = re.compile(r"^[、和与及以及或跟\s]+$")
COUNTED = frozenset({"count", "data"})
CHANGED = frozenset({"percent", "percentage-point", "multiple"})


class Figure(Struct, frozen=True):
    """One figure with the masked words around it."""

    number: int
    """Index among the quantities of the sentence."""
    position: int
    clause: int
    """Masked offset at which its clause begins."""
    before: str
    """From the clause or the figure before it up to the figure."""
    behind: str
    quantity: Quantity


class Reading(Struct, frozen=True):
    """What the cascade decided for one figure."""

    indicator: str = ""
    change: ChangeKind = ""
    basis: Basis = ""
    rule: str = ""
    inherited: bool = False
    entity: str = ""
    origin: bool = False


def attribute(
    reading: SentenceReading, context: Context, rules: ChineseRules
) -> tuple[tuple[Attribution, ...], Context]:
    """What each quantity of a sentence is about, and what the next sentence inherits."""
    text = reading.sentence.text
    times = tuple(n for n in reading.numerals if n.kind in TIMES)
    if reading.quantities:
        taken = [(q.start, q.end) for q in reading.quantities]
        times = tuple(n for n in times if not any(a < n.end and n.start < b for a, b in taken))
    masked = mask(text, reading.quantities, times)
    moments = read_moments(masked, text, rules) if times else ()
    owners = read_owners(masked.text, rules, context.names)
    if not reading.quantities:
        return (), _carried(context, owners, moments, "", None)
    figures = _figures(masked)
    readings = _read_all(figures, masked, text, context, rules)
    speaker = speaker_of(masked.text, rules)
    found = []
    for figure, read in zip(figures, readings, strict=True):
        found.append(_attribution(figure, read, text, context, owners, moments, figures, readings))
    if speaker:
        found = [replace(a, speaker=speaker) for a in found]
    last = next((a for a in reversed(found) if a.indicator), None)
    after = _carried(context, owners, moments, last.indicator if last else "", figures[-1])
    return tuple(found), after


def _figures(masked: Masked) -> tuple[Figure, ...]:
    """The figures of a masked sentence with their surroundings."""
    text = masked.text
    ends = [m.end() for m in CLAUSE_END.finditer(text)]
    found: list[Figure] = []
    quantities = [
        (masked.position(i), item) for i, item in enumerate(masked.items) if isinstance(item, Quantity)
    ]
    clause, pointer = 0, 0
    for number, (position, quantity) in enumerate(quantities):
        while pointer < len(ends) and ends[pointer] <= position:
            clause = ends[pointer]
            pointer += 1
        start = max(clause, found[-1].position + 1 if found else 0)
        stop = quantities[number + 1][0] if number + 1 < len(quantities) else len(text)
        found.append(
            Figure(number, position, clause, text[start:position], text[position + 1 : stop], quantity)
        )
    return tuple(found)


def _read_all(
    figures: tuple[Figure, ...], masked: Masked, text: str, context: Context, rules: ChineseRules
) -> list[Reading]:
    """The cascade over all figures of a sentence."""
    leads = [read_lead(figure.before, rules) for figure in figures]
    rights = [noun_right(figure.behind, rules) for figure in figures]
    for i in range(len(figures) - 2, -1, -1):
        if not rights[i] and (not figures[i].behind or LIST_JOINT.match(figures[i].behind)):
            rights[i] = rights[i + 1]
    found: list[Reading] = []
    for figure, lead, right in zip(figures, leads, rights, strict=True):
        before = found[-1] if found else None
        read = _read(figure, lead, right, before, figures, found, context, rules)
        basis = _basis(lead, figure, masked, text, before, rules)
        found.append(replace(read, basis=basis))
    return _with_origins(found, figures)


def _read(
    figure: Figure,
    lead: Lead,
    right: str,
    before: Reading | None,
    figures: tuple[Figure, ...],
    found: list[Reading],
    context: Context,
    rules: ChineseRules,
) -> Reading:
    """The cascade for one figure, from safe to unsafe rules."""
    quantity = figure.quantity
    if before and LIST_JOINT.match(figure.before) and (not right or before.rule != "counted noun"):
        return replace(before, rule="list", inherited=before.inherited)
    if lead.share:
        return Reading(tidy(noun_left(lead.phrase, rules) or lead.phrase), rule="share")
    left = noun_left(lead.phrase, rules)
    if lead.origin:
        return _or_inherited(left, right, "origin", before, context, origin=True)
    if lead.change:
        return _or_inherited(left, "", "change", before, context, change=lead.change)
    if lead.into and before and before.change:
        direction = before.change.partition("-")[0]
        change: ChangeKind = {"increase": "increase-to", "decrease": "decrease-to"}.get(
            direction, "change-to"
        )  # type: ignore[assignment]
        return replace(before, change=change, rule="into")
    if right and _counts_right(figure, lead, left, rules):
        return Reading(right, rule="counted noun")
    if left and left not in rules.selves:
        return Reading(left, rule="noun before")
    verb = verb_left(lead.phrase, rules)
    if verb and not right:
        return Reading(verb, rule="verb before")
    return _or_inherited("", right, "inherited", before, context)


def _counts_right(figure: Figure, lead: Lead, left: str, rules: ChineseRules) -> bool:
    """Whether the noun behind the figure is what it measures rather than the one before it."""
    if not left or left in rules.selves or figure.behind.startswith("的"):
        return True
    if rules.areas.fullmatch(left):
        return True
    if figure.quantity.kind in COUNTED:
        return lead.faint
    return lead.faint and not rules.measuring.search(left)


def _or_inherited(
    left: str,
    right: str,
    rule: str,
    before: Reading | None,
    context: Context,
    *,
    change: ChangeKind = "",
    origin: bool = False,
) -> Reading:
    """A reading by the nouns beside the figure, else with the indicator of what came before."""
    if left:
        return Reading(left, change, rule=rule, origin=origin)
    if right:
        return Reading(right, change, rule=f"{rule}, noun behind", origin=origin)
    if before and before.indicator:
        return Reading(
            before.indicator, change, rule=rule, inherited=True, entity=before.entity, origin=origin
        )
    if context.indicator.text and context.indicator.passage == context.passage:
        return Reading(context.indicator.text, change, rule=rule, inherited=True, origin=origin)
    return Reading("", change, rule=rule, origin=origin)


def _with_origins(found: list[Reading], figures: tuple[Figure, ...]) -> list[Reading]:
    """由▢ is where a change starts only if another figure ends it."""
    result = list(found)
    for i, read in enumerate(found):
        if not read.origin or read.change:
            continue
        for j in range(i + 1, min(i + 4, len(found))):
            ended = found[j]
            if ended.origin and ended.rule != "list":
                break
            into = ended.change.endswith("-to") or figures[j].before.strip("的约近")[-1:] in "至到"
            if into:
                result[i] = replace(read, change="from", basis=ended.basis)
                if not ended.change:
                    result[j] = replace(result[j], change=_direction(figures[i], figures[j]))
                break
    return result


def _direction(first: Figure, last: Figure) -> ChangeKind:
    """从1.2米到0.8米 states no direction, but its figures do."""
    a, b = first.quantity.value, last.quantity.value
    if a is None or b is None or a == b or first.quantity.unit != last.quantity.unit:
        return "change-to"
    return "increase-to" if b > a else "decrease-to"


def _basis(
    lead: Lead,
    figure: Figure,
    masked: Masked,
    text: str,
    before: Reading | None,
    rules: ChineseRules,
) -> Basis:
    """What a change is measured against."""
    if not lead.change:
        return ""
    if not lead.compared:
        return ""
    start = figure.position - len(figure.before[-80:]) + lead.compared_at
    printed = text[slice(*masked.span(start, start + len(lead.compared)))]
    found = rules.bases.get(printed)
    if found:
        return found
    for word in sorted(rules.bases, key=len, reverse=True):
        if printed.startswith(word) or (TIME in lead.compared and word in printed):
            return rules.bases[word]
    return "other"


def _attribution(
    figure: Figure,
    read: Reading,
    text: str,
    context: Context,
    owners: tuple[Owner, ...],
    moments: tuple[Moment, ...],
    figures: tuple[Figure, ...],
    readings: list[Reading],
) -> Attribution:
    """All that was found out about one figure."""
    inherited = {"indicator"} if read.inherited else set()
    entity, far = owner_of(owners, figure.position, figure.clause, context.entity.text or context.title_entity)
    if far:
        inherited.add("entity")
    origins = frozenset(
        m.position
        for m in moments
        for f, r in zip(figures, readings, strict=True)
        if r.origin and f.position < figure.position and m.position in range(f.position - 3, f.position)
    )
    moment = governing(moments, figure.position, figure.clause, origins)
    if moment is None:
        period, period_text = context.period_iso, context.period.text
        if period_text:
            inherited.add("period")
    else:
        period = resolve(moment.iso, context.as_of, context.period_iso)
        period_text = moment.text
        if moment.position < figure.clause:
            inherited.add("period")
    return Attribution(
        indicator=read.indicator,
        entity=read.entity or entity,
        period=period,
        period_text=period_text,
        change=read.change,
        basis=read.basis,
        inherited=frozenset(inherited),
        listed=states_something(text, figure.quantity),
        rules=(read.rule,),
    )


def _carried(
    context: Context,
    owners: tuple[Owner, ...],
    moments: tuple[Moment, ...],
    indicator: str,
    last: Figure | None,
) -> Context:
    """The context of the next sentence."""
    changes = {}
    named = [o for o in owners if not o.back]
    if named:
        changes["entity"] = Subject(named[0].text, context.passage, context.sentence)
    if indicator:
        changes["indicator"] = Subject(indicator, context.passage, context.sentence)
    free = [m for m in moments if not m.base and (m.leading or last)]
    if free:
        changes["period"] = Subject(free[-1].text, context.passage, context.sentence)
        changes["period_iso"] = resolve(free[-1].iso, context.as_of, context.period_iso)
    return replace(context, **changes) if changes else context
