"""Where a block has markup that is no part of what it says, and line ends that are wraps.

>>> [(cut.start, cut.end) for cut in cuts("参保**5.71**万人")]
[(2, 4), (8, 10)]

A cut is left out of the passage; its joiner, at most one character, takes its place, or what a
character reference says: `&minus;5` is −5 (CommonMark 0.31, 2.5).
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.reading.tags import REFERENCE, character

INLINE_TAGS = (
    "a|abbr|b|big|br|center|code|del|div|em|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark|nobr|"
    "ol|p|picture|s|samp|section|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|"
    "tr|tt|u|ul|wbr"
)
HINT = re.compile(r"[*_`~\[\]<>\\&\u200b\u2060\ufeff\u00ad]")
"""Characters without which a block has no markup."""
TOKEN = re.compile(
    rf"""
      (?P<escape>   \\ (?= [-!"#$%&'()*+,./:;<=>?@\[\]^_`{{|}}~] ) )
    | (?P<comment>  <!-- )
    | (?P<tag>      </? (?: {INLINE_TAGS} ) (?: \s [^<>\n]{{0,2000}} )? /? > )
    | (?P<autolink> < (?= (?: https?:// | mailto: ) [^<>\s]{{1,2000}} > ) )
    | (?P<note>     \[ \^ [^\]\[\s]{{1,40}} \] (?: : [ \t]* )?
                  | \[ \d{{1,3}} \] \( \# [^()\s]{{0,200}} \) )
    | (?P<open>     !? \[ (?! \d{{1,3}} \] \[ ) (?= !? \[? [^\[\]]{{0,2000}} \] [(\[] ) )
    | (?P<close>    \] (?: \( [^()\s]{{0,2000}} (?: \( [^()\s]{{0,200}} \) [^()\s]{{0,200}} )?
                       (?: [ \t]+ (?: "[^"\n]{{0,500}}" | '[^'\n]{{0,500}}' ) )? \)
                     | \[ [^\[\]\n]{{0,200}} \] ) )
    | (?P<emphasis> \*{{1,3}} | _{{1,3}} | ~~ )
    | (?P<code>     `{{1,2}} )
    | (?P<space>    &(?:nbsp|ensp|emsp|thinsp|\#160);? )
    | (?P<amp>      (?<= & ) amp; )
    | (?P<reference> {REFERENCE.pattern} (?<= ; ) )
    | (?P<nothing>  [\u200b\u2060\ufeff] | \u00ad (?! [ \t]* [\n\r\f] ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
LINE_BREAK = re.compile(
    r"""
    [ \t\u3000\xa0]* \\?
    [\n\r\v\f\x1c-\x1e\x85\u2028\u2029]
    [\s\u3000]* (?> (?: > [ \t\u3000]* )* )
    """,
    re.VERBOSE,
)
BREAK_TAG = re.compile(
    r"</?(?:br|hr|p|div|li|ul|ol|h[1-6]|section|table|tbody|td|tfoot|th|thead|tr)\b", re.IGNORECASE
)
"""Tags that set their text apart from the text before."""


class Cut(Struct, frozen=True, order=True, gc=False):
    """A stretch of a block, offsets from its start, that its passage leaves out."""

    start: int
    end: int
    joiner: str = ""
    said: str = ""
    """What a character reference stands for."""


class Delimiter(Struct, frozen=True, gc=False):
    """A run of emphasis marks that may open or close."""

    mark: str
    start: int
    end: int
    opens: bool
    closes: bool


def cuts(text: str) -> list[Cut]:
    """The markup inside one block, in order; line ends are not among it."""
    if HINT.search(text) is None:
        return []
    found: list[Cut] = []
    delimiters: list[Delimiter] = []
    position, comment_end = 0, 0
    while (match := TOKEN.search(text, position)) is not None:
        kind, (start, end) = match.lastgroup, match.span()
        position = end
        if kind == "comment":
            if comment_end >= 0:
                comment_end = text.find("-->", end)
            if comment_end >= 0:
                position = comment_end + 3
                found.append(Cut(start, position))
        elif kind in ("emphasis", "code"):
            delimiters.append(_delimiter(text, start, end))
        elif kind == "escape":
            found.append(Cut(start, end))
            position = end + 1
        elif kind == "reference":
            said = character(match[0])
            if said != match[0] and said.isprintable():
                found.append(Cut(start, end, said=said))
        else:
            found.append(Cut(start, end, _joiner(kind, match[0])))
    found.extend(_pairs(delimiters))
    found.sort()
    return _unclosed_brackets_kept(text, found)


def _joiner(kind: str | None, markup: str) -> str:
    """What stands in for a piece of markup: a tag of a block separates, a space is a space."""
    if kind == "tag" and BREAK_TAG.match(markup):
        return "\n"
    return " " if kind == "space" else ""


def _delimiter(text: str, start: int, end: int) -> Delimiter:
    """The run of marks with its flanks: `5*6` and snake_case are no emphasis."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens, closes = not after.isspace(), not before.isspace()
    mark = text[start:end]
    inside_word = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
    if inside_word and (mark[0] == "_" or mark == "*"):
        opens = closes = False
    return Delimiter(mark, start, end, opens, closes)


def _pairs(delimiters: list[Delimiter]) -> Iterator[Cut]:
    """Cuts for the marks that pair up with an earlier run of the same marks."""
    opened: dict[str, Delimiter] = {}
    for delimiter in delimiters:
        opener = opened.get(delimiter.mark)
        if opener is not None and delimiter.closes:
            yield Cut(opener.start, opener.end)
            yield Cut(delimiter.start, delimiter.end)
            del opened[delimiter.mark]
        elif delimiter.opens:
            opened[delimiter.mark] = delimiter


def _unclosed_brackets_kept(text: str, found: list[Cut]) -> list[Cut]:
    """Without the brackets of links that have only one end: `[2] (see` stays as it is."""
    kept: list[Cut | None] = list(found)
    openers: list[int] = []
    for number, cut in enumerate(found):
        first = text[cut.start]
        if first in "![" and text[cut.end - 1] == "[":
            openers.append(number)
        elif first == "]":
            if openers:
                openers.pop()
            else:
                kept[number] = None
    for number in openers:
        kept[number] = None
    return [cut for cut in kept if cut is not None]
