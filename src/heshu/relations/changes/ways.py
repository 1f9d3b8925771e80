"""Which way a pair of levels goes by its words: 逆差收窄 is down, a better rank a smaller one."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.relations import Direction
from heshu.relations.changes.meanings import direction
from heshu.relations.changes.pair_rules import PairRules
from heshu.relations.patterns import Match

SUBJECT = 60
"""Masked characters before a pair in which what is measured is named."""
NEAR = 20
"""Masked characters before a pair that may say how it was computed (按可比价格)."""


def descends(match: Match, rules: PairRules) -> bool:
    """True for ranks and what else gets better by getting smaller."""
    scene = match.scene
    ends = [claim for role in ("from", "starts", "to") for claim in match.roles.get(role, ())]
    kinds = {claim.quantity.kind for claim in ends}
    near = scene.text[max(match.start - NEAR, 0) : match.end]
    smaller = rules.descending.search(near)
    if "rank" in kinds or (smaller and not _is_better_the_more(match, smaller[0])):
        return True
    end = match.claim("to")
    if end is not None and scene.said["which-mark-is-best"].search(scene.text, match.end):
        return True
    if scene.said["price-of-a-currency"].match(scene.text, match.end):
        return True  # the crown strengthened from 11.40 to 10.95 to the euro
    return end is not None and scene.said["price-in-tenths"].search(end.quantity.text) is not None


def _is_better_the_more(match: Match, verb: str) -> bool:
    """True for a pass rate that improved: of what it is known that more of it is better."""
    said, text = match.scene.said, match.scene.text
    start = max(match.start - SUBJECT, 0)
    start = max((at + 1 for at in match.scene.claims if start <= at < match.start), default=start)
    more = said["better-the-more"].search(text, start, match.end)
    end = match.claim("to")
    if more is None and end is not None and end.quantity.kind == "money":
        more = said["amount-better-the-more"].search(text, start, match.end)
    if more is None or said["made-better"].fullmatch(verb) is None:
        return False
    rest = (
        text[start : more.start()] + text[more.end() : match.end]
    )  # on-time performance is no time
    return said["better-the-less"].search(rest) is None


def trend_of(match: Match, rules: PairRules) -> Direction:
    """Which way a verb goes that compares sizes: 逆差收窄 is down; 面积扩大 is none of them.

    "Growth slowed from 3% to 2%" goes down although growth is a word of rising.
    """
    text = match.scene.text
    found = rules.trend.search(text, match.start, match.end)
    if found is not None:
        return "up" if rules.up.fullmatch(found[0]) else "down"
    said, stretch = match.scene.said, (max(match.start - NEAR, 0), match.end)
    if said["growth-eased"].search(text, *stretch):
        return "down"
    if said["growth-firmed"].search(text, *stretch):
        return "up"
    verb = match.words.get("up") or match.words.get("down") or ""
    if said["enlarged"].fullmatch(verb) and rules.gap.search(text, *stretch):
        return direction(match)
    return ""


def one_direction(match: Match, rules: PairRules) -> Direction:
    """The direction of a pair; none where its words go both ways ("gains dropped to")."""
    trend = trend_of(match, rules)
    if trend:
        return trend
    said = match.scene.said
    words = said["measured-for-each"].sub("", match.scene.text[match.start : match.end])
    printed = words
    if said["noun-that-went"].match(words):
        return ""  # the pay slip went from $2,400 to $2,850
    words = said["growth-itself"].sub("", words)  # growth eased to 2.9%: growth is no verb
    if words != printed and not (rules.up.search(words) or rules.down.search(words)):
        return ""  # the gain was revised to 3,600 from 4,100
    if rules.up.search(words) and rules.down.search(words):
        return _without_names(words, rules, opens=match.start == 0)
    return direction(match)


NAME = re.compile(r"\b[A-Z][a-z]+(?=\s)")


def _without_names(words: str, rules: PairRules, *, opens: bool) -> Direction:
    """The one direction that words have but for those with a capital: Narrow Bay rose from 4 to 3."""
    words = words[:opens] + NAME.sub("", words[opens:])
    up, down = rules.up.search(words), rules.down.search(words)
    if bool(up) == bool(down):
        return ""
    return "up" if up else "down"
