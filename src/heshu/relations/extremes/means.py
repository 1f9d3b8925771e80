"""The figures of a statement that are called an average: the 9.1分 of 平均9.1分."""

from __future__ import annotations

from collections.abc import Sequence

from heshu.relations.extremes.leading import leading_words
from heshu.relations.extremes.rules import ExtremeRules
from heshu.relations.labels import Label
from heshu.relations.patterns import matches
from heshu.relations.scene import Scene

COUNTED = frozenset({"number", "count"})


def called_averages(named: Sequence[Label], scene: Scene, rules: ExtremeRules) -> list[Label]:
    """The figures that are called an average."""
    averages = [
        label
        for label in named
        if rules.average.search(leading_words(label, scene))
        and not scene.said["of-them-all"].search(label.before)
        and not _is_averaged_over(label, scene)
    ]
    if len(averages) > 1:  # 人均收入最高2.86万元，最低1.92万元，平均2.35万元
        averages = [label for label in averages if not _is_extreme(label, scene, rules)]
    if len(averages) > 1:  # 五个班的均分在71分到84分之间，全年级平均分为78.5分
        return [label for label in averages if not _is_in_range(label, scene, rules)]
    return averages


def _is_in_range(label: Label, scene: Scene, rules: ExtremeRules) -> bool:
    """True for the ends of a range, which may be one of means."""
    if label.claim.quantity.qualifier == "range":
        return True
    spans = ((match.claim("from"), match.claim("to")) for match in matches(rules.spans, scene))
    return any(label.claim is end for ends in spans for end in ends)


def _is_averaged_over(label: Label, scene: Scene) -> bool:
    """True for the nine of "the average of nine forecasts was 6.05", which says how many there are."""
    said = scene.said
    return (
        label.claim.quantity.kind in COUNTED
        and said["averaged-over"].search(scene.text, 0, label.offset) is not None
        and said["comes-to"].match(scene.text, label.offset + 1) is not None
    )


def _is_extreme(label: Label, scene: Scene, rules: ExtremeRules) -> bool:
    """True for a figure that is called the highest or the lowest."""
    words = leading_words(label, scene)
    return bool(rules.lowest.search(words) or rules.highest.search(words))
