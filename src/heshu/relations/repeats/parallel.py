"""Sentences of one build that tell of two things: 完成小麦播种面积236万亩, 完成油菜播种面积263万亩."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.relations.vocabulary import Vocabulary

WORD = re.compile("[\u4e00-\u9fff]{2,12}")
"""What stands in the place of another word."""


def ends_alike(one: str, other: str) -> int:
    """The characters in which two texts end alike."""
    pairs = enumerate(zip(reversed(one), reversed(other), strict=False))
    shorter = min(len(one), len(other))
    return next((number for number, (mine, yours) in pairs if mine != yours), shorter)


def are_parallel(one: tuple[str, str], two: tuple[str, str], said: Vocabulary) -> bool:
    """True if the words in front of two figures are the same but for one word.

    Each figure has the words of its sentence in front of it, and the whole sentence. The other word
    stands in neither sentence of the two, and is more than a verb or whose it is in general.
    """
    (ahead, text), (other, again) = one, two
    head = ends_alike(ahead[::-1], other[::-1])
    tail = ends_alike(ahead[head:], other[head:])
    mine, yours = ahead[head : len(ahead) - tail], other[head : len(other) - tail]
    if min(len(mine), len(yours)) == 1 and tail > 1:  # 小学 and 初级中学
        mine, yours = (each + ahead[len(ahead) - tail] for each in (mine, yours))
    if not (tail and WORD.fullmatch(mine) and WORD.fullmatch(yours)):
        return False
    plain = any(said["does-no-more"].fullmatch(each) for each in (mine, yours))
    return not plain and mine not in again and yours not in text


def of_other_turns(one: str, two: str, said: Vocabulary) -> bool:
    """True for 第一轮 and 第二轮: both texts have an ordinal of one noun, and not the same."""
    mine, yours = (
        {found[0][-1]: found[0] for found in said["turn-told"].finditer(each)}
        for each in (one, two)
    )
    return any(yours[noun] != turn for noun, turn in mine.items() if noun in yours)
