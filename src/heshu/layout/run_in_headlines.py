"""Headlines that stand on the line of their article: 我市新增泊位8600个　本报讯　去年，我市….

Columns of briefs are printed so, and texts that lost their line ends. Blanks and a dateline behind
them tell where the headline ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from heshu.layout.headings import TITLE_LEVEL
from heshu.layout.rules import LayoutRules
from heshu.layout.strands import Strand, cut_off
from heshu.model import lazy_re as re
from heshu.model.texts import LanguageCode

CHINESE = re.compile(r"[\u4e00-\u9fff]{4}")
BLANKS = re.compile("[ \u3000]+")
ENDS = frozenset("。；！？;!?（）()【】")
SHORTEST, LONGEST = 8, 60
"""Characters of a headline."""
LONGEST_DATELINE = 30


def split_headlines(
    strands: Sequence[Strand], rules: Mapping[LanguageCode, LayoutRules]
) -> list[Strand]:
    """The strands, a headline in front of a dateline made one of its own."""
    return [part for strand in strands for part in _split(strand, rules[strand.language])]


def _split(strand: Strand, rules: LayoutRules) -> Iterator[Strand]:
    end = _end_of_headline(strand, rules)
    if not end:
        yield strand
        return
    headline = strand.text[:end].rstrip(" \u3000")
    yield replace(cut_off(strand, 0, len(headline)), kind="heading", level=TITLE_LEVEL)
    yield cut_off(strand, end, len(strand.text))


def _end_of_headline(strand: Strand, rules: LayoutRules) -> int:
    """Where the dateline behind a headline begins; 0 where a paragraph begins with none."""
    text = strand.text
    if strand.kind != "paragraph" or strand.language != "zh" or strand.indented:
        return 0
    if rules.byline.match(text) or rules.dateline.match(text) or rules.caption_start.match(text):
        return 0
    place = 0
    while found := BLANKS.search(text, place, LONGEST):
        place = found.end()
        headline = text[: found.start()]
        if rules.dateline.match(text[place : place + LONGEST_DATELINE]):
            return place if _is_headline(headline, rules) else 0
    return 0


def _is_headline(text: str, rules: LayoutRules) -> bool:
    """True for words without an end mark that name nobody who wrote them or took a picture."""
    return (
        len(text) >= SHORTEST
        and not set(text) & ENDS
        and CHINESE.search(text) is not None
        and rules.caption_end.search(text) is None
    )
