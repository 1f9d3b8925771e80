"""Trends of one rate told at two times: 1至9月下降5.9%，1至8月下降4.7%，降幅扩大1.2个百分点.

The time says which rate is the later one, whatever the order they are printed in.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.model.relations import Change, Direction
from heshu.relations.cautions import Cautions
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import Scene
from heshu.relations.slots import Rule, compile_patterns

MONTH = re.compile(r"(?:(?P<year>\d{4})|\{y(?P<back>-\d)?\}|-)(?:-(?P<month>\d\d))?(?:-\d\d)?$")
RELATIVE = re.compile(r"\{(?P<unit>[mqwd])(?P<back>-\d)?\}")
"""This month and the last one, whichever they are."""
LABEL = 4
"""Characters of a match that may name the two rates: 同比跌幅."""
HALF_A_YEAR = 6
"""Months that two times without a year may be apart: January follows December."""


class TrendRules(Struct, frozen=True):
    """What the finder of trends compiled from a pack."""

    stated: tuple[Rule, ...]
    cautions: Cautions


def compile_trends(pack: Pack, cautions: Cautions) -> TrendRules:
    """The rules of a pack for trends of rates."""
    return TrendRules(compile_patterns(pack, "trend-of-times"), cautions)


def find_trends(scene: Scene, rules: TrendRules) -> Iterator[Change]:
    """The changes of rates of which the statement says whether they narrowed."""
    used: set[int] = set()
    for match in matches(rules.stated, scene):
        first, second = match.claim("first"), match.claim("second")
        if first is None or second is None or rules.cautions.forbid(scene, match.start, match.end):
            continue
        if _is_of_a_part(match):
            continue  # inflation slowed in May, with food up 4.8% after 4.1%, as energy prices fell
        if _is_of_other_rates(match, max(first, second, key=lambda claim: claim.start)):
            continue
        order = _order(match)
        if order and first.start not in used and _of_one_kind(match, first, second):
            used.add(first.start)
            ends = (first, second) if order > 0 else (second, first)
            yield _change(match, *ends)


def _is_of_other_rates(match: Match, last: Claim) -> bool:
    """True for 环比涨幅收窄 behind two rises over the year before, and for 累计增速 behind two months."""
    text, said = match.scene.statement.text, match.scene.said
    behind = text[last.end : last.end + BEHIND]
    return any(
        found[0] not in text[: last.end] for found in said["trend-of-another"].finditer(behind)
    )


BEHIND = 8
"""Characters behind the second rate that may say of which rates the trend is told."""


def _is_of_a_part(match: Match) -> bool:
    """True for the rates of one of many things, where another is what slowed the whole, or grew."""
    scene, said = match.scene, match.scene.said
    if not said["rate-of-a-part"].search(match.printed):
        return False
    prices = said["rise-of-prices"].search(scene.text, 0, match.end) is not None
    return not prices or said["other-reason"].search(scene.statement.text) is not None


def _order(match: Match) -> int:
    """1 where the second time is the later one, -1 where the first is, 0 where nobody can tell."""
    named = _order_of_words(match)
    if named:
        return named
    one, other = (_end_of(match.times[name]) for name in ("one", "two"))
    if one is None or other is None:
        return 0
    if one[0] != other[0]:  # 今年一季度, and then 二季度
        return int(one[0] == "relative" and not one[1] and not other[0] and one[2] < other[2])
    (dated, year, month), (_, other_year, other_month) = one, other
    if not dated and abs(month - other_month) > HALF_A_YEAR:
        return 0
    return (other_year, other_month) > (year, month) or -((other_year, other_month) < (year, month))


def _order_of_words(match: Match) -> int:
    """The same for this year and last year, and for the third quarter and the second one."""
    said = match.scene.said
    one, two = (match.times[name].text.lower() for name in ("one", "two"))
    if match.scene.statement.language != "en":
        return 0
    for first, second, order in ((one, two, -1), (two, one, 1)):
        if said["this-year"].match(first) and said["last-year"].match(second):
            return order
    first_place, second_place = _part_of_year(match, one), _part_of_year(match, two)
    if not first_place or not second_place or first_place == second_place:
        return 0
    return -1 if first_place > second_place else 1


def _part_of_year(match: Match, time: str) -> int:
    """Which quarter or half of its year a time is; 0 for others, and for a fourth quarter.

    A first quarter may follow the fourth of the year before.
    """
    said = match.scene.said
    ways = (said["first-part"], said["second-part"], said["third-part"])
    return next((number for number, way in enumerate(ways, start=1) if way.match(time)), 0)


def _end_of(mention: Mention) -> tuple[str, int, int] | None:
    """Kind of date, year (relative to now where it is) and month in which a time ends."""
    near = RELATIVE.fullmatch(mention.iso)
    if near is not None:
        return near["unit"], 0, int(near["back"] or 0)
    found = MONTH.match(mention.iso.rpartition("/")[2])
    if found is None or not (found["year"] or found["month"]):
        return None
    kind = "dated" if found["year"] else "relative" if "{" in mention.iso else ""
    year = int(found["year"] or found["back"] or 0)
    return kind, year, int(found["month"] or 0)


def _of_one_kind(match: Match, first: Claim, second: Claim) -> bool:
    """True for two falls of which a 降幅 is told, and for two rises or levels of which a 增速 is."""
    fall = match.scene.said["size-of-a-fall"]
    changes = {each.change.partition("-")[0] for each in (first, second)}
    if first.quantity.kind != "percent" or second.quantity.kind != "percent":
        return False
    falls = fall.search(match.words.get("trend_noun", "")) is not None
    if match.scene.statement.language == "en":
        return changes <= {"decrease", ""} if falls else changes <= {"increase", ""}
    if falls and fall.search(f"{first.indicator}{match.printed[:LABEL]}"):
        changes.discard("")  # 跌幅8月为1.8%，9月为2.6%
    return changes == {"decrease"} if falls else changes <= {"increase", ""}


def _change(match: Match, start: Claim, end: Claim) -> Change:
    """The change of a rate; the points are left aside where the words already go the wrong way."""
    way: Direction = "down" if "narrowed" in match.words else "up"
    cue = match.words.get("trend_noun", "") + match.words.get(_verb(match), "")
    change = Change(
        cue=cue,
        language=match.scene.statement.language,
        start=start,
        end=end,
        direction=way,
        may_cross_zero=True,
        trend=True,
        of_speed=match.scene.said["of-speed"].search(cue) is not None,
    )
    points = match.claim("by")
    first, last = start.quantity.value, end.quantity.value
    if points is None or points.quantity.kind != "percentage-point" or None in (first, last):
        return change
    assert first is not None
    assert last is not None
    return replace(change, points=points) if (last > first) == (way == "up") else change


def _verb(match: Match) -> str:
    return "narrowed" if "narrowed" in match.words else "widened"
