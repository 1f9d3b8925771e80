"""The crowd that the report of an English match tells of, and the attendance at its foot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.model.figures import Claim
from heshu.model.relations import Repeat
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.scene import LEVEL, Scene

COUNTED = frozenset({"count", "number"})
ROUND = 100
"""Multiples of it are rounded crowds."""


def find_attendances(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Repeat]:
    """The only crowd of a report beside the only attendance of its lists."""
    english = [each for each in scenes if each.statement.language == "en"]
    feet = [claim for scene in english for claim in _feet(scene)]
    if len(feet) != 1:
        return
    crowds = [
        claim
        for scene in english
        if not rules["en"].doubts(scene)
        for claim in _crowds(scene)
        if claim.start != feet[0].start or claim.sentence != feet[0].sentence
    ]
    if crowds and len({claim.quantity.value for claim in crowds}) == 1:
        yield Repeat(cue=feet[0].quantity.text, language="en", earlier=crowds[0], later=feet[0])


def _feet(scene: Scene) -> Iterator[Claim]:
    """The figures behind "Attendance:" at the head of a line or behind a full stop."""
    for found in scene.said["attendance-line"].finditer(scene.text):
        claim = scene.claims[scene.text.index(LEVEL, found.start())]
        if claim.quantity.kind in COUNTED:
            yield claim


def _crowds(scene: Scene) -> Iterator[Claim]:
    """The crowds of a sentence that tells of this match alone."""
    if scene.said["crowd-of-another"].search(scene.text):
        return
    for found in scene.said["crowd-told"].finditer(scene.text):
        claim = scene.claims[scene.text.index(LEVEL, found.start())]
        value = claim.quantity.value
        plain = claim.quantity.kind in COUNTED and not claim.quantity.qualifier
        if plain and value is not None and value % ROUND:
            yield claim
