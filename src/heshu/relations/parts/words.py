"""The words beside a list of parts by which it only looks like one."""

from __future__ import annotations

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.phrases import edged, phrases


class DoubtWords(Struct, frozen=True):
    """What is no whole, and what is no part."""

    unpriced: re.Pattern[str]
    """加上零售，两天一共卖出655箱: a part of which no figure is printed."""
    taxed: re.Pattern[str]
    """单价92元，含税总价4.6万元 names no part of the price."""
    scale_end: re.Pattern[str]
    """在满分为100分的测试中取得117分 breaks a scale, which has a check of its own."""
    each: re.Pattern[str]
    """其中语文、数学、外语各150分 gives one figure for three parts."""
    one_of: re.Pattern[str]
    """Three plants, one of which employs 430 people: what one of them has is no part."""
    vote: re.Pattern[str]
    """A count of votes, which has a check of its own."""
    no_whole: re.Pattern[str]
    """Orders of $340 million were ahead of the $310 million forecast, and no part of them."""
    superlative: re.Pattern[str]
    """降雨量最大的是东山镇，累计148毫米，西河镇和南坪镇分别为131毫米、120毫米 has no whole."""
    difference: re.Pattern[str]
    """Revenue was $80 million and costs $66 million; profit came to $17 million: that is no sum."""


def compile_doubt_words(pack: Pack) -> DoubtWords:
    """The words of a pack."""
    phrase = phrases(pack).regex
    edge = "" if pack.language == "zh" else r"\b"
    return DoubtWords(
        unpriced=re.compile(phrase("relation-unpriced")),
        taxed=re.compile(phrase("relation-taxed")),
        scale_end=re.compile(phrase("relation-scale-end")),
        each=re.compile(f"{phrase('relation-each-of')}$"),
        one_of=edged(pack, "relation-one-of-them"),
        vote=re.compile(rf"{edge}{words(pack, 'relation-vote')}", re.IGNORECASE),
        no_whole=edged(pack, "relation-no-whole"),
        superlative=re.compile(phrase("relation-superlative")),
        difference=re.compile(rf"\b{words(pack, 'relation-difference-noun')}\b", re.IGNORECASE),
    )
