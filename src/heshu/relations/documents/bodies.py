"""Votes of an English body whose size another sentence tells, or that is told by its women and men.

"The council voted 6-2 to close the pool", and further down "the seven-member council"; "a jury of
seven women and five men convicted her by a majority of 10 to three".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Vote
from heshu.model.texts import LanguageCode
from heshu.relations.scene import Scene, place_in, synthetic
from heshu.relations.small_numbers import small_number
from heshu.relations.votes import Chambers, VoteRules, printed

LARGEST = 40
"""Members of a body whose every vote a text tells."""
DETERMINER = 6
"""Characters of "this", the space behind it and the one before it."""


class Size(Struct, frozen=True):
    """How many a body has, with its noun and the words " of selectmen" behind that."""

    noun: str
    whose: str
    claim: Claim


def find_bodies(scenes: Sequence[Scene], rules: Mapping[LanguageCode, VoteRules]) -> Iterator[Vote]:
    """The tallies of English sentences with the size of the body that voted."""
    chambers = rules["en"].chambers if "en" in rules else None
    if chambers is None:
        return
    english = [scene for scene in scenes if scene.statement.language == "en"]
    tallies = [(scene, found) for scene in english if (found := _tally(scene, rules["en"]))]
    sizes = _sizes(english, chambers) if tallies else []
    for scene, found in tallies:
        text = scene.statement.text
        before = list(chambers.bodies.finditer(text[: found.start()]))
        if not before:
            continue
        both = _both_sexes(scene, found.start())
        known = _of_the_body(scene, before[-1], sizes)
        others = [size for size in known if size.sentence != scene.statement.text]
        size = both or (
            others[0] if len({each.quantity.value for each in known}) == 1 and others else None
        )
        parts = [printed(scene, found, group) for group in ("won", "lost")]
        if size is not None and all(parts):
            yield Vote(
                cue=found[0],
                language="en",
                parts=tuple(each for each in parts if each),
                present=size,
            )


def _tally(scene: Scene, rules: VoteRules) -> re.Match[str] | None:
    """The only tally of a sentence that tells of one vote."""
    if rules.chambers is None or scene.statement.cells or rules.cautions.doubts(scene):
        return None
    text = scene.statement.text
    found = list(rules.chambers.tally.finditer(text))
    several = rules.several.search(text) or scene.said["tallies-in-turn"].search(scene.text)
    return found[0] if len(found) == 1 and not several else None


def _of_the_body(scene: Scene, body: re.Match[str], sizes: Sequence[Size]) -> list[Claim]:
    """The sizes of a body that votes; those of a board of selectmen are not of a school board."""
    text, noun = scene.statement.text, body[0].lower()
    whose = _of_whom(text, body.end())
    plain = not whose and scene.said["known-body"].search(text, 0, body.start()) is not None
    return [
        each.claim
        for each in sizes
        if each.noun == noun and (plain or not each.whose or each.whose == whose)
    ]


def _of_whom(text: str, end: int) -> str:
    """The words " of selectmen" behind the noun of a body."""
    found = OF_WHOM.match(text, end)
    return found[0].lower() if found else ""


def _sizes(scenes: Sequence[Scene], chambers: Chambers) -> list[Size]:
    """The sizes that sentences tell of bodies: the seven-member council, the board of directors."""
    sizes: list[Size] = []
    for scene in scenes:
        text = scene.statement.text
        for found in chambers.size.finditer(text):
            body = chambers.bodies.match(text, found.end() + 1)
            if body and not _is_known(scene, found.start(), body.end()):
                continue
            size = printed(scene, found, "number") if body and found["number"] else None
            if body and size is not None and (size.quantity.value or 0) <= LARGEST:
                sizes.append(Size(body[0].lower(), _of_whom(text, body.end()), size))
    return sizes


OF_WHOM = re.compile(r" of [a-z]+")


def _is_known(scene: Scene, start: int, end: int) -> bool:
    """True for "the seven-member council", but not for a council of another name."""
    text, said = scene.statement.text, scene.said
    definite = said["known-body"].search(text, max(start - DETERMINER, 0), start)
    return definite is not None and said["body-of-a-name"].match(text, end) is None


def _both_sexes(scene: Scene, end: int) -> Claim | None:
    """The women and men of a body as one number, the only such list before a tally."""
    text = scene.statement.text
    found = list(scene.said["women-and-men"].finditer(text, 0, end))
    place = place_in(scene.statement, found[0].start("one"), found[0].end()) if found else None
    if (
        len(found) != 1
        or place is None
        or not scene.said["body-of"].search(text, 0, found[0].start() + 1)
    ):
        return None
    spans = (("one", "first_sex"), ("other", "second_sex"))
    numbers = (text[found[0].start(start) : found[0].start(end)] for start, end in spans)
    value = Decimal(sum(small_number(each) or 0 for each in numbers))
    span = found[0].start("one"), found[0].end()
    return synthetic(scene.statement, place, span, value, kind="count")
