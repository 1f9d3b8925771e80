"""What is left when one figure is taken from another, told as arithmetic: 收入48亿元减去支出39亿元，结余9亿元.

Chinese only.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from heshu.model.relations import Balance
from heshu.relations.cautions import Cautions
from heshu.relations.scene import Scene

ROLES = ("result", "minuend", "subtrahend")


def find_differences(scene: Scene, cautions: Cautions) -> Iterator[Balance]:
    """The differences that a statement tells with its minuend and its subtrahend."""
    if scene.statement.language != "zh" or scene.statement.cells:
        return
    told = scene.said["difference-told"].finditer(scene.text)
    left = scene.said["difference-left"].finditer(scene.text)
    for found in chain(told, left):
        claims = [scene.claims.get(found.start(role)) for role in ROLES]
        result, *terms = [claim for claim in claims if claim is not None]
        if len(terms) < len(ROLES) - 1 or any(claim.change.endswith("-by") for claim in terms):
            continue
        units = {(each.quantity.unit, each.quantity.kind) for each in (result, *terms)}
        if len(units) == 1 and not cautions.forbid(scene, 0, found.end()):
            yield Balance(
                cue="减去", language="zh", result=result, terms=tuple(terms), signs=(1, -1)
            )
