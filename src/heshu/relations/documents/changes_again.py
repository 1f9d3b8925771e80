"""By how much something changed, and both its levels in a sentence far away; Chinese only.

平均审理天数由上年的62.4天降至53.8天, and two pages on 平均审理天数较上年缩短8.6天: the noun is one, the way is, and
no other level of it is printed. A level with its growth beside it may have the former level elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model.figures import Claim
from heshu.model.relations import Change
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.changes.custom import RealGrowth, compile_real_growth
from heshu.relations.changes.levels import comparable
from heshu.relations.changes.places import is_one_place
from heshu.relations.documents.prose import prose_of
from heshu.relations.scene import FIGURES, Scene

SHORTEST = 4
"""Characters of a noun that is told again."""
FURTHEST = 16
"""Masked characters between both levels of a change."""
YEARLY = ("yoy", "other")
POINTS, PERCENT = "percentage-point", "percent"


class Ends(Struct, frozen=True):
    """Both levels of a change over a year, and the sentence that tells them."""

    scene: Scene
    start: Claim
    end: Claim
    way: str


class AgainRules(Struct, frozen=True):
    """What the finder of changes told again compiled from a pack."""

    cautions: Cautions
    real: RealGrowth


def compile_changes_again(pack: Pack, cautions: Cautions) -> AgainRules:
    """The rules of a pack for changes told again."""
    return AgainRules(cautions, compile_real_growth(pack))


def find_changes_again(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, AgainRules]
) -> Iterator[Change]:
    """Each amount over a year beside the only two levels told of the same noun elsewhere."""
    prose = prose_of(scenes, "zh")
    told: dict[str, list[Ends]] = {}
    for scene in prose:
        for ends in _ends(scene):
            told.setdefault(ends.end.indicator, []).append(ends)
    for scene in prose if told else ():
        for by in scene.claims.values():
            known = told.get(by.indicator, [])
            if len(known) != 1 or known[0].scene is scene or not _is_amount(by, known[0]):
                continue
            first = known[0]
            cautions, both = rules["zh"].cautions, (scene, first.scene)
            cautious = any(cautions.doubts(each) for each in both)
            if cautious or not is_one_place(by, first.end, scene):
                continue
            yield replace(
                _change(by, first),
                not_comparable=any(cautions.not_comparable.search(each.text) for each in both),
                customarily_real=rules["zh"].real.is_customary(first.end.indicator),
            )


def _ends(scene: Scene) -> Iterator[Ends]:
    """由上年的62.4天降至53.8天 with no figure between the levels."""
    for left, right in pairwise(sorted(scene.claims)):
        start, end = scene.claims[left], scene.claims[right]
        way, _, role = end.change.partition("-")
        between = scene.text[left + 1 : right]
        if start.change != "from" or role != "to" or way not in ("increase", "decrease"):
            continue
        if len(between) > FURTHEST or set(between) & {*FIGURES, *"。；"}:
            continue
        alike = start.indicator == end.indicator and len(end.indicator) >= SHORTEST
        yearly = scene.said["level-of-last-year"].fullmatch(start.period_text)
        plain = not (start.quantity.qualifier or end.quantity.qualifier)
        if alike and yearly and plain and comparable(start, end):
            yield Ends(scene, start, end, way)


def _is_amount(by: Claim, ends: Ends) -> bool:
    """True for a plain amount over a year that goes the way of both levels."""
    if by.change != f"{ends.way}-by" or by.basis not in YEARLY or by.quantity.qualifier:
        return False
    if by.modality != "stated" or ends.end.modality != "stated":
        return False
    kind = ends.end.quantity.kind
    if by.quantity.kind == POINTS:
        return kind == PERCENT
    return by.quantity.kind == PERCENT != kind or comparable(by, ends.end) and kind != PERCENT


def _change(by: Claim, ends: Ends) -> Change:
    """The change between two levels with its amount, its rate or its points."""
    change = Change(
        cue=by.quantity.text, language="zh", start=ends.start, end=ends.end,
        direction="up" if ends.way == "increase" else "down",
    )  # fmt: skip
    match by.quantity.kind:
        case "percentage-point":
            return replace(change, points=by)
        case "percent":
            return replace(change, rate=by)
        case _:
            return replace(change, delta=by)
