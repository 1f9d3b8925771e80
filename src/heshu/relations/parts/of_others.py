"""Figures of a list that are no parts of its whole, though they stand like parts."""

from __future__ import annotations

from collections.abc import Sequence

from heshu.model.figures import Claim
from heshu.relations.changes import comparable
from heshu.relations.labels import Label
from heshu.relations.parts.rules import SUMMED
from heshu.relations.scene import TIME, Scene


def are_of_others(scene: Scene, name: str, parts: Sequence[Label], whole: Label) -> bool:
    """True for a part that is a whole itself, or that is counted out of the sum.

    86 were granted, among them several of the 140 asked for; 31 cars and 25 vans, and nine of the
    total of 56 were electric.
    """
    said, text = scene.said, scene.text
    if any(said["some-of-a-whole"].search(text, 0, part.offset) for part in parts):
        return True
    if len(parts) > 1 and all(said["by-so-many"].search(text, 0, part.offset) for part in parts):
        return True  # rose from 60 to 100: first by 15 in March, then by 25
    if any(said["counted-in-both"].match(text, part.offset + 1) for part in parts):
        return True  # 300 engineers, 200 clerks and 90 part-timers who are counted in both
    if len(parts) == 1 and (
        _is_of_own_time(scene, parts[0], whole) or befell_people(scene, parts[0].claim, whole.claim)
    ):
        return True
    if name not in SUMMED:
        return False
    return _came_and_went(scene, parts) or any(
        said["out-of-the-total"].match(text, part.offset + 1) for part in parts
    )


def _came_and_went(scene: Scene, parts: Sequence[Label]) -> bool:
    """True for "1,250 tonnes were received and 1,600 dispatched, giving 3,050": no sum of both."""
    came, went = (
        [said.search(part.before) or said.search(part.after) for part in parts]
        for said in (scene.said["stock-in"], scene.said["stock-out"])
    )
    return any(came) and any(went) and not any(map(all, zip(came, went, strict=True)))


def _is_of_own_time(scene: Scene, part: Label, whole: Label) -> bool:
    """True for "had 400 staff last year, of whom 450 were women in 2015": another time is told of it."""
    behind = scene.said["part-then-its-time"].match(scene.text, part.offset + 1)
    if behind is None or not whole.offset < part.offset:
        return False
    own = scene.times[behind.end() - 1].text
    times = [time.text for at, time in scene.times.items() if at < part.offset]
    return bool(times) and own not in times


def befell_people(scene: Scene, part: Claim, whole: Claim) -> bool:
    """True for visits beside patients, of which there may be more."""
    if (part.quantity.value or 0) <= (whole.quantity.value or 0):
        return False
    did = scene.said["happens-to-people"].match(scene.text, scene.offset(part) + 1)
    people = scene.said["people-themselves"].match(scene.text, scene.offset(whole) + 1)
    return did is not None and people is not None


def may_be_of_more(scene: Scene, parts: Sequence[Label], whole: Label) -> bool:
    """True for 推出90块，成交40块，其中60块: the part fits into what was told before its whole."""
    sizes = [part.claim.quantity.value or 0 for part in parts]
    size = whole.claim.quantity.value or 0
    if scene.statement.language != "zh" or len(sizes) != 1 or sizes[0] <= size:
        return False
    return any(
        at < whole.offset < parts[0].offset
        and (claim.quantity.value or 0) >= sizes[0]
        and comparable(claim, whole.claim)
        and TIME not in scene.text[at : whole.offset]
        and not claim.change.endswith("-by")
        and "。" not in scene.text[at : whole.offset]
        for at, claim in scene.claims.items()
    )


def are_told_by_ways(scene: Scene, parts: Sequence[Label]) -> bool:
    """True for 山羊3200只，合作社代养2600只: what is grown beside how it is grown."""
    ways = [scene.said["way-of-doing"].search(part.words) is not None for part in parts]
    return any(ways) and not all(ways)
