"""Two figures in front of the words that compare them: 甲县产茶12万吨，乙县为15万吨，甲县高于乙县.

The last clause has no figure; the names in it say which of the figures before is meant to be larger.
"""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Comparative
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable
from heshu.relations.comparisons_ahead import KINDS as AMOUNTS
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, TIME, Scene

TOLD = re.compile(
    rf"(?P<one>[{LEVEL}{PERCENT}])(?P<tail>[^，。；：！？\n{FIGURES}]{{0,6}})[，；]"
    rf"(?P<second>[^，。；：！？\n{FIGURES}]{{1,16}})(?P<two>[{LEVEL}{PERCENT}])"
    rf"[^，。；：！？\n{FIGURES}]{{0,4}}[，；](?P<last>[^，。；：！？\n{FIGURES}]{{4,30}})"
)
CLAUSE_STOP = re.compile(r"[，。；：！？\n]")
KINDS = AMOUNTS | {"duration", "temperature", "speed", "score"}
"""With the words of these clauses, which are of no speed, more hours are more."""
NAME = 2
"""Characters of a name at least."""
NOUN = 2
"""Characters in which two clauses have one noun."""


def compared_behind(scene: Scene, cautions: Cautions) -> Iterator[Comparative]:
    """Pairs of figures of which the clause behind says which one is larger."""
    if len(scene.claims) <= 1 or scene.statement.language != "zh":
        return
    for found in TOLD.finditer(scene.text):
        told = _direction(scene, found["last"])
        if told is None or cautions.forbid(scene, found.start(), found.end()):
            continue
        direction, cue, names = told
        pair = _pair(scene, found, names)
        if pair is not None:
            yield Comparative(
                cue=cue,
                language="zh",
                subject=pair[0],
                standard=pair[1],
                direction="above" if direction == "above" else "below",
            )


def _direction(scene: Scene, clause: str) -> tuple[str, str, tuple[str, str]] | None:
    """Which way a clause compares, the word that does, and the names on both sides of it."""
    above, below = scene.said["named-above"], scene.said["named-below"]
    for direction, said in (("above", above), ("below", below)):
        found = said.fullmatch(clause)
        if found is not None and (found["than"] is None) == (found.end("close") == len(clause)):
            word = clause[found.start("word") : found.start("other")]
            mine = clause[found.start("name") : found.start("word")]
            mine = scene.said["adverb-of-comparing"].sub("", mine)
            return direction, word, (mine, clause[found.start("other") : found.start("close")])
    own = (("above", scene.said["the-latter-above"]), ("below", scene.said["the-latter-below"]))
    for direction, said in own:
        found = said.fullmatch(clause)
        if found is not None:
            word = clause[found.start("word") : found.start("other")]
            return direction, word, ("", clause[found.start("other") :])
    return None


def _pair(scene: Scene, found: re.Match[str], names: tuple[str, str]) -> tuple[Claim, Claim] | None:
    """The figure of the first name and that of the second, if both are levels of one noun."""
    first = CLAUSE_STOP.split(scene.text[: found.start("one")])[-1].replace(TIME, "")
    second = found["second"].replace(TIME, "")
    claims = scene.claims[found.start("one")], scene.claims[found.start("two")]
    if not comparable(claims[0], claims[1]) or claims[0].quantity.kind not in KINDS:
        return None
    if any(claim.change.endswith("-by") for claim in claims) or not _is_one_noun(first, second):
        return None
    if not names[0] and not _is_told_alike(names[1], first, second):
        return None
    sides = [_side(name, first, second) if name else 1 for name in names]
    if sorted(sides) != [0, 1]:
        return None
    return claims[sides[0]], claims[sides[1]]


def _is_told_alike(name: str, first: str, second: str) -> bool:
    """True where the second clause says of another name what the first says: 甲厂的日产量为, 乙厂的日产量为."""
    rest = first.rpartition(name)[2]
    return len(second) <= NAME + NOUN or (bool(rest) and second.endswith(rest))


def _side(name: str, first: str, second: str) -> int:
    """0 for a name in the first clause alone, 1 for one in the second alone, else -1."""
    if len(name) < NAME or (name in first) == (name in second):
        return -1
    return 0 if name in first else 1


def _is_one_noun(first: str, second: str) -> bool:
    """True where the second clause ends like the first, or has nothing but a name and a link."""
    shared = {first[at : at + NOUN] for at in range(len(first) - 1)}
    return len(second) <= NAME + NOUN or any(
        second[at : at + NOUN] in shared for at in range(1, len(second) - 1)
    )
