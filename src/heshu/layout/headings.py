"""Find the headings of plain text, which has no marks for them.

A short line without an end mark, between finished paragraphs and followed by one: `医保改革见实效`.
Numbered ones (`一、总体要求`, `（二）参保扩面`, `第三章 附则`) say their level.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from heshu.layout.joining import is_finished
from heshu.layout.rules import LayoutRules
from heshu.layout.seams import is_open, rests
from heshu.layout.strands import Strand
from heshu.model import lazy_re as re
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
DATE_SIGNS = re.compile(r"[\s\d年月日时分秒星期一二三四五六七八九十〇:：/.,()（）-]+")
"""What a line that only gives a date or a number is made of."""
LEVELS = {"chapter": 2, "first": 3, "second": 4}
INNER_END = re.compile("[。；：:！？](?=.)")
BELOW_MARKED = 6
"""Numbered lines stand below all headings that are marked."""
TITLE_LEVEL, HEADING_LEVEL = 1, 5
"""Headings without a number stand below the numbered ones."""
MARKS = {"zh": "。；，、：:;,…", "en": ".;:,"}
"""Marks that a heading does not have; an English one may not end in them."""


def mark_headings(
    strands: Sequence[Strand], rules: Mapping[LanguageCode, LayoutRules], *, headed: bool
) -> list[Strand]:
    """The strands, those that are headings without a mark made so.

    In a document that marks its headings (`headed`) only numbered lines can be more of them.
    """
    marked, ahead = list(strands), rests(strands, rules)
    for number in range(len(strands) - 1, -1, -1):  # what follows decides first
        strand = strands[number]
        if strand.kind != "paragraph" or strand.wrapped or number + 1 == len(strands):
            continue
        level = _numbered_level(strand, marked[number + 1], headed=headed)
        if not level and not headed:
            level = _level(marked, number, ahead[number + 1], rules[strand.language])
        if level:
            marked[number] = replace(strands[number], kind="heading", level=level)
    return marked


def _level(strands: Sequence[Strand], number: int, ahead: str, rules: LayoutRules) -> int:
    """The level of a strand as a heading, 0 if it is none. What follows is already marked."""
    strand, after = strands[number], strands[number + 1]
    text = strand.text
    if NUMBERED.match(text):
        return 0
    if strand.language == "en" and after.text[0].islower():
        return 0
    title = number == 0
    if not _has_form(strand, rules, title=title) or is_open(text, ahead, rules):
        return 0
    if title:
        return TITLE_LEVEL if _leads(strand, after, rules) else 0
    if not _is_body(after, strand):
        return 0
    before = strands[number - 1]
    if _is_closed(before) or before.text == text:
        return HEADING_LEVEL
    # The second line of a heading stands below the first.
    double = _has_form(before, rules, title=number == 1)
    return HEADING_LEVEL if double and (number == 1 or _is_closed(strands[number - 2])) else 0


def _numbered_level(strand: Strand, after: Strand, *, headed: bool) -> int:
    """The level of a numbered line as a heading: 一、粮食增产，农民增收。 at most, else 0."""
    numbered = NUMBERED.match(strand.text)
    if numbered is None or len(strand.text) > LONGEST_NUMBERED:
        return 0
    if INNER_END.search(strand.text) or (headed and is_finished(strand.text)):
        return 0
    sibling = NUMBERED.match(after.text)
    if sibling is not None and sibling.lastgroup == numbered.lastgroup:
        return 0  # a list of statements
    level = LEVELS[numbered.lastgroup or "first"]
    return level + BELOW_MARKED if headed else level


def _is_closed(strand: Strand) -> bool:
    """Whether a heading may follow: the strand is no paragraph or a finished one."""
    return strand.kind != "paragraph" or is_finished(strand.text)


def _has_form(strand: Strand, rules: LayoutRules, *, title: bool) -> bool:
    """Whether the text itself may be a heading."""
    text, language = strand.text, strand.language
    if len(text) > (LONGEST_TITLE if title else LONGEST)[language]:
        return False
    if strand.indented or rules.byline.match(text) or rules.dateline.match(text):
        return False
    if rules.sentence_opener.match(text) or not DATE_SIGNS.sub("", text):
        return False
    if language == "en":
        words = text.split()
        long = len(words) > (2 * MOST_WORDS if title else MOST_WORDS)
        return not long and text[-1] not in MARKS["en"] and not text[0].islower()
    if text[-1] in "：:":
        return False
    inner = text.replace("，", "", 1) if title else text
    inner = re.sub("^[^，。：:]{2,8}[：:]", "", inner)
    return not any(mark in inner for mark in MARKS["zh"])


def _leads(title: Strand, after: Strand, rules: LayoutRules) -> bool:
    """Whether what follows the first line lets it be a title: 参保5万人 over 报销3万元 is a list."""
    if title.language == "en":
        return after.kind != "list-item"
    lines = (rules.byline, rules.dateline)
    return (
        _is_body(after, title)
        or after.kind == "heading"
        or after.text == title.text
        or not DATE_SIGNS.sub("", after.text)
        or any(line.match(after.text) for line in lines)
    )


def _is_body(after: Strand, heading: Strand) -> bool:
    """Whether a strand is what a heading stands over."""
    if after.kind in ("table", "list-item"):
        return True
    if after.kind == "heading":
        return after.level != TITLE_LEVEL
    return len(after.text) > len(heading.text) and (
        is_finished(after.text) or len(after.text) > 2 * len(heading.text)
    )
