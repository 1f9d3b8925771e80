"""Chinese figures told again of what a word points back to: 这座全长6.3公里的大桥, 45支代表队全部入场.

这座 points to a thing that was told before, and 全部 to all of it, so that the figure beside them is
the one that was told, whatever its digits; it stands in the same sentence or a little further down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.model.figures import Claim
from heshu.model.intervals import strict
from heshu.model.relations import Repeat
from heshu.model.scripts import HAN
from heshu.relations.changes import comparable
from heshu.relations.scene import LEVEL, Scene

NEAR = 2
"""Statements back in which the thing was told."""
NAME = 3
"""Characters of the name of a thing with which a clause opens."""
LONGEST = 20
"""Characters behind 的 in which the name of a thing stands, and what is told of it."""
NOUN = 2
"""Characters of the noun behind a figure that it is known by."""


def pointed_back(scenes: Sequence[Scene], taken: frozenset[str]) -> Iterator[Repeat]:
    """Each figure of a thing that is pointed at, with the other figure told of it before."""
    for index, scene in enumerate(scenes):
        if scene.statement.language != "zh" or not scene.statement.is_prose or not scene.claims:
            continue
        for offset, claim in scene.claims.items():
            if scene.text[offset] != LEVEL or not _is_plain(claim) or claim.id in taken:
                continue
            earlier = _of_the_thing(scenes, index, offset) or _of_all(scenes, index, offset)
            if earlier is None or strict(earlier.quantity).meets(strict(claim.quantity)):
                continue
            yield Repeat(
                language="zh", cue=claim.indicator or earlier.indicator, earlier=earlier,
                later=claim, kind="text",
            )  # fmt: skip


def _is_plain(claim: Claim) -> bool:
    """True for a level that is stated as it is."""
    quantity = claim.quantity
    return bool(claim.id) and not claim.change and quantity.value is not None


def _before(scenes: Sequence[Scene], index: int, offset: int) -> Iterator[tuple[Scene, int]]:
    """The figures before one in its sentence and those right before it, the nearest first."""
    scene = scenes[index]
    yield from ((scene, at) for at in sorted(scene.claims, reverse=True) if at < offset)
    for earlier in reversed(scenes[max(index - NEAR, 0) : index]):
        if earlier.statement.passage == scene.statement.passage and not earlier.statement.heading:
            yield from ((earlier, at) for at in sorted(earlier.claims, reverse=True))


def _of_the_thing(scenes: Sequence[Scene], index: int, offset: int) -> Claim | None:
    """The 全长5.8公里 of a bridge before 这座全长6.3公里的大桥; `None` if it is told otherwise, too."""
    scene = scenes[index]
    pointed = scene.said["thing-pointed-at"].search(scene.text, 0, offset)
    size = pointed or scene.said["size-of-a-thing"].search(scene.text, 0, offset)
    noun = scene.said["noun-of-the-thing"].match(scene.text, offset + 1)
    if size is None or noun is None:
        return None
    measured = scene.said["pointing-word"].sub("", size[0])
    words = scene.text[noun.start() + 1 : noun.start() + LONGEST]
    found = [
        earlier.claims[at]
        for earlier, at in _before(scenes, index, offset)
        if _ends_with(earlier, at, measured)
        and (_names(earlier, at, noun[0][1:]) if pointed else _opens_with(earlier, at, words))
    ]
    return _only(found, scene.claims[offset], of_any_time=True)


def _ends_with(scene: Scene, offset: int, size: str) -> bool:
    """True if the words before a figure end with what is measured: 全长, 全长为."""
    before = scene.text[:offset]
    links = scene.said["link-at-end"].search(before)
    before = before[: links.start()] if links else before
    return before.endswith(scene.said["of-the-whole"].sub("", size, 1))


def _names(scene: Scene, offset: int, words: str) -> bool:
    """True if the sentence of a figure names the thing with which other words begin: 大桥将连通."""
    pairs = (words[at : at + NOUN] for at in range(len(words) - 1))
    return any(pair in scene.text[:offset] for pair in pairs)


def _opens_with(scene: Scene, offset: int, words: str) -> bool:
    """True if the clause of a figure opens with the full name of the thing: 清河大桥全长."""
    before = scene.text[:offset]
    head = before[max(before.rfind(mark) for mark in "，。；：") + 1 :]
    words = scene.said["this-thing"].sub("", words, count=1)
    same = next(
        (n for n, (a, b) in enumerate(zip(head, words, strict=False)) if a != b), len(words)
    )
    if scene.said["tells-of-the-thing"].match(words, same) is None:
        return False
    if same >= NOUN and scene.said["size-behind-name"].fullmatch(head, same):
        return True
    return len(head) > NAME and head.startswith(words[:NAME])


def _of_all(scenes: Sequence[Scene], index: int, offset: int) -> Claim | None:
    """The 42支代表队 before 45支代表队全部入场: all of them are as many as there were.

    So are the 1380户 of 共有住户1380户 before 由全体1830户住户分摊.
    """
    scene = scenes[index]
    told = scene.said["all-there-were"].match(scene.text, offset + 1)
    ahead = scene.said["all-ahead"].search(scene.text, 0, offset)
    opens = scene.text[offset - 1 : offset] in ("", "，", "。", "；")
    if not ahead and (told is None or not opens):
        return None
    noun = scene.text[offset + 1 : offset + 1 + NOUN]
    if not all(HAN.match(letter) for letter in noun):
        return None
    owner = _owner_ahead(scene, ahead.start()) if ahead else ""
    found = [
        earlier.claims[at]
        for earlier, at in _before(scenes, index, offset)
        if _counts(earlier, at, noun, either_side=ahead is not None) and owner in earlier.text[:at]
    ]
    return _only(found, scene.claims[offset])


def _owner_ahead(scene: Scene, offset: int) -> str:
    """The 小区 of 由小区全体1830户住户分摊; empty behind a verb."""
    before = scene.text[:offset]
    return "" if scene.said["acting-on"].search(before) else before[-NOUN:]


def _counts(scene: Scene, offset: int, noun: str, *, either_side: bool) -> bool:
    """Whether a sentence says how many there are of something: 共有42支代表队, 共有住户1380户."""
    so_many = scene.said["there-are-so-many"]
    if scene.text.startswith(noun, offset + 1) and so_many.search(scene.text, 0, offset):
        return True
    before = scene.text[:offset]
    return (
        either_side and before.endswith(noun) and so_many.search(before[: -len(noun)]) is not None
    )


def _only(found: Sequence[Claim], claim: Claim, *, of_any_time: bool = False) -> Claim | None:
    """The one figure of several alike, if it is of the unit and the time of another.

    How long a thing is does not change with time.
    """
    plain = [each for each in found if _is_plain(each) and comparable(each, claim)]
    if len({each.quantity.value for each in plain}) != 1:
        return None
    one = plain[0]
    if of_any_time:
        return one
    apart = one.period and claim.period and one.period != claim.period
    return None if apart or one.modality != claim.modality else one
