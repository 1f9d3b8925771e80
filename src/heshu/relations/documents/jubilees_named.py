"""The jubilee of something with a name, and when an earlier sentence says that it began; Chinese only.

北屿港1995年建成开港。… 2025年，北屿港将迎来开港25周年: the verb of both is one, the name stands in both
sentences, and that of the jubilee has its year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.model.relations import Anniversary, Moment
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.moments import moment_of
from heshu.relations.scene import TIME, Scene

SHORTEST = 2
"""Characters of a name."""


def find_named_jubilees(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Anniversary]:
    """Each dated jubilee beside the only year in which that began which it names."""
    chinese = [
        each for each in scenes if each.statement.language == "zh" and not each.statement.cells
    ]
    for scene in chinese:
        found = scene.said["jubilee-of-deed"].search(scene.text) if TIME in scene.text else None
        number = _number(scene, found) if found is not None else None
        if found is None or number is None or rules["zh"].doubts(scene):
            continue
        at = _year_of(scene, found.start())
        told = [
            each
            for other in chinese
            if other is not scene
            for each in _beginnings(
                other,
                scene.text[found.start("deed") : found.end() - 1],
                scene.text[: found.start()],
            )
        ]
        if at is not None and len({began.year for _, began in told}) == 1:
            yield Anniversary(
                cue=found[0][:-1], language="zh", founded=told[0][1], at=at, number=number,
                founding=told[0][0],
            )  # fmt: skip


def _number(scene: Scene, found: re.Match[str]) -> Claim | None:
    """The number of years of a jubilee."""
    claim = scene.claims.get(found.end() - 1)
    if claim is None or claim.quantity.qualifier:
        return None
    return claim if scene.said["anniversary"].search(claim.quantity.text) else None


def _year_of(scene: Scene, end: int) -> Moment | None:
    """The only year that a sentence names before its jubilee."""
    points = {
        point.year: point
        for at, mention in scene.times.items()
        if at < end and (point := moment_of(mention, scene.as_of)) is not None
    }
    return next(iter(points.values())) if len(points) == 1 else None


def _beginnings(scene: Scene, deed: str, ahead: str) -> Iterator[tuple[Mention, Moment]]:
    """The years in which a sentence says that what the words `ahead` name began by that deed."""
    for found in scene.said["deed-of-year"].finditer(scene.text):
        at = scene.text.index(TIME, found.start("name"))
        name = scene.text[found.start("name") : found.start("began")]
        began = moment_of(scene.times[at], scene.as_of)
        own = len(name) >= SHORTEST and _is_whole_name(scene, name, ahead)
        if (
            began is not None
            and own
            and deed in found[0]
            and not scene.said["forerunner"].search(name)
        ):
            yield scene.times[at], began


def _is_whole_name(scene: Scene, name: str, ahead: str) -> bool:
    """False for 云山铁路 in 云山铁路博物馆迎来: the words behind belong to another name."""
    return name in ahead and bool(scene.said["celebrates"].fullmatch(ahead.rpartition(name)[2]))
