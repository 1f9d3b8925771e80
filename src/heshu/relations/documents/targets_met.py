"""A target that an English text says was exceeded or missed, and the level told just before.

"By May 71.4% of staff had been trained. The target of 75% for staff has already been exceeded."
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Comparative
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.scene import AGE, LEVEL, PERCENT, Scene

NOUN = re.compile(r"[a-z]{5,}")
STEM = 5
"""Letters of a noun that another form of it has, too."""


class TargetRules(Struct, frozen=True):
    """The rules of one language for targets."""

    cautions: Cautions
    usual: frozenset[str]
    """The stems of words that any two sentences about targets may share."""


def compile_targets_met(pack: Pack, cautions: Cautions) -> TargetRules:
    """The rules of a pack for targets; most of its words are phrases of `Scene.said`."""
    return TargetRules(cautions, _stems(" ".join(pack.words_named("relation-words-of-targets"))))


def find_targets_met(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, TargetRules]
) -> Iterator[Comparative]:
    """Each target said to be exceeded or missed with the only level of the sentence before."""
    for before, scene in pairwise(scenes):
        one, two = before.statement, scene.statement
        if (
            two.language != "en"
            or one.passage != two.passage
            or not (one.is_prose and two.is_prose)
        ):
            continue
        told = scene.said["target-and-outcome"].search(scene.text)
        level = _only_level(before)
        if told is None or level is None or rules["en"].cautions.doubts(scene):
            continue
        target = _target(scene, told)
        direction = _direction(scene, told[0])
        if target is None or not direction or not _go_together(before, scene, rules["en"].usual):
            continue
        if level.quantity.unit == target.quantity.unit and not rules["en"].cautions.doubts(before):
            yield Comparative(
                cue=told[0], language="en", subject=level, standard=target, direction=direction
            )


def _only_level(scene: Scene) -> Claim | None:
    """The only figure of a sentence that is no age, if it tells how much was reached."""
    own = [at for at in sorted(scene.claims) if scene.text[at] != AGE]
    if len(own) != 1 or scene.text[own[0]] not in LEVEL + PERCENT:
        return None
    claim = scene.claims[own[0]]
    plain = claim.modality == "stated" and not claim.quantity.qualifier
    return claim if plain and not claim.change.endswith("-by") else None


def _target(scene: Scene, told: re.Match[str]) -> Claim | None:
    """The figure of a target, the only one of its sentence up to there."""
    own = [at for at in sorted(scene.claims) if at < told.end()]
    inside = [at for at in own if at >= told.start()]
    if len(inside) != 1 or len(own) != 1 or scene.text[inside[0]] == AGE:
        return None
    claim = scene.claims[inside[0]]
    return claim if not claim.quantity.qualifier else None


def _direction(scene: Scene, told: str) -> Literal["above", "below", ""]:
    """Whether the level is above the target; nothing where less may be better or it is denied."""
    said = scene.said
    if said["target-denied"].search(told) or said["less-is-better"].search(told):
        return ""
    return "below" if said["target-missed"].search(told) else "above"


def _go_together(before: Scene, scene: Scene, usual: frozenset[str]) -> bool:
    """True for sentences with a word in common, or where the second points at the first."""
    if before.said["less-is-better"].search(before.text):
        return False
    if scene.said["time-to-come"].search(scene.text) or scene.said["time-to-come"].search(
        before.text
    ):
        return False
    shared = (_stems(before.lowered) & _stems(scene.lowered)) - usual
    return bool(shared) or scene.said["points-back"].search(scene.text) is not None


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words of a text."""
    return frozenset(noun[:STEM] for noun in NOUN.findall(text))
