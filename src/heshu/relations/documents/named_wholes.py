"""Shares that name their whole, which a sentence before has told; Chinese only.

计划播种冬小麦385.0万亩。… 已播种146.3万亩，占计划播种面积的38.0%: what stands behind 占 is the noun of one
level told before, or the deed that was told of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Share
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.prose import prose_of
from heshu.relations.scene import LEVEL, Scene

REACH = 5
"""Sentences before a share in which its whole is told."""
LEAST_NOUN, LEAST_DEED = 3, 4
"""Characters of a noun right before a whole, and of a deed that is told of it."""
BREAKS = re.compile("[，。；：、（）]")
YEAR = re.compile("[12][0-9]{3}")


def find_named_wholes(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Share]:
    """Each share of a named whole, beside the last level before that is called so."""
    prose = prose_of(scenes, "zh")
    for at, scene in enumerate(prose):
        for found in scene.said["share-of-named"].finditer(scene.text):
            noun = scene.text[found.start("noun") : found.start("end")]
            part = scene.claims.get(found.start())
            share = scene.claims.get(found.end() - 1)
            if (
                part is None
                or share is None
                or part.change.endswith("-by")
                or part.quantity.qualifier
            ):
                continue
            if rules["zh"].doubts(scene) or _is_told_here(scene, noun, found.start()):
                continue
            whole = _whole(prose[max(at - REACH, 0) : at], scene, part, noun)
            if whole is not None:
                yield Share(
                    cue=f"占{noun}", language="zh", part=part, whole=whole, share=share,
                    may_exceed_whole=False,
                )  # fmt: skip


def _is_told_here(scene: Scene, noun: str, end: int) -> bool:
    """True if the sentence has a level of that noun itself, which is read there."""
    return any(
        _is_called(scene, at, noun) for at in scene.claims if at < end and scene.text[at] == LEVEL
    )


def _whole(before: Sequence[Scene], own: Scene, part: Claim, noun: str) -> Claim | None:
    """The only level of the last sentence that tells one of a noun."""
    for scene in reversed(before):
        if scene.statement.section != own.statement.section:
            return None
        called = [
            claim
            for at, claim in sorted(scene.claims.items())
            if scene.text[at] == LEVEL and _is_called(scene, at, noun)
        ]
        if called:
            fits = len(called) == 1 and _may_be_whole(called[0], part) and _is_timely(scene, own)
            return called[0] if fits else None
    return None


def _is_timely(whole: Scene, own: Scene) -> bool:
    """False for 前三季度营业收入 before a share of the whole year: its time is not told again."""
    told = own.statement.text
    return all(
        time.text in told or whole.said["whole-time"].fullmatch(time.text)
        for time in whole.times.values()
    )


def _is_called(scene: Scene, at: int, noun: str) -> bool:
    """True for 营业总收入▢ and 计划播种冬小麦▢ beside 占营业收入 and 占计划播种面积."""
    clause = BREAKS.split(scene.text[:at])[-1]
    bare = scene.said["word-of-total"].sub("", noun)
    told = scene.said["filler-of-level"].sub("", scene.said["word-of-total"].sub("", clause))
    if len(bare) >= LEAST_NOUN and told.endswith(bare):
        return True
    deed = scene.said["noun-of-size"].sub("", bare)
    return len(deed) >= LEAST_DEED and deed != bare and deed in clause


def _may_be_whole(whole: Claim, part: Claim) -> bool:
    """True for a plain level of the unit and the year of a part that is no less."""
    one, two = whole.quantity, part.quantity
    years = [YEAR.match(each.period) for each in (whole, part)]
    timely = not all(years) or years[0][0] == years[1][0]  # type: ignore[index]
    plain = not (one.qualifier or whole.change.endswith("-by") or whole.change == "from")
    return plain and timely and one.unit == two.unit and (one.value or 0) >= (two.value or 0)
