"""Lists that are dealt out to figures: 甲、乙分别以▢、▢的财富, 它们是：甲▢、乙▢.

The names before 分别 and the figures behind it belong together one by one.
"""

from __future__ import annotations

from msgspec import Struct

from heshu.claims.chinese.leads import read_lead, without_adverbs
from heshu.claims.chinese.nouns import noun_left, tidy
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.rules.particles import first_in
from heshu.claims.masking import FIGURE

LONGEST_NAME = 16
COMMA = "、"


class Deal(Struct, frozen=True, gc=False):
    """One figure of a list with what is dealt out to it."""

    entity: str = ""
    indicator: str = ""


def deals(text: str, rules: ChineseRules) -> dict[int, Deal]:
    """The figures of a masked sentence that 分别 deals names to, by their offset."""
    if not first_in(text, rules.lists.respectively):
        return {}
    found: dict[int, Deal] = {}
    for match in rules.lists.dealt.finditer(text):
        printed = without_adverbs(rules.lists.dealt_head.sub("", match["names"]), rules)
        start = match.start("figures")
        positions = [start + i for i, c in enumerate(match["figures"]) if c == FIGURE]
        names = [tidy(name, rules) for name in _names(printed, len(positions), rules)]
        if len(names) == len(positions) and all(1 < len(n) <= LONGEST_NAME for n in names):
            dealt = _deal_out(names, rules)
            verb = "" if dealt[0].indicator else _verb(match["link"], rules)
            found.update(zip(positions, [_with(deal, verb) for deal in dealt], strict=True))
    return found


def _names(printed: str, number: int, rules: ChineseRules) -> list[str]:
    """The names of a list of so many: 甲、乙和丙, or 其他用品及服务、社会保障和就业支出."""
    joint = rules.lists.dealt_joint
    names = joint.split(printed)
    if len(names) <= number:
        return names
    marked = printed.split(COMMA)
    if len(marked) < number:
        *before, last = marked  # only the last two are joined by a word, at its last place
        ends = [found.span() for found in joint.finditer(last)]
        return [*before, last[: ends[-1][0]], last[ends[-1][1] :]] if ends else marked
    return marked


def _with(deal: Deal, verb: str) -> Deal:
    """A name that is dealt to a figure with what the words before the figures measure."""
    return Deal(deal.entity, verb) if verb else deal


def _verb(link: str, rules: ChineseRules) -> str:
    """接待 of 分别接待▢、▢; nothing where only 有 or 下降 ties the figures."""
    return noun_left(read_lead(link, rules).phrase, rules)


def _deal_out(names: list[str], rules: ChineseRules) -> list[Deal]:
    """What each name is: an indicator, an entity, or an entity before a shared indicator."""
    area = rules.areas.match(names[0])
    if area and len(names[0]) > area.end() + 1:
        names = [names[0][area.end() :], *names[1:]]
    *others, last = names
    measured = [bool(rules.measuring.search(name)) for name in names]
    if all(measured):
        return [Deal(indicator=name) for name in names]
    if not measured[-1] or any(measured[:-1]):
        return [Deal(entity=name) for name in names]
    owned = rules.particles.owned.match(last)
    owner, noun = (owned["owner"], owned["noun"]) if owned else ("", last)
    length = len(others[0])
    alike = len(last) > length + 1 and all(len(other) == length for other in others)
    rest = last[length:]
    joined = rules.lists.dealt_joint.match(rest) or rest.startswith(rules.nouns.kind_ends)
    if not owned and alike and not joined:
        # 职工、居民医保病种: one noun for all, as long as the names are of one length
        owner, noun = last[:length], last[length:]
        return _kinds([*others, owner], noun, rules)
    if not owned:
        term = rules.terms.match(last[::-1])
        ending = rules.measuring.search(last)
        noun = term[0][::-1] if term else ending[0] if ending else ""
        owner = last.removesuffix(noun)
    return _kinds([*others, owner], noun, rules) if owner else [Deal(entity=n) for n in names]


def _kinds(names: list[str], noun: str, rules: ChineseRules) -> list[Deal]:
    """基本养老、失业、工伤保险参保人数: places own what is measured, other names are kinds of it."""
    return [
        Deal(name, noun)
        if rules.entity_kinds.get(name)
        or rules.lists.dealt_owner.search(name)
        or rules.named_place.fullmatch(name)
        else Deal(indicator=name + noun)
        for name in names
    ]
