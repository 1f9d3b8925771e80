"""What a figure measures by the nouns beside it, else as carried over from what came before."""

from __future__ import annotations

from heshu.claims.attribution import Context
from heshu.claims.chinese.extremes import appearing
from heshu.claims.chinese.leads import EDGES
from heshu.claims.chinese.nouns import noun_left, noun_right
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.verdicts import Figure, Verdict

SHORTEST_BETWEEN = 4
"""Characters between two figures that may hold a new subject."""


def named(
    left: str,
    right: str,
    rule: str,
    figure: Figure,
    before: Verdict | None,
    context: Context,
    rules: ChineseRules,
) -> Verdict:
    """A verdict by the nouns beside the figure, else with the indicator of what came before."""
    if left:
        return Verdict(left, rule=rule)
    if right:
        return Verdict(right, rule=f"{rule}, noun behind")
    if before:
        subject = _subject_between(figure.between, rules)
        if subject:
            return Verdict(subject, rule=f"{rule}, subject before")
        if before.indicator:
            return Verdict(
                before.indicator,
                rule=f"{rule}, inherited",
                inherited=True,
                entity="" if before.rule == "dealt out" else before.entity,
            )
    subject = "" if before else _subject_between(figure.between, rules)
    if subject:
        return Verdict(subject, rule=f"{rule}, subject before")
    if context.indicator.text:
        return Verdict(context.indicator.text, rule=f"{rule}, carried", inherited=True)
    return Verdict("", rule=rule)


def _subject_between(between: str, rules: ChineseRules) -> str:
    """The measuring noun of an earlier clause without a figure: 游客比例最高，为▢."""
    if len(between) < SHORTEST_BETWEEN:
        return ""
    if between.startswith(rules.particles.of):
        return noun_right(between, rules)
    clause = between.strip(EDGES)
    cut = max(clause.rfind(mark) for mark in "，；：。")
    clause = clause[cut + 1 :]
    if rules.nouns.apart.match(clause):
        return ""
    extreme = appearing(clause, rules)
    if extreme:
        return extreme
    last = ""
    for match in rules.measured_noun.finditer(clause):
        last = clause[: match.end()]
    return noun_left(last, rules) if last else ""
