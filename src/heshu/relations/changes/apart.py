"""Two levels that only look like a pair: of two statements, times or nouns, ends of a range."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.changes.chronology import BY_TIME, time_of
from heshu.relations.changes.pair_rules import FORMER_BEHIND
from heshu.relations.patterns import Match
from heshu.relations.scene import FIGURES

OF_TIMES = frozenset({"change-times", "change-pair", FORMER_BEHIND})
"""Patterns that tie two levels by their times alone, without a word of change."""


def are_apart(match: Match, start: Claim, end: Claim) -> bool:
    """True where two levels are of different statements, or the two ends of one range."""
    text, at = match.scene.text, {id(claim): at for at, claim in match.scene.claims.items()}
    said = match.scene.said
    first, second = sorted((at.get(id(start), -1), at.get(id(end), -1)))
    if first < 0:
        return False
    becomes = said["range-becomes"].match(text, second + 1)
    if becomes is not None and text[becomes.end() : becomes.end() + 1] in set(FIGURES):
        return True
    if said["other-change"].search(text, first, second):
        return True
    if said["aside-of-part"].search(text, 0, at[id(end)]):
        return True
    amount = end.change.endswith("-by") and end.quantity.kind == "money"
    if amount and said["amount-of-fall"].search(text, 0, at[id(end)]):
        return True
    if all(said["in-one-group"].match(text, offset + 1) for offset in (first, second)):
        return True  # 312 falls in the exercise group and 431 in the comparison group
    if said["levels-respectively"].match(text, second + 1) or said["ranging"].search(
        text, 0, at[id(start)]
    ):
        return True
    between = text[first + 1 : second]
    if said["in-turn-ahead"].search(between) and said["and-one-more"].match(text, second + 1):
        return True  # 前三季度分别下降4.8%和2.6%，上半年的降幅分别为7.9%和5.5%
    if (
        first == at.get(id(start))
        and said["former-here"].search(text, 0, first)
        and said["beside-former"].search(between)
    ):
        return True
    closed = sum(map(between.count, ")）")) > sum(map(between.count, "(（"))
    if closed and not _is_former_in_bracket(match, first):
        return True  # 6,117 inhabitants (2,914 men and 3,203 women), up from 5,902
    if said["another-goes-from"].search(text, match.start, first):
        return True  # costs went up by 9%, energy alone from 2.4 to 4.3 million
    if (
        second == at.get(id(start))
        and said["base-of-ratio"].search(text, 0, first)
        and _is_round(end)
    ):
        return True
    return said["other-statement"].search(text, first, second) is not None or any(
        said["named-rate"].match(text, offset + 1) for offset in (first, second)
    )


def _is_former_in_bracket(match: Match, at: int) -> bool:
    """True for the 412 of "the number of visitors (2021: 412) rose to 498", all that its bracket tells."""
    scene = match.scene
    if scene.statement.language != "en":
        return False
    ahead = scene.said["time-opens-bracket"].search(scene.text, 0, at) is not None
    return ahead or scene.said["time-closes-bracket"].match(scene.text, at + 1) is not None


LEAST_BASE = 100


def _is_round(claim: Claim) -> bool:
    """True for 100, 1,000 and so on, which ratios are given to."""
    digits = str(claim.quantity.value)
    return digits.strip("0") == "1" and digits.startswith("1") and int(digits) >= LEAST_BASE


def are_flow_and_stock(match: Match, start: Claim, end: Claim) -> bool:
    """True for 全年新增床位300张，上年末2800张: what was added in a year is no stock of a day."""
    if match.rule.name not in (BY_TIME, FORMER_BEHIND):
        return False
    text, said = match.scene.text, match.scene.said
    for one, other in ((start, end), (end, start)):
        time = time_of(match, one)
        if time is not None and said["end-of-a-time"].search(time.text):
            at, beside = match.scene.offset(one), match.scene.offset(other)
            added = said["addition-ahead"]
            return bool(added.search(text, 0, beside)) and not added.search(text, 0, at)
    return False


def is_beside_extreme(match: Match, start: Claim, end: Claim) -> bool:
    """True for 最低12℃，最高24℃，下午3时为21℃: the end of a range and a level within it."""
    if match.rule.name not in OF_TIMES:
        return False
    text, said = match.scene.text, match.scene.said
    ends = [at for at, claim in match.scene.claims.items() if claim is start or claim is end]
    return len({said["called-extreme"].search(text, 0, at) is None for at in ends}) > 1


def starts_now(match: Match) -> bool:
    """True where the time of a former level is the present: 去年为5.2亿元，今年为6.9亿元."""
    former, start, end = match.times.get("former"), match.claim("from"), match.claim("to")
    if former is None:
        return False
    if _ends_long_ago(match):
        return True
    if match.rule.name == FORMER_BEHIND:
        said, text = match.scene.said, former.text
        if said["at-present"].match(text):
            return True  # 新建14座、停用5座，年末95座
        return not (said["surely-former"].search(text) or said["end-of-a-time"].search(text))
    if start is not None and end is not None and start.period > end.period > "":
        return True  # 2022年末为12.5万人，2023年末为13.75万人
    return match.scene.said["at-present"].match(former.text) is not None


def _ends_long_ago(match: Match) -> bool:
    """True for 去年有96家，八年前仅12家, of which the first one is the later level."""
    former, start, end = match.times.get("former"), match.claim("from"), match.claim("to")
    if former is None or start is None or end is None or end.start < start.start:
        return False
    ago = match.scene.said["time-ago"]
    between = [
        mention.text
        for mention in match.scene.times.values()
        if start.end <= mention.start < end.start
    ]
    return ago.search(former.text) is None and any(ago.search(text) for text in between)


def are_of_unlike_spans(match: Match, start: Claim, end: Claim) -> bool:
    """True for 去年销量为40万辆，今年上半年销量为26万辆: a year and a half of one.

    Nor is 去年四季度 the time that growth 同比 of 一季度 is told against.
    """
    if match.rule.name not in OF_TIMES:
        return False
    said = match.scene.said
    one, other = start.period_text.strip(), end.period_text.strip()
    parts = [said["which-part-of-year"].search(each) for each in (one, other)]
    if said["year-on-year"].search(match.printed) and all(parts):
        return len({part[0] for part in parts if part}) > 1
    return any(
        said["whole-year"].fullmatch(whole) and said["part-of-year"].search(part)
        for whole, part in ((one, other), (other, one))
    )


def are_of_two_properties(
    match: Match, start: Claim, end: Claim, ways: tuple[re.Pattern[str], ...]
) -> bool:
    """True where two times have a noun each: 2023年产小麦10万吨，2024年产玉米12万吨.

    `ways` are the words of rising and falling, which are read as nouns here and there.
    """
    if match.rule.name not in OF_TIMES or "indicator" in end.inherited:
        return False
    if match.rule.name == FORMER_BEHIND:
        return False  # no noun stands between the time and its level
    named = start.indicator
    if match.scene.said["no-property"].match(named) or any(way.fullmatch(named) for way in ways):
        return False  # 达到18.6万户，较年初的17.2万户多出1.4万户
    if any(match.scene.said["no-noun-of-level"].search(each) for each in (named, end.indicator)):
        return False  # 停车费原为每小时5元，10月起执行每小时8元的新标准
    one, other = named.lower(), end.indicator.lower()
    return bool(one and other) and one not in other and other not in one
