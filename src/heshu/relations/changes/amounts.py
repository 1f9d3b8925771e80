"""What is said about the change between two levels: 从10吨增加到12吨，增长20% -> rate 20.

The amounts stand within the pair, right behind it or right before it. One that is measured
against another time than that of the pair's start (比2019年) belongs to another change.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.changes.lending import compile_unsaid
from heshu.relations.changes.meanings import direction
from heshu.relations.changes.since import is_since_another_time
from heshu.relations.changes.traced import traced_amount
from heshu.relations.patterns import Match, match_at, match_between
from heshu.relations.scene import FIGURES, LEVEL, MULTIPLE, Scene
from heshu.relations.slots import Rule, compile_patterns

MOST_ATTACHED = 4
"""Changes that a text may add to one pair: difference, percentage, multiple, points."""
REACH_BACK = 30
"""Masked characters before a pair in which a change printed ahead of it begins."""


class AmountRules(Struct, frozen=True):
    """Where amounts of change stand beside a pair."""

    after: tuple[Rule, ...]
    before: tuple[Rule, ...]
    saved: tuple[Rule, ...]
    """What is saved or won by a change, told with who saves it: saving drivers 14 minutes a trip."""
    after_noun: tuple[Rule, ...]
    """Amounts behind levels that name nothing, with the noun of both: 由16亩增至20亩，面积增长25%."""
    before_noun: tuple[Rule, ...]
    """The same with a noun between the verb and the amount: 下调再贷款利率25个基点，."""
    before_counted: tuple[Rule, ...]
    """The same with the thing counted behind the amount: 缩减了48张床位，床位总数."""
    opening: tuple[Rule, ...]
    """Amounts that open the sentence, before the noun of the levels."""
    unsaid: re.Pattern[str]
    """What stands behind a figure that leaves its unit to another."""


def compile_amounts(pack: Pack) -> AmountRules:
    """The rules of a pack for amounts of change."""
    return AmountRules(
        compile_patterns(pack, "change-after"),
        compile_patterns(pack, "change-before"),
        compile_patterns(pack, "change-saved"),
        compile_patterns(pack, "change-after-noun"),
        compile_patterns(pack, "change-before-noun"),
        compile_patterns(pack, "change-before-counted"),
        compile_patterns(pack, "change-opening"),
        compile_unsaid(pack),
    )


def attached(match: Match, rules: AmountRules) -> tuple[list[Match], int]:
    """The amounts of change printed within, right after and right before a pair, and their end."""
    found = [match] if "by" in match.roles or "multiple" in match.roles else []
    position = match.end
    while len(found) < MOST_ATTACHED:
        after = _behind(match, rules, position)
        if after is None or not _fits(after, match) or is_since_another_time(after, match):
            break
        if _is_of_other_things(after) or _has_own_verb(after):
            break
        found.append(after)
        position = after.end
    before = _before(match, rules)
    if before is not None and (_is_of_another_object(before, match) or _is_a_level(before)):
        before = None
    if before is not None and _fits(before, match) and not is_since_another_time(before, match):
        found.append(before)
    return found, position


def _is_a_level(amount: Match) -> bool:
    """True for the 6178 of 2019年增至6178辆，2020年降至5047辆，2023年达到8430辆."""
    said = amount.claim("by")
    chinese = amount.scene.statement.language == "zh"
    if not chinese or said is None or said.quantity.kind == "multiple":
        return False  # 增至原来的3倍
    return said.change.endswith("-to")


def _is_of_another_object(amount: Match, pair: Match) -> bool:
    """True for "Having lost a third of its singers, the choir cut its concerts from 20 to 16"."""
    scene = pair.scene
    if scene.statement.language != "en":
        return False
    first = min((at for at in scene.claims if at >= pair.start), default=pair.end)
    own = scene.said["part-of-its-own"].search(scene.text, amount.start, amount.end)
    return (
        own is not None
        and scene.said["its-object"].search(scene.text, pair.start, first) is not None
    )


def contrary(
    match: Match, rules: AmountRules, position: int, said: Sequence[Match] | None
) -> Match | None:
    """The amount right behind a pair that goes the other way: 由24亿元增至30亿元，下降25%."""
    behind = [_behind(match, rules, position)] if said is None else said
    for amount in behind:
        if amount is None or _fits(amount, match) or is_since_another_time(amount, match):
            continue
        if not _is_of_other_things(amount) and not _has_own_verb(amount):
            return amount
    return None


def is_a_betterment(amount: Match, pair: Match) -> bool:
    """True for "Her best came down from 148 minutes to 141, a gain of seven": less is better there.

    An improvement may go either way, whatever it is of.
    """
    scene, start = pair.scene, pair.claim("from")
    told = scene.text[pair.end : amount.end]
    if scene.said["gone-better-or-worse"].search(told):
        return True
    if start is None or not scene.said["gained-or-lost"].search(told):
        return False
    lasts = start.quantity.kind == "duration"
    return lasts or scene.said["better-when-few"].search(scene.text) is not None


def _behind(pair: Match, rules: AmountRules, position: int) -> Match | None:
    """The amount of change right behind an offset: by a pattern, else by what it was read as."""
    scene = pair.scene
    found = match_at(rules.after, scene, position) or match_at(
        rules.after, scene, _behind_span(scene, position)
    )
    found = found or _saved(pair, rules, position)
    level = pair.claim("to")
    first = min((at for at in scene.claims if at >= pair.start), default=0)
    if not found and level and not NAMED.search(scene.text[:first]):
        found = match_at(rules.after_noun, scene, position)
        found = found if found and _names_levels(found, level) else None
    if found is None and level is not None:
        return traced_amount(scene, position, level)
    return _as_so_much_more(found, pair, position) if found else None


def _as_so_much_more(amount: Match, pair: Match, position: int) -> Match:
    """The 0.7亿元 of 减税3.9亿元，比上年的3.2亿元多减0.7亿元, which is so much more of what fell."""
    scene, first = pair.scene, amount.start
    deed = scene.said["more-of-a-deed"].search(scene.text, pair.start, position)
    if scene.statement.language != "zh" or deed is None or scene.text[first] == "，":
        return amount
    return replace(amount, words={})


def _saved(pair: Match, rules: AmountRules, position: int) -> Match | None:
    """What is saved by a cut, unless it is of many such cuts.

    They are told by a time (20 minutes a day), or save more than there was or several times the
    cut: a train that stops for two minutes instead of three saves five in five stops.
    """
    found = match_at(rules.saved, pair.scene, position)
    claims = [found.claim("by") if found else None, pair.claim("from"), pair.claim("to")]
    saved, *ends = [claim.quantity for claim in claims if claim]
    if found is None or len(ends) < TWO_LEVELS or ("/" in saved.unit) > ("/" in ends[0].unit):
        return None
    low, high = sorted(end.value or Decimal(0) for end in ends)
    amount, cut = saved.value or Decimal(0), high - low
    several = cut > 0 and amount > cut and amount % cut == 0
    return None if amount > high or several else found


TWO_LEVELS = 2


def _names_levels(found: Match, level: Claim) -> bool:
    """True for 种植面积增长 behind two levels in 亩, not for 收入增长, which is of something else."""
    told = f"{level.quantity.kind}:{found.printed}"
    return found.scene.said["noun-of-the-kind"].match(told) is not None


NAMED = re.compile("[\u4e00-\u9fff]{2}|[A-Za-z]{2}")
"""What may name the levels of a pair, if it stands before them."""


def _has_own_verb(after: Match) -> bool:
    """True for "Of the 900 pupils, up from 850, 20% walk to school", which is no change."""
    text, said = after.scene.text, after.scene.said
    if not after.rule.words.endswith("{=}{relative}") or said["adverb"].match(text, after.end):
        return False
    return said["verb-of-its-own"].match(text, after.end) is not None


def _behind_span(scene: Scene, position: int) -> int:
    """Past the span of time in "由86处增加到128处，三年增加42处", which is a figure too."""
    found = scene.said["over-a-span"].match(scene.text, position)
    if found is None:
        return position
    claim = scene.claims.get(scene.text.index(LEVEL, position))
    is_span = claim is not None and claim.quantity.kind == "duration"
    return found.end() if is_span else position


def _before(match: Match, rules: AmountRules) -> Match | None:
    """The change printed right before a pair: 增长20%，从10吨增加到12吨."""
    for earliest in range(max(match.start - REACH_BACK, 0), match.start):
        found = match_at(rules.before, match.scene, earliest)
        if found is not None and found.end == match.start:
            return found
    for latest in range(match.start - 1, max(match.start - REACH_BACK, 0) - 1, -1):
        found = match_at(rules.before_noun, match.scene, latest)
        if found is not None and found.end == match.start:
            return found
    counted = _counted_before(match, rules)
    return counted or match_between(rules.opening, match.scene, 0, match.start)


COUNTED_NOUN = 2
"""Characters at the end of what is counted that the noun of the levels has, too."""


def _counted_before(match: Match, rules: AmountRules) -> Match | None:
    """The 48 of 缩减了48张床位，床位总数由312张压缩到277张: of the thing that the levels count."""
    for latest in range(match.start - 1, max(match.start - REACH_BACK, 0) - 1, -1):
        found = match_between(rules.before_counted, match.scene, latest, match.start)
        if found is None:
            continue
        counted, _, noun = found.printed.rpartition("，")
        if counted[-COUNTED_NOUN:] in noun and not counted[-COUNTED_NOUN].isdigit():
            return found
    return None


def suits(amount: Match, pair: Match) -> bool:
    """True for an amount of this change: not of a part, not the other way, not since another time."""
    apart = _is_of_other_things(amount) or is_since_another_time(amount, pair)
    if _is_wished(amount) and not _is_wished(pair):
        return False  # aims to double its income; this year it rose from 1.1 to 1.4 million
    return _fits(amount, pair) and not apart


def _is_wished(match: Match) -> bool:
    """True for figures that are all aims, of which nothing is stated as a fact."""
    claims = [claim for group in match.roles.values() for claim in group]
    return bool(claims) and all(claim.modality in WISHED for claim in claims)


WISHED = frozenset({"target", "forecast"})


def _is_of_other_things(amount: Match) -> bool:
    """True for the change of a part and a distance to a plan, neither measured from the start.

    It rose to 1,000, including an increase of 45 nurses; 30 litres less than promised.
    """
    text, said = amount.scene.text, amount.scene.said
    part = said["part-of-it"].search(text, amount.start, amount.end)
    part = part or _of_its_day(amount) or _is_a_ratio(amount)
    part = part or _of_a_beginning(amount)
    part = part or said["and-another-amount"].match(text, amount.end)
    part = part or said["than-planned"].match(text, amount.end)
    part = part or _of_one_step(amount)
    part = part or said["of-what-it-stands-on"].match(text[amount.start : amount.end])
    part = part or _is_one_more(amount)
    return part is not None or _is_against_another(amount) or _is_of_each_in_turn(amount)


def _of_one_step(amount: Match) -> re.Match[str] | None:
    """The words of "by $1 in each of the three years" and "first by 50 cents and then by a dollar"."""
    by, scene = amount.claim("by") or amount.claim("relative"), amount.scene
    if by is None:
        return None
    at = scene.offset(by)
    behind = scene.said["one-of-several-steps"].match(scene.text, at + 1)
    return behind or scene.said["first-of-steps"].search(scene.text, 0, at)


def _of_a_beginning(amount: Match) -> re.Match[str] | None:
    """The 合营之初 of 为合营之初的8倍, where a level told before the two of the change may be meant."""
    scene = amount.scene
    if scene.text.count(LEVEL, 0, amount.start) <= TWO_LEVELS:
        return None
    return scene.said["multiple-of-a-beginning"].search(amount.printed)


def _is_one_more(amount: Match) -> re.Match[str] | None:
    """The words before "and by 9% this month", which is another change than the one before."""
    by, scene = amount.claim("by") or amount.claim("relative"), amount.scene
    return scene.said["and-by"].search(scene.text, 0, scene.offset(by)) if by else None


def _is_against_another(amount: Match) -> bool:
    """True for "40 more than its rival", 比邻近小区多40个: nothing says that what it is held against is of a time."""
    scene, said = amount.scene, amount.scene.said
    last = amount.end
    while last > amount.start and scene.text[last - 1] not in FIGURES:
        last -= 1
    verb = scene.claims.get(last - 1)
    if verb is not None and said["made-so-many-fold"].fullmatch(verb.quantity.text):
        return False  # has halved the number of wardens
    behind = said["than-another"].match(scene.text, last)
    return behind is not None or said["than-another-ahead"].search(amount.printed) is not None


def _is_of_each_in_turn(amount: Match) -> bool:
    """True for the first of 分别增长44.2%和28.6% behind two pairs, each of which has one of them."""
    scene, said = amount.scene, amount.scene.said
    led = said["of-several-things"].search(scene.text, amount.start, amount.end)
    return led is not None and said["and-one-more"].match(scene.text, amount.end) is not None


def _is_a_ratio(amount: Match) -> re.Match[str] | None:
    """The words behind "or 1.1 times trailing earnings", which tell the level of something else.

    Behind a plain "1.4 times" no word of the same clause may tell of another time.
    """
    said, text = amount.scene.said, amount.scene.text
    at = text.find(MULTIPLE, amount.start, amount.end)
    claim = amount.scene.claims.get(at)
    if claim is None or said["made-so-many-fold"].fullmatch(claim.quantity.text):
        return said["so-often"].match(text, at + 1)
    restated = said["restates"].search(text, amount.start, at)
    if restated:
        return said["times-a-noun"].match(text, at + 1)
    return said["times-of-another"].match(text, at + 1)


def _of_its_day(amount: Match) -> re.Match[str] | None:
    """The 当日 of 从18元跌到13.5元，当日跌幅9.98%, where the fall may have taken many days."""
    said, text = amount.scene.said, amount.scene.statement.text
    day = said["of-its-day"].search(amount.printed)
    before = text[: amount.scene.original(amount.start)]
    told = day is not None and (day[0] in before or said["day-told"].search(before))
    return None if told else day


def _fits(amount: Match, pair: Match) -> bool:
    """True if an amount goes the same way as the verb of the pair."""
    one, other = direction(amount), direction(pair)
    return "" in (one, other) or one == other
