"""Two ends and the one length of a statement, whatever the words between: 2015年动工，2018年通车，建了3年.

The ends are joined as one span or told by what began and what ended; the length is told behind them
or before them with words that say that something lasted.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from heshu.model.figures import Claim
from heshu.model.relations import ClockSpan, Duration
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import Scene
from heshu.relations.times.rules import TimeRules
from heshu.relations.times.spans import duration

UNITS = frozenset({"a", "mo", "wk", "d", "h", "min"})
MARKS = frozenset({",", ".", ";", ")", ""})
"""What closes an aside; at the end of the text nothing does."""
FAR = 40
"""Characters between the ends and the length."""


def lasting(scene: Scene, rules: TimeRules) -> Iterator[Duration | ClockSpan]:
    """The one length of a statement and the one pair of ends it is of."""
    lengths = [
        (at, claim)
        for at, claim in scene.claims.items()
        if claim.quantity.kind == "duration" and claim.quantity.unit in UNITS
    ]
    if len(lengths) != 1 or scene.said["lasts-otherwise"].search(scene.text):
        return
    at, length = lengths[0]
    for match in matches(rules.patterns["ends"], scene):
        if not _has_all_times(match) or not _is_told(match, at):
            continue
        if rules.stages.search(match.printed):
            continue  # 一期历时三年，2015年动工，2021年二期完工
        span = duration(_with_length(match, at, length), rules)
        if span is not None:
            yield span
            return


def _has_all_times(match: Match) -> bool:
    """True where no time is told but the ends: another one may be the end of the length."""
    told = {mention.start for mention in match.times.values()}
    return all(each.start in told or not each.iso for each in match.scene.times.values())


def _is_told(match: Match, at: int) -> bool:
    """True where the words say that what lies between the ends lasted so long."""
    text, said = match.scene.text, match.scene.said
    if at >= match.end:
        between = text[match.end : at]
        if len(between) > FAR or said["and-on"].search(between):
            return False
        led = said["lasted"].search(text, match.end, at) is not None
        return (
            led
            and said["length-closed"].match(text, at + 1) is not None
            or (
                said["clause-opened"].fullmatch(between) is not None
                and said["in-all-that-time"].match(text, at + 1) is not None
            )
        )
    if at < match.start:
        between = text[at + 1 : match.start]
        led = (
            said["lasted"].search(text, 0, at) or said["done-within"].search(text, 0, at)
        ) is not None
        if (
            said["after-so-long"].search(text, 0, at)
            and text[match.end : match.end + 1] not in MARKS
        ):
            return False  # after 18 years as a teacher, from 1994 to 2007 she ran the school
        return (led and said["of-what-lasted"].fullmatch(between) is not None) or (
            said["event-from"].fullmatch(between) is not None
        )
    return False


def _with_length(match: Match, at: int, length: Claim) -> Match:
    """The match with its length, from the first to the last of its words."""
    start, end = min(match.start, at), max(match.end, at + 1)
    return replace(match, start=start, end=end, roles={"length": (length,)})
