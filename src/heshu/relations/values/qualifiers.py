"""Two hedges on one number that cannot both hold: 近300多名, nearly more than 500."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Qualifiers
from heshu.relations.cautions import Cautions
from heshu.relations.scene import Scene
from heshu.relations.slots import WordLists

RECENT_KINDS = frozenset({"duration", "age"})
"""近 before years and days means "recent": 近20多年来."""
REACH = {"zh": 8, "en": 44}
"""Characters to either side of the number that hold its hedges."""
UNHEDGED = frozenset({"", "range", "about"})
"""Of two hedges at odds the measuring has read at least one."""
SIGNS = " $€£¥"
BEHIND = 48
"""Characters behind a number in which a noun, a hedge and its "than" have room."""


class QualifierRules(Struct, frozen=True):
    """Hedges that bound a number from below and above, by the side they stand on."""

    above_before: re.Pattern[str]
    below_before: re.Pattern[str]
    above_behind: re.Pattern[str]
    below_behind: re.Pattern[str]
    cautions: Cautions


def compile_qualifiers(pack: Pack, cautions: Cautions) -> QualifierRules:
    """The rules of a pack for hedges."""
    lists = WordLists(pack)
    joint, than = words(pack, "relation-hedge-joint"), words(pack, "relation-hedge-than")
    gap = "" if pack.language == "zh" else rf"[ ]+(?:{joint}[ ])?"

    def before(name: str) -> re.Pattern[str]:
        return re.compile(rf"(?:{lists.regex(name)})(?={gap}|[ $€£¥]*$)", re.IGNORECASE)

    def behind(name: str) -> re.Pattern[str]:
        noun = "" if pack.language == "zh" else r"(?:[a-z]+ )?"
        number = "" if pack.language == "zh" else r"| [$€£¥]?\d"  # below 40 or above 90
        return re.compile(rf"^[ ]?{noun}(?:{lists.regex(name)})(?! {than}{number})", re.IGNORECASE)

    return QualifierRules(
        before("relation-above-before"),
        before("relation-below-before"),
        behind("relation-above-behind"),
        behind("relation-below-behind"),
        cautions,
    )


def find_qualifiers(scene: Scene, rules: QualifierRules) -> Iterator[Qualifiers]:
    """The numbers of a statement with hedges that contradict each other."""
    for claim in scene.claims.values():
        if claim.quantity.qualifier in UNHEDGED:
            continue
        found = _contradiction(claim, scene, rules)
        if found is not None and not rules.cautions.doubts(scene):
            first, second = found
            yield Qualifiers(
                cue=claim.quantity.text,
                language=scene.statement.language,
                claim=claim,
                first=first,
                second=second,
            )


def _contradiction(claim: Claim, scene: Scene, rules: QualifierRules) -> tuple[str, str] | None:
    """The two hedges of a number, one from below and one from above."""
    said = scene.said
    reach = REACH[scene.statement.language]
    text = scene.statement.text
    moved = claim.start - claim.quantity.start
    core_start, core_end = claim.quantity.core_start + moved, claim.quantity.core_end + moved
    before = _hedges_before(text[max(core_start - reach, 0) : core_start], scene, rules)
    if claim.quantity.kind in RECENT_KINDS:
        before = [hedge for hedge in before if not said["recent"].fullmatch(hedge[1])]
    if claim.quantity.kind == "duration":
        before = [hedge for hedge in before if not said["throughout"].fullmatch(hedge[1])]
    behind = _hedges_behind(scene, core_start, core_end, rules)
    if not before and behind:
        before = _limit_before(scene, core_start)
    hedges = before + behind
    for side, word in hedges[1:]:
        if side != hedges[0][0]:
            return hedges[0][1], word
    return None


def _hedges_before(before: str, scene: Scene, rules: QualifierRules) -> list[tuple[str, str]]:
    """The hedges right before a number, nearest last; anything else in between ends the search."""
    found: list[tuple[str, str]] = []
    said = scene.said
    rest = said["having"].sub("", before.rstrip(SIGNS)).rstrip(SIGNS)
    while (nearest := _nearest(rest, rules)) is not None:
        found.insert(0, nearest)
        rest = said["joint-at-end"].sub("", rest[: -len(nearest[1])].rstrip(" "))
    outer = found[0][1] if found else ""
    part = said["recent"].fullmatch(outer) and said["of-near"].search(rest)
    part = part or (said["throughout"].fullmatch(outer) and said["held-over"].search(rest))
    return found[1:] if part else found


def _limit_before(scene: Scene, core_start: int) -> list[tuple[str, str]]:
    """The hedge of 最多可填报6个以上, which a verb parts from its number."""
    said, text = scene.said, scene.statement.text
    for side, hedge in (("below", said["may-at-most"]), ("above", said["must-at-least"])):
        found = hedge.search(text, 0, core_start)
        if found is not None:
            return [(side, found[0])]
    return []


def _nearest(text: str, rules: QualifierRules) -> tuple[str, str] | None:
    """The longest hedge that a stretch of text ends with, and its side; "no less than" is above."""
    found = [
        (side, word)
        for side, pattern in (("below", rules.below_before), ("above", rules.above_before))
        if (word := _at_end(pattern, text))
    ]
    return max(found, key=lambda hedge: len(hedge[1]), default=None)


def _at_end(pattern: re.Pattern[str], text: str) -> str:
    """The longest hedge of one side that a stretch of text ends with."""
    return next((found[0] for found in pattern.finditer(text) if found.end() == len(text)), "")


def _hedges_behind(
    scene: Scene, core_start: int, core_end: int, rules: QualifierRules
) -> list[tuple[str, str]]:
    """多 and 余 within a number, 以上 and "or more" behind it."""
    found: list[tuple[str, str]] = []
    text = scene.statement.text
    inside = scene.said["number-and-more"].search(text, core_start, core_end)
    if inside is not None:
        found.append(("above", text[inside.start("more") : inside.end()]))
    for side, pattern in (("above", rules.above_behind), ("below", rules.below_behind)):
        behind = pattern.search(text[core_end : core_end + BEHIND])
        if behind is not None:
            found.append((side, behind[0].strip()))
    return found
