"""Tell page furniture from text: continuation marks, page numbers, running heads, web buttons.

`(转三版)` at the end of a paragraph, `第3页 共10页` or a newspaper's name on each page say where
the text stands, not what it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from heshu.layout.rules import LayoutRules
from heshu.layout.strands import Strand, cut_off
from heshu.model import lazy_re as re
from heshu.model.texts import LanguageCode

LONGEST = 80
"""Characters; a longer strand is no furniture."""
LONGEST_HEAD = 40
"""Characters of a running head."""
REPEATS = 3
"""How often a short line without figures must recur to be a running head."""
PAGE_NUMBER = re.compile(
    r"""(?: [-—–·•|]+ \s* [0-9ivxlc]{1,5} \s* [-—–·•|]+
          | 第 \s* [0-9一二三四五六七八九十百]{1,5} \s* 页 (?: [\s,，/／]* 共 \s* \d{1,5} \s* 页 )?
          | page \s+ \d{1,5} (?: \s+ of \s+ \d{1,5} )?
        )$""",
    re.VERBOSE | re.IGNORECASE,
)
LONE_NUMBER = re.compile(r"\d{1,4}$")
FINAL = "。！？!?.…：:；;，,"
EDGES = "(（[【〔<＜▲▶►▷→★◆■●*"
END_EDGES = ")）]】〕>＞▲▶►▷→★◆■●*"
LONGEST_MARK = 24


def drop_furniture(
    strands: Sequence[Strand], rules: Mapping[LanguageCode, LayoutRules]
) -> list[Strand]:
    """The strands without page furniture; a continuation mark is cut off its paragraph."""
    heads = _running_heads(strands)
    pages = set(_page_numbers(strands))
    kept: list[Strand] = []
    for number, strand in enumerate(strands):
        found = rules[strand.language]
        if strand.kind == "table":
            kept.append(strand)
        elif len(strand.text) <= LONGEST and found.continuation.match(strand.text):
            _mark_leaving(kept)
        elif number not in pages and not _is_furniture(strand, found, heads):
            kept.append(_without_marks(strand, found))
    return kept


def _is_furniture(strand: Strand, rules: LayoutRules, heads: frozenset[str]) -> bool:
    text = strand.text
    if len(text) > LONGEST:
        return False
    if strand.kind != "heading" and text in heads:
        return True
    return bool(rules.furniture.match(text) or PAGE_NUMBER.match(text))


def _mark_leaving(kept: list[Strand]) -> None:
    """A mark on a line of its own belongs to the paragraph before it."""
    if kept and kept[-1].kind == "paragraph":
        kept[-1] = replace(kept[-1], leaves=True)


def _without_marks(strand: Strand, rules: LayoutRules) -> Strand:
    """The strand without continuation marks at its edges."""
    text = strand.text
    if text[-1] in END_EDGES:
        offset = max(0, len(text) - LONGEST_MARK)
        match = rules.leaving.search(text, offset)
        if match is not None and match.start() > 0:
            strand = replace(cut_off(strand, 0, match.start()), leaves=True)
    if text[0] in EDGES:
        match = rules.arriving.match(strand.text)
        if match is not None and match.end() < len(strand.text):
            strand = replace(cut_off(strand, match.end(), len(strand.text)), arrives=True)
    return strand


def _running_heads(strands: Sequence[Strand]) -> frozenset[str]:
    """Short unfinished lines without figures that recur: the name of a paper on each page.

    Lines with a colon stay, because 单位：万元 recurs over tables and says what they count.
    """
    counts = Counter(
        strand.text
        for strand in strands
        if strand.kind == "paragraph"
        and len(strand.text) <= LONGEST_HEAD
        and strand.text[-1] not in FINAL
        and not any(character.isdigit() or character in "：:" for character in strand.text)
    )
    return frozenset(text for text, count in counts.items() if count >= REPEATS)


def _page_numbers(strands: Sequence[Strand]) -> Iterator[int]:
    """Indexes of the bare numbers that count up through the document one by one."""
    lone = [
        (index, int(strand.text))
        for index, strand in enumerate(strands)
        if strand.kind == "paragraph" and LONE_NUMBER.match(strand.text)
    ]
    for (index, number), (next_index, following) in pairwise(lone):
        if following == number + 1 and next_index > index + 1:
            yield index
            yield next_index
