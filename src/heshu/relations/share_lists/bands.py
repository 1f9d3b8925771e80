"""Shares of bands that follow each other: 22% were under 18, 61% between 18 and 64, 17% 65 or over."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from heshu.model import lazy_re as re
from heshu.model.relations import ShareList
from heshu.relations.labels import Label
from heshu.relations.scene import Scene
from heshu.relations.share_lists.rules import ShareListRules

NUMBER = re.compile(r"\d+(?:\.\d+)?")
LEAST = 2
NEXT = 1
"""The farthest that a band may begin above the end of the one before: up to 17, 18 to 64."""
NEAR = 40
"""Characters in which the band of a share stands."""
Band = tuple[Decimal | None, Decimal | None]
"""From where to where; nothing at an open end."""


def shares_of_bands(
    scene: Scene, named: Sequence[Label], rules: ShareListRules
) -> ShareList | None:
    """All percentages of an English statement, if they are shares of bands that leave no gap."""
    signed = scene.said["has-percent-sign"]
    items = [each for each in named if signed.search(each.claim.quantity.text)]
    if scene.statement.language != "en" or len(items) < LEAST:
        return None
    if any(item.claim.change or item.claim.quantity.unit != "%" for item in items):
        return None
    if not (_join(_behind(items, scene)) or _join(_ahead(items, scene))):
        return None
    if rules.cautions.doubts(scene) or rules.cautions.forbid(scene, 0, items[-1].offset):
        return None
    return ShareList(
        cue=items[0].before or items[0].after,
        language="en",
        parts=tuple(item.claim for item in items),
        exhaustive=True,
    )


def _behind(items: Sequence[Label], scene: Scene) -> list[Band]:
    """The bands that stand behind their shares; 41% among those under 30 is a rate of theirs."""
    ends = [*(item.claim.start for item in items[1:]), len(scene.statement.text)]
    link = scene.said["band-link"]
    return [
        _band(scene, found.end(), end)
        if (found := link.match(scene.statement.text, item.claim.end, end))
        else (None, None)
        for item, end in zip(items, ends, strict=True)
    ]


def _ahead(items: Sequence[Label], scene: Scene) -> list[Band]:
    """The bands that stand before their shares, each of which a verb gives it."""
    if not all(scene.said["shares-out"].search(item.before) for item in items):
        return [(None, None)] * len(items)
    starts = [0, *(item.claim.end for item in items[:-1])]
    return [
        _band(scene, start, item.claim.start) for start, item in zip(starts, items, strict=True)
    ]


def _band(scene: Scene, start: int, end: int) -> Band:
    """The band that a stretch of a statement names."""
    text, said = scene.statement.text, scene.said
    stretch = text, start, min(end, start + NEAR)
    within = said["band-within"].search(*stretch)
    bottom = None if within else said["band-bottom"].search(*stretch)
    found = within or bottom or said["band-top"].search(*stretch)
    if found is None:
        return None, None
    first, *others = (Decimal(each) for each in NUMBER.findall(found[0]))
    return (None, first) if bottom else (first, others[0] if others else None)


def _join(bands: Sequence[Band]) -> bool:
    """True where bands go up or down from one open end to the other without a gap."""
    upward = list(bands) if bands[0][0] is None else list(bands)[::-1]
    lows, highs = [low for low, _ in upward], [high for _, high in upward]
    if lows[0] is not None or highs[-1] is not None or None in lows[1:] or None in highs[:-1]:
        return False
    return all(
        low is not None and high is not None and 0 <= low - high <= NEXT
        for (_, high), (low, _) in pairwise(upward)
    )
