"""A mention of an entity in a masked sentence, with what speaks for its being whose a figure is."""

from __future__ import annotations

from msgspec import Struct

AREAS = frozenset({"area", "place", "named", "institution"})
"""Kinds that are where something is or goes as often as whose a figure is."""

SEAT = "seat"
"""The place of an office that was asked: it counts where nobody else is known."""


class Owner(Struct, frozen=True, gc=False):
    """A mention of an entity in the masked sentence."""

    position: int
    end: int
    text: str
    """The name as printed, or what a pronoun such as 该馆 points back to."""
    kind: str = ""
    back: bool = False
    """公司, 其: it points back to an entity that is not known."""
    leading: bool = False
    """It stands at the head of its clause, where subjects stand."""
    weak: bool = False
    """It counts only where nothing else does."""
    described: bool = False
    """的 stands before it: 她创办的甲乙公司."""
    printed: str = ""
