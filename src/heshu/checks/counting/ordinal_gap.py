"""CNT002: numbered items follow each other: 一是…二是…四是 leaves one out."""

from __future__ import annotations

from itertools import pairwise

from heshu.checks.check import Check, Remark
from heshu.model.intervals import Reading
from heshu.model.relations import Enumeration


def derive(items: Enumeration, reading: Reading) -> Remark | None:
    """The first item whose number does not follow the one before."""
    for (before, after), marks in zip(pairwise(items.numbers), pairwise(items.marks), strict=True):
        if after == before + 1:
            continue
        if after == before:
            return Remark(zh=f"编号“{marks[1]}”重复", en=f'the number "{marks[1]}" stands twice')
        return Remark(
            zh=f"编号从“{marks[0]}”跳到“{marks[1]}”",
            en=f'the numbers go from "{marks[0]}" to "{marks[1]}"',
        )
    return None


CHECK = Check(
    code="CNT002",
    name="ordinal-gap",
    severity="warning",
    tier=2,
    relations=(Enumeration,),
    derive=derive,
    repairs=False,
    bound=True,
)
