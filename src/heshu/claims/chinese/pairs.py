"""Lists that are dealt out to figures: 甲、乙分别以▢、▢的财富, 它们是：甲▢、乙▢.

The names before 分别 and the figures behind it belong together one by one.
"""

from __future__ import annotations

from msgspec import Struct

from heshu.claims.chinese.leads import without_adverbs
from heshu.claims.chinese.nouns import tidy
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.masking import FIGURE, TIME
from heshu.model import lazy_re as re

RESPECTIVELY = re.compile(
    rf"""
    (?P<names>[^，。；：！？{FIGURE}\n]{{2,60}}?)
    (?:分别|依次|各自)
    (?P<link>[^，。；：！？、{FIGURE}\n]{{0,16}})
    (?P<figures>{FIGURE}(?:[^，。；：！？、{FIGURE}\n]{{0,3}}(?:[、，]|和|及|与|以及){FIGURE})+)
    """,
    re.VERBOSE,
)
JOINT = re.compile(r"、|和|及|与|以及")
LEADING = re.compile(rf"^.*[{TIME}]|^其中|^，")
LONGEST_NAME = 16


class Deal(Struct, frozen=True, gc=False):
    """One figure of a list with what is dealt out to it."""

    entity: str = ""
    indicator: str = ""


def deals(text: str, rules: ChineseRules) -> dict[int, Deal]:
    """The figures of a masked sentence that 分别 deals names to, by their offset."""
    if "分别" not in text and "依次" not in text and "各自" not in text:
        return {}
    found: dict[int, Deal] = {}
    for match in RESPECTIVELY.finditer(text):
        printed = without_adverbs(LEADING.sub("", match["names"]), rules)
        names = [tidy(name) for name in JOINT.split(printed)]
        start = match.start("figures")
        positions = [start + i for i, c in enumerate(match["figures"]) if c == FIGURE]
        if len(names) == len(positions) and all(1 < len(n) <= LONGEST_NAME for n in names):
            found.update(zip(positions, _deal_out(names, rules), strict=True))
    return found


def _deal_out(names: list[str], rules: ChineseRules) -> list[Deal]:
    """What each name is: an indicator, an entity, or an entity before a shared indicator."""
    area = rules.areas.match(names[0])
    if area and len(names[0]) > area.end() + 1:
        names = [names[0][area.end() :], *names[1:]]
    *others, last = names
    measured = [bool(rules.measuring.search(name)) for name in names]
    if all(measured):
        return [Deal(indicator=name) for name in names]
    if measured[-1] and not any(measured[:-1]) and len(last) > len(others[0]) + 1:
        # 职工、居民医保病种: one noun for all, as long as the names are of one length
        length = len(others[0])
        return [Deal(name, last[length:]) for name in (*others, last[:length])]
    return [Deal(entity=name) for name in names]
