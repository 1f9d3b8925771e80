"""Headlines that stand on the line of their article: 我市新增泊位8600个　本报讯　去年，我市….

Columns of briefs are printed so, and texts that lost their line ends. Blanks and a dateline behind
them tell where the headline ends, or the brackets around it: 【我市新增泊位8600个】去年，我市…, or
labels: 标题：我市新增泊位8600个 正文：去年，我市…, and 快讯|我市新增泊位8600个：去年，我市….
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
BRACKETED = re.compile(r"【(?P<headline>[^【】\n]{8,60})】\s*(?P<body>[^\s【】])")
"""A headline in brackets and the first character of its article."""
FIGURE = re.compile(r"[0-9０-９]")


def split_headlines(
    strands: Sequence[Strand], rules: Mapping[LanguageCode, LayoutRules]
) -> list[Strand]:
    """The strands, a headline in front of a dateline made one of its own."""
    return [part for strand in strands for part in _split(strand, rules[strand.language])]


def _split(strand: Strand, rules: LayoutRules) -> Iterator[Strand]:
    if (bracketed := _bracketed(strand)) is not None:
        (start, stop), body = bracketed.span("headline"), bracketed.start("body")
        yield replace(cut_off(strand, start, stop), kind="heading", level=TITLE_LEVEL)
        yield cut_off(strand, body, len(strand.text))
        return
    if (labelled := _labelled(strand, rules)) is not None:
        (start, stop), body = labelled.span("headline"), labelled.start("body")
        yield replace(cut_off(strand, start, stop), kind="heading", level=TITLE_LEVEL)
        yield cut_off(strand, body, len(strand.text))
        return
    end = _end_of_headline(strand, rules)
    if not end:
        yield strand
        return
    headline = strand.text[:end].rstrip(" \u3000")
    if strand.language == "en":
        headline = headline.rstrip(" —–-:")
    first = 1 if headline[:1] == "《" and headline[-1:] == "》" else 0
    last = len(headline) - first
    yield replace(cut_off(strand, first, last), kind="heading", level=TITLE_LEVEL)
    yield cut_off(strand, end, len(strand.text))


def _bracketed(strand: Strand) -> re.Match[str] | None:
    """The headline in brackets that a Chinese paragraph begins with; it tells a figure."""
    if strand.kind != "paragraph" or strand.language != "zh":
        return None
    found = BRACKETED.match(strand.text)
    told = found and CHINESE.search(found["headline"]) and FIGURE.search(found["headline"])
    return found if told else None


def _labelled(strand: Strand, rules: LayoutRules) -> re.Match[str] | None:
    """The headline behind a label that a Chinese paragraph begins with, if it tells a figure."""
    if strand.kind != "paragraph" or strand.language != "zh":
        return None
    found = rules.headline_and_body.match(strand.text) or rules.flash.match(strand.text)
    if found is None or not FIGURE.search(found["headline"]):
        return None
    told = "label" in found.groupdict() or _is_told_again(found["headline"], found["body"])
    return found if told and CHINESE.search(found["headline"]) else None


OPENING = 4
"""Characters with which a headline and its article begin alike, or that they share."""


def _is_told_again(headline: str, article: str) -> bool:
    """True for 湖滨马拉松参赛者2.6万人 and 湖滨马拉松昨日鸣枪: the article begins with what it is about."""
    start = headline[:OPENING]
    return start in article[:LONGEST] and CHINESE.match(start) is not None


JOINTS = re.compile(r" [—–] | -- |: ")
"""Between an English headline and its article on one line."""
END_MARKS = re.compile(r"[.;!?]\s|[;!?]")
CONTENT = re.compile(r"[A-Za-z]{4,}")
FEWEST_WORDS, MOST_WORDS, LEAST_SHARED = 4, 16, 3
STEM = 5
"""Letters that forms of one word have in common: close, closed."""
TELLING = 160
"""Characters of an article in which its headline is told again."""
RETOLD = 0.6
"""Part of the words of a headline that are told again."""


def _end_in_english(text: str) -> int:
    """Where the article behind a headline begins that tells the same again; 0 if there is none."""
    found = JOINTS.search(text)
    if found is None:
        return 0
    headline, article = text[: found.start()], text[found.end() : found.end() + TELLING]
    number = len(headline.split())
    if not FEWEST_WORDS <= number <= MOST_WORDS or END_MARKS.search(headline):
        return 0
    if not (headline[:1].isupper() and article[:1].isupper() and " " in article):
        return 0
    told = {word[:STEM].lower() for word in CONTENT.findall(headline)}
    again = told & {word[:STEM].lower() for word in CONTENT.findall(article)}
    enough = len(again) >= LEAST_SHARED and len(again) >= RETOLD * len(told)
    return found.end() if enough else 0


def _end_of_headline(strand: Strand, rules: LayoutRules) -> int:
    """Where the dateline behind a headline begins; 0 where a paragraph begins with none."""
    text = strand.text
    if strand.kind == "paragraph" and strand.language == "en":
        return _end_in_english(text)
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
