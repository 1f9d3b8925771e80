"""A total, and some sentences further down the classes that it is divided into; Chinese only.

今年春运共发送旅客286.4万人次……分运输方式看，铁路发送旅客112.6万人次，公路发送旅客184.3万人次: what is told by classes is
of the last figure before it that counts the same. Classes told may not be all, but they are never more
than their total; men and women are all, and make a number that looks like a slip of it.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce

from msgspec.structs import replace

from heshu.model.figures import Claim
from heshu.model.intervals import lenient
from heshu.model.relations import Parts
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.prose import prose_of
from heshu.relations.documents.wholes import CLOSE, FEWEST, MOST, values
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import LEVEL, Scene

FARTHEST, FARTHEST_OF_PEOPLE = 8, 24
"""Sentences back in which a total is told that classes divide, and one of people."""
NOUN = 2
"""Characters that name what is counted."""
MANIFOLD = frozenset({"person", "money", "mass", "area", "length", "volume"})
"""Units and kinds of which one sentence counts many things."""


def find_classified(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Parts]:
    """The classes of a sentence with the last total before it that counts the same."""
    prose = prose_of(scenes, "zh")
    for index, scene in enumerate(prose):
        before = prose[max(index - FARTHEST_OF_PEOPLE, 0) : index]
        behind = prose[index + 1] if index + 1 < len(prose) else None
        found = _by_classes(scene, behind, before[-FARTHEST:]) or _by_sexes(scene, behind, before)
        if found is None or rules["zh"].doubts(scene):
            continue
        if not _overlap(prose[index : index + 3]) and _is_of_them(scene, before, found):
            yield found


def _overlap(scenes: Sequence[Scene]) -> bool:
    """True if the sentences on classes say that something belongs to two of them."""
    return any(each.said["in-two-classes"].search(each.statement.text) for each in scenes)


def _is_of_them(scene: Scene, before: Sequence[Scene], found: Parts) -> bool:
    """False for classes of a college or of this year beside a total of all, or of last year."""
    total = next(each for each in before if found.whole in each.claims.values())
    opening = scene.statement.text[: found.parts[0].start]
    told = total.statement.text
    owner = scene.said["one-of-several-bodies"].search(opening)
    if owner is not None and owner[0] not in told:
        return False
    past = scene.said["of-other-time"].search(told)
    return past is None or past[0] in opening


def _by_classes(scene: Scene, behind: Scene | None, before: Sequence[Scene]) -> Parts | None:
    """What 分运输方式看 opens, where it is more than its total, but not another one's."""
    opening = scene.said["told-by-classes"].match(scene.text)
    parts = _parts(scene, opening.end()) if opening else ()
    if opening is None or not parts:
        return None
    parts += _other_classes(scene, behind, parts)
    total = sum(values(parts), Decimal(0))
    wholes = list(_wholes(before, parts[0], _shared_noun(scene, parts)))
    made = reduce(operator.add, (lenient(part.quantity) for part in parts))
    if any(lenient(each.quantity).meets(made) for each in wholes):
        return None
    whole = next((each for each in wholes if _is_nearly(each, total)), None)
    if whole is None:
        return None
    return Parts(cue=opening[0], language="zh", parts=parts, whole=whole, disjoint=True)


def _other_classes(scene: Scene, behind: Scene | None, parts: Sequence[Claim]) -> tuple[Claim, ...]:
    """The classes of the sentence behind, where it goes on up to 其他: nothing is told but them."""
    if behind is None or behind.statement.passage != scene.statement.passage:
        return ()
    last = behind.said["last-class"].search(behind.text)
    if last is None or behind.times or len(behind.claims) < FEWEST:
        return ()
    own = tuple(claim for _, claim in sorted(behind.claims.items()))
    alike = all(
        each.quantity.unit == parts[0].quantity.unit
        and not (each.change or each.quantity.qualifier)
        for each in own
    )
    return own if alike else ()


