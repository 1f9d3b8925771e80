"""What the text of a cell looks like: a number, a year, words."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.texts import Cell, Passage

NUMBER = re.compile(
    r"""
    (?P<open> [(（] )? \s*+
    (?P<sign> [-−–+＋－] )? \s*+
    (?P<prefix> (?: [A-Z]{2,3} [ ]? | [A-Z]{1,2} )? [$€£¥￥₹] )? \s*+
    (?P<minus> [-−] )?
    (?P<digits> \d{1,3} (?: [,，] \d{3} )+ (?: \.\d+ )? | \d+ (?: \.\d+ )? | \.\d+ )
    \s*+ (?P<percent> [%％] )? \s*+
    (?P<close> [)）] )? \s*+ (?P<after> [%％x] )?
    (?: \s? \*{1,3} | \s? \[\w\] | [†‡] )?
    """,
    re.VERBOSE,
)
"""A cell that is a number; no white space is given back, so that none is tried in two places."""
YEAR = re.compile(r"(?:FY\s?)?(?P<year>(?:19|20)\d{2})\s?(?:年度?|[AEF])?", re.IGNORECASE)
LONGEST_LABEL = 80


def text_of(passage: Passage, cell: Cell) -> str:
    """The text of a cell."""
    return passage.text[cell.start : cell.end]


def is_number(text: str) -> bool:
    """True for a cell that is a number and no year."""
    return NUMBER.fullmatch(text) is not None and not YEAR.fullmatch(text)


def has_any(folded: str, words: tuple[str, ...]) -> bool:
    """True if a text in lower case holds one of the words.

    Latin ones begin a word of it: an exchange is no change, and steps are no eps.
    """
    return any(word in folded and _begins(word, folded) for word in words)


def _begins(word: str, folded: str) -> bool:
    """True for a word that is not Latin, and for one that follows no letter somewhere."""
    if not (word[0].isascii() and word[0].isalpha()):
        return True
    start = folded.find(word)
    while start > 0 and folded[start - 1].isascii() and folded[start - 1].isalpha():
        start = folded.find(word, start + 1)
    return start >= 0
