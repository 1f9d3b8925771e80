"""What somebody got, beside the full marks of each part: it is no sum of them."""

from __future__ import annotations

from collections.abc import Iterable

from heshu.relations.scene import Scene


def is_got_of_full_marks(scene: Scene, items: Iterable[int], whole: int) -> bool:
    """True for 满分100分，附加题20分，以合计108分的成绩夺冠: what was got is less than all marks."""
    said, text = scene.said, scene.text
    if not any(said["full-mark-ahead"].search(text, 0, at) for at in items):
        return False
    start = max(text.rfind(mark, 0, whole) for mark in "，；：。") + 1
    return (
        said["score-got"].search(text, start, whole) is not None
        or said["of-a-result"].match(text, whole + 1) is not None
    )
