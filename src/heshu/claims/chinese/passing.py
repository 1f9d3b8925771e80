"""Mentions that own nothing: where something goes, what is compared with, where it is held."""

from __future__ import annotations

from heshu.claims.chinese.mentions import Mention
from heshu.claims.chinese.owner import AREAS, Owner
from heshu.claims.chinese.rules import ChineseRules

LONGEST_BEFORE = 20


def is_goal(text: str, mention: Mention, passed: int, rules: ChineseRules) -> bool:
    """Whether a place is only where something is, goes or is sent to: 向京津冀输电▢, 地处江海县.

    `passed` is the end of the place before it if that was one: 家住江海县|城关镇.
    """
    if mention.kind not in AREAS:
        return False
    before = rules.owned.goal.search(text, max(0, mention.start - 4), mention.start)
    origin = text.endswith(rules.owned.heading_from, 0, mention.start)
    heading = origin and rules.owned.heading_for.match(text, mention.end) is not None
    return mention.start == passed or before is not None or heading


def is_reach(text: str, mention: Mention, before: Owner, rules: ChineseRules) -> bool:
    """公司…，在全市设有▢: how far the reach of somebody named before goes."""
    return (
        mention.kind in AREAS
        and before.kind not in AREAS | {"person"}
        and text.endswith(rules.particles.at, 0, mention.start)
        and rules.owned.set_up.match(text, mention.end) is not None
    )


def is_aside(text: str, mention: Mention, rules: ChineseRules) -> bool:
    """Whether a place is only what is shared or ranked among, or where a report was sent from."""
    if rules.owned.set_against.search(
        text, max(0, mention.start - 3), mention.start
    ) and rules.owned.exceeding.match(text, mention.end):
        return True  # 比飞鹿队多出▢
    if mention.kind == "person" and rules.names.announced.match(text, mention.end):
        role = rules.names.speaking_role.search(text, mention.head, mention.start)
        if role and role.end() == mention.start:
            return True  # 校长王大山也有遗憾：…▢
    if mention.kind == "thing" and rules.owned.listed.match(text, mention.end):
        return True  # 滨河路、望江路等道路通车
    if rules.owned.dateline.match(text, mention.end) and not text[: mention.start].strip():
        return True  # 青石港3月4日电
    if mention.kind not in AREAS:
        return False
    before = rules.owned.compared_with.search(text, max(0, mention.start - 4), mention.start)
    owned = rules.owned
    return bool(
        before
        or owned.dateline.match(text, mention.end)
        or owned.conceded.match(text, mention.end)
        or owned.seat.match(text, mention.end)
    )


def is_short(text: str, mention: Mention, rules: ChineseRules) -> bool:
    """Whether it is only defined: （以下简称“公司”）."""
    before = max(0, mention.start - LONGEST_BEFORE)
    return rules.owned.short_name.search(text, before, mention.start) is not None


def is_venue(text: str, mention: Mention, before: Owner | None, rules: ChineseRules) -> bool:
    """在奉天体育馆打响, 她在县医院出生: where something is held, or somebody does something."""
    if not text.endswith(rules.particles.at, 0, mention.start):
        return False
    if before is not None and before.end == mention.start - 1 and before.kind != mention.kind:
        return before.kind == "person" or rules.third_person.fullmatch(before.printed) is not None
    return rules.owned.venue.search(text, mention.start, mention.end) is not None
