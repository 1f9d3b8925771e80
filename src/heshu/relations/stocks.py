"""What there was, what came and what went, and what is left: 月初库存860台，入库420台、出库510台，月底770台.

Unlike an identity of the pack it may be of anything that is counted at two times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.relations import Balance
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable
from heshu.relations.labels import Label, labels
from heshu.relations.scene import LEVEL, Scene

FIGURES_OF_A_STOCK = 4
"""What there was, what came, what went, and what is left."""


class Flow(Struct, frozen=True):
    """A figure between the two levels of a stock, and whether it adds to it."""

    label: Label
    sign: int


def find_stocks(scene: Scene, cautions: Cautions) -> Iterator[Balance]:
    """The stock of a statement at two times with all that came and went in between."""
    if len(scene.claims) < FIGURES_OF_A_STOCK or not scene.said["stock-sign"].search(
        scene.statement.text
    ):
        return
    named = [label for label in labels(scene) if scene.text[label.offset] == LEVEL]
    opening = _only(named, scene.said["stock-opening"])
    closing = _only(named, scene.said["stock-closing"])
    if opening is None or closing is None or opening.offset > closing.offset:
        return
    if not comparable(opening.claim, closing.claim) or not _of_one_noun(scene, opening, closing):
        return
    flows = _flows(scene, named, opening, closing)
    if {flow.sign for flow in flows} != {1, -1} or cautions.forbid(scene, 0, closing.offset):
        return
    yield Balance(
        cue=closing.words,
        language=scene.statement.language,
        result=closing.claim,
        terms=(opening.claim, *(flow.label.claim for flow in flows)),
        signs=(1, *(flow.sign for flow in flows)),
    )


def _only(named: Sequence[Label], time: re.Pattern[str]) -> Label | None:
    """The one figure with such a time at its head; `None` where there is none or a second one."""
    found = [label for label in named if time.match(label.lead + label.before)]
    return found[0] if len(found) == 1 else None


def _of_one_noun(scene: Scene, opening: Label, closing: Label) -> bool:
    """True for 年初在册困难户 and 年末在册: one has the noun of the other, or none."""
    nouns = []
    times = scene.said["stock-opening"], scene.said["stock-closing"]
    for label, time in zip((opening, closing), times, strict=True):
        text = time.sub("", label.lead + label.before, count=1)
        nouns.append(scene.said["stock-link"].sub("", text))
    short, long = sorted(nouns, key=len)
    return short in long


def _flows(scene: Scene, named: Sequence[Label], opening: Label, closing: Label) -> Sequence[Flow]:
    """All that came and went; none where a figure in between is neither."""
    flows = []
    for label in named:
        between = opening.offset < label.offset < closing.offset
        if not between or not comparable(label.claim, opening.claim):
            continue
        adds = scene.said["stock-in"].search(label.before) is not None
        takes = scene.said["stock-out"].search(label.before) is not None
        if adds == takes or scene.said["stock-unsure"].search(label.words):
            return ()
        flows.append(Flow(label, 1 if adds else -1))
    return flows
