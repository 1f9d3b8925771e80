"""By how much one named place has more than another, whose levels a sentence before tells; Chinese only.

东县造林812公顷，西县造林745公顷。… 西县的造林面积比东县多67公顷 has it the wrong way round.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Change
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.prose import prose_of
from heshu.relations.scene import LEVEL, Scene

BEFORE = 8
"""Sentences before a margin in which the levels stand."""
NOUN = 2
"""Characters at the end of the names of both levels and of the margin, which are alike: 里程."""


def find_margins(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Change]:
    """Each margin between two places with the levels of both."""
    prose = prose_of(scenes, "zh")
    for at, scene in enumerate(prose):
        if scene.times or rules["zh"].doubts(scene):
            continue
        for found in scene.said["margin-of-two"].finditer(scene.text):
            pair = _levels(scene, found, prose[max(at - BEFORE, 0) : at])
            if pair is not None:
                yield Change(
                    cue=scene.text[found.start("cue") : found.start("word") + 1],
                    language="zh",
                    start=pair[0],
                    end=pair[1],
                    delta=scene.claims[found.start("by")],
                    direction="up" if _is_more(scene, found) else "down",
                )


def _is_more(scene: Scene, found: re.Match[str]) -> bool:
    return scene.said["margin-up"].match(scene.text, found.start("word")) is not None


def _levels(
    scene: Scene, found: re.Match[str], before: Sequence[Scene]
) -> tuple[Claim, Claim] | None:
    """The level of the other and that of the one that is compared, from the nearest such sentence."""
    by = scene.claims[found.start("by")]
    other = scene.text[found.start("other") : found.start("word")]
    ahead = scene.text[: found.start("other")]
    for told in reversed(before):
        alike = [
            each
            for at, each in told.claims.items()
            if told.text[at] == LEVEL and _is_level(each, by, told.statement.text)
        ]
        standard = [each for each in alike if each.entity == other]
        subject = [
            each for each in alike if each.entity != other and each.entity and each.entity in ahead
        ]
        if standard:
            return (standard[0], subject[0]) if len(standard) == len(subject) == 1 else None
    return None


def _is_level(level: Claim, by: Claim, told: str) -> bool:
    """True for a plain level of the noun and unit of a margin, whose other words it is told with."""
    noun = by.indicator[-NOUN:]
    own = by.indicator.removesuffix(shared_end(by.indicator, level.indicator))
    return (
        level.quantity.unit == by.quantity.unit
        and len(noun) == NOUN
        and level.indicator.endswith(noun)
        and own in told
        and not level.change
        and level.modality == by.modality == "stated"
        and not level.quantity.qualifier
    )


def shared_end(one: str, two: str) -> str:
    """The characters with which both end: 种植面积 of 小麦种植面积 and 玉米种植面积."""
    pairs = zip(reversed(one), reversed(two), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return one[len(one) - shared :]
