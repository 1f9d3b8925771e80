"""Games won, drawn and lost beside the games played: 22轮战罢，主队16胜6负 -> 16 + 6 of 22.

The words for what was played stand in the pack (`said-games-played`); Chinese only, for English see
`games.english`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from heshu.model.figures import Claim
from heshu.model.relations import Parts
from heshu.relations.cautions import Cautions
from heshu.relations.scene import LEVEL, Scene

WON, LOST, OUTCOMES = "won", "lost", 3
JOINTS = frozenset({"", "、", "，"})
"""What stands between the terms of one record."""
NEAR = 16
"""Characters between the games played and a record that is told of them."""


def find_games(scene: Scene, cautions: Cautions) -> Iterator[Parts]:
    """Each record of a team whose games are told before it in the sentence."""
    if scene.statement.language != "zh" or scene.statement.cells:
        return
    records = list(_records(scene))
    if not records or cautions.forbid(scene, 0, records[-1][-1]):
        return
    for record in records:
        whole = _played(scene, record)
        if whole is None:
            continue
        parts = [_in_games(scene.claims[at], whole) for at in record]
        drawn = len(record) == OUTCOMES or scene.said["no-draws"].search(scene.text)
        yield Parts(
            cue="胜…负",
            language="zh",
            parts=tuple(parts),
            whole=whole,
            exhaustive=bool(drawn),
            disjoint=True,
        )


def _records(scene: Scene) -> Iterator[list[int]]:
    """Where the terms of records stand: 16胜4平2负, in any order, wins and losses among them."""
    terms = [at for at in sorted(scene.claims) if _outcome(scene, at)]
    groups: list[list[int]] = [[]]
    for before, at in pairwise([-1, *terms]):
        if before >= 0 and scene.text[before + 1 : at] not in JOINTS:
            groups.append([])
        groups[-1].append(at)
    for group in groups:
        outcomes = [_outcome(scene, at) for at in group]
        if {WON, LOST} <= set(outcomes) and len(outcomes) == len(set(outcomes)):
            yield group


def _outcome(scene: Scene, at: int) -> str:
    """How the games of a figure ended; empty for a figure of anything else."""
    said, unit = scene.said, scene.claims[at].quantity.unit
    outcomes = (
        (said["games-won"], WON),
        (said["games-drawn"], "drawn"),
        (said["games-lost"], LOST),
    )
    return next((name for words, name in outcomes if words.fullmatch(unit)), "")


def _played(scene: Scene, record: list[int]) -> Claim | None:
    """The games that a record is of: the only figure of games told before it."""
    own = [
        at
        for at, claim in scene.claims.items()
        if at < record[0] and scene.text[at] == LEVEL
        if scene.said["games-counted"].fullmatch(claim.quantity.unit)
    ]
    if len(own) != 1:
        return None
    (at,) = own
    between, ahead = scene.text[at + 1 : record[0]], scene.text[:at]
    everybody = scene.said["rounds-over"].match(between)
    if scene.said["other-games"].search(f"{ahead[-NEAR:]}{LEVEL}{between[-NEAR:]}"):
        return None
    if any(_outcome(scene, other) for other in _between(scene, at, record[0])):
        return scene.claims[at] if everybody else None  # 前四次两胜两负，如今三胜两负
    near = len(between) <= NEAR and scene.said["games-played"].search(f"{ahead[-NEAR:]}{LEVEL}")
    return scene.claims[at] if everybody or near else None


def _between(scene: Scene, start: int, end: int) -> list[int]:
    """Where the figures between two others stand."""
    return [at for at in scene.claims if start < at < end]


def _in_games(part: Claim, whole: Claim) -> Claim:
    """A term of a record as so many games."""
    quantity = replace(part.quantity, unit=whole.quantity.unit, kind=whole.quantity.kind)
    return replace(part, quantity=quantity)
