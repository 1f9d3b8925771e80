"""Two levels printed from the later time to the earlier: 2024年120万元，2023年100万元，增长20%."""

from __future__ import annotations

import datetime

from msgspec.structs import replace

from heshu.claims.periods import resolve
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.relations.patterns import Match
from heshu.relations.scene import FIGURES, TIME, Said, Scene

BY_TIME = "change-times"
"""The pattern of two levels that their times alone tie, the former before the later."""
SOME_DAY = datetime.date(9000, 12, 15)
"""The day of a text that has none: 今年 is later than any year that is printed."""
DATED = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?")
OPEN_YEAR = "{y}"
NOW, BEFORE = "{y}", "{y-1}"
ENDS = 2
AHEAD = re.compile(rf"{TIME}[^{TIME}{FIGURES}。；！？\n]*\Z")
"""The last time before a level."""
VERBS = frozenset({"up", "down", "neutral"})


def in_order_of_time(match: Match) -> Match:
    """The match with its levels changed over where the first one is of the later time.

    2024年120万元，2023年降至100万元 stays as it is: its verb says what came of what.
    """
    if {"one", "two"} <= match.times.keys():
        return _with_named_times(match)
    if _is_of_longer_ago(match):
        return _changed_over(match)
    first, second = match.claim("from"), match.claim("to")
    if first is None or second is None:
        return match
    later = _is_told_by_times(match) and is_known_later(match, first, second)
    return _changed_over(match) if later or _is_of_year_before(match, second, first) else match


def is_known_later(match: Match, first: Claim, second: Claim) -> bool:
    """True where both levels have times, and that of the first is the later one."""
    one, other = time_of(match, first), time_of(match, second)
    return one is not None and other is not None and is_later(one, other, match.scene)


def _is_of_year_before(match: Match, level: Claim, than: Claim) -> bool:
    """True for the 400万元 of 上年为400万元，2023年为460万元, whatever the words between."""
    one, other = (_time_ahead(match, 0, match.scene.offset(each)) for each in (level, than))
    return (
        one is not None and other is not None and _is_before_the_other(one, other, match.scene.said)
    )


def _changed_over(match: Match) -> Match:
    """The match with its two levels in the other order."""
    roles = {"from": match.roles.get("to", ()), "to": match.roles.get("from", ())}
    return replace(match, roles={**match.roles, **roles})


def _is_of_longer_ago(match: Match) -> bool:
    """True for 五年前平均880元，去年是1320元: the level behind 去年 is the later one of the two."""
    scene, start, end = match.scene, match.claim("from"), match.claim("to")
    if scene.statement.language != "zh" or start is None or end is None:
        return False
    if end.start > start.start:
        return False
    first, second = scene.offset(end), scene.offset(start)
    one, other = _time_ahead(match, 0, first), _time_ahead(match, first + 1, second)
    return (
        one is not None
        and other is not None
        and scene.said["longer-ago"].fullmatch(one.text) is not None
        and scene.said["just-past"].fullmatch(other.text) is not None
    )


def _time_ahead(match: Match, start: int, end: int) -> Mention | None:
    """The last time before a level, with neither a figure nor the end of a sentence between."""
    ahead = AHEAD.search(match.scene.text, start, end)
    return match.scene.times.get(ahead.start()) if ahead else None


def _with_named_times(match: Match) -> Match:
    """The match with its levels in the order of the times `one` and `two`; none where it is unknown.

    Attendance dropped: 12,400 in 2022, 14,100 in 2021.
    """
    one, two = match.times["one"], match.times["two"]
    if is_later(two, one, match.scene):
        return match
    if not is_later(one, two, match.scene):
        return replace(match, roles={})
    return _changed_over(match)


def _is_told_by_times(match: Match) -> bool:
    """True for two levels whose order only their times tell, though 降幅扩大 may stand before both."""
    if "trend_of" in match.words and "out_of" not in match.words:
        return True
    return match.rule.name == BY_TIME and not VERBS & match.words.keys()


