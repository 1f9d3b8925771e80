"""Titles won year after year beside the years: 2017年至2021年，主队豪取联赛七连冠."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from heshu.model.figures import Mention
from heshu.model.relations import Duration
from heshu.relations.moments import ends_of, pair
from heshu.relations.scene import Scene, place_in, synthetic
from heshu.relations.small_numbers import small_number

LEAST = 2


def titles_in_a_row(scene: Scene) -> Iterator[Duration]:
    """The one run of titles of a statement and the years that lead to it, both included."""
    said, text = scene.said, scene.statement.text
    runs = list(said["titles-in-a-row"].finditer(text))
    if len(runs) != 1 or said["not-every-year"].search(text):
        return
    run = runs[0]
    number = small_number(run[0])
    place = place_in(scene.statement, run.start(), run.end())
    years = _years(scene, run.start())
    if number is None or number < LEAST or place is None or years is None:
        return
    first, last = years
    ends = pair(first.iso, last.iso) if last else ends_of(first)
    if ends is None or ends[0].month or ends[1].month or ends[1].year <= ends[0].year:
        return
    if said["within-years-of-titles"].search(
        text, (last or first).end, max(run.start(), (last or first).end)
    ):
        return  # 2011年至2020年间曾有过四连冠
    length = synthetic(
        scene.statement, place, run.span(), Decimal(number), kind="duration", unit="a"
    )
    yield Duration(
        cue=run[0], language=scene.statement.language, begin=ends[0], end=ends[1],
        length=length, first=first, last=last, consecutive=True,
    )  # fmt: skip


def _years(scene: Scene, stop: int) -> tuple[Mention, Mention | None] | None:
    """The one span, or the two ends joined as one, that stand before a run and no other time."""
    times = sorted({*scene.times.values()}, key=_start)
    bracket = scene.said["bracketed-run"].match(scene.statement.text, stop)
    if times and bracket and all(each.start >= bracket.end() for each in times):
        stop = times[-1].end
    if not times or times[-1].end > stop:
        return None
    if len(times) == 1:
        return times[0], None
    first, last = times[0], times[-1]
    between = scene.statement.text[first.end : last.start]
    joined = scene.said["years-joined"].fullmatch(between)
    return (first, last) if len(times) == LEAST and joined else None


def _start(mention: Mention) -> int:
    return mention.start
