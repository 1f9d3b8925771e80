"""Two figures behind the words that compare them: 甲县产量高于乙县，前者12万吨，后者15万吨."""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Comparative
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable, priced_alike
from heshu.relations.parts.pairs import lent
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, Scene

NO_FIGURE = rf"[^，。；：、！？\n{FIGURES}]"
TOLD = re.compile(
    rf"[，；：](?P<first>{NO_FIGURE}{{1,14}})(?P<one>[{LEVEL}{PERCENT}])[，；]"
    rf"(?P<second>{NO_FIGURE}{{1,14}})(?P<two>[{LEVEL}{PERCENT}])"
)
IN_TURN = re.compile(
    rf"[，；：](?P<first>{NO_FIGURE}{{2,10}})(?P<one>[{LEVEL}{PERCENT}])(?P<joint>[^{FIGURES}])"
    rf"(?P<two>[{LEVEL}{PERCENT}])"
)
NAME = 2
"""Characters at the head of a clause that name one of both."""
KINDS = frozenset(
    {"count", "number", "mass", "length", "area", "volume", "money", "percent", "energy", "power"}
)
"""Of which more is more; a shorter time may be the better one."""


def compared_ahead(scene: Scene, cautions: Cautions) -> Iterator[Comparative]:
    """Pairs of figures of which a clause ahead says which one is larger."""
    if len(scene.claims) <= 1:
        return
    if scene.statement.language == "en":
        yield from _told_behind(scene, cautions)
        return
    above, below = scene.said["compared-above"], scene.said["compared-below"]
    for said in (above, below):
        for found in said.finditer(scene.text):
            pair = _pair(scene, found)
            if pair is None or cautions.forbid(scene, found.start(), found.end()):
                continue
            subject, standard = pair
            yield Comparative(
                cue=found[0],
                language="zh",
                subject=subject,
                standard=standard,
                direction="above" if said is above else "below",
            )


def _pair(scene: Scene, found: re.Match[str]) -> tuple[Claim, Claim] | None:
    """The figure of what stands before the word, and that of what stands behind it."""
    text = scene.text
    head = re.split(r"[，。；：！？\n]", text[: found.start()])[-1]
    told, turn = TOLD.match(text, found.end()), IN_TURN.match(text, found.end())
    if any(symbol in head + found[0] for symbol in FIGURES):
        return None
    if turn is not None and _tells_both(scene, turn):
        return _claims(scene, turn.start("one"), turn.start("two"))
    if told is None:
        return None
    sides = [_side(scene, told[name], head, found[0]) for name in ("first", "second")]
    if sorted(sides) != [0, 1]:
        return None
    if not _of_that_measure(scene, head, told["first"]):
        return None
    ones = [told.start("one"), told.start("two")]
    return _claims(scene, ones[sides.index(0)], ones[sides.index(1)])


def _tells_both(scene: Scene, turn: re.Match[str]) -> bool:
    """True for 产量分别为12万吨和15万吨: a noun of several things before figures that are joined."""
    joined = scene.said["joint-of-two"].fullmatch(turn["joint"]) is not None
    return joined and scene.said["of-several-things"].search(turn["first"]) is not None


def _of_that_measure(scene: Scene, head: str, clause: str) -> bool:
    """False for 甲镇的成本低于乙镇，甲镇产茶320吨: the figures are of another noun than the comparison."""
    rest = scene.said["then-joint"].sub("", clause)
    rest = scene.said["the-former"].sub("", rest)
    if rest[:NAME] in head:
        behind = head[head.index(rest[:NAME]) :]
        alike = next(
            (at for at, pair in enumerate(zip(rest, behind, strict=False)) if pair[0] != pair[1]),
            min(len(rest), len(behind)),
        )
        rest = rest[alike:]
    noun = "".join(each for each in rest if scene.said["bare-link"].fullmatch(each) is None)
    pairs = [noun[at : at + NAME] for at in range(len(noun) - 1)]
    return len(noun) < NAME or any(pair in head for pair in pairs)


def _side(scene: Scene, clause: str, head: str, tail: str) -> int:
    """0 for a clause about what is compared, 1 for one about what it is held against, else -1."""
    former = scene.said["the-former"].match(clause)
    if former is not None:
        return 0
    if scene.said["the-latter"].match(clause):
        return 1
    name = scene.said["then-joint"].sub("", clause)[:NAME]
    if len(name) < NAME or (name in head) == (name in tail):
        return -1
    return 0 if name in head else 1


def _claims(scene: Scene, one: int, two: int) -> tuple[Claim, Claim] | None:
    """Both levels, if they can be compared."""
    first, second = scene.claims[one], scene.claims[two]
    if not comparable(first, second) or first.quantity.kind not in KINDS:
        return None
    levels = not any(claim.change.endswith("-by") for claim in (first, second))
    return (first, second) if levels else None


def _told_behind(scene: Scene, cautions: Cautions) -> Iterator[Comparative]:
    """Diesel costs more than petrol, at £1.49 against £1.42: English, the own figure first."""
    above, below = scene.said["compared-above-behind"], scene.said["compared-below-behind"]
    for said in (above, below):
        for found in said.finditer(scene.text):
            offsets = [at for at in range(*found.span()) if at in scene.claims]
            if len(offsets) != NAME or scene.said["denied-before"].search(
                scene.text, 0, found.start()
            ):
                continue
            if not _is_in_order(scene, found.start(), offsets[0], offsets[1]):
                continue
            pair = _claims_told(scene, offsets[0], offsets[1])
            if pair is None or cautions.forbid(scene, found.start(), found.end()):
                continue
            yield Comparative(
                cue=found[0].partition(LEVEL)[0].partition(PERCENT)[0].strip(" ,:;(–—-"),
                language="en",
                subject=pair[0],
                standard=pair[1],
                direction="above" if said is above else "below",
            )


def _is_in_order(scene: Scene, start: int, one: int, two: int) -> bool:
    """True unless figures that are merely joined name their nouns the other way round, or not."""
    between = scene.text[one + 1 : two]
    joint = scene.said["merely-joined"].search(between)
    if joint is None:
        return True
    noun = between[: joint.start()].split()
    head = scene.text[:start].lower()
    return (
        bool(noun) and noun[-1].lower() in head + scene.text[start:one].lower().split(" than ")[0]
    )


def _claims_told(scene: Scene, one: int, two: int) -> tuple[Claim, Claim] | None:
    """Both levels of one kind, the second of which may leave its unit unsaid: £1.49 a litre, £1.42."""
    first, second = scene.claims[one], scene.claims[two]
    if not (comparable(first, second) or priced_alike(first, second)):
        second = lent(second, first)
    alike = comparable(first, second) or priced_alike(first, second)
    levels = not any(claim.change.endswith("-by") for claim in (first, second))
    return (first, second) if alike and levels else None
