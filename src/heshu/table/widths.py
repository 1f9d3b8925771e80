"""How wide text is on a terminal: `量a` takes three columns.

Ambiguous characters (`—`, `“`) are one column wide here, as in most terminals that are not
set up for East Asian text.
"""

from __future__ import annotations

import unicodedata

WIDE = frozenset("WF")
INVISIBLE = frozenset({"Mn", "Me", "Cf"})
REPLACEMENT = "\ufffd"


def width(text: str) -> int:
    """Terminal columns that the text takes."""
    if text.isascii():
        return len(text)
    return sum(character_width(character) for character in text)


def character_width(character: str) -> int:
    """0 for combining marks, 2 for wide and full-width characters, else 1."""
    if character.isascii():
        return 1
    if unicodedata.east_asian_width(character) in WIDE:
        return 2
    return 0 if unicodedata.category(character) in INVISIBLE else 1


def printable(text: str) -> str:
    """The text with what could move the cursor or change its colour made visible.

    A text may hold escape sequences; a report must show them, not obey them.

    >>> printable("a\\tb\\x1b[31m")
    'a b�[31m'
    """
    if text.isprintable():
        return text
    return "".join([_visible(character) for character in text])


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else REPLACEMENT


def clip(text: str, columns: int) -> str:
    """The text cut to so many columns, with an ellipsis where something was cut off.

    >>> clip("城乡居民参保率", 9)
    '城乡居民…'
    """
    if width(text) <= columns:
        return text
    taken, used = [], 0
    for character in text:
        used += character_width(character)
        if used > columns - 1:
            break
        taken.append(character)
    return "".join(taken) + "…"
