"""An average and its extremes: 最低8.2分，最高9.6分，平均9.1分 -> lowest, highest, average.

`rules` compiles the words of a pack, `means` tells which figure is called the average, `ends` finds
the lowest and the highest that it must lie between, `elsewhere` tells the average of another group,
place or time, and `leading` gives the words before a figure that say what it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model.relations import Extremes
from heshu.relations.changes import comparable
from heshu.relations.extremes.elsewhere import is_elsewhere, is_of_another_time, is_other_group
from heshu.relations.extremes.ends import as_age, ends_of
from heshu.relations.extremes.means import called_averages
from heshu.relations.extremes.measured import is_of_other_measure
from heshu.relations.extremes.rules import ExtremeRules, compile_extremes
from heshu.relations.labels import Label, labels
from heshu.relations.scene import AGE, LEVEL, PERCENT, Scene

__all__ = ["ExtremeRules", "compile_extremes", "find_extremes"]
LEAST_FIGURES = 2
BARE = frozenset({"number", "count", "rate"})
AGES = frozenset({"number", "count", "age"})
"""The youngest is 18, the average age 34: an age may go without its unit."""


def find_extremes(scene: Scene, rules: ExtremeRules) -> Iterator[Extremes]:
    """The averages of a statement that also prints both ends, each once."""
    if len(scene.claims) < LEAST_FIGURES or scene.statement.cells:
        return
    if not rules.average.search(scene.text):
        return
    named = [label for label in labels(scene) if scene.text[label.offset] in (LEVEL, PERCENT, AGE)]
    averages = called_averages(named, scene, rules)
    if len(averages) != 1 or rules.elsewhere.search(scene.text):
        return
    kind = averages[0].claim.quantity
    others = [
        label
        for label in (as_age(each, kind, scene) for each in named)
        if label.offset != averages[0].offset
        and not (kind.unit and label.claim.quantity.kind == "count" != kind.kind)
    ]
    if scene.said["men"].search(scene.text) and scene.said["women"].search(scene.text):
        return  # men between 18 and 65, the median age of the women
    if is_other_group(averages[0], scene) or is_elsewhere(averages[0], scene):
        return
    ends = ends_of(averages[0], others, scene, rules)
    if ends is None or rules.cautions.doubts(scene) or rules.supposed.search(scene.text):
        return  # a forecast must still lie between its ends
    if is_of_another_time(averages[0], ends, scene):
        return
    if is_of_other_measure(averages[0], ends, scene, rules):
        return  # 最长的41公里，最短的9公里，平均站间距1.4公里
    lowest, highest = ends
    average = averages[0].claim
    if _is_mean_change(lowest, highest, averages[0], scene):
        return
    alike = comparable(lowest.claim, average) and comparable(highest.claim, average)
    if not alike and not _one_rate(lowest, highest, averages[0]):
        return
    if _is_of_another_extreme(scene, max(lowest.offset, highest.offset), averages[0]):
        return  # 最长的41公里，最短的9公里，站间距最大的是机场线，平均3公里
    if _has_mean_of_its_own(lowest, highest, averages[0], scene):
        return
    if _are_of_a_former_time(lowest, highest, averages[0], scene):
        return  # 平均28.6℃，去年最高的站点26.4℃
    if average.quantity.scaled and not (lowest.claim.quantity.scaled or lowest.claim.quantity.unit):
        return  # the average was 6.05 billion, the lowest being 5.60: the scale is said once
    yield Extremes(
        cue=averages[0].before,
        language=scene.statement.language,
        lowest=lowest.claim,
        highest=highest.claim,
        average=average,
    )


def _is_mean_change(lowest: Label, highest: Label, average: Label, scene: Scene) -> bool:
    """True for "grew from 400 to 650 members, an average of 50 a year": what is added each year.

    So for sales that rose from 4m to 5m pounds, with an average price of 12 pounds a piece.
    """
    became = any(end.claim.change.endswith("-to") for end in (lowest, highest))
    mean = average.claim
    return became and (
        "/" in mean.quantity.unit
        or scene.said["a-year"].match(scene.statement.text, mean.end) is not None
    )


def _has_mean_of_its_own(lowest: Label, highest: Label, average: Label, scene: Scene) -> bool:
    """True where a figure between the average and the extremes lies between these, too.

    The average clutch was 1.6 eggs, and 0.58 chicks fledged, with a low of 0.31 and a high of 0.83.
    """
    low, high = lowest.claim.quantity.value, highest.claim.quantity.value
    first, last = average.offset, min(lowest.offset, highest.offset)
    if low is None or high is None:
        return False
    values = (claim.quantity.value for at, claim in scene.claims.items() if first < at < last)
    return any(value is not None and low <= value <= high for value in values)


def _are_of_a_former_time(lowest: Label, highest: Label, average: Label, scene: Scene) -> bool:
    """True where the extremes behind an average are told of the year before, and the average is not."""
    told = {
        at
        for at, time in scene.times.items()
        if scene.said["time-of-other-extremes"].search(time.text)
    }
    first, last = sorted((lowest.offset, highest.offset))
    apart = any(average.offset < at < last for at in told)
    return apart and average.offset < first and not any(at < average.offset for at in told)


def _is_of_another_extreme(scene: Scene, last: int, average: Label) -> bool:
    """True where another thing is called the largest between the extremes and the average."""
    if last > average.offset:
        return False
    between = scene.text[last + 1 : average.offset]
    return scene.said["another-extreme"].search(between) is not None


def _one_rate(lowest: Label, highest: Label, average: Label) -> bool:
    """True for "from $12 to $35 an hour, averaging $22", which says the unit once."""
    quantities = [each.claim.quantity for each in (lowest, highest, average)]
    if len({each.unit.startswith("%") for each in quantities}) > 1:
        return False
    named = [each for each in quantities if each.unit or each.kind != "number"]
    of_ends, mean = quantities[:2], quantities[2]
    if mean.kind == "speed" != of_ends[0].kind:
        return False  # lines of 9 km to 41 km, and an average of 52 km/h
    one_sort = len({(each.unit, each.kind) for each in named}) == 1
    if one_sort and (any(each in named for each in of_ends) or mean.kind in AGES):
        return True  # took 12 minutes and the longest 48
    if one_sort:  # but not "marks from 41 to 98, the average 120 minutes"
        bare = all(each == ("", "number") for each in _sorts(lowest, highest))
        return bare and average.offset < min(lowest.offset, highest.offset)
    units = {each.claim.quantity.unit.partition("/")[0] for each in (lowest, highest, average)}
    kinds = {each.claim.quantity.kind for each in (lowest, highest, average)}
    return len(units) == 1 and ("" not in units or kinds <= BARE) or kinds <= AGES


def _sorts(*figures: Label) -> list[tuple[str, str]]:
    """The unit and the kind of each figure."""
    return [(each.claim.quantity.unit, each.claim.quantity.kind) for each in figures]
