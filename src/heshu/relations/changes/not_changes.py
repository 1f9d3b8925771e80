"""Two levels that the words around them tie in another way than by a change."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.changes.apart import are_apart, are_flow_and_stock
from heshu.relations.changes.chronology import BY_TIME, are_nested, is_of_a_third_time
from heshu.relations.changes.levels import follows_minus
from heshu.relations.changes.pair_rules import FORMER_BEHIND, PLAIN
from heshu.relations.patterns import Match
from heshu.relations.scene import FIGURES, PERCENT

CHANGE_WORDS = frozenset({"up", "down", "neutral"})


def is_told_otherwise(match: Match, start: Claim, end: Claim) -> bool:
    """True for two levels that the words around them tie in another way than by a change."""
    scene = match.scene
    if scene.said["having-reached"].search(scene.text, 0, scene.offset(start)):
        return True
    side = scene.said["one-side-by-the-other"]
    if any(side.search(scene.text, 0, scene.offset(each)) for each in (start, end)):
        return True  # a trench of 18 metres by 12
    if scene.said["distance-to"].search(scene.text, match.start, match.end):
        return True  # a discount of 37 cents to the official price
    if _are_of_a_player(match) or _is_made_up_for(match, start, end):
        return True
    if _is_in_cents(start, end) or _have_shares(match, start, end):
        return True
    if are_apart(match, start, end) or are_nested(match, start, end):
        return True
    if is_of_a_third_time(match, start, end):
        return True
    amount = scene.said["size-of-change-ahead"]
    if any(amount.search(scene.text, 0, scene.offset(each)) for each in (start, end)):
        return True  # 库存860吨，比上周减少12吨，而上周的降幅为31吨
    if _is_amount_before_level(match, start, end) or _is_amount(match, end):
        return True
    if (
        _is_difference(match, start, end)
        or _are_games(match, start)
        or _are_two_falls(match, start, end)
    ):
        return True
    if are_flow_and_stock(match, start, end) or _are_limits(match, start, end):
        return True
    if follows_minus(scene, start) != follows_minus(scene, end):
        return True  # 由上年的-3200万元转为1500万元, whose sign was read as a dash
    amounts = start.change.endswith("-by"), end.change.endswith("-by")
    if match.rule.name == BY_TIME and all(amounts):
        return True  # 1至5月同比下降8.4%，前4个月为下降9.1%
    if match.rule.name == FORMER_BEHIND and amounts[0] != amounts[1]:
        return True  # 增加28吨，去年同期31吨
    return match.rule.name == PLAIN and _is_negative(start)  # 由-3.0%转为-2.2%


def _is_amount_before_level(match: Match, start: Claim, end: Claim) -> bool:
    """True for 本期减少1240吨，期末库存2740吨, whose first figure went and whose second one is left."""
    if not start.change.endswith("-by") or end.change.endswith("-by"):
        return False
    said = match.scene.said["amount-of-flow"]
    return said.search(match.scene.text, 0, match.scene.offset(start)) is not None


def _are_limits(match: Match, start: Claim, end: Claim) -> bool:
    """True for "to between 310 and 330 million from 360 to 400 million": a range beside a range."""
    scene = match.scene
    figures = sorted(scene.claims.items())
    others = [each for at, each in figures if each.start not in (start.start, end.start)]
    before = [each for each in others if each.end <= start.start]
    if not before or before[-1].quantity.qualifier != "range":
        return False
    between = scene.statement.text[before[-1].end : start.start]
    return scene.said["former-limits"].fullmatch(between) is not None


def _is_made_up_for(match: Match, start: Claim, end: Claim) -> bool:
    """True for "having lost 12 of its shops, it went from 60 to 52 because it also opened four"."""
    scene = match.scene
    last = max(scene.offset(start), scene.offset(end))
    return scene.said["made-up-for"].search(scene.text, last) is not None


SHARE = re.compile(rf"[^{FIGURES}.;。；]{{0,60}}[(（]{PERCENT}[)）]")


def _have_shares(match: Match, start: Claim, end: Claim) -> bool:
    """True for "31 in the program (5.1 percent), compared with 44 in usual care (7.3 percent)"."""
    scene = match.scene
    return all(SHARE.match(scene.text, scene.offset(each) + 1) for each in (start, end))


BARE = 25
"""How many times a sum in dollars a bare number is that counts cents."""


def _is_in_cents(start: Claim, end: Claim) -> bool:
    """True for "from 41 cents to 38", whose second figure has lost its unit."""
    one, other = start.quantity, end.quantity
    if one.kind != "money" or other.unit or not one.value or other.value is None:
        return False
    return one.value < 1 and other.value / one.value >= BARE


def _are_of_a_player(match: Match) -> bool:
    """True for "17 in the first half and 14 in the second, and added eight rebounds"."""
    scene = match.scene
    told = scene.said["told-by-spells"].search(scene.text)
    return told is not None and scene.said["and-added"].match(scene.text, told.end()) is not None


def _are_games(match: Match, start: Claim) -> bool:
    """True for the 30 of "61 points from 30 games, two behind City"."""
    text, said = match.scene.text, match.scene.said
    at = match.scene.offset(start)
    counted = said["then-games"].match(text, at + 1)
    if counted is None or text.startswith(" to ", counted.end()):
        return False  # a streak that grew from 30 games to 34
    return said["from-games"].search(text, 0, at) is not None


def goes_on(match: Match, end: Claim) -> bool:
    """True for "now fetches $16,800, or four times as much": the level has no noun of its own.

    The noun that was read with it is of the words before: that cost $2,400 before the drought.
    """
    scene = match.scene
    at = next((at for at, claim in scene.claims.items() if claim is end), -1)
    return (
        scene.said["now-without-noun"].search(scene.text, match.start, max(at, 0)) is not None
        and scene.said["then-its-change"].match(scene.text, at + 1) is not None
    )


def _are_two_falls(match: Match, start: Claim, end: Claim) -> bool:
    """True for "fell by 27 percent in the villages with nets, compared with 4 percent in others".

    Both are amounts of change, and the verb says nothing of which is larger.
    """
    if start.quantity.kind != "percent" or not end.change.endswith("-by"):
        return False
    between = match.scene.statement.text[end.end : start.start]
    return match.scene.said["set-beside"].search(between) is not None


def _is_negative(claim: Claim) -> bool:
    """True for a rate of change below nothing, whose fall may be told as a rise."""
    value = claim.quantity.value
    return claim.quantity.kind == "percent" and (value is None or value < 0)


def _is_amount(match: Match, end: Claim) -> bool:
    """True for the 140 of "the rent is 940 euros now – they put it up by 140 euros"."""
    scene = match.scene
    if match.rule.name not in ("change-pair", "change") or not end.change.endswith("-by"):
        return False
    if CHANGE_WORDS & match.words.keys():
        return False
    return scene.said["by-or-than"].search(scene.text, 0, scene.offset(end)) is not None


def _is_distance(match: Match, claim: Claim) -> bool:
    """True for the 0.4 of "it peaked at 6.2 metres on Tuesday, 0.4 metres below the record"."""
    scene = match.scene
    return scene.said["so-far-apart"].match(scene.text, scene.offset(claim) + 1) is not None


def _is_difference(match: Match, start: Claim, end: Claim) -> bool:
    """True for the 3,620 of "41,850 in May, 3,620 more than a year earlier", which is no level."""
    if match.scene.statement.language != "en" or CHANGE_WORDS & match.words.keys():
        return False
    if _is_distance(match, start) != _is_distance(match, end):
        return True
    if {start.change, end.change} == {"increase-by", "decrease-by"}:
        return True  # lost 3.2% in May, after gaining 1.4% in April
    return (
        end.change.endswith("-by")
        and match.scene.said["so-much-more"].search(match.printed) is not None
    )


def is_of_each(amount: Match, match: Match) -> bool:
    """True for 少于2019年的3200人和2023年的3050人，分别少350人和200人: each level has its own amount."""
    by, scene = amount.claim("by") or amount.claim("relative"), match.scene
    if by is None or CHANGE_WORDS & match.words.keys():
        return False
    at = next((at for at, claim in scene.claims.items() if claim is by), -1)
    led = scene.said["of-several-things"].search(scene.text, match.end, max(at, match.end))
    return led is not None and scene.said["and-one-more"].match(scene.text, at + 1) is not None


OPENING, CLOSING = "(（", ")）"


def is_beyond_aside(amount: Match, ends: tuple[Claim, Claim], match: Match) -> bool:
    """True for the 13% of "was $364m (Q1 $115m, Q2 $120m), 13% above": the levels are an aside.

    In "Trips (2022: 400; 2023: 500) rose by 25%" they are what the sentence is about.
    """
    if match.scene.text.startswith(tuple(OPENING), match.start):
        return False
    by = amount.claim("by") or amount.claim("relative")
    first, last = sorted(ends, key=lambda claim: claim.start)
    if by is None or by.start < last.end:
        return False
    text = last.sentence
    opened = max(text.rfind(each, 0, first.start) for each in OPENING)
    inside = not any(each in text[opened + 1 : last.end] for each in OPENING + CLOSING)
    return opened > 0 and inside and any(each in text[last.end : by.start] for each in CLOSING)
