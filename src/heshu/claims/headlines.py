"""What the head of a document says about all of it: the day of writing and the names.

The day of writing decides what 今年 or "last month" mean; a name that opens a headline and comes
back in the text (甲乙锌业豪掷37亿) is an entity wherever it stands.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from heshu.claims.attribution import SentenceReading
from heshu.claims.periods import day_of
from heshu.model import lazy_re as re

DATELINE_SENTENCES = 40
"""Sentences from the beginning in which the day of writing is looked for."""
SHORT = 60
"""Characters of a passage that may be nothing but a dateline."""
BEFORE_DATELINE = re.compile(
    r"(?:时间|日期|电|讯|消息|今天|今日|昨日|昨天)[^。]{0,12}$"
    r"|^(?:(?:First |Last |Originally )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Ii]ssued|[Rr]eleased|[Rr]evised|[Dd]ated|[Ww]ritten"
    r"|[Ff]iled|[Pp]rinted)(?: online)?(?: on)?|(?:Date|Published|Posted|Updated|Dated))(?: ?[:–—-])? $"
    r"|^[A-Z][A-Z.' -]{1,30}(?:, [A-Z][A-Za-z. ]{1,20})?(?: \([A-Za-z ]{2,12}\))?[,:]? (?:[-–—] )?$"
)
WORD_OF_PLACE = r"(?:[A-Z][A-Za-z.'-]*|de|la|le|les|upon|under|on|of|the|sur|am|del)"
PLACE = rf"[A-Z][A-Za-z.'-]*(?: {WORD_OF_PLACE}){{0,3}}(?:, [A-Z][A-Za-z.]*(?: {WORD_OF_PLACE}){{0,3}})?"
CALLED_DATELINE = re.compile(rf"^[Dd]ateline:? (?:{PLACE}, )?$")
PLACE_BEFORE = re.compile(rf"^{PLACE}, (?:on )?$")
"""What stands before the day in a first sentence of nothing else: "Port Ellis, 7 March 2018."."""
FIRST_SENTENCES = 2
BRACKET_BEFORE, BRACKET_BEHIND = re.compile(r"[（(][^。]{0,12}$"), re.compile(r"[讯电]?\s*[）)]")
"""（新华社2024年5月3日电）; a bracket that goes on, (31 January 2023: 71), is none."""
AFTER_DATELINE = re.compile(
    r"[讯电](?:[ 　（(]|$)|[ 　]?(?:星期.|周.)?[ 　]?[（(](?:本报|见习|实习)?(?:记者|通讯员)| ?(?:\([A-Za-z ]{2,20}\) ?)?(?:--?|[–—])\s"
)
"""LONDON, March 12, 2004 (Reuters) - """
HEADLINES = 16
"""Headlines whose beginning is looked up in the text."""
LONGEST_NAME, SHORTEST_NAME = 8, 3
OCCURRENCES = 3
"""How often a text must have a name before it counts as one."""
NAME = re.compile(rf"[\u4e00-\u9fffA-Za-z]{{{SHORTEST_NAME},{LONGEST_NAME}}}")
WHOLE_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z·]{2,}")
NO_NAME = re.compile(r"[的了在是和与及为对从把被让]|^[一二三四五六七八九十第本该这那]")


def dateline(readings: Sequence[SentenceReading]) -> datetime.date | None:
    """The day on which a document was written, where its head prints one in full."""
    for place, reading in enumerate(readings[:DATELINE_SENTENCES]):
        text = reading.sentence.text
        passage = reading.sentence.passage
        for numeral in reading.numerals:
            if numeral.kind != "date":
                continue
            day = day_of(numeral.iso)
            if day is None:
                continue
            alone = len(passage.text) <= SHORT or passage.kind == "heading"
            opens = numeral.start < SHORT and AFTER_DATELINE.match(text, numeral.end)
            before = text[: numeral.start]
            bracketed = BRACKET_BEFORE.search(before) and BRACKET_BEHIND.match(text, numeral.end)
            if alone or opens or bracketed or BEFORE_DATELINE.search(before):
                return day
            if CALLED_DATELINE.match(before):
                return day
            ends = not text[numeral.end :].strip(" .")
            if ends and place < FIRST_SENTENCES and PLACE_BEFORE.match(before):
                return day
    return None


def shared_names(
    text: str, readings: Sequence[SentenceReading], is_name: Callable[[str], bool]
) -> tuple[str, ...]:
    """Names at the beginning of headlines that the text has again.

    `is_name` rejects what is rather the beginning of a sentence.
    """
    heads = [
        piece
        for reading in readings
        if reading.sentence.passage.kind == "heading"
        for piece in reading.sentence.text.split()
    ][:HEADLINES]
    found: dict[str, None] = dict.fromkeys(filter(is_name, _subjects(readings)))
    for head in heads:
        name = _name(head, text)
        if name and is_name(name):
            found[name] = None
    return tuple(found)


def _subjects(readings: Sequence[SentenceReading]) -> tuple[str, ...]:
    """Titles that are the subject of their text: 云杉 over `云杉是松科乔木。`."""
    found: dict[str, None] = {}
    for reading in readings:
        own = reading.sentence.passage
        title = own.title.strip("#*“”‘’《—- ")
        if own.kind == "heading" or len(title) > LONGEST_NAME or not WHOLE_NAME.fullmatch(title):
            continue
        if reading.sentence.text.startswith(title):
            found[title] = None
    return tuple(found)


def _name(head: str, text: str) -> str:
    """The longest beginning of a headline that the text has several times; else nothing."""
    start = NAME.match(head.lstrip("#*“”‘’《—- "))
    if not start:
        return ""
    best, most = "", OCCURRENCES - 1
    for length in range(len(start[0]), SHORTEST_NAME - 1, -1):
        candidate = start[0][:length]
        times = text.count(candidate)
        if times > most * 1.5 or (times > most and not best):
            best, most = candidate, times
    return "" if NO_NAME.search(best) else best
