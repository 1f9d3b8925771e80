"""Names that stand in a row before their figures: 男性与女性分别为1.26万人和1.31万人."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.relations.labels import Label
from heshu.relations.scene import Scene

NAMES = re.compile("[^，。；：]{3,60}$")
LONGEST_NAMES = 60


def with_names_ahead(items: Sequence[Label], scene: Scene) -> list[Label]:
    """The labels with the names of a list before them: 满意、一般、不满意的分别占58%、30%和12%."""
    dealt = scene.said["shares-dealt-out"].search(scene.text, 0, items[0].offset)
    ahead = max(dealt.start() - LONGEST_NAMES, 0) if dealt else 0
    found = NAMES.search(scene.text, ahead, dealt.start()) if dealt else None
    names = scene.said["list-joint"].split(found[0]) if found else []
    if len(names) != len(items):
        return list(items)
    return [replace(item, before=name) for item, name in zip(items, names, strict=True)]
