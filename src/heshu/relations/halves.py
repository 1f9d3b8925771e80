"""Both halves of a time and the whole of it: 上半年销售18万台，下半年15万台，全年33万台; Chinese only.

Times are symbols in a masked sentence, so their words are looked up in the sentence as it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Parts
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable
from heshu.relations.scene import LEVEL, Scene

REACH = 14
"""Characters between the word for a time and its figure."""
KINDS = frozenset({"count", "number", "money", "mass", "length", "volume", "energy", "score"})
"""Kinds of figures that add up over time; areas and powers seldom do."""
EXHAUSTIVE, OPEN = "=", "<"
"""Halves that leave nothing over, and those beside which there may be an evening or extra time."""


class Halves(Struct, frozen=True):
    """Words for both halves of a time and for the whole of it."""

    first: re.Pattern[str]
    second: re.Pattern[str]
    whole: re.Pattern[str]
    exhaustive: bool


class HalfRules(Struct, frozen=True):
    """What the finder of halves compiled from a pack."""

    times: tuple[Halves, ...]
    any: re.Pattern[str]
    """Any word for a first half, without which there is nothing to find."""
    no_amount: re.Pattern[str] | None
    lasting: frozenset[str]
    """Units of what may be there in both halves: 上半年走访企业180家，下半年210家."""
    cautions: Cautions


def compile_halves(pack: Pack, cautions: Cautions) -> HalfRules:
    """The words of a pack: `上半场|下半场|全场|<`."""
    entries = [entry.split("|") for entry in pack.words_named("relation-halves")]
    own = "".join(f"(?<!{past})" for past in pack.words_named("relation-halves-past"))
    times = tuple(
        Halves(
            re.compile(first), re.compile(second), re.compile(rf"{own}(?:{whole})"),
            sign == EXHAUSTIVE,
        )
        for first, second, whole, sign in entries
    )  # fmt: skip
    none = re.compile(words(pack, "relation-no-amount-of-time")) if entries else None
    first = "|".join(entry[0] for entry in entries) or r"(?!)"
    lasting = frozenset(pack.words_named("relation-halves-lasting"))
    return HalfRules(times, re.compile(first), none, lasting, cautions)


def find_halves(scene: Scene, rules: HalfRules) -> Iterator[Parts]:
    """Each time of which a sentence tells both halves and the whole, one figure each."""
    text = scene.statement.text
    if scene.statement.cells or not rules.any.search(text):
        return
    for time in rules.times:
        told = [_told(each, scene, rules) for each in (time.first, time.second, time.whole)]
        first, second, whole = told
        if (
            first is None
            or second is None
            or whole is None
            or len(set(map(_start, told))) < len(told)
        ):
            continue
        if not _add_up(first, second, whole) or rules.cautions.doubts(scene):
            continue
        if not _are_of_one_deed(scene, time, (first, second, whole), rules.lasting):
            continue
        size = whole.quantity.value or 0
        more = (first.quantity.value or 0) + (second.quantity.value or 0) > size
        if time.exhaustive or more:
            yield Parts(
                cue=time.whole.search(text)[0],  # type: ignore[index]
                language="zh",
                parts=(first, second),
                whole=whole,
                exhaustive=True,
                complement=True,
                disjoint=True,
            )


def _start(claim: Claim | None) -> int:
    return -1 if claim is None else claim.start


def _told(word: re.Pattern[str], scene: Scene, rules: HalfRules) -> Claim | None:
    """The plain figure right behind the only mention of a time, in its own clause."""
    text = scene.statement.text
    found = list(word.finditer(text))
    if len(found) != 1:
        return None
    end = found[0].end()
    behind = [
        (claim, scene.text[at]) for at, claim in sorted(scene.claims.items()) if claim.start >= end
    ]
    if not behind or behind[0][1] != LEVEL:
        return None
    claim = behind[0][0]
    between = text[end : claim.start]
    if len(between) > REACH or set(between) & {*"，。；！？："}:
        return None
    if rules.no_amount is not None and rules.no_amount.search(between):
        return None
    return claim


def _add_up(first: Claim, second: Claim, whole: Claim) -> bool:
    """True for plain levels of one kind, told as facts or as plans, all three alike."""
    three = (first, second, whole)
    plain = all(not (each.change or each.quantity.qualifier) for each in three)
    alike = all(comparable(each, whole) for each in (first, second))
    sure = len({each.modality for each in three}) == 1
    return plain and alike and sure and whole.quantity.kind in KINDS


CLAUSES = re.compile("[，。；、：]")


def _are_of_one_deed(
    scene: Scene, time: Halves, three: tuple[Claim, Claim, Claim], lasting: frozenset[str]
) -> bool:
    """True where one owner does one thing in all three times: 销售, 又销售 and 共销售, or nothing said."""
    text, said = scene.statement.text, scene.said
    deeds, owners = set[str](), list[str]()
    for word, claim in zip((time.first, time.second, time.whole), three, strict=True):
        found = word.search(text)
        if found is None:
            return False
        deeds.add(said["adds-no-deed"].sub("", text[found.end() : claim.start]))
        owners.append(CLAUSES.split(text[: found.start()])[-1])
    if not all(map(max(deeds, key=len).startswith, deeds)) or not {*owners[1:]} <= {"", owners[0]}:
        return False
    sizes = [each.quantity.value or 0 for each in three]
    less = sizes[2] < sizes[0] + sizes[1]
    lasts = three[2].quantity.unit in lasting and less
    return not lasts or said["comes-and-goes"].search(text) is not None
