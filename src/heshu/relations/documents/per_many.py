"""Chinese rates by the thousand people and yields by the area, whose count another sentence tells.

年末常住人口142.6万人。… 床位9640张，每千常住人口拥有床位6.76张 is reckoned from the people of the place;
玉米总产量51.0万吨 beside 平均亩产486公斤 from the 玉米105.0万亩 of an earlier sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Average
from heshu.model.texts import LanguageCode
from heshu.relations.averages import AverageRules
from heshu.relations.averages.candidates import as_total
from heshu.relations.documents.prose import prose_of
from heshu.relations.scene import LEVEL, Scene

REACH = 8
"""Sentences before a yield in which its area is told."""
MASSES = frozenset({"kg", "t"})
AREAS = frozenset({"mu", "ha"})
Level = tuple[Scene, int, Claim]
"""A level with its sentence and where it stands there."""


def find_per_many(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, AverageRules]
) -> Iterator[Average]:
    """Each rate and each yield, with the only count that the document tells for it."""
    prose = prose_of(scenes, "zh")
    people = _people(prose)
    for at, scene in enumerate(prose):
        if rules["zh"].cautions.doubts(scene):
            continue
        if people is not None:
            yield from _by_people(scene, people)
        yield from _by_area(scene, prose[max(at - REACH, 0) : at], rules["zh"])


def _levels(scene: Scene) -> list[Level]:
    """The levels of a sentence that are no bounds, in order."""
    return [
        (scene, at, claim)
        for at, claim in sorted(scene.claims.items())
        if scene.text[at] == LEVEL
        and claim.quantity.qualifier in ("", "about")
        and not claim.change.endswith("-by")
        and claim.change != "from"
    ]


def _people(prose: Sequence[Scene]) -> Level | None:
    """The people of the place, where the document tells but one number of them."""
    found = [
        level
        for scene in prose
        for level in _levels(scene)
        if level[2].quantity.unit == "person"
        and scene.said["people-of-place"].search(scene.text, 0, level[1])
    ]
    return found[0] if len({level[2].quantity.value for level in found}) == 1 else None


def _by_people(scene: Scene, people: Level) -> Iterator[Average]:
    """床位9640张，每千常住人口拥有床位6.76张: the level right before it is divided by the people."""
    for (_, at, total), (_, next_at, mean) in pairwise(_levels(scene)):
        if people[0] is scene or total.quantity.unit != mean.quantity.unit:
            continue
        said = scene.said
        for phrase, each in (
            (said["by-the-thousand"], 1000),
            (said["by-the-ten-thousand"], 10_000),
        ):
            told = phrase.fullmatch(scene.text, at + 1, next_at)
            if told is None:
                continue
            noun = scene.said["number-word"].sub("", _named(scene, told, "noun"))
            if scene.text[:at].endswith(noun):
                yield Average(
                    cue=told[0], language="zh", total=total, count=people[2], average=mean,
                    population=True, each=each,
                )  # fmt: skip


def _named(scene: Scene, told: re.Match[str], name: str) -> str:
    """What a phrase names between two of its marks."""
    return scene.text[told.start(name) : told.start("named")]


def _by_area(scene: Scene, before: Sequence[Scene], rules: AverageRules) -> Iterator[Average]:
    """玉米平均亩产486公斤，总产量51.0万吨: the area of the crop is told before."""
    levels = _levels(scene)
    if any(claim.quantity.unit in AREAS for _, _, claim in levels):
        return  # the sentence tells its own area
    for _, at, mean in levels:
        crop = scene.said["yield-of-a-crop"].search(scene.text, 0, at)
        if crop is None or mean.quantity.unit.partition("/")[0] not in MASSES:
            continue
        name = _named(scene, crop, "crop")
        totals = [
            claim
            for _, place, claim in levels
            if claim.quantity.unit in MASSES
            and claim is not mean
            and _is_output_of(scene, place, name)
        ]
        area = _only_area(before, name)
        total = as_total(totals[0], mean, rules) if len(totals) == 1 else None
        if total is not None and area is not None and total.modality == mean.modality:
            yield Average(cue=crop[0], language="zh", total=total, count=area, average=mean)


def _is_output_of(scene: Scene, at: int, crop: str) -> bool:
    """True for 玉米总产量 and, in a sentence of one crop, for 总产量."""
    found = scene.said["output-of-a-crop"].search(scene.text, 0, at)
    return found is not None and _named(scene, found, "crop") in ("", crop)


def _only_area(before: Sequence[Scene], crop: str) -> Claim | None:
    """The area of a crop, if the sentences before tell but one."""
    found = [
        claim
        for scene in before
        for _, at, claim in _levels(scene)
        if claim.quantity.unit in AREAS and _is_area_of(scene, at, crop)
    ]
    return found[0] if len({claim.quantity.value for claim in found}) == 1 else None


def _is_area_of(scene: Scene, at: int, crop: str) -> bool:
    """True for 玉米播种面积 and 种植玉米."""
    words = scene.said["area-of-a-crop"].search(scene.text, 0, at)
    return scene.text[: words.start() if words else at].endswith(crop)
