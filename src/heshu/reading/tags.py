"""Tags, comments and character references of HTML, with their places.

>>> [(tag.name, tag.closing, tag.start, tag.end) for tag in scan_tags("<p>5<br>6</p>")]
[('p', False, 0, 3), ('br', False, 4, 8), ('p', True, 9, 13)]

The scan is linear whatever the input: a `<` that opens nothing is text. Nothing is nested here;
`html.py` reads the structure, `layout/hypertext.py` what the text says.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from msgspec import Struct

from heshu.model import lazy_re as re

TAG = re.compile(
    r"""
    < (?P<close>/?) (?P<name>[A-Za-z][A-Za-z0-9:-]{0,40}+)
    (?P<attributes> (?: \s | / (?! > ) ) (?> (?: [^<>"']++ | "[^"]{0,20000}+" | '[^']{0,20000}+' ){0,400} ) )?
    /? >
    """,
    re.VERBOSE,
)
DECLARATION = re.compile(r"<[!?][^<>]{0,2000}+>")
COMMENT_START, COMMENT_END = "<!--", "-->"
COMMENT = "!--"
"""The name under which a comment is reported."""
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements in which a `<` is no tag; they end at their closing tag (HTML 5, 13.1.2)."""
REFERENCE = re.compile(r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")


class Tag(Struct, frozen=True, gc=False):
    """One tag or comment: `text[start:end]`."""

    name: str
    """In lower case."""
    start: int
    end: int
    closing: bool = False
    attributes: str = ""
    """As printed."""


def scan_tags(text: str, start: int = 0, end: int | None = None) -> Iterator[Tag]:
    """The tags and comments of a stretch of HTML, in order; declarations are comments too."""
    stop = len(text) if end is None else end
    unclosed: set[str] = set()
    position = text.find("<", start, stop)
    while position >= 0:
        tag = _tag(text, position, stop, unclosed)
        if tag is not None:
            yield tag
        position = text.find("<", tag.end if tag else position + 1, stop)
        if tag is not None and tag.name in RAW and not tag.closing:
            position = _end_of_raw(text, tag, stop, unclosed)


def _tag(text: str, start: int, stop: int, unclosed: set[str]) -> Tag | None:
    """The tag, comment or declaration at a `<`."""
    if text.startswith(COMMENT_START, start):
        end = -1 if COMMENT in unclosed else text.find(COMMENT_END, start + 4, stop)
        if end >= 0:
            return Tag(COMMENT, start=start, end=end + len(COMMENT_END))
        unclosed.add(COMMENT)  # one that is never closed hides nothing
        return Tag(COMMENT, start=start, end=start + len(COMMENT_START))
    match = TAG.match(text, start, stop)
    if match is not None:
        closing, attributes = bool(match["close"]), match["attributes"] or ""
        return Tag(match["name"].lower(), start, match.end(), closing, attributes)
    declaration = DECLARATION.match(text, start, stop)
    return Tag(COMMENT, start=start, end=declaration.end()) if declaration else None


def _end_of_raw(text: str, tag: Tag, stop: int, unclosed: set[str]) -> int:
    """Where the closing tag of a raw element begins; the next `<` if it has none."""
    if tag.name not in unclosed:
        closing = re.compile(f"</{tag.name}", re.IGNORECASE).search(text, tag.end, stop)
        if closing is not None:
            return closing.start()
        unclosed.add(tag.name)
    return text.find("<", tag.end, stop)


def character(reference: str) -> str:
    """The characters that a reference stands for: `&yen;` is ¥; itself where it is none."""
    return unescape(reference)
