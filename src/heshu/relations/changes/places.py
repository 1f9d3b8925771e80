"""Whether two figures are of one place: "The port" and "port" are, 甲县 and 乙县 are not."""

from __future__ import annotations

from heshu.model.figures import Claim
from heshu.relations.scene import Scene

LONGEST_NOUN = 4
"""Characters of the noun that points to a name which ends so."""


def place_name(claim: Claim, scene: Scene) -> str:
    """The entity of a claim without its article, in small letters."""
    return scene.said["the-same"].sub("", claim.entity.lower())


def is_one_place(one: Claim, other: Claim, scene: Scene) -> bool:
    """True unless two claims name different entities; `scene` is that of either."""
    first, second = place_name(one, scene), place_name(other, scene)
    if first == second or "" in (first, second):
        return True
    if first[1:] == second[1:] and all(_is_the_place(each, scene) for each in (one, other)):
        return True
    return _refers_to(one, other, scene) or _refers_to(other, one, scene)


def _is_the_place(claim: Claim, scene: Scene) -> bool:
    """True for 全市, 该市 and 我市, which are one city in one text."""
    return scene.said["the-place-itself"].fullmatch(claim.entity) is not None


def _refers_to(later: Claim, named: Claim, scene: Scene) -> bool:
    """True for 该项目 behind 环湖公路项目, not for 该镇 behind 全县."""
    noun = scene.said["this-one"].sub("", later.entity)
    pointed = noun != later.entity and 0 < len(noun) <= LONGEST_NOUN
    if not pointed or named.place.start > later.place.start:
        return False
    if f"{named.entity}{noun}" in named.sentence[: named.start]:
        return True
    return named.entity.endswith(noun) and not scene.said["all-of-a-place"].match(named.entity)
