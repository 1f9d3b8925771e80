"""The jubilee of something with a name, and when an earlier sentence says that it began; Chinese only.

北屿港1995年建成开港。… 2025年，北屿港将迎来开港25周年: the verb of both is one, the name stands in both
sentences, and that of the jubilee has its year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.model.relations import Anniversary, Moment
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.moments import moment_of
from heshu.relations.scene import TIME, Scene

SHORTEST = 2
"""Characters of a name."""


class Beginning(Struct, frozen=True):
    """The year in which something with a name began."""

    scene: Scene
    name: str
    cue: str
    mention: Mention
    moment: Moment


def find_named_jubilees(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Anniversary]:
    """Each dated jubilee beside the only year in which that began which it names."""
    chinese = [
        each for each in scenes if each.statement.language == "zh" and not each.statement.cells
    ]
    dated = [
        (scene, found, number)
        for scene in chinese
        if (found := scene.said["jubilee-of-deed"].search(scene.text)) and TIME in scene.text
        if (number := _number(scene, found)) is not None and not rules["zh"].doubts(scene)
    ]
    begun = _by_beginning_of_name(chinese) if dated else {}
    for scene, found, number in dated:
        at = _year_of(scene, found.start())
        told = list(_of_jubilee(scene, found, begun))
        if at is not None and len({each.moment.year for each in told}) == 1:
            yield Anniversary(
                cue=found[0][:-1], language="zh", founded=told[0].moment, at=at, number=number,
                founding=told[0].mention,
            )  # fmt: skip


def _by_beginning_of_name(chinese: Sequence[Scene]) -> Mapping[str, Sequence[Beginning]]:
    """What a document tells to have begun, by the first characters of its name."""
    begun: dict[str, list[Beginning]] = {}
    for scene in chinese:
        for each in _beginnings(scene):
            begun.setdefault(each.name[:SHORTEST], []).append(each)
    return begun


def _of_jubilee(
    scene: Scene, found: re.Match[str], begun: Mapping[str, Sequence[Beginning]]
) -> Iterator[Beginning]:
    """The beginnings in other sentences of what stands before a jubilee, by the deed that it names."""
    ahead = scene.text[: found.start()]
    deed = scene.text[found.start("deed") : found.end() - 1]
    for first in dict.fromkeys(ahead[at : at + SHORTEST] for at in range(len(ahead))):
        for each in begun.get(first, ()):
            own = each.scene is not scene and deed in each.cue
            if own and _is_whole_name(scene, each.name, ahead):
                yield each


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


def _beginnings(scene: Scene) -> Iterator[Beginning]:
    """The years in which a sentence says that something with a name began."""
    for found in scene.said["deed-of-year"].finditer(scene.text):
        mention = scene.times[scene.text.index(TIME, found.start("name"))]
        name = scene.text[found.start("name") : found.start("began")]
        began = moment_of(mention, scene.as_of)
        own = len(name) >= SHORTEST and not scene.said["forerunner"].search(name)
        if began is not None and own:
            yield Beginning(scene, name, found[0], mention, began)


def _is_whole_name(scene: Scene, name: str, ahead: str) -> bool:
    """False for 云山铁路 in 云山铁路博物馆迎来: the words behind belong to another name."""
    return name in ahead and bool(scene.said["celebrates"].fullmatch(ahead.rpartition(name)[2]))
