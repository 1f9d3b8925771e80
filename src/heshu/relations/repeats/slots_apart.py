"""Repeats of which a slot is another one: what was bought and what is run, a part of the scope, other times.

46 paintings are bought, and 64 shown: the digits look like a slip of one another, and may be none. Such pairs
are at most a remark; figures in sections of different times are none at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import NearDuplicate, Repeat
from heshu.relations.scene import Scene

CLAUSE = re.compile(r"[，。；：！？;:!?\n]|,\s|\.\s")
YEAR = re.compile(r"\d{4}")


def with_slots(
    found: Iterable[Repeat | NearDuplicate], scenes: Sequence[Scene]
) -> Iterator[Repeat | NearDuplicate]:
    """The pairs, without those of two times, and those with another slot as mere remarks."""
    at = {claim.id: scene for scene in scenes for claim in scene.claims.values()}
    for pair in found:
        one, other = at.get(pair.earlier.id), at.get(pair.later.id)
        if one is None or other is None:
            yield pair
        elif _are_of_two_times(one, pair.earlier, other, pair.later):
            continue
        elif (
            isinstance(pair, Repeat)
            and not pair.uncertain
            and (
                _are_other_deeds(one, pair.earlier, other, pair.later)
                or _is_narrower(one, other, pair.later)
            )
        ):
            yield replace(pair, uncertain=True)
        else:
            yield pair


def _are_of_two_times(one: Scene, earlier: Claim, other: Scene, later: Claim) -> bool:
    """True for what stands below the headings 2022年 and 2023年, May and June.

    What a sentence says of its own time wins over its heading: "In 2023" below Outlook for 2024.
    """
    first, second = _times(one, earlier), _times(other, later)
    return bool(first - second) and bool(second - first)


def _times(scene: Scene, claim: Claim) -> set[str]:
    """The years of a figure and the parts of years, its own or else those of its heading."""
    said = scene.said["time-of-a-section"]
    own = "" if "period" in claim.inherited else claim.period_text
    told = {found[0].lower() for found in said.finditer(own)}
    headed = {found[0].lower() for found in said.finditer(scene.statement.section)}
    years = {bool(YEAR.search(each)) for each in told}
    return told | {each for each in headed if bool(YEAR.search(each)) not in years}


def _are_other_deeds(one: Scene, earlier: Claim, other: Scene, later: Claim) -> bool:
    """True for 新增94张 and 现有49张, "acquires 46 paintings" and "shows 64"."""
    first, second = _deeds(one, earlier), _deeds(other, later)
    return bool(first and second) and not first & second


def _deeds(scene: Scene, claim: Claim) -> set[str]:
    """The classes of deeds that the words right before or behind a figure tell."""
    (before, behind), said = _around(scene, claim), scene.said
    ahead = {
        "got": said["deed-of-getting"],
        "there": said["deed-of-having"],
        "lost": said["deed-of-losing"],
        "back": said["deed-of-returning"],
    }
    after = {
        "got": said["deed-of-getting-behind"],
        "lost": said["deed-of-losing-behind"],
        "back": said["deed-of-returning-behind"],
    }
    found = {deed for deed, words in ahead.items() if words.search(before)}
    return found | {deed for deed, words in after.items() if words.match(behind)}


def _around(scene: Scene, claim: Claim) -> tuple[str, str]:
    """The words of the clause of a figure before and behind it."""
    at = scene.offset(claim)
    return CLAUSE.split(scene.text[:at])[-1], CLAUSE.split(scene.text[at + 1 :], 1)[0]


def _is_narrower(one: Scene, other: Scene, later: Claim) -> bool:
    """True for 线上销售额 below 销售额, "operating profit" below "profit"."""
    before, behind = _around(other, later)
    scope = other.said["narrower-scope"]
    told = one.statement.text.lower()
    words = [found[0].lower() for found in scope.finditer(f"{before} {behind}")]
    return any(word not in told for word in words) and scope.search(told) is None
