"""What a figure owes to the figures beside it: 甲▢户、乙▢户, 60岁及以上人口占▢, 分别增长▢和▢.

A noun behind one figure may belong to several, to the next one, or to both.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from heshu.claims.attribution import Context
from heshu.claims.chinese.leads import EDGES, Lead, last_comparison, read_lead, without_links
from heshu.claims.chinese.nouns import SHORTEST, noun_left, noun_right, without_measure
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.rules.particles import first_in, without_first
from heshu.claims.chinese.verdicts import Figure, Verdict
from heshu.model import lazy_re as re
from heshu.model.figures import ChangeKind

MULTIPLES = frozenset({"multiple", "percent", "ratio"})


def unlike(
    figures: tuple[Figure, ...], number: int, right: str, rules: ChineseRules
) -> Verdict | None:
    """36分、11个篮板: a figure of another kind in a row counts its own noun."""
    figure = figures[number]
    listed = figure.quantity.kind == "count" and rules.nouns.list_joint.match(figure.before)
    if not (number and right and listed):
        return None
    alike = figures[number - 1].quantity.kind == figure.quantity.kind
    return None if alike else Verdict(right, rule="counted noun")


def from_among(
    lead: Lead, figures: tuple[Figure, ...], number: int, right: str, rules: ChineseRules
) -> Verdict | None:
    """从▢有机小分子中筛选出▢种: no change starts there, both figures count the same things."""
    figure = figures[number]
    among = rules.nouns.among.match(figure.behind) if lead.origin else None
    if among:
        return Verdict(among["noun"], rule="counted noun")
    if not number or right or figure.between:
        return None
    first = figures[number - 1]
    among = rules.nouns.among.match(first.behind)
    if not among or first.quantity.unit != figure.quantity.unit:
        return None
    whole = rules.origin.match(first.before[::-1])
    return Verdict(among["noun"], rule="chosen", inherited=True) if whole else None


def compared(lead: Lead, figure: Figure, rules: ChineseRules) -> Lead:
    """The lead without what the figure is a multiple of: ▢，是国家标准的▢, 恢复至同期的▢."""
    if not lead.link.strip(EDGES).startswith(rules.particles.of):
        return lead
    pattern = rules.nouns.times_of if figure.quantity.kind == "multiple" else rules.nouns.part_of
    base = pattern.search(lead.phrase) if figure.quantity.kind in MULTIPLES else None
    return replace(lead, phrase=lead.phrase[: base.start()]) if base else lead


def standards(figures: tuple[Figure, ...], rules: ChineseRules) -> dict[int, ChangeKind]:
    """Figures behind 比 that the next one is more or less than -> how: 比去年的▢多▢, 比上届▢少▢."""
    found: dict[int, ChangeKind] = {}
    for number, (figure, after) in enumerate(pairwise(figures)):
        adjective = rules.compared_adjectives.fullmatch(after.before)
        if adjective is None or after.between:
            continue
        rest = figure.before.rstrip(EDGES)
        than = last_comparison(rest, rules)
        if than is not None and STANDARD.fullmatch(rest, than.end()):
            found[number] = "increase-by" if adjective["up"] else "decrease-by"
    return found


def alone_more(figure: Figure, rules: ChineseRules) -> ChangeKind:
    """How much more or less than before a clause says in one word: ，少▢."""
    said = figure.before.strip(EDGES)
    found = rules.compared_adjectives.fullmatch(said)
    plain = said in rules.particles.more_less or said in rules.particles.off_usual
    if found is None or not plain or figure.between.strip(EDGES):
        return ""
    return "increase-by" if found["up"] else "decrease-by"


STANDARD = re.compile("[^，；]{0,16}")
"""Between a comparison and its figure: 的 of 比去年的▢."""


def of_standard(
    figure: Figure, before: Verdict | None, context: Context, rules: ChineseRules
) -> Verdict:
    """What the figure behind 比 measures: the noun before 比, else what was measured before."""
    than = last_comparison(figure.before.rstrip(EDGES), rules)
    ahead = figure.before[: than.start()] if than else ""
    left = noun_left(without_links(ahead, rules), rules, context.names)
    left = left if len(left) >= SHORTEST else ""  # 但仍比去年同期的▢低▢
    indicator = left or (before.indicator if before else context.indicator.text)
    return Verdict(indicator, rule="standard", inherited=not left)


def respective(figures: tuple[Figure, ...], rules: ChineseRules) -> dict[int, int]:
    """甲▢，乙▢，分别增长▢和▢: figure -> the earlier figure of the same rank."""
    found: dict[int, int] = {}
    for number, figure in enumerate(figures):
        if not first_in(figure.before, rules.lists.respectively):
            continue
        size = 1
        while number + size < len(figures) and rules.nouns.list_joint.match(
            figures[number + size].before
        ):
            size += 1
        earlier = figures[number - size : number] if 1 < size <= number else ()
        if earlier and len({each.quantity.unit for each in earlier}) == 1:
            found.update({number + k: number - size + k for k in range(size)})
    return found


def of_ages(verdict: Verdict, before: Figure, figure: Figure) -> Verdict:
    """60岁及以上人口 of 60岁及以上人口占▢: the ages are part of what is measured."""
    ages = before.quantity
    if ages.kind != "age" or not ages.qualifier or figure.between or not verdict.indicator:
        return verdict
    if not figure.before.startswith(verdict.indicator):
        return verdict
    return replace(verdict, indicator=f"{ages.text}{verdict.indicator}", rule="noun of ages")


def from_source(verdict: Verdict, source: Verdict) -> Verdict:
    """A figure of a list that is dealt out to the figures of a list before it."""
    indicator = source.indicator if verdict.inherited or not verdict.indicator else ""
    return replace(
        verdict,
        indicator=indicator or verdict.indicator,
        entity=source.entity,
        rule="dealt to figures",
    )


def nouns_behind(figures: tuple[Figure, ...], rules: ChineseRules) -> list[str]:
    """The noun behind each figure; figures in a row share the noun behind the last."""
    nouns = [
        noun_right(
            figure.behind,
            rules,
            thing=figure.quantity.kind == "count"
            and figure.quantity.unit not in rules.nouns.people_units,
        )
        for figure in figures
    ]
    for i in range(len(figures) - 2, -1, -1):
        behind = figures[i].behind
        if nouns[i]:
            continue
        relative = figures[i + 1].behind.startswith(rules.particles.of) and "，" not in behind
        alike = figures[i].quantity.kind == figures[i + 1].quantity.kind  # not ▢分、▢个篮板
        if relative or not behind or (alike and rules.nouns.list_joint.match(behind)):
            nouns[i] = nouns[i + 1]
    return nouns


def of_unit(
    verdict: Verdict, figures: tuple[Figure, ...], number: int, found: Sequence[Verdict]
) -> Verdict:
    """装电梯▢部，惠及居民▢户；其中今年完成▢部: what was measured in the same unit before."""
    figure, last = figures[number].quantity, figures[number - 1].quantity
    same = verdict.inherited and verdict.indicator == found[-1].indicator
    if not same or figure.kind != "count" or figure.unit == last.unit:
        return verdict
    for earlier in range(number - 2, -1, -1):
        if figures[earlier].quantity.unit == figure.unit and found[earlier].indicator:
            return replace(verdict, indicator=found[earlier].indicator)
    return verdict


def counts(verdict: Verdict, rules: ChineseRules) -> bool:
    """Whether the words behind a figure say what it counts: ▢户农家, ▢人受伤."""
    if verdict.rule == "predicate":
        return rules.fates.fullmatch(verdict.indicator) is not None
    return verdict.rule == "counted noun"


def behind_counted(before: str, noun: str, rules: ChineseRules) -> str:
    """What stands behind the noun that the figure before counts: 482个[农家书屋]补充图书▢.

    A measuring noun belongs to the next figure as well: 60岁及以上[人口]占▢, 前五名[客户销售额]▢.
    """
    if not before.startswith(noun):
        return before
    rest = before[len(noun) :]
    shared = rules.measuring.search(noun) and not read_lead(rest, rules).phrase.strip(EDGES)
    return before if shared else without_first(rest, rules.particles.among)


def without_next(verdict: Verdict, following: Figure, rules: ChineseRules) -> Verdict:
    """8家公司市值超过▢: the measuring noun belongs to the next figure."""
    _, found, rest = following.before.partition(verdict.indicator)
    if not found or following.between or read_lead(rest, rules).phrase.strip(EDGES):
        return verdict
    return replace(verdict, indicator=without_measure(verdict.indicator, rules))
