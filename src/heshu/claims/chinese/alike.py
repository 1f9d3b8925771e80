"""Figures of what was measured before: 城镇为▢, 低于预测的▢, 甲公司以▢居首, 年仅▢的王大山.

What stands before such a figure says whose it is, or what the one before is compared with, and
not what is measured.
"""

from __future__ import annotations

from msgspec.structs import replace

from heshu.claims.attribution import Context
from heshu.claims.chinese.leads import EDGES, Lead
from heshu.claims.chinese.nouns import BRACKETS, noun_left
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.verdicts import Figure, Verdict

LONGEST_GROUP = 8
"""Characters of a part of what was measured: 城镇居民家庭."""


def alike(
    figure: Figure,
    lead: Lead,
    earlier: tuple[Figure, Verdict] | None,
    context: Context,
    rules: ChineseRules,
) -> Verdict | None:
    """The verdict on a figure whose measure was named before; nothing for any other figure.

    `earlier` is the figure before it in the sentence.
    """
    if _is_age(figure, lead, rules):
        return Verdict(rules.nouns.age, rule="age")
    if lead.change or lead.share:
        return None
    if figure.before.endswith(rules.particles.leading_by) and rules.nouns.ahead.match(
        figure.behind
    ):
        return _ahead(figure, lead, earlier, context, rules)
    if earlier is None or earlier[0].quantity.unit != figure.quantity.unit:
        return None
    measured = earlier[1]
    if figure.between and rules.nouns.standard.search(figure.before):
        return replace(measured, change="", rule="standard, inherited", inherited=True)
    group = noun_left(lead.phrase, rules)
    if (
        lead.link.strip(EDGES)
        and len(group) <= LONGEST_GROUP
        and rules.names.town_and_land.match(group)
        and rules.measuring.search(measured.indicator)
        and not rules.measuring.search(group)
    ):
        return Verdict(measured.indicator, rule="group, inherited", inherited=True, entity=group)
    return None


def _is_age(figure: Figure, lead: Lead, rules: ChineseRules) -> bool:
    """Whether a figure is the age of somebody who is not said to have one: 年仅▢的王大山."""
    quantity = figure.quantity
    if quantity.kind != "age" or quantity.value is None or quantity.qualifier or lead.share:
        return False
    return not rules.measuring.search(noun_left(lead.phrase, rules))


def _ahead(
    figure: Figure,
    lead: Lead,
    earlier: tuple[Figure, Verdict] | None,
    context: Context,
    rules: ChineseRules,
) -> Verdict | None:
    """甲公司以▢居首: by what was measured in this unit before."""
    unit = figure.quantity.unit
    measured = context.measured.get(unit, "")
    if earlier and earlier[0].quantity.unit == unit:
        measured = earlier[1].indicator
    measured = measured or context.indicator.text
    if measured in ("", rules.nouns.age):
        return None
    name, printed = noun_left(lead.phrase, rules), lead.phrase.strip(EDGES)
    opening = printed.removesuffix(name).strip(EDGES)
    alone = name and printed.endswith(name) and BRACKETS.isdisjoint(name)
    alone = alone and (not opening or rules.openers.fullmatch(opening) is not None)
    return Verdict(measured, rule="ahead, inherited", inherited=True, entity=name if alone else "")
