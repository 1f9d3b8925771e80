"""A whole, its parts in the next sentence, and what the one after that says is left.

The farm covers 480 hectares. Wheat takes up 210 hectares, barley 120 and grass 90. The remaining 60
hectares are woodland: three sentences of one passage, whose figures of one unit are just these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from heshu.model.figures import Claim
from heshu.model.relations import Parts
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.wholes import (
    FEWEST,
    MOST,
    all_parts,
    is_part,
    lent,
    nearly_make,
    only_level,
    values,
)
from heshu.relations.scene import LEVEL, Scene

LEAST = {"en": FEWEST, "zh": 1}
"""Parts before the rest: 其余 leaves nothing out, while "the others" may be of other things."""
NEAR = 3
"""Characters between "the remaining" and its figure."""


def find_remainders(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Parts]:
    """The wholes that three sentences divide without a rest."""
    for whole, parts, rest in zip(scenes, scenes[1:], scenes[2:], strict=False):
        found = rest.said["all-the-rest"].match(rest.text)
        if found is None or not _are_prose(whole, parts, rest):
            continue
        language = rest.statement.language
        left = _left(rest, found.end())
        all_ = _whole(whole, left) if left is not None else None
        if left is None or all_ is None:
            continue
        listed = _listed(parts, all_, LEAST[language])
        if any(rules[language].doubts(each) for each in (whole, parts)):
            continue
        if listed and _is_close((*listed, left), all_):
            yield all_parts(found[0].strip(), language, (*listed, lent(left, all_)), all_)
    for whole, parts in pairwise(scenes):
        if parts.statement.language == "zh" and _are_prose(whole, parts):
            yield from _in_one_sentence(whole, parts, rules["zh"])


def _in_one_sentence(whole: Scene, parts: Scene, cautions: Cautions) -> Iterator[Parts]:
    """共有车位1860个。地面停车场有420个，其余1440个在地下: parts and rest behind the whole."""
    found = parts.said["the-rest-in-clause"].search(parts.text)
    if found is None or parts.said["of-which"].search(parts.text[: found.start()]):
        return
    left = parts.claims.get(found.end() - 1)
    all_ = _whole(whole, left) if left is not None else None
    if left is None or all_ is None or cautions.doubts(whole) or cautions.doubts(parts):
        return
    before = [claim for at, claim in sorted(parts.claims.items()) if at < found.start()]
    first = before[0].start if before else 0
    owner = parts.said["one-of-several-bodies"].search(parts.statement.text[:first])
    if owner is not None and owner[0] not in whole.statement.text:
        return
    own = tuple(each for each in before if each.quantity.unit == left.quantity.unit)
    if not 1 <= len(own) <= MOST or parts.times or not all(is_part(each, all_) for each in own):
        return
    if _is_close((*own, left), all_) and not _divide_the_first(own, left):
        yield all_parts(found[0], "zh", (*own, left), all_)


def _divide_the_first(parts: Sequence[Claim], left: Claim) -> bool:
    """True for 地面420个，大车位120个，其余300个停小车: the rest is that of the first part."""
    first, *others = values([*parts, left])
    return len(others) > 1 and sum(others) == first


def _whole(scene: Scene, left: Claim) -> Claim | None:
    """The only figure of a sentence; in Chinese, where clauses run on, the only one of a unit.

    A small number in words may count other things: 设两个入口，共有车位1860个.
    """
    if scene.statement.language == "en":
        return only_level(scene)
    alike = [
        claim
        for at, claim in scene.claims.items()
        if scene.text[at] == LEVEL
        and claim.quantity.unit == left.quantity.unit
        and (left.quantity.words or not claim.quantity.words)
    ]
    return alike[0] if len(alike) == 1 and not alike[0].change else None


def _are_prose(*scenes: Scene) -> bool:
    """True for sentences of one passage that are neither headings nor rows."""
    statements = [scene.statement for scene in scenes]
    plain = all(each.is_prose for each in statements)
    return plain and len({each.passage for each in statements}) == 1


def _left(scene: Scene, start: int) -> Claim | None:
    """The figure right behind "the remaining" at the head of a sentence."""
    at = next((each for each in sorted(scene.claims) if each >= start), None)
    return scene.claims[at] if at is not None and at - start < NEAR else None


def _listed(scene: Scene, whole: Claim, least: int) -> tuple[Claim, ...]:
    """All figures of a sentence, in the unit of the whole; none where one is of something else.

    A Chinese sentence goes on with figures of other units: 有床位860张，两人一间.
    """
    own = tuple(lent(scene.claims[at], whole) for at in sorted(scene.claims))
    if scene.statement.language == "zh":
        own = tuple(each for each in own if each.quantity.unit == whole.quantity.unit)
    if not least <= len(own) <= MOST or not all(is_part(each, whole) for each in own):
        return ()
    return () if scene.said["of-which"].search(scene.text) or scene.times else own


def _is_close(parts: Sequence[Claim], whole: Claim) -> bool:
    """True if parts make about their whole, and leave something over before the last one."""
    size = whole.quantity.value or Decimal(0)
    return sum(values(parts[:-1])) < size and nearly_make(parts, whole)
