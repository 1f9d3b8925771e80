"""The words that say what a figure is of: its own stretch of the clause, before and behind it.

出口3200亿元，增长8%；进口2100亿元 gives 3200亿元 the label 出口 and 2100亿元 the label 进口.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.scene import AGE, FIGURES, TIME, Scene

BREAK = re.compile(rf"[，；;。：:！!？?（(）)、—\n{FIGURES}{TIME}]|,(?!\d{{3}})|\.\s")
"""What a label does not lead across."""
BLANK = re.compile(r"\s*")


class Label(Struct, frozen=True):
    """A figure with the words around it."""

    offset: int
    """Of the symbol in the masked text."""
    claim: Claim
    before: str
    after: str
    lead: str = ""
    """The period or age right before the label: the 期末 of 期末库存, the 18至35岁 of 18至35岁的."""

    @property
    def words(self) -> str:
        """All words of the label."""
        return f"{self.before} {self.after}".strip()


def labels(scene: Scene) -> tuple[Label, ...]:
    """Every figure of a statement with its label, in reading order."""
    text, said = scene.text, scene.said
    breaks = [match.span() for match in BREAK.finditer(text)]
    starts = [start for start, _ in breaks]
    ends = [end for _, end in breaks]
    found = []
    for offset in sorted(scene.claims):
        at = bisect_left(starts, offset)
        left = ends[at - 1] if at else 0
        right = starts[at + 1] if at + 1 < len(starts) else len(text)
        before, after = text[left:offset], text[offset + 1 : right]
        if left and text[left - 1] in FIGURES:  # $86 billion in revenue and spent $102 billion
            before = said["next-label"].split(before, maxsplit=1)[-1]
        joined = said["joins-labels"].match(before) or BLANK.match(before)
        behind = said["next-label"].search(after)
        found.append(
            Label(
                offset,
                scene.claims[offset],
                before[joined.end() :].rstrip() if joined else before.rstrip(),
                (after[: behind.start()] if behind else after).strip(),
                _lead(scene, left),
            )
        )
    return tuple(found)


def _lead(scene: Scene, left: int) -> str:
    """The printed period or age that ends right before an offset."""
    if left == 0 or scene.text[left - 1] not in (TIME, AGE):
        return ""
    if left - 1 in scene.claims:
        return scene.claims[left - 1].quantity.text
    return scene.statement.text[scene.original(left - 1) : scene.original(left)]