def _by_sexes(scene: Scene, behind: Scene | None, before: Sequence[Scene]) -> Parts | None:
    """参赛运动员中，男运动员1012名，女运动员934名: the total looks like a slip of their sum."""
    found = scene.said["told-by-sexes"].match(scene.text)
    parts = _parts(scene, 0) if found else ()
    if found is None:
        found = scene.said["told-of-men"].match(scene.text)
        parts = _men_and_women(scene, behind) if found else ()
    if found is None or len(parts) != FEWEST:
        return None
    at = found.end("noun")
    wholes = list(_wholes(before, parts[0], scene.text[at : at + NOUN]))
    made = reduce(operator.add, (lenient(part.quantity) for part in parts))
    if any(lenient(each.quantity).meets(made) for each in wholes):
        return None
    total = sum(values(parts), Decimal(0))
    whole = next((each for each in wholes if _looks_like_slip(each, total)), None)
    if whole is None:
        return None
    return Parts(
        cue=found[0][: at + NOUN], language="zh", parts=parts, whole=whole,
        exhaustive=True, complement=True, disjoint=True,
    )  # fmt: skip


def _men_and_women(scene: Scene, behind: Scene | None) -> tuple[Claim, ...]:
    """新生里，男生有812人。女生比上一届增多，达到674人: the women are told by the next sentence."""
    if behind is None or behind.statement.passage != scene.statement.passage:
        return ()
    women = behind.said["told-of-women"].match(behind.text)
    men = [claim for at, claim in scene.claims.items() if scene.text[at] == LEVEL]
    if women is None or len(men) != 1 or len(scene.claims) != 1:
        return ()
    pair = (men[0], behind.claims[women.end() - 1])
    units = {each.quantity.unit for each in pair}
    plain = all(not (each.change.endswith("-by") or each.quantity.qualifier) for each in pair)
    return pair if plain and len(units) == 1 else ()


def _parts(scene: Scene, start: int) -> tuple[Claim, ...]:
    """The levels of a sentence in the unit of the first one; none where one is a change."""
    found = [
        claim
        for at, claim in sorted(scene.claims.items())
        if at >= start and scene.text[at] == LEVEL and claim.quantity.value is not None
    ]
    own = [each for each in found if each.quantity.unit == found[0].quantity.unit]
    plain = all(not (each.change or each.quantity.qualifier) for each in own)
    return tuple(own) if plain and FEWEST <= len(own) <= MOST else ()


def _shared_noun(scene: Scene, parts: Sequence[Claim]) -> str:
    """旅客 of 铁路发送旅客112.6万人次，公路发送旅客184.3万人次; empty where each has a noun of its own."""
    text = scene.statement.text
    ends = {text[max(part.start - NOUN, 0) : part.start] for part in parts}
    return ends.pop() if len(ends) == 1 else ""


def _wholes(before: Sequence[Scene], part: Claim, noun: str) -> Iterator[Claim]:
    """The figures of sentences that count the noun but once in the unit of the parts, the last one first."""
    quantity = part.quantity
    if not noun and {quantity.unit, quantity.kind} & MANIFOLD:
        return
    for scene in reversed(before):
        if scene.statement.language != "zh" or scene.statement.heading:
            continue
        found = [
            claim
            for at, claim in scene.claims.items()
            if scene.text[at] == LEVEL
            and claim.quantity.unit == quantity.unit
            and (not noun or _counts(scene, claim, noun))
        ]
        if len(found) == 1 and not found[0].change and not found[0].quantity.qualifier:
            yield found[0]


def _looks_like_slip(whole: Claim, total: Decimal) -> bool:
    """True if the number of all people looks like a slip of a sum, and is not far from it."""
    size = whole.quantity.value or Decimal(0)
    near = abs(total - size) <= CLOSE * size
    return (
        near and slip_between(whole.quantity, replace(whole.quantity, value=total)) is Slip.LIKELY
    )


def _is_nearly(whole: Claim, total: Decimal) -> bool:
    """True if classes are more than their total, but not by so much that it is another one."""
    size, most = whole.quantity.value or Decimal(0), lenient(whole.quantity).high
    return most is not None and most < total <= size * (1 + CLOSE)


def _counts(scene: Scene, claim: Claim, noun: str) -> bool:
    """True for 发送旅客286.4万人次 and for 1846名运动员."""
    text = scene.statement.text
    return text.endswith(noun, 0, claim.start) or noun in text[claim.end : claim.end + NOUN + 1]
