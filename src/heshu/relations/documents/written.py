"""When a Chinese document was written: the years that it dates, and whether one is that of its day.

A day right below the title, a line that is but a date or the dateline of a report settle the year.
Where nothing does, a document may be of any year from the latest that it dates on: an age of 63 beside
a birth in 1962 fits one that names no year after 2008.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from heshu.model.figures import Mention
from heshu.model.relations import Moment
from heshu.relations.moments import moment
from heshu.relations.scene import Scene

OPENING = 3
"""Sentences of running text at the head of a document that date it."""
BESIDE = 4
"""Characters around a date in which a word for birth stands."""
MARKS = 6
"""Characters besides a date in a line that is nothing else."""


class Written(Struct, frozen=True):
    """The years that a document dates, in order; the last one is its own where it is `settled`."""

    years: tuple[int, ...]
    settled: bool

    def nearest(self, whole: int, since: int, longest: int | None = None) -> int | None:
        """The year to hold against one that is reckoned, `since` a birth or founding.

        The fitting year of a settled document is the one that is nearest. One that nothing settles
        shows only what is reckoned for years before those that it dates; `None` for anything else.
        """
        last = since + longest if longest is not None else None
        years = [each for each in self.years if since < each and (last is None or each <= last)]
        if not self.settled and (not years or whole >= years[-1]):
            return None
        return min(years, key=lambda year: (abs(whole - year), year)) if years else None


def written(scenes: Sequence[Scene]) -> Written:
    """The years of the days and months that Chinese sentences date, but for births and plans."""
    years = {
        point.year
        for scene in scenes
        if not scene.said["yet-to-come"].search(scene.text)
        for _, point in _dated(scene)
    }
    own = {year for scene in scenes[:1] if scene.as_of for year in (scene.as_of.year,)}
    own = own or {point.year for point in _days_of_writing(scenes)}
    years |= own
    return Written(tuple(sorted(years)), bool(own) and max(own) == max(years))


def years_at_head(scenes: Sequence[Scene]) -> frozenset[int]:
    """The years of the days that the first sentences of a document date."""
    head = _opening(scenes)
    return frozenset(point.year for each in head for _, point in _dated(each) if point.day)


def _opening(scenes: Sequence[Scene]) -> list[Scene]:
    """The headings and the first sentences of a document."""
    prose = [at for at, each in enumerate(scenes) if not each.statement.heading][:OPENING]
    return list(scenes[: prose[-1] + 1]) if prose else list(scenes)


def _dated(scene: Scene) -> Iterator[tuple[Mention, Moment]]:
    """The months and days of a sentence, but for those of births."""
    for offset, mention in scene.times.items():
        point = moment(mention.iso)
        if point is None or point.month is None:
            continue
        near = scene.text[max(offset - BESIDE, 0) : offset + BESIDE]
        if not scene.said["born-beside"].search(near):
            yield mention, point


def _days_of_writing(scenes: Sequence[Scene]) -> Iterator[Moment]:
    """The days that a document gives as its own: a line of its own, or what is reported at its head."""
    for scene in scenes:
        for mention, point in _dated(scene):
            if len(scene.statement.text) - len(mention.text) <= MARKS:
                yield point
    for scene in _opening(scenes):
        for _, point in _dated(scene):
            if point.day is not None and scene.said["reported-on-the-day"].search(scene.text):
                yield point
