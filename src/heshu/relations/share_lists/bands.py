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

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
LEAST = 2
NEXT = 1
"""The farthest that a band may begin above the end of the one before: up to 17, 18 to 64."""
NEAR = 40
"""Characters in which the band of a share stands."""
Band = tuple[Decimal | None, Decimal | None]
"""From where to where; nothing at an open end."""
Placed = tuple[Band, int, int]
"""A band, and from where to where its words stand."""


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
    if not (
        _follow(_behind(items, scene), items, scene) or _lead(_ahead(items, scene), items, scene)
    ):
        return None
    if scene.said["band-unknown"].search(scene.statement.text):
        return None
    if rules.cautions.doubts(scene) or rules.cautions.forbid(scene, 0, items[-1].offset):
        return None
    return ShareList(
        cue=items[0].before or items[0].after,
        language="en",
        parts=tuple(item.claim for item in items),
        exhaustive=True,
    )


def _behind(items: Sequence[Label], scene: Scene) -> list[Placed]:
    """The bands that stand behind their shares; 41% among those under 30 is a rate of theirs.

    None of them is a band where one share is of the men and the next one of the women.
    """
    text = scene.statement.text
    ends = [*(item.claim.start for item in items[1:]), len(text)]
    links = [
        scene.said["band-link"].match(text, item.claim.end, end)
        for item, end in zip(items, ends, strict=True)
    ]
    bases = [
        text[link.start("base") : link.end()].split()[:-1]
        for link in links
        if link is not None and link["base"] is not None
    ]
    if any(base != bases[0] for base in bases):
        return [NO_BAND] * len(items)
    return [
        _band(scene, link.end(), end) if link else NO_BAND
        for link, end in zip(links, ends, strict=True)
    ]


def _follow(bands: Sequence[Placed], items: Sequence[Label], scene: Scene) -> bool:
    """True for bands behind their shares that join, each share right behind the band before.

    "In Leeds 40% are under 25; in York 31% are 25 or over" tells of two places; "it was met by 40%
    aged under 25" is a rate of theirs.
    """
    text = scene.statement.text
    if not _join([band for band, _, _ in bands]):
        return False
    joint = scene.said["joint-of-bands"]
    near = all(
        joint.fullmatch(text, end, item.claim.start)
        for (_, _, end), item in zip(bands, items[1:], strict=False)
    )
    return near and not scene.said["rate-of-a-band"].search(text, 0, items[0].claim.start)


def _ahead(items: Sequence[Label], scene: Scene) -> list[Placed]:
    """The bands that stand before their shares, each of which a verb gives it."""
    if not all(scene.said["shares-out"].search(item.before) for item in items):
        return [NO_BAND] * len(items)
    starts = [0, *(item.claim.end for item in items[:-1])]
    return [
        _band(scene, start, item.claim.start) for start, item in zip(starts, items, strict=True)
    ]


def _lead(bands: Sequence[Placed], items: Sequence[Label], scene: Scene) -> bool:
    """True for bands before their shares that join, each right behind the share before."""
    text, joint = scene.statement.text, scene.said["joint-before-band"]
    return _join([band for band, _, _ in bands]) and all(
        joint.fullmatch(text, item.claim.end, start)
        for (_, start, _), item in zip(bands[1:], items, strict=False)
    )


NO_BAND: Placed = (None, None), 0, 0


def _band(scene: Scene, start: int, end: int) -> Placed:
    """The band that a stretch of a statement names."""
    text, said = scene.statement.text, scene.said
    stretch = text, start, min(end, start + NEAR)
    within = said["band-within"].search(*stretch)
    bottom = None if within else said["band-bottom"].search(*stretch)
    found = within or bottom or said["band-top"].search(*stretch)
    if found is None:
        return NO_BAND
    first, *others = (Decimal(each.replace(",", "")) for each in NUMBER.findall(found[0]))
    band = (None, first) if bottom else (first, others[0] if others else None)
    return band, *found.span()


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
