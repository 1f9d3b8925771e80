"""Whether an amount of change is of another time than the two levels beside it.

由2018年的500亿元增加到2023年的805亿元，比2022年增长6%: the 6% is the growth of one year.
"""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model import lazy_re as re
from heshu.relations.changes.chronology import BY_TIME
from heshu.relations.patterns import Match
from heshu.relations.scene import Scene

BEHIND = 12
"""Masked characters behind an amount in which its time begins."""
YEAR = re.compile(r"(?:19|20)\d\d$")
PRINTED_YEAR = re.compile(r"\d{4}")
MONTHS_OF_A_PAIR = 2


def is_since_another_time(amount: Match, pair: Match) -> bool:
    """True if an amount is measured against another time than that of the pair's start."""
    if amount is pair:
        return False
    scene, text = amount.scene, amount.scene.statement.text
    stated = text[scene.original(pair.start) : scene.original(pair.end)]
    if _is_of_another_base(amount, pair, stated):
        return True
    for then in _compared(scene, amount.start, amount.end):
        usual = scene.said["time-before"].fullmatch(then)
        if then not in stated and (not usual or _is_within_year(pair) or _years_apart(pair)):
            return True
    if _is_next_in_time(amount, pair, stated) or _is_over_a_longer_time(amount, pair, stated):
        return True
    return _basis_differs(amount, pair, stated) or _of_its_own_time(amount, pair)


def _is_of_another_base(amount: Match, pair: Match, stated: str) -> bool:
    """True for 310 people in 1950 and 940 in 2021, 3 percent fewer than in 2011, which is a third time.

    So for shares that rose from 212p at the opening, up 31p on Friday's close. Where the levels
    print no time of their own, 30 percent more than in 2011 may be of them.
    """
    claim = amount.claim("by") or amount.claim("relative") or amount.claim("multiple")
    scene = amount.scene
    if claim is None or scene.statement.language != "en":
        return False
    found = scene.said["base-behind"].match(scene.text, scene.offset(claim) + 1)
    if found is None:
        return False
    told = scene.times[found.end() - 1].text
    at = scene.times[found.end() - 1].start
    if _is_of_last_year(amount, pair, scene.statement.text[at : at + len(told) + BEHIND]):
        return True
    base, years = PRINTED_YEAR.search(told), PRINTED_YEAR.findall(stated)
    if base is not None and years:
        return base[0] not in years
    if told in stated.partition(claim.quantity.text)[0] or scene.said["time-before"].search(told):
        return False
    return scene.said["at-a-point-of-time"].search(stated) is not None


def _is_of_last_year(amount: Match, pair: Match, base: str) -> bool:
    """True for 9 percent in May and 12 percent in October, five points more than in October last year."""
    scene, said = amount.scene, amount.scene.said
    if not (said["last-year"].search(base) or said["time-before"].search(base)):
        return False
    claim = amount.claim("by") or amount.claim("relative") or amount.claim("multiple")
    last = claim.start if claim else scene.original(amount.start)
    levels = scene.statement.text[scene.original(pair.start) : last]
    if said["last-year"].search(levels) or said["same-period"].search(levels):
        return False
    months = {name for name in said["month-name"].findall(levels) if not name.islower()}
    return len(months) >= MONTHS_OF_A_PAIR


def _is_over_a_longer_time(amount: Match, pair: Match, stated: str) -> bool:
    """True for 由上年的31.5%升至34.2%，五年累计提高8.6个百分点: the first level is of a year ago."""
    said, scene = amount.claim("by") or amount.claim("multiple"), amount.scene
    if (
        said is None
        or scene.statement.language != "zh"
        or not scene.said["year-ago"].search(stated)
    ):
        return False
    longer = scene.said["over-a-longer-time"]
    return longer.search(scene.text, pair.end, max(scene.offset(said), pair.end)) is not None


def _is_next_in_time(amount: Match, pair: Match, stated: str) -> bool:
    """True for the third of 三季度净增286万户，二季度净增312万户，一季度净增274万户."""
    said, scene = amount.claim("by"), amount.scene
    if said is None or pair.rule.name != BY_TIME:
        return False
    span = range(max(amount.start, pair.end), scene.offset(said))
    ahead = [at for at in span if at in scene.times]
    if not ahead or scene.times[ahead[-1]].text in stated:
        return False
    return not any(True for _ in _compared(scene, amount.start, amount.end))


def _compared(scene: Scene, first: int, last: int) -> Iterator[str]:
    """The times that a stretch of a statement compares with, as they are printed."""
    text = scene.statement.text
    for found in scene.said["compared-time"].finditer(scene.text, first, last):
        yield text[scene.original(found.start()) : scene.original(found.end())].strip()


def _of_its_own_time(amount: Match, pair: Match) -> bool:
    """True for 2018年至2023年，产值由500亿元增加到805亿元，2023年增长6%, the growth of one year."""
    said = amount.claim("by") or amount.claim("relative") or amount.claim("multiple")
    end = pair.claim("to")
    if said is None or end is None or "period" in said.inherited or not said.period:
        return False
    if not end.period or (said.period == end.period and not _years_apart(pair)):
        return False
    scene, offset = amount.scene, amount.scene.offset(said)
    # before a comma stands the time of the level: to 12.6 tonnes in 2023, an increase of 20%
    _, *ahead = scene.said["next-clause"].split(scene.text[amount.start : offset], maxsplit=1)
    behind = scene.text[offset + 1 :][:BEHIND]
    own_time = scene.said["own-time"]
    return any(map(own_time.search, ahead)) or own_time.match(behind.lstrip()) is not None


def _years_apart(pair: Match) -> bool:
    """True for 由2018年的500亿元增加到2023年的805亿元, of which 2023年增长6% tells one year."""
    start, end = pair.claim("from"), pair.claim("to")
    if start is None or end is None:
        return False
    if not (YEAR.match(start.period) and YEAR.match(end.period)):
        return False
    return int(end.period) - int(start.period) > 1


def _is_within_year(pair: Match) -> bool:
    """True where the start is of a quarter: 由一季度的4.8%提高到5.2%，比上年同期加快1.1个百分点."""
    start = pair.claim("from")
    if start is None:
        return False
    scene = pair.scene
    ahead = scene.statement.text[scene.original(pair.start) : start.start]
    return (
        scene.said["part-of-year"].search(ahead) is not None
        and not scene.said["last-year"].search(ahead)
        and not PRINTED_YEAR.search(ahead)
    )


def is_of_another_basis(pair: Match) -> bool:
    """True for 销量4.2万辆，同比增长12%，5月份为4.0万辆: a level of this year, and growth from the last."""
    return "by" in pair.roles and _basis_differs(pair, pair, "")


def _basis_differs(amount: Match, pair: Match, stated: str) -> bool:
    """True for a growth over the year beside two months: 从1月的800吨增加到2月的900吨，同比增长."""
    said, text = amount.scene.said, amount.scene.text
    year = said["year-on-year"].search(text, amount.start, amount.end)
    month = said["month-on-month"].search(text, amount.start, amount.end)
    if year is None or (month is not None and month.start() < year.start()):
        return False
    if _is_within_year(pair):
        return True  # 由5月的25亿元增加到30亿元，同比增长8%
    if _years_apart(pair):
        return True  # 由2021年的25亿元增加到2023年的30亿元，同比增长8%
    months = {name for name in said["month-name"].findall(stated) if not name.islower()}  # no "may"
    if len(months) < MONTHS_OF_A_PAIR:
        return False
    return not (said["last-year"].search(stated) or said["same-period"].search(stated))
