"""One line with its figures while it is being read, and what is known of each figure."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heshu.claims.english.frames.rules import FrameRules
from heshu.claims.english.phrases import NOTHING, Phrase
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re
from heshu.model.figures import ChangeKind, Quantity

COUNTED = frozenset({"count", "number"})
RELATIVE = frozenset({"percent", "percentage-point", "multiple", "ratio"})
TO: Mapping[str, ChangeKind] = {"up": "increase-to", "down": "decrease-to", "": "change-to"}
BY: Mapping[str, ChangeKind] = {"up": "increase-by", "down": "decrease-by", "": ""}
DIRECTIONS = {
    "U": "up", "A": "up", "u": "up", "D": "down", "B": "down", "n": "down", "C": "",
}  # fmt: skip
WINDOW = 18
"""Words that are looked back over for a governing verb."""
GROUP = re.compile(r"[ir]d(?P<noun>N{1,3})(?=(?:pdN)?(?:[,.;k&]|$))")
"""▢ for the industry, ▢ in the control group, ▢ for the county as a whole."""


class Frame(Struct, frozen=True, kw_only=True, gc=False):
    """What the words around one figure say about it."""

    phrase: Phrase = NOTHING
    change: ChangeKind = ""
    direction: str = ""
    rule: str = ""
    chain: int = -1
    """Index of the figure whose indicator this one shares, -1 for one of its own."""
    link: str = ""
    """How it hangs on that figure: equal, to, from, by, compared, listed."""
    governor: int = -1
    """Token of the governing word; the subject stands before it."""
    inherited: bool = False
    same_time: bool = False
    """What it is compared with holds for the same time: what was expected, another place."""
    expected: bool = False
    """What it is compared with was expected."""
    physical: bool = False
    """The figure is a length, an area, a mass or the like."""
    measure: str = ""
    """What of the thing is measured, where its phrase does not say so: weight, length, cost."""


class Scene(Struct, frozen=True, gc=False):
    """A line, its figures, and what was read so far."""

    line: Line
    quantities: tuple[Quantity, ...]
    rules: FrameRules
    frames: list[Frame]

    def quantity(self) -> Quantity:
        """The figure that is being read."""
        return self.quantities[len(self.frames)]

    def gap(self, token: int) -> str:
        """Shape between the figure before and this one; empty for the first figure."""
        number = len(self.frames)
        return self.line.shape[self.line.figures[number - 1] + 1 : token] if number else ""


def linked(scene: Scene, change: ChangeKind, link: str, direction: str | None = None) -> Frame:
    """A frame that shares the indicator of the figure before."""
    last = scene.frames[-1]
    return Frame(
        phrase=last.phrase, change=change, rule=f"chain-{link}", chain=len(scene.frames) - 1,
        direction=last.direction if direction is None else direction, link=link,
        governor=last.governor, inherited=last.inherited,
    )  # fmt: skip


def last_phrase(scene: Scene) -> Phrase:
    """What the figure before is about; nothing behind how long it is: is ▢ long and covers ▢."""
    known = bool(scene.frames) and scene.frames[-1].rule != "dimension"
    return scene.frames[-1].phrase if known else NOTHING


def is_name(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase consists of proper names."""
    inside = line.shape[phrase.first : phrase.last + 1]
    if inside[:1] == inside[-1:] == "E":
        return set(inside) <= set("E&od;i")  # Vestkraft A/S of Norway
    return set(inside) <= {"E", "&"} and inside != "&"


def is_empty(scene: Scene, phrase: Phrase) -> bool:
    """A phrase that measures nothing by itself: a total, an average."""
    return (
        phrase.first == phrase.last and scene.line.words[phrase.last] in scene.rules.phrases.empty
    )
