"""Find the headings of plain text, which has no marks for them.

A short line without an end mark, between finished paragraphs and followed by one: `医保改革见实效`.
Numbered ones (`一、总体要求`, `（二）参保扩面`, `第三章 附则`) say their level.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from heshu.layout.joining import is_finished, is_open
from heshu.layout.rules import LayoutRules
from heshu.layout.strands import Strand
from heshu.model.texts import LanguageCode

LONGEST = {"zh": 30, "en": 90}
LONGEST_TITLE = {"zh": 50, "en": 120}
"""Characters; the first line of a text is its title and may be longer."""
LONGEST_NUMBERED = 40
MOST_WORDS = 16
NUMBERED = re.compile(
    r"""(?P<chapter> 第 [一二三四五六七八九十百\d]{1,4} [章节编部] )
      | (?P<first>   [一二三四五六七八九十]{1,3} 、 )
      | (?P<second>  [(（] [一二三四五六七八九十]{1,3} [)）] )
    """,
    re.VERBOSE,
)
LEVELS = {"chapter": 2, "first": 3, "second": 4}
TITLE_LEVEL, HEADING_LEVEL = 1, 5
"""Headings without a number stand below the numbered ones."""
MARKS = {"zh": "。；，、：:;,…", "en": ".;:,"}
"""Marks that a heading does not have; an English one may not end in them."""


def mark_headings(
    strands: Sequence[Strand], rules: Mapping[LanguageCode, LayoutRules]
) -> list[Strand]:
    """The strands of a plain text, those that are headings made so."""
    marked = list(strands)
    for number in range(len(strands) - 1, -1, -1):  # what follows decides first
        level = _level(marked, number, rules[strands[number].language])
        if level:
            marked[number] = replace(strands[number], kind="heading", level=level)
    return marked


def _level(strands: Sequence[Strand], number: int, rules: LayoutRules) -> int:
    """The level of a strand as a heading, 0 if it is none. What follows is already marked."""
    strand = strands[number]
    if strand.kind != "paragraph" or strand.wrapped or number + 1 == len(strands):
        return 0
    text, after = strand.text, strands[number + 1]
    if len(text) > LONGEST_TITLE[strand.language]:
        return 0
    numbered = NUMBERED.match(text)
    if numbered is not None:
        return LEVELS[numbered.lastgroup or "first"] if _is_bare(text) else 0
    title = number == 0
    if not _has_form(strand, rules, title=title) or is_open(text, after.text, rules):
        return 0
    if title:
        return TITLE_LEVEL if after.kind != "list-item" else 0
    before = strands[number - 1]
    if before.kind == "paragraph" and before.text != text and not is_finished(before.text):
        return TITLE_LEVEL if number == 1 and _has_form(before, rules, title=True) else 0
    return HEADING_LEVEL if _is_body(after, strand) else 0


def _is_bare(text: str) -> bool:
    """Whether a numbered text is no more than a heading: `一、粮食增产，农民增收。` at most."""
    return len(text) <= LONGEST_NUMBERED and not re.search("[。；：:！？](?=.)", text)


def _has_form(strand: Strand, rules: LayoutRules, *, title: bool) -> bool:
    """Whether the text itself may be a heading."""
    text, language = strand.text, strand.language
    if len(text) > (LONGEST_TITLE if title else LONGEST)[language]:
        return False
    if strand.indented or rules.byline.match(text) or rules.dateline.match(text):
        return False
    if language == "en":
        words = text.split()
        long = len(words) > (2 * MOST_WORDS if title else MOST_WORDS)
        return not long and text[-1] not in MARKS["en"] and not text[0].islower()
    inner = text.replace("，", "", 1) if title else text
    inner = re.sub("^[^，。：:]{2,8}[：:]", "", inner)
    return not any(mark in inner for mark in MARKS["zh"]) and not text.isdigit()


def _is_body(after: Strand, heading: Strand) -> bool:
    """Whether a strand is what a heading stands over."""
    if after.kind in ("table", "list-item"):
        return True
    if after.kind == "heading":
        return after.level != TITLE_LEVEL
    if after.language == "en" and after.text[0].islower():
        return False
    return len(after.text) > len(heading.text) and (
        is_finished(after.text) or len(after.text) > 2 * len(heading.text)
    )
