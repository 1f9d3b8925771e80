"""Growth of one year beside a level of years ago: rose 22% to 84,000, up from 31,000 in 2018.

The level behind has a clause and a time of its own, so that the growth is not measured from it.
"""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Change
from heshu.relations.scene import Scene

YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


def is_of_one_year(claim: Claim, change: Change, scene: Scene) -> bool:
    """True for an amount before the former level, which is of another year than the one before."""
    start, end = change.start, change.end
    if start is None or end is None or not max(claim.end, end.end) <= start.start:
        return False
    if claim.quantity.kind != "percent":
        return False  # multiplied by seven
    if scene.statement.language == "zh":
        return _is_years_ago(start, end, scene)
    return claim.end <= end.start and _is_told_apart(claim, start, end, scene)


def _is_years_ago(start: Claim, end: Claim, scene: Scene) -> bool:
    """True for 去年增长22%，达到8.4万户，2018年仅为3.1万户, and for 五年前只有2万人次."""
    said = scene.said
    then, now = start.period_text.strip(), end.period_text.strip()
    if said["longer-ago"].fullmatch(then):
        return not (said["last-year"].match(now) and said["year-before-last"].match(then))
    return said["plain-year"].fullmatch(then) is not None and not _are_consecutive(then, end)


def _is_told_apart(claim: Claim, start: Claim, end: Claim, scene: Scene) -> bool:
    """True where the former level stands in a clause of its own, or the growth is that of one year."""
    dated = scene.said["level-of-a-year"].match(scene.text, scene.offset(start))
    then = scene.times[dated.end() - 1].text if dated else ""
    if not YEAR.search(then) or _are_consecutive(then, end):
        return False
    between = scene.text[scene.offset(end) : scene.offset(start)]
    if scene.said["then-up-from"].search(between):
        return True
    behind = scene.said["amount-of-a-time"].match(scene.text, scene.offset(claim))
    told = scene.times[behind.end() - 1].text if behind else ""
    return scene.said["a-single-year"].fullmatch(told.strip().lower()) is not None


def _are_consecutive(then: str, end: Claim) -> bool:
    """True for a level of 2022 and one of 2023."""
    one, other = YEAR.search(then), YEAR.search(end.period)
    return one is not None and other is not None and int(other[0]) - int(one[0]) == 1
