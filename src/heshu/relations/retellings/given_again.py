"""A figure that a later English sentence gives as known, with its noun: the turnout of 61.5 percent.

"The bridge is 420 metres long. … With its length of 240 metres, the bridge is the longest of the north";
"It has 1,250 employees. Most of its 1,350 employees work abroad": the wording says that the reader knows
the figure already, and the sentences before print but one of its unit beside the same noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import lenient
from heshu.model.relations import Repeat
from heshu.relations.retellings.rules import RetellingRules
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import LEVEL, PERCENT, Scene

NEAR = 3
"""Sentences before one in which its figure is told first."""
STEM = 5
"""Letters that two forms of a noun have in common."""
NOUN = re.compile(r"\s(?:[a-z]+-)?(?P<noun>[a-z]{3,})", re.IGNORECASE)
WORD = re.compile(r"[a-z]{3,}", re.IGNORECASE)
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
OWNER = re.compile(r"^(?:\s[a-z]+){0,2}\s([A-Z][a-z]{2,})")
"""A name right behind a figure: 17,800 tickets in Dunmere."""
REACH = 40
BEHIND = 24
"""Characters behind a count in which its noun stands."""
STOP = re.compile("[,;:.]")
SIZES = frozenset({"length", "area", "volume", "mass", "power", "energy"})
Found = tuple[int, tuple[str, ...]]
"""Where a figure stands, and the nouns that say what it is."""


def find_given_again(
    scenes: Sequence[Scene], rules: RetellingRules, taken: frozenset[str]
) -> Iterator[Repeat]:
    """Each figure that is given as known and is another number than the one told before."""
    for index, scene in enumerate(scenes):
        if not _is_prose(scene) or rules.cautions.doubts(scene):
            continue
        for at, nouns in _given(scene):
            later = scene.claims[at]
            if later.id in taken or not _is_plain(later):
                continue
            first = _told_before(scenes, index, at, nouns)
            if first is not None and _may_be_slip(first, later):
                taken |= {later.id}
                yield Repeat(
                    language="en", cue=" ".join(nouns), earlier=first, later=later, kind="text"
                )


def _is_prose(scene: Scene) -> bool:
    statement = scene.statement
    return statement.language == "en" and not (statement.cells or statement.heading)


def _is_plain(claim: Claim) -> bool:
    """Whether a figure is told as a plain level."""
    quantity = claim.quantity
    plain = not quantity.qualifier and not claim.change and quantity.value is not None
    return plain and bool(claim.id) and claim.modality == "stated"


def _may_be_slip(first: Claim, later: Claim) -> bool:
    """Whether two numbers look like a slip of one another, or like one rounded badly."""
    one, two = first.quantity, later.quantity
    if one.value == two.value:
        return False
    return lenient(one).meets(lenient(two)) or slip_between(one, two) is Slip.LIKELY


def _given(scene: Scene) -> Iterator[Found]:
    """The figures that a sentence gives as known, each with its nouns."""
    said, text = scene.said, scene.text
    for phrase in (said["given-of-noun"], said["given-apart"]):
        for found in phrase.finditer(text):
            at = found.end() - 1
            words = said["no-noun-of-a-given"].sub(" ", found[0])
            nouns = tuple(word.lower() for word in WORD.findall(words))
            if (
                at in scene.claims
                and nouns
                and not said["given-at-another-time"].match(text, at + 1)
                and not said["given-of-some"].match(text, at + 1)
            ):
                yield at, nouns
    for found in said["given-count"].finditer(text):
        at = found.end() - 1
        noun = NOUN.match(text, at + 1)
        if (
            at in scene.claims
            and noun is not None
            and not said["given-of-some"].match(text, noun.end())
        ):
            yield at, (noun["noun"].lower(),)


def _told_before(
    scenes: Sequence[Scene], index: int, at: int, nouns: tuple[str, ...]
) -> Claim | None:
    """The only figure of its unit that stands with the nouns in the sentences before."""
    scene = scenes[index]
    later = scene.claims[at]
    found: list[Claim] = []
    before = [each for each in scenes[max(index - NEAR, 0) : index] if _is_prose(each)]
    near = [each for each in before if each.statement.section == scene.statement.section]
    for each, last in [*((one, len(one.text)) for one in near), (scene, at)]:
        alike = [
            (place, claim)
            for place, claim in each.claims.items()
            if place < last
            and _is_of_one_kind(claim, later)
            and each.text[place] in LEVEL + PERCENT
        ]
        if each is scene and any(";" not in each.text[place:at] for place, _ in alike):
            return None  # the union has 1,520 members, and most of its 1,520 members pay
        found += [claim for _, claim in alike]
        if alike and not all(
            _names(each, place, noun, later) for place, _ in alike for noun in nouns
        ):
            return None
    if len(found) != 1 or not _is_plain(found[0]) or _are_apart(found[0], later, scenes, index):
        return None
    return None if _is_of_others(scene, at, scenes, index) else found[0]


def _is_of_others(scene: Scene, at: int, scenes: Sequence[Scene], index: int) -> bool:
    """True for a figure whose owner or deed was not told before: the new tower, the 52 listed."""
    said, text = scene.said, scene.text
    earlier = [each.lowered for each in scenes[max(index - NEAR, 0) : index]]
    told = " ".join([*earlier, text[: text.rfind(";", 0, at) + 1].lower()])
    noun = NOUN.match(text, at + 1)
    doing = said["given-doing"].match(text, noun.end()) if noun else None
    if doing and said["by-its-article"].search(text, 0, at) and not _tells(told, doing, "deed"):
        return True  # most of the 52 players listed in March
    owner = said["given-owner"].match(text, at + 1)
    return owner is not None and not _tells(told, owner, "owner")


def _tells(told: str, found: re.Match[str], name: str) -> bool:
    """Whether a word, from where a phrase marks it on, was told before."""
    word = found.string[found.start(name) : found.end()].lower()
    return word in WORD.findall(told)


def _is_of_one_kind(one: Claim, other: Claim) -> bool:
    """Whether two figures measure one thing, in whatever unit."""
    first, second = one.quantity, other.quantity
    if first.kind == second.kind in SIZES:
        return True
    counts = {first.kind, second.kind} <= {"count", "number"}
    return counts or (first.unit == second.unit and first.kind == second.kind)


def _names(scene: Scene, at: int, noun: str, later: Claim) -> bool:
    """Whether a sentence has a noun near its figure; a count has it right behind."""
    stem = noun[:STEM].rstrip("sy")
    if later.quantity.kind in ("count", "number"):
        behind = STOP.split(scene.text[at + 1 : at + BEHIND], 1)[0]
        return stem in behind.lower()
    told = scene.lowered + " " + scene.claims[at].indicator.lower()
    return stem in told


def _are_apart(first: Claim, later: Claim, scenes: Sequence[Scene], index: int) -> bool:
    """True for figures of other times, and where the later sentence names somebody else."""
    if first.period_text and later.period_text and first.period != later.period:
        return True
    scene = scenes[index]
    at, text = scene.offset(later), scene.text
    start = scene.offset(first) if first.sentence == later.sentence else 0
    names = {*NAME.findall(text[start:at]), *OWNER.findall(text[at + 1 : at + REACH])}
    told = " ".join(each.statement.text for each in scenes[max(index - NEAR, 0) : index])
    told += text[:start]
    return any(name not in told for name in names) or _has_its_time(scene, at, start, told)


def _has_its_time(scene: Scene, at: int, start: int, told: str) -> bool:
    """True for a figure with a time that was not told before: the 16,400 records sold in June."""
    stop = STOP.search(scene.text, at)
    last = stop.start() if stop else len(scene.text)
    turn = max(scene.text.rfind(";", start, at), 0)
    times = [each for place, each in scene.times.items() if max(turn, at - REACH) < place < last]
    earlier = [each.text for place, each in scene.times.items() if place < turn]
    own = scene.said["time-of-the-same"]
    return any(
        each.text not in told and each.text not in earlier and not own.search(each.text)
        for each in times
    )
