"""Sentences alike but for one figure: a passage printed twice, once with a slip.

学员应在开课前3日内缴清学费 and, further on, 学员应在开课前5日内缴清学费.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import NearDuplicate
from heshu.model.texts import LanguageCode
from heshu.relations.changes import comparable
from heshu.relations.scene import Scene

NO_WORD = re.compile(r"[\s\W]")
SIMILAR = {"zh": 10, "en": 30}
"""Characters that two sentences must have in common to be one sentence printed twice."""
LONG = {"zh": 20, "en": 50}
"""The same where the one figure that they have is the one that differs."""


def near_duplicates(
    scenes: Sequence[Scene], fillers: Mapping[LanguageCode, re.Pattern[str]]
) -> Iterator[NearDuplicate]:
    """Sentences whose words and times are the same, and of whose figures one differs."""
    seen: dict[str, Scene] = {}
    for scene in scenes:
        if not scene.claims:
            continue
        filler = fillers[scene.statement.language]
        told = scene.said["said-by-whom-ahead"].sub("", _with_times(scene), 1)
        spaced = filler.sub("", told)  # English words end at a space
        words = filler.sub("", NO_WORD.sub("", spaced))
        if len(words) < SIMILAR[scene.statement.language]:
            continue
        earlier = seen.setdefault(words, scene)
        if earlier is not scene:
            yield from _one_differs(earlier, scene)


def _at_face(one: Claim, two: Claim) -> tuple[Claim, Claim]:
    """The limits of 不得超过28摄氏度 and 不得超过23摄氏度 as the two numbers that they are.

    A sentence printed twice has a number of as many digits twice, which is rounded alike.
    """
    first, second = one.quantity, two.quantity
    if first.qualifier != second.qualifier or None in (first.value, second.value):
        return one, two
    if first.qualifier in ("range", "vague"):
        return one, two
    exact = {"precision": Decimal(0)} if first.precision == second.precision else {}
    return (
        replace(one, quantity=replace(first, qualifier="", low=None, high=None, **exact)),
        replace(two, quantity=replace(second, qualifier="", low=None, high=None, **exact)),
    )


def _with_times(scene: Scene) -> str:
    """The masked text, every time as printed: other years are other facts."""
    pieces: list[str] = []
    done = 0
    for offset, time in sorted(scene.times.items()):
        pieces += (scene.text[done:offset], time.text)
        done = offset + 1
    return "".join([*pieces, scene.text[done:]])


def _one_differs(earlier: Scene, later: Scene) -> Iterator[NearDuplicate]:
    pairs = [
        (one, two)
        for (_, one), (_, two) in zip(
            sorted(earlier.claims.items()), sorted(later.claims.items()), strict=False
        )
        if one.quantity.text != two.quantity.text
    ]
    if len(earlier.claims) != len(later.claims) or len(pairs) != 1:
        return
    statement = later.statement
    if len(later.claims) == 1 and len(later.text) < LONG[statement.language]:
        return
    one, two = _at_face(*pairs[0])
    if comparable(one, two) and not two.repeat_of:
        yield NearDuplicate(
            language=later.statement.language, cue=two.quantity.text, earlier=one, later=two
        )
