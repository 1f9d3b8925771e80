"""Games won, drawn and lost beside the games played, in English: 46 games, 24 won, 11 drawn, 13 lost.

The words for a record and for what was played stand in the pack (`said-record-of-games`,
`said-games-of-a-record`).
"""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model.relations import Parts
from heshu.relations.cautions import Cautions
from heshu.relations.scene import LEVEL, Scene

ALL_OUTCOMES = 3
"""Wins, draws and defeats."""


def find_english_games(scene: Scene, cautions: Cautions) -> Iterator[Parts]:
    """The record of a team beside the only number of games of its sentence."""
    if scene.statement.language != "en" or scene.statement.cells:
        return
    said, text = scene.said, scene.text
    records = list(said["record-of-games"].finditer(text))
    if len(records) != 1 or said["other-games"].search(text):
        return
    (record,) = records
    terms = [at for at in range(*record.span()) if text[at] == LEVEL]
    games = [found.start() for found in said["games-of-a-record"].finditer(text)]
    games = [at for at in games if at not in terms]
    if len(games) != 1 or cautions.forbid(scene, min(games[0], terms[0]), terms[-1]):
        return
    whole, parts = scene.claims[games[0]], tuple(scene.claims[at] for at in terms)
    drawn = len(parts) == ALL_OUTCOMES or said["no-draws"].search(text) is not None
    if any(each.quantity.value is None or each.quantity.qualifier for each in (whole, *parts)):
        return
    yield Parts(
        cue=record[0].replace(LEVEL, "…"),
        language="en",
        parts=parts,
        whole=whole,
        exhaustive=drawn,
        disjoint=True,
    )
