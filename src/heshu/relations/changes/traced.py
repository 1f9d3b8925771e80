"""Changes that follow from what the figures were read as, whatever the words between them.

由年初的3180张扩充至3640张，一年净增560张: the extractor says that 3180 is what the change starts
from, 3640 what it came to and 560 by how much, all of one indicator. That is a change, though no
pattern knows the words. Patterns are tried first; this is what they leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Change
from heshu.relations.cues import Cue
from heshu.relations.patterns import Match
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, Scene
from heshu.relations.slots import Rule

TRACED = Rule("traced", "", re.compile(r"(?!)"), Cue(), 0, 0, 0)
"""The rule of a match that no pattern made."""
DIRECTIONS = {"increase": "up", "decrease": "down"}
FURTHEST_END = 26
"""Masked characters between two levels of one change."""
FURTHEST_AMOUNT = 16
"""Masked characters between a level and the amount of its change, or between two amounts."""
PART_END = re.compile(r"[。；;：:！？!?\n]")


def traced_pairs(scene: Scene) -> Iterator[Match]:
    """A level that a change starts from and the next figure, which it came to."""
    if scene.statement.language != "zh":
        return
    offsets = sorted(scene.claims)
    for left, right in pairwise(offsets):
        start, end = scene.claims[left], scene.claims[right]
        kind, _, role = end.change.partition("-")
        if start.change != "from" or role != "to" or kind not in DIRECTIONS:
            continue
        gap = scene.text[left + 1 : right]
        if not _one_indicator(scene, start, end) or _apart(scene, gap, FURTHEST_END):
            continue
        roles: dict[str, tuple[Claim, ...]] = {"from": (start,), "to": (end,)}
        yield _match(scene, left, right + 1, roles, DIRECTIONS[kind])


def without_those_of_all(change: Change, scene: Scene) -> Change:
    """The change without the amounts ahead of it, where its last level is but on the way to another.

    翻了一番，从2016年的300人增加到2018年的450人，再到今年的600人: from the first to the third.
    """
    start, end = change.start, change.end
    if scene.statement.language != "zh" or start is None or end is None:
        return change
    found = scene.said["on-to-a-third-level"].match(scene.text, scene.offset(end) + 1)
    third = scene.claims.get(found.end() - 1) if found else None
    if third is None or third.change.endswith("-by") or third.quantity.unit != end.quantity.unit:
        return change
    ahead = {
        name: None
        for name in AMOUNTS
        if (amount := getattr(change, name)) is not None and amount.start < start.start
    }
    return replace(change, **ahead) if ahead else change


AMOUNTS = "delta", "rate", "points", "multiple", "doublings", "fraction"
"""By how much a change was, in fields of the relation."""


def traced_amount(scene: Scene, position: int, level: Claim) -> Match | None:
    """The amount of the change of a level right behind an offset of the masked text."""
    offset = _next_figure(scene, position)
    if offset is None or scene.statement.language != "zh":
        return None
    claim = scene.claims[offset]
    kind, _, role = claim.change.partition("-")
    if role != "by" or kind not in DIRECTIONS or not _one_indicator(scene, level, claim):
        return None
    gap = scene.text[position:offset]
    said = scene.said
    if _apart(scene, gap, FURTHEST_AMOUNT) or said["other-figure"].search(gap):
        return None
    if said["of-its-day"].search(gap) or said["own-time"].search(gap):
        return None
    roles: dict[str, tuple[Claim, ...]] = {"by": (claim,)}
    return _match(scene, position, offset + 1, roles, DIRECTIONS[kind])


def traced_increments(scene: Scene) -> Iterator[Match]:
    """A level and the next two figures, which say by how much it changed and by what percentage."""
    if scene.statement.language != "zh":
        return
    for offset, level in scene.claims.items():
        if level.change in ("from", "increase-by", "decrease-by") or scene.text[offset] != LEVEL:
            continue
        if _is_compared_with(scene, offset):
            continue
        first = traced_amount(scene, offset + 1, level)
        second = traced_amount(scene, first.end, level) if first else None
        if first is None or second is None or first.words.keys() != second.words.keys():
            continue
        by, percent = _sorted(scene, first, second)
        if by is not None and percent is not None:
            roles: dict[str, tuple[Claim, ...]] = {
                "to": (level,),
                "by": (by,),
                "percent": (percent,),
            }
            yield _match(scene, offset, second.end, roles, next(iter(first.words)))


def _sorted(scene: Scene, first: Match, second: Match) -> tuple[Claim | None, Claim | None]:
    """The amount and the percentage, whichever comes first; `None` where there are not both."""
    kinds = {scene.text[match.end - 1]: match.claim("by") for match in (first, second)}
    return kinds.get(LEVEL), kinds.get(PERCENT)


def _next_figure(scene: Scene, position: int) -> int | None:
    """The next figure; a span of time (三年来增加) is passed over."""
    for offset in range(position, min(position + FURTHEST_AMOUNT + 1, len(scene.text))):
        if scene.text[offset] not in FIGURES:
            continue
        claim = scene.claims.get(offset)
        if claim is None:
            return None
        if claim.quantity.kind == "duration" and not claim.change:
            continue
        return offset
    return None


def _is_compared_with(scene: Scene, offset: int) -> bool:
    """True for 与上次普查的548620人相比: the level that the change is measured against."""
    said, text = scene.said, scene.text
    behind = said["in-comparison"].match(text, offset + 1)
    return behind is not None or said["measured-against"].search(text, 0, offset) is not None


def _one_indicator(scene: Scene, level: Claim, other: Claim) -> bool:
    """True if two figures are of one property: the second has no noun of its own."""
    said = scene.said
    if "indicator" in other.inherited:
        return True
    noun = said["noun-of-change"].sub("", other.indicator)  # 集装箱量跌幅 is none of all cargo
    one, two = level.indicator, said["any-noun"].sub("", said["about-the-change"].sub("", noun))
    if noun != other.indicator and two and one and (two in one or one in two):
        return True
    if not two:
        return True  # 职工由1386人增至1452人，人员净增66人
    return bool(one and two) and (one.endswith(two) or two.endswith(one))


def _apart(scene: Scene, gap: str, furthest: int) -> bool:
    """True if the words between two figures are too many or lead into another sentence."""
    if len(gap) > furthest or PART_END.search(gap):
        return True
    return scene.said["part-of-it"].search(gap) is not None


def _match(
    scene: Scene, start: int, end: int, roles: dict[str, tuple[Claim, ...]], direction: str
) -> Match:
    word = scene.text[start:end]
    return Match(TRACED, scene, start, end, roles, {}, {direction: word})