def are_nested(match: Match, start: Claim, end: Claim) -> bool:
    """True for 一季度274万户，前三季度872万户: a part of what it was in all, and no former level.

    The growth of one quarter and of three may be compared.
    """
    if match.rule.name != BY_TIME or start.quantity.kind == "percent":
        return False
    one, other = time_of(match, start), time_of(match, end)
    if one is None or other is None:
        return False
    day = match.scene.as_of or SOME_DAY
    spans = sorted(resolve(_iso(each, match.scene.said), day).split("/") for each in (one, other))
    if spans[0] == spans[1] or any(len(span) != ENDS for span in spans):
        return False
    (first, last), (begun, ended) = spans
    return (first <= begun and ended <= last) or (first == begun and last <= ended)


def is_of_a_third_time(match: Match, start: Claim, end: Claim) -> bool:
    """True for 三季度比二季度的1.9亿元少28%，一季度则为1.6亿元: the last level is of neither of the two.

    产量比去年的860吨多18%，今年达到1015吨 tells of two times, and so does 今年产量 with the same end.
    """
    scene = match.scene
    first, last = sorted(scene.offset(each) for each in (start, end))
    amount = any(first < at < last for at in scene.claims)
    if not amount or not scene.said["than-figure"].search(scene.text, 0, first):
        return False
    own = _told_before(scene, last)
    subject, base = (
        _told_before(scene, scene.text.rfind(TIME, 0, first)),
        _told_before(scene, first),
    )
    if own is None or base is None or own.start < scene.claims[first].end:
        return False
    if subject is not None:
        return subject.iso != own.iso
    return is_later(base, own, match.scene)


def _told_before(scene: Scene, offset: int) -> Mention | None:
    """The last time printed before an offset, whatever stands between them."""
    return scene.times.get(scene.text.rfind(TIME, 0, max(offset, 0)))


def time_of(match: Match, level: Claim) -> Mention | None:
    """The last time printed before a level and behind the figure before it."""
    text, found = match.scene.text, None
    for at in range(match.start, match.end):
        if match.scene.claims.get(at) is level:
            return found
        found = None if text[at] in FIGURES else match.scene.times.get(at, found)
    return None


def is_later(one: Mention, other: Mention, scene: Scene) -> bool:
    """True if the first of two times is known to be later than the second."""
    said, day = scene.said, scene.as_of or SOME_DAY
    if said["this-year"].match(one.text.lower()) and said["last-year"].match(other.text.lower()):
        return True
    if _is_before_the_other(other, one, said) or _is_before_the_other(one, other, said):
        return _is_before_the_other(other, one, said)
    later = resolve(_iso(one, said), day)
    template, anchor = _iso(other, said), DATED.match(later)
    if anchor and said["time-without-year"].match(other.text):
        template = template.replace(OPEN_YEAR, anchor["year"])
        earlier = resolve(template, day, later)
        if _turns_the_year(later, earlier):
            return False
    else:
        earlier = resolve(template, day, later)
    return _comes_before(earlier, later)


def _is_before_the_other(one: Mention, other: Mention, said: Said) -> bool:
    """True for the 上年同期 of 2023年460万元，上年同期400万元: it is told from the year that is printed."""
    told_from = said["year-before-that"].match(one.text.lower()) is not None
    named = DATED.match(other.iso) or said["just-past"].fullmatch(other.text)
    return told_from and named is not None


def _turns_the_year(one: str, other: str) -> bool:
    """True for 去年四季度…，一季度…, whose second time may be of the next year."""
    first, second = DATED.match(one), DATED.match(other)
    if first is None or second is None:
        return False
    return (first["month"] or "") >= "10" and "01" <= (second["month"] or "") <= "03"


def _iso(mention: Mention, said: Said) -> str:
    """What a time means; 本期 and 上期 are taken for this year and the last."""
    if said["time-of-this-period"].fullmatch(mention.text):
        return NOW
    if said["time-of-last-period"].fullmatch(mention.text):
        return BEFORE
    return mention.iso


def _comes_before(one: str, other: str) -> bool:
    """True for ISO times of which the first ends before the second begins, or looks like it.

    >>> _comes_before("2023", "2024-06"), _comes_before("2024", "2024-06")
    (True, False)
    """
    if not DATED.match(one) or not DATED.match(other):
        return False
    length = min(len(iso.partition("/")[0]) for iso in (one, other))
    return one[:length] < other[:length]
