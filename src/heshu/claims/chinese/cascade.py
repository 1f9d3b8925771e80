"""What each figure measures: a cascade of rules from safe to unsafe.

Each rule has a name, which goes into the claim: `share`, `origin`, `change`, `into`, `list`,
`dealt out`, `counted noun`, `noun before`, `inherited`...
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from heshu.claims.attribution import Context
from heshu.claims.chinese.alike import alike
from heshu.claims.chinese.beside import named
from heshu.claims.chinese.describing import OF_THINGS
from heshu.claims.chinese.extremes import extreme_of
from heshu.claims.chinese.leads import EDGES, Lead, is_faint, read_lead
from heshu.claims.chinese.neighbours import (
    alone_more,
    behind_counted,
    compared,
    counts,
    from_among,
    from_source,
    nouns_behind,
    of_ages,
    of_standard,
    of_unit,
    respective,
    standards,
    unlike,
    without_next,
)
from heshu.claims.chinese.nouns import (
    fate_right,
    noun_left,
    predicate_right,
    tidy,
)
from heshu.claims.chinese.origins import ending, with_origins
from heshu.claims.chinese.pairs import Deal, deals
from heshu.claims.chinese.places import are_places, is_place
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.rules.particles import first_in
from heshu.claims.chinese.verdicts import Figure, Verdict
from heshu.claims.masking import TIME
from heshu.model.figures import ChangeKind

SHARES = frozenset({"percent", "ratio"})
CONTINUING = frozenset({"list", "dealt out", "dealt to figures"})
"""Rules by which a figure shares the words of change of the figure before it."""
PARTS = frozenset({"money", "percent", "ratio"})
COUNTED = frozenset({"count", "data", "frequency"})
SHORTEST_MOVED, LONGEST_MOVED = 2, 12
"""Characters of a verb of change with the noun behind it: 下调存款准备金率▢."""
RATES = frozenset({"percent", "percentage-point"})
SHARED = "shared whole"
"""The rule of a whole that the next figure is a share of."""


def judge(
    figures: tuple[Figure, ...], text: str, context: Context, rules: ChineseRules
) -> list[Verdict]:
    """The verdicts on all figures of the masked sentence `text`."""
    dealt = deals(text, rules)
    rights = nouns_behind(figures, rules)
    sources, compared_to = respective(figures, rules), standards(figures, rules)
    found: list[Verdict] = []
    for number, figure in enumerate(figures):
        before = figure.before
        if found and counts(found[-1], rules):
            before = behind_counted(before, found[-1].indicator, rules)
        if number and figures[number - 1].quantity.kind == "duration" and not figure.between:
            before = rules.nouns.inside.sub("", before)
        lead = compared(read_lead(before, rules), figure, rules)
        chosen = from_among(lead, figures, number, rights[number], rules)
        lead = Lead("", lead.link) if chosen else lead
        last = found[-1] if found else None
        if last and last.lead.origin and not figure.between:
            lead = ending(lead, figure.before, rules)
        verdict = (
            chosen
            or _of_comparison(number, figure, compared_to, last, context, rules)
            or extreme_of(figures, number, found, rules)
            or unlike(figures, number, rights[number], rules)
            or _dealt_out(figure, lead, dealt, rights[number], last, context.indicator.text, rules)
            or alike(figure, lead, (figures[number - 1], last) if last else None, context, rules)
            or _judge(figure, lead, rights[number], found, context, rules)
        )
        source = sources.get(number)
        if source is not None:
            verdict = from_source(verdict, found[source])
        if verdict.rule == "counted noun" and number + 1 < len(figures):
            verdict = without_next(verdict, figures[number + 1], rules)
        if number:
            verdict = of_unit(verdict, figures, number, found)
            verdict = of_ages(verdict, figures[number - 1], figure)
        carried = found and verdict.rule in CONTINUING and not lead.change
        found.append(replace(verdict, lead=found[-1].lead if carried else lead))
    return with_origins(found, figures)


def _of_comparison(
    number: int,
    figure: Figure,
    compared_to: Mapping[int, ChangeKind],
    last: Verdict | None,
    context: Context,
    rules: ChineseRules,
) -> Verdict | None:
    """比去年的▢多▢: both figures are of one thing, the second one is a change; so in 由▢降至▢，少▢."""
    if number in compared_to:
        return of_standard(figure, last, context, rules)
    if last is None:
        return None
    change = compared_to.get(number - 1) or alone_more(figure, rules)
    return replace(last, change=change, rule="more than a standard") if change else None


def _dealt_out(
    figure: Figure,
    lead: Lead,
    dealt: Mapping[int, Deal],
    right: str,
    before: Verdict | None,
    carried: str,
    rules: ChineseRules,
) -> Verdict | None:
    """分别 deals a name to the figure: an entity, an indicator or both."""
    deal = dealt.get(figure.position)
    if deal is None:
        return None
    indicator = deal.indicator or right
    if not indicator and is_place(deal.entity, rules):
        # 北京、广州分别下降▢、▢: the places have what was measured before
        indicator = before.indicator if before else carried
    indicator = indicator or deal.entity
    change = lead.change
    if not change and before and before.rule == "dealt out":
        change = before.change
    return Verdict(indicator, change, "dealt out", entity=deal.entity)


def _judge(
    figure: Figure,
    lead: Lead,
    right: str,
    found: list[Verdict],
    context: Context,
    rules: ChineseRules,
) -> Verdict:
    """The cascade for one figure."""
    before = found[-1] if found else None
    if before and before.rule == SHARED and figure.before.startswith(rules.particles.of):
        return Verdict(f"{rules.particles.sharing[0]}{before.indicator}", rule="share")
    if (
        before
        and rules.nouns.list_joint.match(figure.before)
        and (not right or before.rule != "counted noun")
    ):
        return replace(before, rule="list")
    if lead.share and (whole := _shared_whole(figure, lead.phrase, context, rules)):
        return Verdict(whole, rule=SHARED)
    if lead.share:
        return Verdict(_share(lead.phrase, context, rules), rule="share")
    if rules.nouns.purpose.match(figure.behind) and figure.quantity.kind in PARTS:
        purpose = predicate_right(figure.behind, rules)
        if purpose and not rules.nouns.fund.search(noun_left(lead.phrase, rules, context.names)):
            return Verdict(purpose, rule="predicate")
    left = _left(figure, lead, right, before, context, rules)
    if left and not right and are_places(left, rules):
        verdict = named("", "", "place", figure, before, context, rules)
        if verdict.inherited and verdict.indicator:
            return replace(verdict, change=lead.change, entity=left)
    if left and _is_group(left, figure, lead, before, rules):
        verdict = named("", "", "group", figure, before, context, rules)
        return replace(verdict, change=lead.change, entity=left)
    if rules.nouns.against.match(figure.behind):
        return named("", "", "standard", figure, before, context, rules)
    if lead.origin:
        right = "" if rules.nouns.arriving.fullmatch(right) else right
        left = left or ("" if right else noun_left(lead.phrase, rules))
        return named(left, right, "origin", figure, before, context, rules)
    if lead.change:
        return _changed(figure, lead, left, right, before, context, rules)
    if lead.into and before and before.change:
        change = INTO[before.change.partition("-")[0]]
        return replace(before, change=change, rule="into", inherited=True)
    return _stated(figure, lead, left, right, found, context, rules)


def _is_group(
    left: str, figure: Figure, lead: Lead, before: Verdict | None, rules: ChineseRules
) -> bool:
    """Whether a group has the rate that was measured before: 患病率为▢，其中男性为▢; not 女性占▢."""
    group = rules.entity_kinds.get(left, "") == "collective" or rules.names.tested.fullmatch(left)
    if figure.quantity.kind not in RATES or not group:
        return False
    rate = before and rules.nouns.rate.search(before.indicator)
    carried = before and before.rule.startswith("group")
    return bool(rate or carried) and first_in(lead.link, rules.particles.sharing) == ""


def _shared_whole(figure: Figure, phrase: str, context: Context, rules: ChineseRules) -> str:
    """员工总数 of 占员工总数▢的▢, which is no share itself."""
    if figure.quantity.kind in RATES or not figure.behind.startswith(rules.particles.of):
        return ""
    at = max((phrase.rfind(word) for word in rules.particles.sharing), default=-1)
    return noun_left(phrase[at + 1 :], rules, context.names)


def _share(phrase: str, context: Context, rules: ChineseRules) -> str:
    """占财政支出的比重 of 占财政支出的比重▢."""
    phrase = rules.nouns.reckoned.sub("", phrase)
    tail = rules.nouns.share_of.search(phrase)
    whole = phrase[: tail.start()] if tail else phrase
    named = noun_left(whole, rules, context.names) or whole
    at = max((whole.rfind(word) for word in rules.particles.sharing), default=-1)
    if at >= 0 and TIME not in whole[at:] and not first_in(named, rules.particles.sharing):
        named = whole[at:]
    return tidy(f"{named}{tail[0] if tail else ''}", rules)


def _left(
    figure: Figure,
    lead: Lead,
    right: str,
    before: Verdict | None,
    context: Context,
    rules: ChineseRules,
) -> str:
    """The noun before a figure; empty where what stands there names no measure."""
    left = noun_left(lead.phrase, rules, context.names)
    if (
        rules.nouns.same.search(lead.phrase)
        or left in rules.nouns.foreseen
        or left in rules.nouns.sessions
        or left in rules.selves
        or rules.openers.fullmatch(left)
        or left in rules.nouns.lone
    ):
        return ""
    if rules.nouns.above.match(left) and (before or context.indicator.text):
        return ""  # ▢，低于全省平均水平▢
    if not right and rules.areas.fullmatch(left):
        return ""
    if rules.nouns.bare_amount.fullmatch(left) and (before or context.indicator.text):
        return ""
    if figure.quantity.kind == "rank" and left and not (not right and is_place(left, rules)):
        return tidy(rules.nouns.ranked.sub("", left), rules)
    return left


def _changed(
    figure: Figure,
    lead: Lead,
    left: str,
    right: str,
    before: Verdict | None,
    context: Context,
    rules: ChineseRules,
) -> Verdict:
    """What a figure with a word of change measures."""
    if left.rstrip(rules.nouns.average_spans) in rules.nouns.averages:
        left += lead.verb.rstrip(rules.particles.verb_links)
    if rules.nouns.paid.match(lead.verb) and not rules.measuring.search(left):
        return Verdict(tidy(lead.verb, rules), lead.change, "change")
    counted = right if lead.change.endswith("-to") and figure.quantity.kind == "count" else ""
    verdict = named(left, counted, "change", figure, before, context, rules)
    indicator = verdict.indicator or tidy(lead.verb, rules)
    return replace(verdict, change=lead.change, indicator=indicator)


def _stated(
    figure: Figure,
    lead: Lead,
    left: str,
    right: str,
    found: list[Verdict],
    context: Context,
    rules: ChineseRules,
) -> Verdict:
    """What a figure without a word of change right before it measures."""
    fate = fate_right(figure.behind, rules) if figure.quantity.unit == "person" else ""
    if fate:
        return Verdict(fate, rule="predicate")
    alone = len(left) < SHORTEST_MOVED or rules.verbs.fullmatch(left)
    if right and left and (alone or rules.nouns.towards.search(left)):
        left = ""  # 发生▢级地震, 已拿▢场胜利
    moved = _moved(figure, lead, left, rules)
    if moved:
        return moved
    scored = rules.nouns.scored.search(figure.before) if figure.quantity.kind == "score" else None
    if scored:
        return Verdict(scored["verb"], rule="points scored")
    if right and _counts_right(figure, lead, left, rules):
        return Verdict(right, rule="counted noun")
    if left:
        listed = _named_list(figure, lead, left, found, context, rules)
        return listed or Verdict(left, rule="noun before")
    if not right and (figure.quantity.unit == "person" or figure.quantity.kind in SHARES):
        predicate = predicate_right(figure.behind, rules)
        if predicate:
            return Verdict(predicate, rule="predicate")
    return named("", right, "inherited", figure, found[-1] if found else None, context, rules)


def _moved(figure: Figure, lead: Lead, left: str, rules: ChineseRules) -> Verdict | None:
    """下调利率▢, 增加收入▢: the verb of change stands before its noun."""
    if not left or len(left) >= LONGEST_MOVED:
        return None
    moved = rules.moving.match(lead.phrase.strip(EDGES)[-LONGEST_MOVED:])
    if moved is None:
        return None
    noun = tidy(moved["noun"], rules)
    if rules.nouns.nominal.match(noun):
        return None  # 增加值增速▢
    earned = moved["up"] and figure.quantity.kind == "money" and rules.measuring.search(noun)
    if len(noun) < SHORTEST_MOVED or not (earned or figure.quantity.kind in RATES):
        return None
    return Verdict(noun, "increase-by" if moved["up"] else "decrease-by", "verb before noun")


INTO: Mapping[str, ChangeKind] = {
    "increase": "increase-to",
    "decrease": "decrease-to",
    "from": "change-to",
    "change": "change-to",
}


def _counts_right(figure: Figure, lead: Lead, left: str, rules: ChineseRules) -> bool:
    """Whether the noun behind the figure is what it measures rather than the one before it."""
    if not left or rules.areas.fullmatch(left):
        return True
    if figure.behind.startswith(rules.particles.of):
        # 月薪▢的工作, 建筑面积▢的两居室 against ▢的净利润
        return figure.quantity.kind not in OF_THINGS or not rules.measuring.search(left)
    if not is_faint(lead, rules):
        return False
    return figure.quantity.kind in COUNTED or not rules.measuring.search(left)


def _named_list(
    figure: Figure,
    lead: Lead,
    left: str,
    found: list[Verdict],
    context: Context,
    rules: ChineseRules,
) -> Verdict | None:
    """它们是：平安保险▢、华为▢: names with figures of something that was measured before."""
    if lead.link.strip(EDGES) or rules.measuring.search(left):
        return None
    if figure.opened in "：:" and not rules.nouns.list_head.match(figure.before):
        measured = context.measured.get(figure.quantity.unit, "")
        if measured:
            return Verdict(measured, rule="named list", inherited=True, entity=left)
    before = found[-1] if found else None
    if before and before.rule == "named list" and rules.nouns.list_head.match(figure.before):
        return replace(before, entity=tidy(figure.before.lstrip(rules.particles.list_heads), rules))
    return None
