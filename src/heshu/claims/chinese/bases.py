"""What a change is measured against: 同比, 比上年末, and what parallel changes share.

增长▢ behind 同比增长▢ in the same list of growth rates is measured against the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from heshu.claims.attribution import Attribution
from heshu.claims.chinese.cascade import CONTINUING
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.rules.particles import first_in
from heshu.claims.chinese.verdicts import Figure, Verdict
from heshu.claims.masking import TIME, Masked
from heshu.model.figures import Basis

NEAREST = 12
"""Characters before a multiple in which the time that it is of stands."""
FARTHEST = 200
"""Characters over which such a clause holds."""
SHARED: tuple[Basis, ...] = ("yoy", "qoq", "mom")


def basis_of(
    masked: Masked,
    text: str,
    figure: Figure,
    verdict: Verdict,
    period: str,
    rules: ChineseRules,
) -> Basis:
    """The basis that is printed with a change; the ends of a change share it."""
    if not verdict.change:
        return _of_multiple(masked, text, figure, rules)
    if not verdict.lead.compared:
        return within_verb(verdict, rules) or _opened(masked, text, figure, verdict, rules)
    if not figure_leads(figure, verdict):
        return ""
    start = figure.position - verdict.lead.compared_at
    printed = text[slice(*masked.span(start, start + len(verdict.lead.compared)))]
    if rules.lists.peak.search(printed):
        return "other"
    if first_in(printed, rules.lists.last_year_ends):
        return "yoy" if first_in(period, rules.lists.year_ends) else "other"
    basis = _looked_up(printed, rules)
    if basis != "mom" or not first_in(printed, rules.lists.in_sequence):
        return basis
    if first_in(period, rules.lists.weeks):
        return "other"
    return "qoq" if first_in(period, rules.lists.quarters) else basis


def within_verb(verdict: Verdict, rules: ChineseRules) -> Basis:
    """The basis that a verb begins with: 同比多增▢."""
    word = next((word for word in rules.bases if verdict.lead.verb.startswith(word)), "")
    return rules.bases[word] if word else ""


def _of_multiple(masked: Masked, text: str, figure: Figure, rules: ChineseRules) -> Basis:
    """What a multiple is of, where it is a time: 为上年同期的▢, 是五年前的▢."""
    if figure.quantity.kind != "multiple":
        return ""
    start = max(0, figure.position - NEAREST)
    before = masked.text[start : figure.position]
    at = before.rfind(TIME)
    if at < 0 or not before.endswith(rules.particles.of):
        return ""
    if not rules.times.multiple.search(before[:at]):
        return ""
    printed = text[slice(*masked.span(start + at, figure.position - 1))]
    tried = (_looked_up(than + printed, rules) for than in rules.lists.than)
    return next(tried, "other")


def _opened(
    masked: Masked, text: str, figure: Figure, verdict: Verdict, rules: ChineseRules
) -> Basis:
    """The basis that words before the figure name: 与▢年的▢人相比，增加▢; 比去年的▢多▢."""
    if not verdict.change.endswith("-by"):
        return ""
    whole, end = masked.text, figure.position
    far = max(0, end - FARTHEST)
    start = max(far, max(whole.rfind(mark, far, end) for mark in "。；;\n") + 1)
    opened, than_figure = rules.lists.opened, rules.lists.than_figure
    found = opened.search(whole, start, end) or than_figure.search(whole, start, end)
    if found is None:
        return ""
    times = rules.lists.times_opened.search(whole, *found.span("base"))
    printed = text[slice(*masked.span(times.start(), times.end()))] if times else ""
    tried = (_looked_up(than + printed, rules) for than in rules.lists.than if printed)
    return next(tried, "other")


def figure_leads(figure: Figure, verdict: Verdict) -> bool:
    """Whether the words of comparison stand before this figure, not before the list it is in."""
    return verdict.lead.compared_at <= len(figure.before) + len(figure.between)


def _looked_up(printed: str, rules: ChineseRules) -> Basis:
    while printed:
        if printed in rules.bases:
            return rules.bases[printed]
        printed = printed[:-1]
    return "other"


def inherited_basis(
    attribution: Attribution,
    verdicts: Sequence[Verdict],
    number: int,
    before: Attribution | None,
    earlier: Basis,
    rules: ChineseRules,
    *,
    rate: bool,
) -> Basis:
    """The basis of a change, else that of the change before it in the list or in the passage."""
    verdict = verdicts[number]
    if attribution.basis or not verdict.change.endswith("-by"):
        return attribution.basis
    listed = number > 0 and verdict.rule in CONTINUING
    if listed and before and verdicts[number - 1].lead is verdict.lead:
        return before.basis
    if verdict.lead.compared or verdict.rule.startswith("table"):
        return ""
    if earlier in SHARED:
        return earlier
    return _by_convention(attribution.period_text, verdict, rules) if rate else ""


def _by_convention(period: str, verdict: Verdict, rules: ChineseRules) -> Basis:
    """What the growth of a year or of its first months is measured against where no word says."""
    grown = period and rules.lists.growth.match(verdict.lead.verb) and not verdict.lead.span
    if (
        not grown
        or rules.lists.mean.search(verdict.lead.phrase)
        or not rules.lists.reported.fullmatch(period)
    ):
        return ""
    return "yoy"
