"""Parts of a whole that are told by when they were: 全年642起，其中上半年368起，下半年315起.

The times must not overlap; where they fill the time of the whole, the parts are all there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import Parts
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable
from heshu.relations.scene import LEVEL, TIME, Scene

KINDS = frozenset({"count", "number", "money", "mass", "area", "volume", "energy"})
"""Of which what was in two times is together what was in both."""
LEAST = 2
YEAR = r"(?P<year>\{y[+-]?\d*\}|\d{4})"
WHOLE_YEAR = re.compile(YEAR, re.ASCII)
MONTHS = re.compile(
    rf"(?:{YEAR}|-)-(?P<first>\d\d)(?:-01)?"
    r"(?:/(?:\{y[+-]?\d*\}|\d{4}|-)-(?P<last>\d\d)(?:-(?:28|29|30|31))?)?",
    re.ASCII,
)
ALL_YEAR = (1, 12)
Extent = tuple[int, int]


def parts_by_times(scene: Scene, cautions: Cautions) -> Iterator[Parts]:
    """The wholes of a statement whose parts are those of several times."""
    if len(scene.times) < LEAST or len(scene.claims) <= LEAST:
        return
    for found in scene.said["parts-by-time"].finditer(scene.text):
        start, end = found.start("parts"), found.end("end")
        if cautions.forbid(scene, 0, end) or scene.said["no-flow"].search(scene.text, 0, end):
            continue
        relation = _relation(scene, found.start("whole"), start, end)
        if relation is not None:
            yield relation


def _relation(scene: Scene, at: int, start: int, end: int) -> Parts | None:
    """A whole and its parts, if their times do not overlap and lie in that of the whole."""
    whole = scene.claims[at]
    symbols = [(offset, scene.text[offset]) for offset in range(start, end)]
    parts = [scene.claims[offset] for offset, symbol in symbols if symbol == LEVEL]
    times = [scene.times[offset] for offset, symbol in symbols if symbol == TIME]
    extents = [_extent(time) for time in times]
    told = [extent for extent in extents if extent is not None]
    if len(told) != len(parts) or len(times) != len(parts) or _overlap(told):
        return None
    if whole.quantity.kind not in KINDS or any(not comparable(whole, part) for part in parts):
        return None
    if any(claim.change.endswith("-by") for claim in (whole, *parts)):
        return None
    span = _extent_of_whole(scene, at)
    if span is None or any(first < span[0] or last > span[1] for first, last in told):
        return None
    filled = {month for first, last in told for month in range(first, last + 1)}
    return Parts(
        cue=scene.text[at + 1 : start].strip("，：（；"),
        language="zh",
        parts=tuple(parts),
        whole=whole,
        exhaustive=filled == set(range(span[0], span[1] + 1)),
        disjoint=True,
    )


def _overlap(extents: list[Extent]) -> bool:
    """True for 上半年 beside 二季度."""
    ordered = sorted(extents)
    return any(one[1] >= two[0] for one, two in pairwise(ordered))


def _extent_of_whole(scene: Scene, at: int) -> Extent | None:
    """The months that a whole is of: those of the last time before it, or of a year."""
    before = [time for offset, time in sorted(scene.times.items()) if offset < at]
    return _extent(before[-1]) if before else ALL_YEAR


def _extent(time: Mention) -> Extent | None:
    """First and last month of a printed time."""
    if WHOLE_YEAR.fullmatch(time.iso):
        return ALL_YEAR
    found = MONTHS.fullmatch(time.iso)
    if found is None:
        return None
    return int(found["first"]), int(found["last"] or found["first"])
